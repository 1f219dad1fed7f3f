// Reads .ics files with programs that are not ours and prints what they understood, as one JSON document:
//   node read.mjs [--with READER] FILE...
//   { "FILE": { "ical.js": [event, ...], "ts-ics": [event, ...] } }
// A file that a reader refuses ends the run with its message and exit code 1.
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import ICAL from "ical.js";
import { convertIcsCalendar } from "ts-ics";

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

const readers = {
  "ical.js": (text) =>
    new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent").map((event) => ({
      uid: event.getFirstPropertyValue("uid"),
      stamp: moment(event.getFirstPropertyValue("dtstamp")),
      start: moment(event.getFirstPropertyValue("dtstart")),
      end: moment(event.getFirstPropertyValue("dtend")),
      sequence: event.getFirstPropertyValue("sequence"),
      status: event.getFirstPropertyValue("status"),
      summary: event.getFirstPropertyValue("summary") ?? "",
      description: event.getFirstPropertyValue("description") ?? "",
      alarms: event.getAllSubcomponents("valarm").map((alarm) => ({
        action: alarm.getFirstPropertyValue("action"),
        description: alarm.getFirstPropertyValue("description"),
        secondsFromStart: alarm.getFirstPropertyValue("trigger").toSeconds(),
      })),
    })),

  "ts-ics": (text) =>
    (convertIcsCalendar(undefined, text).events ?? []).map((event) => ({
      uid: event.uid,
      stamp: event.stamp.date.toISOString(),
      start: event.start.date.toISOString(),
      end: event.end.date.toISOString(),
      sequence: event.sequence ?? 0, // it drops a zero
      status: event.status,
      summary: event.summary ?? "",
      description: event.description ?? "",
      alarms: (event.alarms ?? []).map((alarm) => ({
        action: alarm.action,
        description: alarm.description,
        secondsFromStart: alarm.trigger.value.seconds,
      })),
    })),
};

function moment(time) {
  if (time.zone.tzid !== "UTC") throw new Error(`${time} is not in UTC`);
  return time.toJSDate().toISOString();
}

const { values, positionals } = parseArgs({ allowPositionals: true, options: { with: { type: "string" } } });
const chosen = Object.entries(readers).filter(([name]) => name === (values.with ?? name));

const understood = {};
for (const file of positionals) {
  const text = utf8.decode(readFileSync(file));
  understood[file] = Object.fromEntries(chosen.map(([name, read]) => [name, read(text)]));
}
console.log(JSON.stringify(understood, null, 2));
