import type { FollowUp, Interview, Omitted, ProcessDetails } from "../server/types";
import { dayOf } from "./days";

/** How a step of the chain stands, in five looks. */
export type Standing = "done" | "due" | "next" | "held" | "leftOut";

export type Link =
  | { is: "interview"; day: string; interview: Interview; standing: Standing }
  | { is: "followUp"; day: string; followUp: FollowUp; standing: Standing }
  | { is: "omitted"; day: string; omitted: Omitted }
  | { is: "contact"; day: string; by: "email" | "phone" | "meeting" }
  | { is: "promise"; day: string };

/** All that happened and will happen in a process, in the order of its days. */
export function chainOf(process: ProcessDetails): Link[] {
  const links: Link[] = [];
  for (const interview of process.details) {
    const day = dayOf(interview.start);
    const gone = interview.standing === "cancelled" || interview.standing === "declined";
    links.push({ is: "interview", day, interview, standing: gone ? "leftOut" : interview.standing === "held" ? "done" : "next" });
    for (const omitted of process.omitted.filter((one) => one.interviewId === interview.id)) links.push({ is: "omitted", day, omitted });
  }

  for (const followUp of process.followUps) links.push({ is: "followUp", day: followUp.date, followUp, standing: standingOf(followUp) });
  for (const contact of process.contacts) links.push({ is: "contact", day: contact.on, by: contact.by });
  if (process.promised) links.push({ is: "promise", day: process.promised });
  return links.sort((a, b) => a.day.localeCompare(b.day) || rank(a) - rank(b));
}

export function standingOf(followUp: FollowUp): Standing {
  switch (followUp.status) {
    case "done": return "done";
    case "due": case "overdue": return "due";
    case "planned": case "snoozed": return "next";
    case "held": return "held";
    case "skipped": case "withdrawn": case "released": return "leftOut";
  }
}

export const isOpen = (followUp: FollowUp): boolean => ["due", "overdue", "planned", "snoozed", "held"].includes(followUp.status);

/** The one thing to do next: what is due, else what comes first; what waits for something is not it. */
export function nextOf(followUps: readonly FollowUp[]): FollowUp | undefined {
  return inOrder(followUps.filter((one) => isOpen(one) && one.status !== "held"))[0];
}

export function inOrder<T extends { start: string }>(many: readonly T[]): T[] {
  return [...many].sort((a, b) => a.start.localeCompare(b.start));
}

/** The people of a process, each once, those met last first. */
export function peopleOf(process: ProcessDetails): Interview["people"] {
  const seen = new Map<string, Interview["people"][number]>();
  for (const interview of inOrder(process.details).reverse()) {
    for (const person of interview.people) {
      const key = (person.email ?? person.name ?? "").toLowerCase();
      if (!seen.has(key)) seen.set(key, person);
    }
  }

  return [...seen.values()];
}

/** Of several processes, those that a mail from or to these addresses has to do with: people met, else their employer's domain. */
export function processesOf(addresses: readonly string[], interviews: readonly Interview[]): string[] {
  const wanted = new Set(addresses.map((one) => one.toLowerCase()));
  const met = interviews.filter((one) => one.people.some((person) => person.email && wanted.has(person.email.toLowerCase())));
  const domains = new Set([...wanted].map(domainOf).filter((one) => one && !everybodys.has(one)));
  const near = met.length > 0 ? met : interviews.filter((one) => one.people.some((person) => person.email && domains.has(domainOf(person.email))));
  return [...new Set(near.map((one) => one.processId).filter((one) => one !== null))];
}

const everybodys = new Set(["gmail.com", "outlook.com", "hotmail.com", "live.com", "icloud.com", "yahoo.com", "gmx.de", "web.de", "proton.me"]);

const domainOf = (address: string): string => address.toLowerCase().split("@")[1] ?? "";

// On one day: the interview, what was left out after it, what was said, then what is to do.
function rank(link: Link): number {
  return ["interview", "omitted", "contact", "followUp", "promise"].indexOf(link.is);
}
