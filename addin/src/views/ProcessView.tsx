import type { App } from "../app";
import { answer } from "../model/acts";
import { nextOf, peopleOf } from "../model/chain";
import { dayOf, daysBetween } from "../model/days";
import type { State } from "../model/state";
import type { Interview, Person, ProcessDetails } from "../server/types";
import { Icon } from "../ui/icons";
import { Avatar, Button, Menu, type Choice } from "../ui/parts";
import { companyOf, nameOf, spanOf, stageOf, todayIn } from "../ui/say";
import { words } from "../words";
import { Chain, interviewChoices } from "./Chain";
import { FollowUpCard, Why } from "./FollowUpCard";
import { Notes } from "./Notes";

/** A process, seen from one of its interviews if the pane is open on one. */
export function ProcessView({ app, state, process, interviewId, followUpId }: { app: App; state: State; process: ProcessDetails; interviewId: string | null; followUpId?: string | null }) {
  const now = todayIn(state);
  const interview = process.details.find((one) => one.id === interviewId);
  const next = process.followUps.find((one) => one.id === followUpId) ?? nextOf(process.followUps);
  const heldOn = dayOf([...process.details].filter((one) => one.standing === "held").sort((a, b) => b.end.localeCompare(a.end))[0]?.end ?? "2000-01-01");
  // Right after an interview, what was said there is what matters.
  const notesFirst = daysBetween(heldOn, now) <= 1;
  const notes = <Notes key={process.id} app={app} process={process} fresh={notesFirst} />;
  return (
    <div class="process">
      <Head app={app} state={state} process={process} interview={interview} />
      <div class="process-body">
        <div class="process-main">
          {process.answers.map((one) => <AnswerCard key={one.messageId} app={app} state={state} process={process} answer={one} />)}
          <section aria-labelledby="next-title">
            <h2 id="next-title" class="kicker">{words.t(next?.status === "due" || next?.status === "overdue" ? "next.due" : "next.kicker")}</h2>
            {next ? <FollowUpCard app={app} state={state} followUp={next} front /> : <p class="quiet card">{words.t(process.outcome === "active" || process.outcome === "paused" ? "next.none" : "next.over")}</p>}
          </section>
          {notesFirst && notes}
          <section aria-labelledby="chain-title">
            <h2 id="chain-title" class="kicker">{words.t("chain.title")}</h2>
            <Chain app={app} state={state} process={process} here={interviewId} without={next?.id} />
          </section>
        </div>
        <div class="process-side">
          <People people={interview && interview.people.length > 0 ? interview.people : peopleOf(process)} />
          {!notesFirst && notes}
        </div>
      </div>
    </div>
  );
}

/** A mail that may be an answer: until the owner says what it was, what comes next waits. */
function AnswerCard({ app, state, process, answer: mail }: { app: App; state: State; process: ProcessDetails; answer: ProcessDetails["answers"][number] }) {
  const etag = state.world.etags[process.id];
  const one = etag === undefined ? process : { ...process, etag };
  const busy = state.busy.includes(process.id);
  return (
    <article class="card todo answer" aria-label={words.t("answer.ask")}>
      <div class="todo-head">
        <span class="mark due"><Icon name="mail" /></span>
        <div class="todo-title">
          <h2>{words.t("answer.ask")}</h2>
          <p class="meta" dir="auto">{mail.who} · {words.days.near(dayOf(mail.at), todayIn(state))} · {mail.subject}</p>
        </div>
      </div>
      <Why text={mail.because} />
      <div class="actions">
        {(["answered", "next", "waiting", "no"] as const).map((word) => <Button key={word} small disabled={busy} onClick={() => void app.say(answer(one, word))}>{words.t(`answer.${word}`)}</Button>)}
        <Button small look="subtle" disabled={busy} onClick={() => app.tell({ is: "sheet", sheet: { of: "outcome", process: one } })}>{words.t("answer.decided")}</Button>
      </div>
    </article>
  );
}

function Head({ app, state, process, interview }: { app: App; state: State; process: ProcessDetails; interview: Interview | undefined }) {
  const etag = state.world.etags[process.id];
  const one = etag === undefined ? process : { ...process, etag };
  const others = state.world.processes.filter((other) => other.id !== process.id);
  const choices: Choice[] = [
    { text: words.t("do.agency"), icon: "building", choose: () => app.tell({ is: "sheet", sheet: { of: "agency", process: one } }) },
    ...(others.length > 0 ? [{ text: words.t("do.join"), icon: "join", choose: () => app.tell({ is: "sheet", sheet: { of: "join", process: one } }) } as const] : []),
    ...(interview ? interviewChoices(app, state, process, interview) : []),
  ];
  return (
    <header class="head">
      <div class="head-line">
        <h1>{companyOf(process)}</h1>
        <Menu label={words.t("more")} icon="more" choices={choices} />
      </div>
      <p class="lead">
        {process.role ?? words.t("noRole")}
        {process.agency && <span class="via"> {words.t("via", { agency: process.agency })}</span>}
      </p>
      {interview && (
        <p class="meta head-when"><Icon name="calendar" size={16} /><span>{stageOf(interview)} · {spanOf(interview, todayIn(state))}</span>{interview.standing !== "held" && <span class={`pill plain is-${interview.standing}`}>{words.t(`standing.${interview.standing}`)}</span>}</p>
      )}
      <div class="head-actions">
        <button type="button" class={`outcome-button ${process.outcome}`} onClick={() => app.tell({ is: "sheet", sheet: { of: "outcome", process: one } })}>
          <span class="outcome-dot" aria-hidden="true" /><span>{words.t(`outcome.${process.outcome}`)}</span><Icon name="chevron" size={16} />
        </button>
        <Button small look="subtle" icon="alarm" onClick={() => app.tell({ is: "sheet", sheet: { of: "promise", process: one } })}>{words.t("do.promise")}</Button>
        <Button small look="subtle" icon="chat" onClick={() => app.tell({ is: "sheet", sheet: { of: "contact", process: one } })}>{words.t("do.contact")}</Button>
      </div>
    </header>
  );
}

function People({ people }: { people: readonly Person[] }) {
  if (people.length === 0) return null;
  return (
    <section aria-labelledby="people-title">
      <h2 id="people-title" class="kicker">{words.t("people.title")}</h2>
      <ul class="people">
        {people.map((person) => (
          <li class="person" key={person.email ?? person.name}>
            <Avatar name={nameOf(person)} />
            <span class="person-text">
              <span class="person-name" dir="auto">{nameOf(person)}</span>
              <span class="meta">{words.t(`part.${person.part}`)}{person.email && <> · <a href={`mailto:${person.email}`} dir="ltr">{person.email}</a></>}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
