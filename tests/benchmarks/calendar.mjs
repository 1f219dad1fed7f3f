// Prints a large calendar, the same at every call: a candidate's busy year round 4 November 2026.
//   node calendar.mjs > calendar.ics
// 10,000 VEVENTs in three zones: 2,000 all-day, 200 recurring series, 150 interviews, a third with an alarm.
const owner = "alex.morgan@outlook.example";
const middle = Date.UTC(2026, 10, 4);
const day = 24 * 60 * 60 * 1000;

const zones = [
  { tzid: "America/New_York", standard: ["-0400", "-0500", "EST", "FREQ=YEARLY;BYMONTH=11;BYDAY=1SU", "19701101T020000"], daylight: ["-0500", "-0400", "EDT", "FREQ=YEARLY;BYMONTH=3;BYDAY=2SU", "19700308T020000"] },
  { tzid: "Europe/Berlin", standard: ["+0200", "+0100", "CET", "FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "19701025T030000"], daylight: ["+0100", "+0200", "CEST", "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "19700329T020000"] },
  { tzid: "Asia/Tokyo", standard: ["+0900", "+0900", "JST", null, "19700101T000000"] },
];
const companies = ["Adatum", "Alpine Ski House", "Bellows", "Contoso", "Fabrikam", "Litware", "Margie's Travel", "Munson", "Northwind", "Proseware", "Relecloud", "Tailspin", "VanArsdel", "Wingtip", "Woodgrove"];
const roles = ["Senior Engineer", "Data Analyst", "Product Manager", "Nurse Educator", "Financial Controller", "Site Lead"];
const stages = ["Phone screen", "Technical interview", "Hiring manager interview", "Panel interview", "Final interview"];
const names = ["Dana Reyes", "Priya Raman", "Jonas Weber", "Mei Tanaka", "Sofía Álvarez", "Tom O'Neil", "Zoë Nowak", "Grace Okafor", "Chloé Martin", "Ben Adler"];
const topics = ["Stand-up", "1:1", "Budget review", "Design review", "Sprint planning", "Lunch", "Gym", "Dentist", "Webinar: observability", "Team retro", "Customer call", "Focus time"];
const prose = "The open points of last week, what blocks whom, and the dates of the next release; please add yours beforehand, with links.";

// mulberry32: small, seeded, and the same everywhere.
let state = 20261104;
function random() {
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
}
const below = (n) => Math.floor(random() * n);
const pick = (list) => list[below(list.length)];
const two = (n) => String(n).padStart(2, "0");
const date = (ms) => new Date(ms).toISOString().slice(0, 10).replaceAll("-", "");
const escaped = (text) => text.replace(/[\\;,]/g, "\\$&").replaceAll("\n", "\\n");
const address = (name, domain) => `${name.normalize("NFD").replace(/[^A-Za-z ]/g, "").toLowerCase().replace(" ", ".")}@${domain}`;

const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Example//Benchmark//EN", "CALSCALE:GREGORIAN", `X-WR-CALNAME:${owner}`, "X-WR-TIMEZONE:America/New_York"];
for (const zone of zones) {
  lines.push("BEGIN:VTIMEZONE", `TZID:${zone.tzid}`);
  for (const kind of ["standard", "daylight"].filter((kind) => zone[kind])) {
    const [from, to, name, rule, start] = zone[kind];
    lines.push(`BEGIN:${kind.toUpperCase()}`, `DTSTART:${start}`, `TZOFFSETFROM:${from}`, `TZOFFSETTO:${to}`, `TZNAME:${name}`, ...(rule ? [`RRULE:${rule}`] : []), `END:${kind.toUpperCase()}`);
  }
  lines.push("END:VTIMEZONE");
}
for (let n = 0; n < 10_000; n++) lines.push(...event(n));
lines.push("END:VCALENDAR");
process.stdout.write(lines.map(folded).join(""));

function event(n) {
  const interview = n < 150;
  const series = n >= 150 && n < 350;
  const allDay = n >= 350 && n < 2_350;
  const start = middle + (below(365) - 182) * day;
  const head = ["BEGIN:VEVENT", `UID:${two(n)}-${below(2 ** 31).toString(16)}@benchmark.example`, `DTSTAMP:${date(start - 7 * day)}T120000Z`, `SEQUENCE:${below(3)}`];
  const tail = [`STATUS:${n % 40 === 3 ? "TENTATIVE" : "CONFIRMED"}`, ...(n % 3 === 0 ? ["BEGIN:VALARM", "ACTION:DISPLAY", "DESCRIPTION:Reminder", "TRIGGER:-PT15M", "END:VALARM"] : []), "END:VEVENT"];
  if (allDay) return [...head, `DTSTART;VALUE=DATE:${date(start)}`, `DTEND;VALUE=DATE:${date(start + day)}`, `SUMMARY:${pick(names)}: birthday`, `DESCRIPTION:${escaped(prose)}`, "TRANSP:TRANSPARENT", ...tail];

  const zone = pick(zones).tzid;
  const hour = 8 + below(10);
  const when = [`DTSTART;TZID=${zone}:${date(start)}T${two(hour)}0000`, `DTEND;TZID=${zone}:${date(start)}T${two(hour)}4500`];
  return interview ? [...head, ...when, ...interviewText(), ...tail] : [...head, ...when, ...meetingText(), ...(series ? [`RRULE:FREQ=WEEKLY;COUNT=${10 + below(10)}`] : []), ...tail];
}

function interviewText() {
  const company = pick(companies);
  const domain = `${company.toLowerCase().replace(/[^a-z]/g, "")}.example`;
  const [recruiter, interviewer] = [pick(names), pick(names)];
  const role = pick(roles);
  return [
    `SUMMARY:${pick(stages)}: ${role} at ${company}`,
    `DESCRIPTION:${escaped(`Hi Alex,\n\nthank you for applying to ${company}. You will meet ${interviewer} to talk about the ${role} role.\nPlease join five minutes early.\n\n${recruiter}\nTalent Acquisition, ${company}`)}`,
    `LOCATION:https://meet.${domain}/${below(1e9)}`,
    `ORGANIZER;CN=${recruiter}:mailto:${address(recruiter, domain)}`,
    attendee(interviewer, address(interviewer, domain), "ACCEPTED"),
    attendee("Alex Morgan", owner, "ACCEPTED"),
  ];
}

function meetingText() {
  const people = Array.from({ length: 1 + below(2) }, () => pick(names));
  return [
    `SUMMARY:${pick(topics)}`,
    `DESCRIPTION:${escaped(prose)}`,
    `LOCATION:Room ${below(40)}`,
    `ORGANIZER;CN=${people[0]}:mailto:${address(people[0], "employer.example")}`,
    ...people.map((name) => attendee(name, address(name, "employer.example"), "NEEDS-ACTION")),
    attendee("Alex Morgan", owner, "ACCEPTED"),
  ];
}

function attendee(name, mail, answer) {
  return `ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=${answer};CN=${name}:mailto:${mail}`;
}

function folded(line) {
  let out = "";
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > 75) {
      out += "\r\n ";
      octets = 1;
    }
    out += character;
    octets += size;
  }
  return `${out}\r\n`;
}
