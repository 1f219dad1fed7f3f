// Reads a calendar with ical.js and prints how many events it has: node parse.mjs FILE
import { readFileSync } from "node:fs";
import ICAL from "../foreign-readers/node_modules/ical.js/dist/ical.js";

const calendar = new ICAL.Component(ICAL.parse(readFileSync(process.argv[2], "utf8")));
// Values are decoded when they are asked for; a parser that nobody asks for a date has not read one.
const events = calendar.getAllSubcomponents("vevent").filter((event) => event.getFirstPropertyValue("dtstart") && event.getFirstPropertyValue("summary"));
console.log(events.length);
