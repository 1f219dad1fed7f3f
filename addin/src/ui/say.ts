import type { FollowUp, Interview, Kind, Person, Process } from "../server/types";
import { dayOf } from "../model/days";
import type { State } from "../model/state";
import { words } from "../words";
import type { IconName } from "./icons";

/** How things are called on the page. */
export const nameOf = (person: Person): string => person.name ?? person.email ?? words.t("chain.unknown");

export function titleOf(followUp: FollowUp): string {
  const people = followUp.people.map(nameOf);
  return people.length === 0 ? words.t(`kind.${followUp.kind}`) : words.t(`title.${followUp.kind}`, { people: words.list(people) });
}

export const companyOf = (one: Pick<Process, "company">): string => one.company ?? words.t("noCompany");

export const stageOf = (interview: Interview): string => words.t(`stage.${interview.stage ?? "none"}`);

/** Wed 25 Nov, 9:00 AM */
export const whenOf = (start: string, now: string): string => `${words.days.near(dayOf(start), now)}, ${words.days.time(start)}`;

export const spanOf = (interview: Interview, now: string): string =>
  `${words.days.near(dayOf(interview.start), now)}, ${words.days.span(interview.start, interview.end)}`;

export const todayIn = (state: State): string => state.world.today ?? state.world.me?.sync.at?.slice(0, 10) ?? "2026-01-01";

export function iconOf(kind: Kind, channel: FollowUp["channel"]): IconName {
  if (channel === "phone") return "phone";
  if (channel === "letter") return "letter";
  return kind === "thankYou" ? "heart" : kind === "closingNote" ? "flag" : "mail";
}
