import type { Key } from "./en";

const de: Record<Key, string> = {
  product: "FollowUpSync",
  today: "Heute", tomorrow: "Morgen", yesterday: "Gestern",
  close: "Schließen", cancel: "Abbrechen", save: "Speichern", retry: "Noch einmal", undo: "Rückgängig", more: "Mehr", why: "Warum", open: "Öffnen", skipToContent: "Zum Inhalt",
  loading: "Wird geladen", sample: "Beispiel", sampleLong: "Eine erfundene Stellensuche zum Umsehen. Nichts von Ihnen wird gelesen oder geschrieben.",

  "nav.label": "Seiten", "nav.today": "Heute", "nav.week": "Woche", "nav.processes": "Verfahren", "nav.calendar": "Kalender", "nav.search": "Suche", "nav.settings": "Einstellungen",
  "nav.dashboard": "Übersicht öffnen",

  "kind.thankYou": "Dank", "kind.checkIn": "Nachfrage", "kind.agencyCheckIn": "Nachfrage bei der Vermittlung", "kind.closingNote": "Letzte Nachricht", "kind.noShow": "Um neuen Termin bitten",
  "title.thankYou": "{people} danken", "title.checkIn": "Bei {people} nachfragen", "title.agencyCheckIn": "Bei {people} nachfragen", "title.closingNote": "{people} ein letztes Mal schreiben", "title.noShow": "{people} um einen neuen Termin bitten",
  "channel.email": "per Mail", "channel.letter": "per Brief", "channel.phone": "telefonisch",
  "status.planned": "Geplant", "status.due": "Fällig", "status.overdue": "Überfällig", "status.done": "Erledigt", "status.skipped": "Ausgelassen", "status.snoozed": "Ihr Tag", "status.held": "Wartet", "status.withdrawn": "Zurückgezogen", "status.released": "Ihres", "status.omitted": "Entfällt",
  "stage.phoneScreen": "Telefoninterview", "stage.recruiterScreen": "Erstgespräch", "stage.technical": "Fachgespräch", "stage.takeHomeReview": "Besprechung der Aufgabe", "stage.hiringManager": "Gespräch mit der Leitung", "stage.panel": "Gespräch mit mehreren", "stage.onsite": "Gespräch vor Ort", "stage.final": "Letztes Gespräch", "stage.none": "Gespräch",
  "standing.held": "Geführt", "standing.scheduled": "Steht bevor", "standing.cancelled": "Abgesagt", "standing.declined": "Abgelehnt",
  "part.interviewer": "Gesprächspartner", "part.recruiter": "Personalabteilung", "part.agencyRecruiter": "Personalvermittlung", "part.coordinator": "Koordination",
  "outcome.active": "Wartet auf Antwort", "outcome.offer": "Angebot", "outcome.rejected": "Diesmal nicht", "outcome.withdrawn": "Sie haben zurückgezogen", "outcome.closed": "Beendet", "outcome.paused": "Pausiert",
  "by.email": "Mail", "by.phone": "Anruf", "by.meeting": "Treffen",

  "counts.followUps.one": "{n} Schritt", "counts.followUps.other": "{n} Schritte",
  "counts.interviews.one": "{n} Gespräch", "counts.interviews.other": "{n} Gespräche",
  "counts.waiting.one": "{n} Angabe von Ihnen liegt hier bereit", "counts.waiting.other": "{n} Angaben von Ihnen liegen hier bereit",
  "counts.days.one": "{n} Tag", "counts.days.other": "{n} Tagen",

  "next.kicker": "Als Nächstes", "next.due": "Jetzt zu tun", "next.none": "Jetzt ist nichts zu tun", "next.over": "Dieses Verfahren ist beendet",
  "chain.title": "Der ganze Ablauf", "chain.here": "Dieses Gespräch", "chain.now": "Heute", "chain.promise": "Bis zu diesem Tag wird entschieden", "chain.contact": "Sie hatten Kontakt", "chain.unknown": "Noch nicht bekannt",
  "people.title": "Personen", "via": "über {agency}", "noRole": "Stelle nicht bekannt", "noCompany": "Arbeitgeber nicht bekannt",

  "do.draft": "Entwurf öffnen", "do.done": "Erledigt", "do.later": "Später", "do.skip": "Auslassen", "do.reopen": "Wieder öffnen", "do.ics": "Kalenderdatei", "do.letter": "Als Brief", "do.letterTo": "Als Brief an {person}", "do.call": "Blatt für den Anruf",
  "do.promise": "Zugesagter Tag", "do.contact": "Kontakt notieren", "do.notInterview": "Kein Gespräch", "do.isInterview": "Es ist eines", "do.noInterview": "Es ist keines", "do.join": "Dasselbe Verfahren wie …", "do.split": "Ein anderes Verfahren", "do.agency": "Über eine Vermittlung …", "do.noshow": "Niemand kam", "do.drafts": "In die Entwürfe legen", "do.track": "Nachfassen",

  "draft.title": "Die Nachricht", "draft.to": "An", "draft.nobody": "Niemand bekannt: bitte selbst eintragen", "draft.subject": "Betreff", "draft.saved": "Sie liegt in Ihren Entwürfen.", "draft.yours": "Sie haben diese Nachricht geändert; sie bleibt, wie sie ist.", "draft.openOutlook": "In Outlook öffnen", "draft.openMail": "Im Mailprogramm öffnen", "draft.copyText": "Text kopieren", "draft.insert": "Hier einfügen", "draft.gap": "Diese Nachricht lässt sich noch nicht schreiben",
  "draft.never": "Nichts wird von selbst gesendet. Sie lesen, ändern und senden.",
  "snooze.title": "Später", "snooze.on": "An einem Tag Ihrer Wahl", "snooze.keep": "Die Uhrzeit bleibt, und der Tag auch.", "snooze.days": "In {days}", "snooze.week": "In einer Woche", "snooze.do": "Verschieben",
  "outcome.title": "Was ist geschehen?", "outcome.hint": "Ein Ende zieht zurück, was geplant ist. Das lässt sich rückgängig machen.", "outcome.activeDo": "Noch keine Antwort", "outcome.offerDo": "Ein Angebot", "outcome.rejectedDo": "Eine Absage", "outcome.withdrawnDo": "Ich habe zurückgezogen", "outcome.closedDo": "Es ist im Sande verlaufen", "outcome.pausedDo": "Vorerst anhalten",
  "answer.ask": "Ist das eine Antwort?", "answer.waiting": "Ich warte weiter", "answer.no": "Gar keine Antwort", "answer.decided": "Es ist entschieden …", "answer.answered": "Es kam eine Antwort", "answer.answeredHint": "Entschieden ist nichts. Das Warten beginnt von vorn.", "answer.next": "Es folgt eine weitere Runde", "answer.nextHint": "Ihr Termin steht noch nicht im Kalender.",
  "agency.title": "Über eine Vermittlung", "agency.name": "Vermittlung", "agency.hint": "Nachfragen gehen dann an sie. Leer: über keine.",
  "promise.title": "Ein Tag wurde genannt", "promise.day": "Entscheidung bis", "promise.hint": "Bis dahin wird niemand gefragt; am ersten Werktag danach fragen Sie nach.", "promise.do": "Merken",
  "contact.title": "Wir hatten Kontakt", "contact.on": "Am", "contact.by": "Wie", "contact.hint": "Die nächste Nachfrage zählt von hier.", "contact.do": "Merken",
  "notes.title": "Notizen", "notes.ask": "Wie war es?", "notes.placeholder": "Worüber Sie sprachen, was Ihnen gefiel, was gefragt wurde …", "notes.hint": "Wird beim Tippen behalten. Eine Zeile wie „Topic: Event Sourcing“ fließt in den Dank ein.", "notes.kept": "Auf diesem Gerät behalten",
  "join.title": "Dasselbe Verfahren wie …", "join.hint": "Alle Gespräche und Schritte werden ein Ablauf.", "split.title": "Ein anderes Verfahren", "split.hint": "Von diesem Gespräch an ist es ein eigenes Verfahren mit eigenem Ablauf.", "split.do": "Neues Verfahren beginnen",
  "erase.title": "Alles löschen?", "erase.text": "Alles, was über Sie gemerkt ist, wird vergessen, und die Arbeit endet. Was in Ihrem Postfach liegt, gehört Ihnen und bleibt.", "erase.do": "Alles löschen",

  "heard.done": "Erledigt. Gut gemacht.", "heard.skip": "Ausgelassen.", "heard.snooze": "Verschoben.", "heard.reopen": "Wieder offen.", "heard.outcome": "Notiert.", "heard.promise": "Gemerkt. Bis dahin wird niemand gefragt.", "heard.contact": "Gemerkt.", "heard.note": "Notiz gespeichert.", "heard.judge": "Für immer gemerkt.", "heard.join": "Jetzt ein Verfahren.", "heard.split": "Jetzt ein eigenes Verfahren.", "heard.noshow": "Notiert.", "heard.agency": "Notiert.", "heard.answer": "Notiert.", "heard.undo": "Zurückgenommen.", "heard.copied": "Kopiert.", "heard.drafts": "Sie liegt in den Entwürfen.", "heard.saved": "Gespeichert.",

  "today.due": "Zu tun", "today.soon": "Demnächst", "today.ask": "Ist das ein Vorstellungsgespräch?", "today.ahead": "Kommende Gespräche", "today.clear": "Heute ist nichts zu tun", "today.clearHint": "Genießen Sie es. Was kommt, steht unten.", "today.greeting": "Heute {n} zu tun", "today.allClear": "Alles erledigt",
  "today.empty": "Noch keine Gespräche", "today.emptyHint": "Sobald eines in Ihrem Kalender steht, wird hier geplant, was danach zu tun ist.", "today.syncNow": "Noch einmal nachsehen",
  "week.title": "Woche", "week.before": "Woche davor", "week.after": "Woche danach", "week.nothing": "Nichts",
  "processes.title": "Verfahren", "processes.pipeline": "Wo sie stehen", "processes.running": "Laufend", "processes.ended": "Beendet", "processes.none": "Noch keine Verfahren",
  "pipe.first": "Erste Gespräche", "pipe.deep": "Fachgespräche", "pipe.final": "Letzte Runden", "pipe.offer": "Angebote",
  "calendar.title": "Kalender", "calendar.before": "Monat davor", "calendar.after": "Monat danach",
  "search.title": "Suche", "search.label": "Firma, Person, Stelle oder Notiz", "search.none": "Nichts gefunden zu „{text}“.", "search.hint": "Alles, was bekannt ist: Firmen, Personen, Stellen, Schritte.",

  "settings.title": "Einstellungen", "settings.rhythm": "Rhythmus", "settings.notes": "Nachrichten und Briefe", "settings.templates": "Vorlagen", "settings.feed": "Kalenderabo", "settings.privacy": "Ihre Daten", "settings.look": "Sprache dieser Seiten", "settings.account": "Postfach", "settings.zone": "Zeitzone", "settings.automatic": "Automatisch",
  "settings.lastSync": "Zuletzt nachgesehen {when}", "settings.notYet": "Noch nicht nachgesehen",
  "cadence.nextBusinessDay": "Dank am nächsten Werktag", "cadence.thankYouAt": "Dank um", "cadence.channel": "Dank per", "cadence.everyDays": "Tage zwischen Nachfragen", "cadence.checkInAt": "Nachfrage um", "cadence.limit": "Nachfragen, dann Schluss", "cadence.agencyDays": "Tage, bei Vermittlung", "cadence.agencyOnly": "Arbeitgebern nur über ihre Vermittlung schreiben", "cadence.closing": "Eine letzte Nachricht vorschlagen", "cadence.discreet": "Unauffällige Einträge", "cadence.discreetHint": "Neutrale Titel und kein Text im Kalender: für einen, den andere sehen.", "cadence.noLimit": "ohne Grenze",
  "cadence.language": "Sprache der Nachrichten", "cadence.formality": "Anrede", "cadence.formal": "Förmlich", "cadence.familiar": "Vertraut", "cadence.name": "Ihr Name", "cadence.address": "Ihre Postanschrift", "cadence.phone": "Ihr Telefon",
  "templates.choose": "Vorlage", "templates.text": "Text", "templates.preview": "Vorschau", "templates.own": "Ihre eigene", "templates.reset": "Zurück zum Original", "templates.none": "Zurzeit wird kein Schritt damit geschrieben; es gibt nichts zu zeigen.", "templates.line": "Zeile {line}, Spalte {column}",
  "feed.closed": "Abonnieren Sie Ihre Schritte in jedem Kalender.", "feed.open": "Abo öffnen", "feed.isOpen": "Ein Abo ist offen.", "feed.renew": "Neue Adresse", "feed.end": "Beenden", "feed.discreet": "Neutrale Titel", "feed.once": "Diese Adresse wird nur jetzt gezeigt. Wer sie hat, sieht die Schritte.",
  "privacy.export": "Alles mitnehmen", "privacy.exportHint": "Eine Zip-Datei: Gemerktes, Plan, Kalender, Nachrichten.", "privacy.erase": "Alles löschen",

  "item.none": "Wählen Sie einen Termin oder eine Nachricht", "item.noneHint": "Öffnen Sie ein Vorstellungsgespräch im Kalender: sein ganzer Ablauf erscheint hier.",
  "item.ask": "Ist das ein Vorstellungsgespräch?", "item.askHint": "Es könnte eines sein. Bis Sie es sagen, wird nichts geplant.",
  "item.stranger": "Kein Vorstellungsgespräch", "item.strangerHint": "Dafür ist nichts geplant. Ist es doch eines, sagen Sie es.",
  "item.unsaved": "Speichern Sie zuerst den Termin", "item.unsavedHint": "Erst dann gibt Outlook ihm einen Namen. Speichern Sie, und öffnen Sie diesen Bereich wieder.",
  "item.shared": "Das steht im Kalender von {owner}", "item.sharedHint": "Hier wird nur nachgefasst, was in Ihrem eigenen Kalender steht.",
  "item.refused": "Das lässt sich hier nicht nachfassen",
  "item.mailNone": "Kein Verfahren hat mit diesem Absender zu tun", "item.mailNoneHint": "Steht ein Gespräch mit ihm in Ihrem Kalender, sehen Sie es hier.",
  "item.compose": "Nachricht einfügen", "item.composeNone": "Zu diesen Personen passt keine Nachricht",

  "access.signedOut": "Diesen Browser verbinden", "access.signedOutHint": "Der Dienst auf Ihrem Rechner hat beim Start einen Link ausgegeben. Öffnen Sie ihn, oder fügen Sie ihn hier ein.", "access.link": "Link", "access.connect": "Verbinden", "access.wrongLink": "Dieser Link stammt von einem früheren Start oder ist nicht vollständig. Nehmen Sie den zuletzt ausgegebenen.",
  "access.signIn": "Mit Microsoft anmelden", "access.signInHint": "Damit Ihr eigenes Postfach, und nur Ihres, angesehen wird. Auch mit privaten Konten.", "access.popupBlocked": "Das Anmeldefenster wurde blockiert. Erlauben Sie Pop-ups für diese Seite, oder versuchen Sie es noch einmal.", "access.otherAccount": "Sie sind als {account} angemeldet, das Postfach aber ist {mailbox}.",
  "access.noConsent": "Zuerst muss ein Administrator zustimmen", "access.noConsentHint": "In Ihrer Organisation lassen nur Administratoren Apps zu. Schicken Sie ihnen diesen Link: er bittet um Kalender und Entwürfe, und um kein Recht zu senden.", "access.copyLink": "Link kopieren", "access.again": "Es ist geschehen",
  "access.unsupported": "Dieses Outlook kann den Bereich nicht zeigen", "access.unsupportedHint": "Es ist zu alt dafür. Dieselben Seiten gibt es vollständig in Ihrem Browser.",
  "access.noMailbox": "Außerhalb von Outlook geöffnet", "access.noMailboxHint": "Dieser Bereich gehört neben einen Termin. Im Browser nehmen Sie die Übersicht.",
  "line.offline": "Sie sind offline. Sie sehen den Stand von {when}.", "line.gone": "Der Dienst antwortet nicht. Sie sehen den Stand von {when}.", "line.nothing": "Der Dienst antwortet nicht", "line.nothingHint": "Läuft er? Auf dem eigenen Rechner: dotnet run --project src/FollowUpSync.Server. Es wird von selbst wieder versucht.",
  "line.waiting": "Gesendet wird, sobald jemand zuhört.", "conflict.text": "Das hat sich inzwischen geändert; es wurde nichts getan. Sie sehen es, wie es jetzt ist: entscheiden Sie neu.",
  "sync.needsYou": "Ihr Postfach bittet Sie, sich neu anzumelden.", "sync.failing": "Ihr Postfach antwortet seit {when} nicht.", "sync.beginning": "Ihr Postfach wird zum ersten Mal angesehen.", "sync.ended": "Alles wurde gelöscht, und nichts wird angesehen.", "sync.begin": "Neu beginnen",
};

export default de;
