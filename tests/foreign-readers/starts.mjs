// Finds every start within a window with ical.js and prints them, in order, as one JSON document:
//   node starts.mjs FROM TO FILE...      (FROM and TO as 2026-11-04T12:00:00Z; a start equal to TO is outside)
//   { "FILE": ["2026-11-02T15:00:00.000Z Title", "2026-11-03 Title of a day", ...] }
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const [from, to] = process.argv.slice(2, 4).map((moment) => new Date(moment).toISOString());
const files = process.argv.slice(4);

function starts(text) {
  const found = [];
  const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent");
  const exceptions = events.filter((event) => event.hasProperty("recurrence-id"));
  for (const master of events.filter((event) => !event.hasProperty("recurrence-id"))) {
    const uid = master.getFirstPropertyValue("uid");
    const event = new ICAL.Event(master, { strictExceptions: true, exceptions: exceptions.filter((one) => one.getFirstPropertyValue("uid") === uid) });
    if (!event.isRecurring()) {
      found.push(said(event.startDate, event.summary));
      continue;
    }

    const occurrences = event.iterator();
    for (let next = occurrences.next(); next && instant(next) < to; next = occurrences.next()) {
      if (instant(next) < from) continue;
      const { startDate, item } = event.getOccurrenceDetails(next);
      found.push(said(startDate, item.summary));
    }
  }
  return found.sort();
}

const instant = (time) => (time.isDate ? `${time}T00:00:00.000Z` : time.toJSDate().toISOString());
const said = (time, title) => `${time.isDate ? time : instant(time)} ${title}`;

console.log(JSON.stringify(Object.fromEntries(files.map((file) => [file, starts(readFileSync(file, "utf8"))]))));
