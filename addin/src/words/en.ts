/** Every word of the interface. Text in braces is filled in. */
export const en = {
  product: "FollowUpSync",
  today: "Today", tomorrow: "Tomorrow", yesterday: "Yesterday",
  close: "Close", cancel: "Cancel", save: "Save", retry: "Try again", undo: "Undo", more: "More", why: "Why", open: "Open", skipToContent: "Skip to content",
  loading: "Loading", sample: "Sample", sampleLong: "A made-up job search, to look around. Nothing of yours is read or written.",

  "nav.label": "Pages", "nav.today": "Today", "nav.week": "Week", "nav.processes": "Processes", "nav.calendar": "Calendar", "nav.search": "Search", "nav.settings": "Settings",
  "nav.dashboard": "Open the dashboard",

  "kind.thankYou": "Thank-you", "kind.checkIn": "Check-in", "kind.agencyCheckIn": "Agency check-in", "kind.closingNote": "Last note", "kind.noShow": "Ask for a new date",
  "title.thankYou": "Thank {people}", "title.checkIn": "Check in with {people}", "title.agencyCheckIn": "Check in with {people}", "title.closingNote": "Write a last note to {people}", "title.noShow": "Ask {people} for a new date",
  "channel.email": "by mail", "channel.letter": "by letter", "channel.phone": "by phone",
  "status.planned": "Planned", "status.due": "Due", "status.overdue": "Overdue", "status.done": "Done", "status.skipped": "Skipped", "status.snoozed": "Your day", "status.held": "Waiting", "status.withdrawn": "Withdrawn", "status.released": "Yours", "status.omitted": "Left out",
  "stage.phoneScreen": "Phone screen", "stage.recruiterScreen": "Recruiter screen", "stage.technical": "Technical interview", "stage.takeHomeReview": "Take-home review", "stage.hiringManager": "Hiring manager", "stage.panel": "Panel", "stage.onsite": "On-site interview", "stage.final": "Final interview", "stage.none": "Interview",
  "standing.held": "Took place", "standing.scheduled": "Ahead", "standing.cancelled": "Cancelled", "standing.declined": "Declined",
  "part.interviewer": "Interviewer", "part.recruiter": "Recruiter", "part.agencyRecruiter": "Agency recruiter", "part.coordinator": "Coordinator",
  "outcome.active": "Waiting for an answer", "outcome.offer": "Offer", "outcome.rejected": "Not this one", "outcome.withdrawn": "You withdrew", "outcome.closed": "Closed", "outcome.paused": "Paused",
  "by.email": "Mail", "by.phone": "Phone call", "by.meeting": "Meeting",

  "counts.followUps.one": "{n} follow-up", "counts.followUps.other": "{n} follow-ups",
  "counts.interviews.one": "{n} interview", "counts.interviews.other": "{n} interviews",
  "counts.waiting.one": "{n} thing you said is kept here", "counts.waiting.other": "{n} things you said are kept here",
  "counts.days.one": "{n} day", "counts.days.other": "{n} days",

  "next.kicker": "Next", "next.due": "To do now", "next.none": "Nothing to do now", "next.over": "This process has ended",
  "chain.title": "The whole chain", "chain.here": "This interview", "chain.now": "Today", "chain.promise": "They decide by this day", "chain.contact": "You were in touch", "chain.unknown": "Not known yet",
  "people.title": "People", "via": "through {agency}", "noRole": "Role not known", "noCompany": "Employer not known",

  "do.draft": "Open draft", "do.done": "Done", "do.later": "Later", "do.skip": "Skip it", "do.reopen": "Open it again", "do.ics": "Calendar file", "do.letter": "As a letter", "do.letterTo": "As a letter to {person}", "do.call": "Sheet for the call",
  "do.promise": "Promised date", "do.contact": "Log contact", "do.notInterview": "Not an interview", "do.isInterview": "It is an interview", "do.noInterview": "It is not", "do.join": "Same process as …", "do.split": "Another process", "do.agency": "Through an agency …", "do.noshow": "Nobody came", "do.drafts": "Put into Drafts", "do.track": "Follow it up",

  "draft.title": "The note", "draft.to": "To", "draft.nobody": "Nobody known: fill it in yourself", "draft.subject": "Subject", "draft.saved": "It lies in your Drafts folder.", "draft.yours": "You changed this note, so it is left as it is.", "draft.openOutlook": "Open in Outlook", "draft.openMail": "Open in my mail program", "draft.copyText": "Copy the text", "draft.insert": "Put it here", "draft.gap": "This note cannot be written yet",
  "draft.never": "Nothing is sent by itself. You read it, change it, and send it.",
  "snooze.title": "Later", "snooze.on": "On a day of your choice", "snooze.keep": "It keeps its hour, and stays on that day.", "snooze.days": "In {days}", "snooze.week": "In a week", "snooze.do": "Move it",
  "outcome.title": "What happened?", "outcome.hint": "An end withdraws what is planned. You can take it back.", "outcome.activeDo": "No answer yet", "outcome.offerDo": "An offer", "outcome.rejectedDo": "They said no", "outcome.withdrawnDo": "I withdrew", "outcome.closedDo": "It came to nothing", "outcome.pausedDo": "Hold it for now",
  "answer.ask": "Is this an answer?", "answer.waiting": "Still waiting", "answer.no": "No answer at all", "answer.decided": "It is decided …", "answer.answered": "They answered", "answer.answeredHint": "Nothing is decided. The wait begins anew.", "answer.next": "Another round is coming", "answer.nextHint": "Its date is not in the calendar yet.",
  "agency.title": "Through an agency", "agency.name": "Agency", "agency.hint": "Check-ins then go to its recruiter. Empty: through none.",
  "promise.title": "They named a day", "promise.day": "They decide by", "promise.hint": "Nobody is asked until then; the first business day after it, you check in.", "promise.do": "Remember it",
  "contact.title": "We were in touch", "contact.on": "On", "contact.by": "By", "contact.hint": "The next check-in counts from here.", "contact.do": "Remember it",
  "notes.title": "Notes", "notes.ask": "How did it go?", "notes.placeholder": "What you talked about, what you liked, what they asked …", "notes.hint": "Kept as you type. A line such as “Topic: event sourcing” is woven into the thank-you.", "notes.kept": "Kept on this device",
  "join.title": "Same process as …", "join.hint": "All their interviews and follow-ups become one chain.", "split.title": "Another process", "split.hint": "From this interview on, it is a process of its own, with a chain of its own.", "split.do": "Begin a new process",
  "erase.title": "Erase everything?", "erase.text": "All that is remembered about you is forgotten, and the work ends. What lies in your mailbox is yours, and stays.", "erase.do": "Erase everything",

  "heard.done": "Done. Well done.", "heard.skip": "Skipped.", "heard.snooze": "Moved.", "heard.reopen": "Open again.", "heard.outcome": "Noted.", "heard.promise": "Remembered. Nobody is asked until then.", "heard.contact": "Remembered.", "heard.note": "Note saved.", "heard.judge": "Remembered for good.", "heard.join": "One process now.", "heard.split": "A process of its own now.", "heard.noshow": "Noted.", "heard.agency": "Noted.", "heard.answer": "Noted.", "heard.undo": "Taken back.", "heard.copied": "Copied.", "heard.drafts": "It lies in Drafts.", "heard.saved": "Saved.",

  "today.due": "To do", "today.soon": "Coming up", "today.ask": "Is this an interview?", "today.ahead": "Interviews ahead", "today.clear": "Nothing to do today", "today.clearHint": "Enjoy it. What comes next stands below.", "today.greeting": "{n} to do today", "today.allClear": "All clear",
  "today.empty": "No interviews yet", "today.emptyHint": "As soon as one stands in your calendar, its follow-ups are planned here.", "today.syncNow": "Look again",
  "week.title": "Week", "week.before": "Week before", "week.after": "Week after", "week.nothing": "Nothing",
  "processes.title": "Processes", "processes.pipeline": "Where they stand", "processes.running": "Running", "processes.ended": "Ended", "processes.none": "No processes yet",
  "pipe.first": "First talks", "pipe.deep": "Interviews", "pipe.final": "Final rounds", "pipe.offer": "Offers",
  "calendar.title": "Calendar", "calendar.before": "Month before", "calendar.after": "Month after",
  "search.title": "Search", "search.label": "Company, person, role or note", "search.none": "Nothing found for “{text}”.", "search.hint": "Everything that is known: companies, people, roles, follow-ups.",

  "settings.title": "Settings", "settings.rhythm": "Rhythm", "settings.notes": "Notes and letters", "settings.templates": "Templates", "settings.feed": "Calendar feed", "settings.privacy": "Your data", "settings.look": "Language of these pages", "settings.account": "Mailbox", "settings.zone": "Time zone", "settings.automatic": "Automatic",
  "settings.lastSync": "Looked at last {when}", "settings.notYet": "Not looked at yet",
  "cadence.nextBusinessDay": "Thank-you on the next business day", "cadence.thankYouAt": "Thank-you at", "cadence.channel": "Thank-you by", "cadence.everyDays": "Days between check-ins", "cadence.checkInAt": "Check-in at", "cadence.limit": "Check-ins, then a last note", "cadence.agencyDays": "Days between agency check-ins", "cadence.agencyOnly": "Write to employers through their agency only", "cadence.closing": "Propose a last note", "cadence.discreet": "Discreet entries", "cadence.discreetHint": "Neutral titles and no text in the calendar: for one that others can see.", "cadence.noLimit": "no limit",
  "cadence.language": "Language of notes", "cadence.formality": "Form of address", "cadence.formal": "Formal", "cadence.familiar": "Familiar", "cadence.name": "Your name", "cadence.address": "Your postal address", "cadence.phone": "Your phone",
  "templates.choose": "Template", "templates.text": "Text", "templates.preview": "Preview", "templates.own": "your own", "templates.reset": "Back to the original", "templates.none": "No follow-up is written with it now, so there is nothing to show.", "templates.line": "Line {line}, column {column}",
  "feed.closed": "Subscribe to your follow-ups from any calendar.", "feed.open": "Open a feed", "feed.isOpen": "A feed is open.", "feed.renew": "New address", "feed.end": "End it", "feed.discreet": "Neutral titles", "feed.once": "This address is shown only now. Whoever has it sees the follow-ups.",
  "privacy.export": "Take everything with you", "privacy.exportHint": "A zip file: what is remembered, the plan, the calendar, the notes.", "privacy.erase": "Erase everything",

  "item.none": "Choose an appointment or a message", "item.noneHint": "Open an interview in your calendar: its whole chain appears here.",
  "item.ask": "Is this an interview?", "item.askHint": "It may be one. Until you say so, nothing is planned.",
  "item.stranger": "Not an interview", "item.strangerHint": "Nothing is planned for it. If it is one after all, say so.",
  "item.unsaved": "Save the appointment first", "item.unsavedHint": "Outlook gives it a name only then. Save it, and open this pane again.",
  "item.shared": "This is in the calendar of {owner}", "item.sharedHint": "Here only what stands in your own calendar is followed up.",
  "item.refused": "This one cannot be followed up here",
  "item.mailNone": "No process has to do with this sender", "item.mailNoneHint": "When an interview with them stands in your calendar, you will see it here.",
  "item.compose": "Insert a note", "item.composeNone": "No note fits these people",

  "access.signedOut": "Connect this browser", "access.signedOutHint": "The service on your machine printed a link when it was started. Open that link, or paste it here.", "access.link": "Link", "access.connect": "Connect", "access.wrongLink": "This link is of an earlier start, or not whole. Use the one that was printed last.",
  "access.signIn": "Sign in with Microsoft", "access.signInHint": "So that your own mailbox, and only yours, is looked at. Personal accounts work, too.", "access.popupBlocked": "The sign-in window was blocked. Allow pop-ups for this page, or try again.", "access.otherAccount": "You are signed in as {account}, but this mailbox is {mailbox}.",
  "access.noConsent": "An administrator must agree first", "access.noConsentHint": "Your organisation lets only administrators allow apps. Send them this link: it asks for your calendar and drafts, and for no right to send.", "access.copyLink": "Copy the link", "access.again": "It is done",
  "access.unsupported": "This Outlook cannot show the pane", "access.unsupportedHint": "It is too old for it. The same pages work in your browser, with everything.",
  "access.noMailbox": "Opened outside of Outlook", "access.noMailboxHint": "This pane belongs beside an appointment. In a browser, use the dashboard.",
  "line.offline": "You are offline. You see what was known at {when}.", "line.gone": "The service does not answer. You see what was known at {when}.", "line.nothing": "The service does not answer", "line.nothingHint": "Is it running? On your own machine: dotnet run --project src/FollowUpSync.Server. It is tried again by itself.",
  "line.waiting": "It is sent as soon as somebody listens.", "conflict.text": "This changed meanwhile, so nothing was done. You see it as it is now: decide again.",
  "sync.needsYou": "Your mailbox asks you to sign in again.", "sync.failing": "Your mailbox has not answered since {when}.", "sync.beginning": "Your mailbox is being looked at for the first time.", "sync.ended": "Everything was erased, and nothing is looked at.", "sync.begin": "Begin again",
} as const;

export type Key = keyof typeof en;
