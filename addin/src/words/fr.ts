import type { Key } from "./en";

const fr: Record<Key, string> = {
  product: "FollowUpSync",
  today: "Aujourd’hui", tomorrow: "Demain", yesterday: "Hier",
  close: "Fermer", cancel: "Annuler", save: "Enregistrer", retry: "Réessayer", undo: "Annuler l’action", more: "Plus", why: "Pourquoi", open: "Ouvrir", skipToContent: "Aller au contenu",
  loading: "Chargement", sample: "Exemple", sampleLong: "Une recherche d’emploi inventée, pour découvrir. Rien de vous n’est lu ni écrit.",

  "nav.label": "Pages", "nav.today": "Aujourd’hui", "nav.week": "Semaine", "nav.processes": "Candidatures", "nav.calendar": "Calendrier", "nav.search": "Recherche", "nav.settings": "Réglages",
  "nav.dashboard": "Ouvrir le tableau de bord",

  "kind.thankYou": "Remerciement", "kind.checkIn": "Relance", "kind.agencyCheckIn": "Relance de l’agence", "kind.closingNote": "Dernier message", "kind.noShow": "Demander une nouvelle date",
  "title.thankYou": "Remercier {people}", "title.checkIn": "Relancer {people}", "title.agencyCheckIn": "Relancer {people}", "title.closingNote": "Écrire un dernier message à {people}", "title.noShow": "Demander une nouvelle date à {people}",
  "channel.email": "par mail", "channel.letter": "par lettre", "channel.phone": "par téléphone",
  "status.planned": "Prévu", "status.due": "À faire", "status.overdue": "En retard", "status.done": "Fait", "status.skipped": "Passé", "status.snoozed": "Votre jour", "status.held": "En attente", "status.withdrawn": "Retiré", "status.released": "À vous", "status.omitted": "Écarté",
  "stage.phoneScreen": "Entretien téléphonique", "stage.recruiterScreen": "Premier entretien", "stage.technical": "Entretien technique", "stage.takeHomeReview": "Revue de l’exercice", "stage.hiringManager": "Entretien avec le responsable", "stage.panel": "Entretien collectif", "stage.onsite": "Entretien sur place", "stage.final": "Dernier entretien", "stage.none": "Entretien",
  "standing.held": "Passé", "standing.scheduled": "À venir", "standing.cancelled": "Annulé", "standing.declined": "Refusé",
  "part.interviewer": "Interlocuteur", "part.recruiter": "Recruteur", "part.agencyRecruiter": "Recruteur de l’agence", "part.coordinator": "Coordination",
  "outcome.active": "En attente de réponse", "outcome.offer": "Offre", "outcome.rejected": "Pas cette fois", "outcome.withdrawn": "Vous vous êtes retiré", "outcome.closed": "Clos", "outcome.paused": "En pause",
  "by.email": "Mail", "by.phone": "Appel", "by.meeting": "Rencontre",

  "counts.followUps.one": "{n} étape", "counts.followUps.other": "{n} étapes",
  "counts.interviews.one": "{n} entretien", "counts.interviews.other": "{n} entretiens",
  "counts.waiting.one": "{n} indication de vous est gardée ici", "counts.waiting.other": "{n} indications de vous sont gardées ici",
  "counts.days.one": "{n} jour", "counts.days.other": "{n} jours",

  "next.kicker": "Ensuite", "next.due": "À faire maintenant", "next.none": "Rien à faire maintenant", "next.over": "Cette candidature est terminée",
  "chain.title": "Toute la suite", "chain.here": "Cet entretien", "chain.now": "Aujourd’hui", "chain.promise": "Décision d’ici ce jour", "chain.contact": "Vous avez été en contact", "chain.unknown": "Pas encore connu",
  "people.title": "Personnes", "via": "par {agency}", "noRole": "Poste inconnu", "noCompany": "Employeur inconnu",

  "do.draft": "Ouvrir le brouillon", "do.done": "Fait", "do.later": "Plus tard", "do.skip": "Passer", "do.reopen": "Rouvrir", "do.ics": "Fichier calendrier", "do.letter": "En lettre", "do.letterTo": "En lettre à {person}", "do.call": "Fiche pour l’appel",
  "do.promise": "Date promise", "do.contact": "Noter un contact", "do.notInterview": "Pas un entretien", "do.isInterview": "C’en est un", "do.noInterview": "Ce n’en est pas un", "do.join": "Même candidature que…", "do.split": "Une autre candidature", "do.agency": "Par une agence…", "do.noshow": "Personne n’est venu", "do.drafts": "Mettre dans les brouillons", "do.track": "En assurer le suivi",

  "draft.title": "Le message", "draft.to": "À", "draft.nobody": "Personne de connu : à remplir vous-même", "draft.subject": "Objet", "draft.saved": "Il est dans vos brouillons.", "draft.yours": "Vous avez modifié ce message : il reste tel quel.", "draft.openOutlook": "Ouvrir dans Outlook", "draft.openMail": "Ouvrir dans ma messagerie", "draft.copyText": "Copier le texte", "draft.insert": "Insérer ici", "draft.gap": "Ce message ne peut pas encore être écrit",
  "draft.never": "Rien n’est envoyé tout seul. Vous lisez, modifiez et envoyez.",
  "snooze.title": "Plus tard", "snooze.on": "Un jour de votre choix", "snooze.keep": "L’heure ne change pas, et le jour reste celui-là.", "snooze.days": "Dans {days}", "snooze.week": "Dans une semaine", "snooze.do": "Déplacer",
  "outcome.title": "Que s’est-il passé ?", "outcome.hint": "Une fin retire ce qui est prévu. Vous pouvez revenir en arrière.", "outcome.activeDo": "Pas encore de réponse", "outcome.offerDo": "Une offre", "outcome.rejectedDo": "Un refus", "outcome.withdrawnDo": "Je me suis retiré", "outcome.closedDo": "Cela n’a rien donné", "outcome.pausedDo": "Suspendre pour l’instant",
  "answer.ask": "Est-ce une réponse ?", "answer.waiting": "J’attends encore", "answer.no": "Pas une réponse", "answer.decided": "C’est décidé…", "answer.answered": "Une réponse est venue", "answer.answeredHint": "Rien n’est décidé. L’attente recommence.", "answer.next": "Un autre entretien suivra", "answer.nextHint": "Sa date n’est pas encore au calendrier.",
  "agency.title": "Par une agence", "agency.name": "Agence", "agency.hint": "Les relances vont alors à son recruteur. Vide : par aucune.",
  "promise.title": "Une date a été donnée", "promise.day": "Décision d’ici le", "promise.hint": "Personne n’est relancé avant ; vous relancez le premier jour ouvré suivant.", "promise.do": "Retenir",
  "contact.title": "Nous avons été en contact", "contact.on": "Le", "contact.by": "Par", "contact.hint": "La prochaine relance compte à partir d’ici.", "contact.do": "Retenir",
  "notes.title": "Notes", "notes.ask": "Comment cela s’est-il passé ?", "notes.placeholder": "Ce dont vous avez parlé, ce qui vous a plu, les questions…", "notes.hint": "Gardé au fil de la frappe. Une ligne comme « Topic: event sourcing » entre dans le remerciement.", "notes.kept": "Gardé sur cet appareil",
  "join.title": "Même candidature que…", "join.hint": "Tous leurs entretiens et étapes forment une seule suite.", "split.title": "Une autre candidature", "split.hint": "À partir de cet entretien, c’est une candidature à part, avec sa propre suite.", "split.do": "Commencer une candidature",
  "erase.title": "Tout effacer ?", "erase.text": "Tout ce qui est retenu de vous est oublié, et le travail s’arrête. Ce qui est dans votre boîte est à vous, et reste.", "erase.do": "Tout effacer",

  "heard.done": "Fait. Bravo.", "heard.skip": "Passé.", "heard.snooze": "Déplacé.", "heard.reopen": "De nouveau ouvert.", "heard.outcome": "Noté.", "heard.promise": "Retenu. Personne n’est relancé avant.", "heard.contact": "Retenu.", "heard.note": "Note enregistrée.", "heard.judge": "Retenu pour de bon.", "heard.join": "Une seule candidature désormais.", "heard.split": "Une candidature à part désormais.", "heard.noshow": "Noté.", "heard.agency": "Noté.", "heard.answer": "Noté.", "heard.undo": "Annulé.", "heard.copied": "Copié.", "heard.drafts": "Il est dans les brouillons.", "heard.saved": "Enregistré.",

  "today.due": "À faire", "today.soon": "Bientôt", "today.ask": "Est-ce un entretien ?", "today.ahead": "Entretiens à venir", "today.clear": "Rien à faire aujourd’hui", "today.clearHint": "Profitez-en. La suite est plus bas.", "today.greeting": "{n} à faire aujourd’hui", "today.allClear": "Tout est fait",
  "today.empty": "Pas encore d’entretien", "today.emptyHint": "Dès qu’il y en aura un à votre calendrier, son suivi sera prévu ici.", "today.syncNow": "Regarder de nouveau",
  "week.title": "Semaine", "week.before": "Semaine précédente", "week.after": "Semaine suivante", "week.nothing": "Rien",
  "processes.title": "Candidatures", "processes.pipeline": "Où elles en sont", "processes.running": "En cours", "processes.ended": "Terminées", "processes.none": "Pas encore de candidature",
  "pipe.first": "Premiers échanges", "pipe.deep": "Entretiens", "pipe.final": "Derniers tours", "pipe.offer": "Offres",
  "calendar.title": "Calendrier", "calendar.before": "Mois précédent", "calendar.after": "Mois suivant",
  "search.title": "Recherche", "search.label": "Entreprise, personne, poste ou note", "search.none": "Rien trouvé pour « {text} ».", "search.hint": "Tout ce qui est connu : entreprises, personnes, postes, étapes.",

  "settings.title": "Réglages", "settings.rhythm": "Rythme", "settings.notes": "Messages et lettres", "settings.templates": "Modèles", "settings.feed": "Flux de calendrier", "settings.privacy": "Vos données", "settings.look": "Langue de ces pages", "settings.account": "Boîte", "settings.zone": "Fuseau horaire", "settings.automatic": "Automatique",
  "settings.lastSync": "Consulté la dernière fois {when}", "settings.notYet": "Pas encore consulté",
  "cadence.nextBusinessDay": "Remercier le jour ouvré suivant", "cadence.thankYouAt": "Remercier à", "cadence.channel": "Remercier par", "cadence.everyDays": "Jours entre les relances", "cadence.checkInAt": "Relancer à", "cadence.limit": "Relances, puis un dernier mot", "cadence.agencyDays": "Jours, avec une agence", "cadence.agencyOnly": "N’écrire aux employeurs que par leur agence", "cadence.closing": "Proposer un dernier message", "cadence.discreet": "Entrées discrètes", "cadence.discreetHint": "Titres neutres et aucun texte au calendrier : pour un calendrier que d’autres voient.", "cadence.noLimit": "sans limite",
  "cadence.language": "Langue des messages", "cadence.formality": "Ton", "cadence.formal": "Soutenu", "cadence.familiar": "Familier", "cadence.name": "Votre nom", "cadence.address": "Votre adresse postale", "cadence.phone": "Votre téléphone",
  "templates.choose": "Modèle", "templates.text": "Texte", "templates.preview": "Aperçu", "templates.own": "le vôtre", "templates.reset": "Revenir à l’original", "templates.none": "Aucune étape ne s’écrit avec lui en ce moment : il n’y a rien à montrer.", "templates.line": "Ligne {line}, colonne {column}",
  "feed.closed": "Abonnez-vous à vos étapes depuis n’importe quel calendrier.", "feed.open": "Ouvrir un flux", "feed.isOpen": "Un flux est ouvert.", "feed.renew": "Nouvelle adresse", "feed.end": "Le fermer", "feed.discreet": "Titres neutres", "feed.once": "Cette adresse n’est montrée que maintenant. Qui l’a voit les étapes.",
  "privacy.export": "Tout emporter", "privacy.exportHint": "Un fichier zip : ce qui est retenu, le plan, le calendrier, les messages.", "privacy.erase": "Tout effacer",

  "item.none": "Choisissez un rendez-vous ou un message", "item.noneHint": "Ouvrez un entretien dans votre calendrier : toute sa suite apparaît ici.",
  "item.ask": "Est-ce un entretien ?", "item.askHint": "C’est possible. Rien n’est prévu tant que vous ne le dites pas.",
  "item.stranger": "Pas un entretien", "item.strangerHint": "Rien n’est prévu pour cela. Si c’en est un, dites-le.",
  "item.unsaved": "Enregistrez d’abord le rendez-vous", "item.unsavedHint": "Outlook ne lui donne un nom qu’à ce moment. Enregistrez, puis rouvrez ce volet.",
  "item.shared": "Ceci est dans le calendrier de {owner}", "item.sharedHint": "Seul ce qui est dans votre propre calendrier est suivi ici.",
  "item.refused": "Ceci ne peut pas être suivi ici",
  "item.mailNone": "Aucune candidature ne concerne cet expéditeur", "item.mailNoneHint": "Quand un entretien avec lui sera au calendrier, vous le verrez ici.",
  "item.compose": "Insérer un message", "item.composeNone": "Aucun message ne convient à ces personnes",

  "access.signedOut": "Connecter ce navigateur", "access.signedOutHint": "Le service sur votre machine a affiché un lien à son démarrage. Ouvrez-le, ou collez-le ici.", "access.link": "Lien", "access.connect": "Connecter", "access.wrongLink": "Ce lien date d’un démarrage précédent, ou n’est pas entier. Prenez le dernier affiché.",
  "access.signIn": "Se connecter avec Microsoft", "access.signInHint": "Pour que votre boîte, et elle seule, soit consultée. Les comptes personnels conviennent aussi.", "access.popupBlocked": "La fenêtre de connexion a été bloquée. Autorisez les fenêtres pour cette page, ou réessayez.", "access.otherAccount": "Vous êtes connecté comme {account}, mais cette boîte est {mailbox}.",
  "access.noConsent": "Un administrateur doit d’abord accepter", "access.noConsentHint": "Dans votre organisation, seuls les administrateurs autorisent les applications. Envoyez-leur ce lien : il demande le calendrier et les brouillons, et aucun droit d’envoyer.", "access.copyLink": "Copier le lien", "access.again": "C’est fait",
  "access.unsupported": "Cet Outlook ne peut pas montrer le volet", "access.unsupportedHint": "Il est trop ancien. Les mêmes pages sont complètes dans votre navigateur.",
  "access.noMailbox": "Ouvert hors d’Outlook", "access.noMailboxHint": "Ce volet se place à côté d’un rendez-vous. Dans un navigateur, prenez le tableau de bord.",
  "line.offline": "Vous êtes hors ligne. Vous voyez ce qui était connu le {when}.", "line.gone": "Le service ne répond pas. Vous voyez ce qui était connu le {when}.", "line.nothing": "Le service ne répond pas", "line.nothingHint": "Est-il démarré ? Sur votre machine : dotnet run --project src/FollowUpSync.Server. Un nouvel essai se fait tout seul.",
  "line.waiting": "L’envoi se fera dès que quelqu’un écoute.", "conflict.text": "Cela a changé entre-temps : rien n’a été fait. Vous le voyez tel qu’il est : décidez de nouveau.",
  "sync.needsYou": "Votre boîte vous demande de vous reconnecter.", "sync.failing": "Votre boîte ne répond plus depuis {when}.", "sync.beginning": "Votre boîte est consultée pour la première fois.", "sync.ended": "Tout a été effacé, et rien n’est consulté.", "sync.begin": "Recommencer",
};

export default fr;
