import { useState } from "preact/hooks";
import { inOrder } from "../model/chain";
import type { State } from "../model/state";
import type { FollowUp, Interview, Process } from "../server/types";
import { Icon } from "../ui/icons";
import { companyOf, nameOf, titleOf, todayIn } from "../ui/say";
import { words } from "../words";
import { companyName, FollowUpLine, InterviewLine } from "./TodayPage";

const fold = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** Finds what is known, as it is typed: every word must occur somewhere. */
export function SearchPage({ state }: { state: State }) {
  const [text, setText] = useState("");
  const asked = fold(text).split(/\s+/).filter(Boolean);
  const fits = (...fields: (string | null | undefined)[]) => {
    const all = fold(fields.filter(Boolean).join(" "));
    return asked.length > 0 && asked.every((word) => all.includes(word));
  };
  const { world } = state;
  const now = todayIn(state);
  const peopleIn = (one: Interview | FollowUp) => one.people.flatMap((person) => [person.name, person.email]);
  const interviews = world.interviews.filter((one) => fits(one.subject, one.company, one.role, one.agency, ...peopleIn(one)));
  const processes = world.processes.filter((one) => fits(one.company, one.role, one.agency, ...(world.details[one.id]?.notes ?? [])) || interviews.some((other) => other.processId === one.id));
  const followUps = world.followUps.filter((one) => fits(titleOf(one), companyName(state, one), one.why, ...peopleIn(one)));
  const nothing = processes.length + interviews.length + followUps.length === 0;
  return (
    <div class="page">
      <header class="page-head"><h1>{words.t("search.title")}</h1></header>
      <div class="search-box" role="search">
        <Icon name="search" />
        <input type="search" aria-label={words.t("search.label")} placeholder={words.t("search.label")} value={text} data-autofocus onInput={(event) => setText(event.currentTarget.value)} />
      </div>
      <div role="status" class="stack">
        {asked.length === 0 && <p class="quiet">{words.t("search.hint")}</p>}
        {asked.length > 0 && nothing && <p class="quiet">{words.t("search.none", { text })}</p>}
        {processes.length > 0 && <ul class="lines card">{processes.map((one) => <li key={one.id}><ProcessLine process={one} interviews={world.interviews} /></li>)}</ul>}
        {interviews.length > 0 && <ul class="lines card">{inOrder(interviews).map((one) => <li key={one.id}><InterviewLine interview={one} now={now} /></li>)}</ul>}
        {followUps.length > 0 && <ul class="lines card">{inOrder(followUps).map((one) => <li key={one.id}><FollowUpLine followUp={one} company={companyName(state, one)} now={now} /></li>)}</ul>}
      </div>
    </div>
  );
}

function ProcessLine({ process, interviews }: { process: Process; interviews: readonly Interview[] }) {
  const people = [...new Set(interviews.filter((one) => process.interviews.includes(one.id)).flatMap((one) => one.people.map(nameOf)))];
  return (
    <a class="line" href={`#/process/${process.id}`}>
      <span class="line-icon"><Icon name="building" size={16} /></span>
      <span class="line-text"><span class="line-title">{companyOf(process)}</span><span class="meta">{[process.role, words.list(people)].filter(Boolean).join(" · ")}</span></span>
    </a>
  );
}
