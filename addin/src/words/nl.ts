import type { Key } from "./en";

const nl: Partial<Record<Key, string>> = {
  today: "Vandaag", tomorrow: "Morgen", yesterday: "Gisteren", close: "Sluiten", cancel: "Annuleren", save: "Opslaan", retry: "Opnieuw", undo: "Ongedaan maken", more: "Meer", why: "Waarom",
  "nav.today": "Vandaag", "nav.week": "Week", "nav.processes": "Trajecten", "nav.calendar": "Agenda", "nav.search": "Zoeken", "nav.settings": "Instellingen", "nav.dashboard": "Overzicht openen",
  "title.thankYou": "{people} bedanken", "title.checkIn": "Navragen bij {people}", "title.agencyCheckIn": "Navragen bij {people}", "title.closingNote": "{people} een laatste keer schrijven",
  "channel.email": "per mail", "channel.letter": "per brief", "channel.phone": "per telefoon",
  "status.planned": "Gepland", "status.due": "Te doen", "status.overdue": "Te laat", "status.done": "Gedaan", "status.skipped": "Overgeslagen", "status.held": "Wacht", "status.omitted": "Weggelaten",
  "next.kicker": "Hierna", "next.due": "Nu te doen", "next.none": "Nu niets te doen", "chain.title": "Het hele verloop", "chain.here": "Dit gesprek", "chain.now": "Vandaag", "people.title": "Mensen", "notes.title": "Notities", "notes.ask": "Hoe ging het?",
  "do.draft": "Concept openen", "do.done": "Gedaan", "do.later": "Later", "do.skip": "Overslaan", "outcome.active": "Wacht op antwoord", "today.greeting": "Vandaag {n} te doen", "today.allClear": "Alles gedaan", "today.ahead": "Komende gesprekken", "today.soon": "Binnenkort",
};

export default nl;
