import type { Key } from "./en";

const he: Partial<Record<Key, string>> = {
  today: "היום", tomorrow: "מחר", yesterday: "אתמול", close: "סגירה", cancel: "ביטול", save: "שמירה", retry: "לנסות שוב", undo: "ביטול הפעולה", more: "עוד", why: "למה",
  "nav.today": "היום", "nav.week": "שבוע", "nav.processes": "תהליכים", "nav.calendar": "יומן", "nav.search": "חיפוש", "nav.settings": "הגדרות", "nav.dashboard": "פתיחת לוח הבקרה",
  "title.thankYou": "להודות ל-{people}", "title.checkIn": "לברר אצל {people}", "title.agencyCheckIn": "לברר אצל {people}", "title.closingNote": "לכתוב הודעה אחרונה אל {people}",
  "channel.email": "בדואר", "channel.letter": "במכתב", "channel.phone": "בטלפון",
  "status.planned": "מתוכנן", "status.due": "לביצוע", "status.overdue": "באיחור", "status.done": "בוצע", "status.skipped": "דולג", "status.held": "ממתין", "status.omitted": "הושמט",
  "next.kicker": "הבא", "next.due": "לביצוע עכשיו", "next.none": "אין מה לעשות עכשיו", "chain.title": "כל השרשרת", "chain.here": "הראיון הזה", "chain.now": "היום", "people.title": "אנשים", "notes.title": "הערות", "notes.ask": "איך היה?",
  "do.draft": "פתיחת טיוטה", "do.done": "בוצע", "do.later": "אחר כך", "do.skip": "דילוג", "outcome.active": "ממתין לתשובה", "today.greeting": "{n} לביצוע היום", "today.allClear": "הכול בוצע", "today.ahead": "ראיונות קרובים", "today.soon": "בקרוב",
};

export default he;
