import type { Key } from "./en";

const it: Partial<Record<Key, string>> = {
  today: "Oggi", tomorrow: "Domani", yesterday: "Ieri", close: "Chiudi", cancel: "Annulla", save: "Salva", retry: "Riprova", undo: "Annulla azione", more: "Altro", why: "Perché",
  "nav.today": "Oggi", "nav.week": "Settimana", "nav.processes": "Selezioni", "nav.calendar": "Calendario", "nav.search": "Cerca", "nav.settings": "Impostazioni", "nav.dashboard": "Apri il pannello",
  "title.thankYou": "Ringraziare {people}", "title.checkIn": "Chiedere notizie a {people}", "title.agencyCheckIn": "Chiedere notizie a {people}", "title.closingNote": "Scrivere un ultimo messaggio a {people}",
  "channel.email": "per e-mail", "channel.letter": "per lettera", "channel.phone": "per telefono",
  "status.planned": "Previsto", "status.due": "Da fare", "status.overdue": "In ritardo", "status.done": "Fatto", "status.skipped": "Saltato", "status.held": "In attesa", "status.omitted": "Tralasciato",
  "next.kicker": "Poi", "next.due": "Da fare ora", "next.none": "Niente da fare ora", "chain.title": "Tutto il percorso", "chain.here": "Questo colloquio", "chain.now": "Oggi", "people.title": "Persone", "notes.title": "Note", "notes.ask": "Com’è andata?",
  "do.draft": "Apri bozza", "do.done": "Fatto", "do.later": "Più tardi", "do.skip": "Salta", "outcome.active": "In attesa di risposta", "today.greeting": "{n} da fare oggi", "today.allClear": "Tutto fatto", "today.ahead": "Prossimi colloqui", "today.soon": "Presto",
};

export default it;
