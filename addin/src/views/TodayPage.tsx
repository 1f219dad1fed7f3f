import type { App } from "../app";
import { judge } from "../model/acts";
import { inOrder, isOpen } from "../model/chain";
import { dayOf, daysBetween } from "../model/days";
import type { State } from "../model/state";
import type { FollowUp, Interview } from "../server/types";
import { Icon } from "../ui/icons";
import { Button, Empty, Reasons } from "../ui/parts";
import { companyOf, iconOf, spanOf, stageOf, titleOf, todayIn, whenOf } from "../ui/say";
import { words } from "../words";
import { FollowUpCard, Pill } from "./FollowUpCard";

/** What is to do now, then what comes. */
export function TodayPage({ app, state }: { app: App; state: State }) {
  const { world } = state;
  const now = todayIn(state);
  const open = inOrder(world.followUps.filter(isOpen));
  const due = open.filter((one) => one.status === "due" || one.status === "overdue");
  const soon = open.filter((one) => !due.includes(one) && one.status !== "held" && daysBetween(now, one.date) <= 14).slice(0, 5);
  const ahead = inOrder(world.interviews.filter((one) => one.standing === "scheduled" && one.verdict === "interview" && dayOf(one.start) >= now));
  const asked = world.interviews.filter((one) => one.verdict === "ask" && one.standing !== "cancelled");
  if (world.interviews.length === 0) {
    return <Empty icon="calendar" title={words.t("today.empty")} action={<Button icon="undo" onClick={() => void app.syncNow()}>{words.t("today.syncNow")}</Button>}>{words.t("today.emptyHint")}</Empty>;
  }

  return (
    <div class="page">
      <header class="page-head">
        <p class="overline">{words.days.long(now)}</p>
        <h1>{due.length > 0 ? words.t("today.greeting", { n: due.length }) : words.t("today.allClear")}</h1>
      </header>
      <div class="columns">
        <section class="stack" aria-label={words.t("today.due")}>
          {due.length === 0 && <p class="quiet card">{words.t("today.clear")}. {words.t("today.clearHint")}</p>}
          {due.map((one, at) => <FollowUpCard key={one.id} app={app} state={state} followUp={one} about={companyName(state, one)} front={at === 0} />)}
          {asked.map((one) => <AskCard key={one.id} app={app} state={state} interview={one} />)}
        </section>
        <div class="stack">
          {ahead.length > 0 && (
            <section aria-labelledby="ahead">
              <h2 id="ahead" class="kicker">{words.t("today.ahead")}</h2>
              <ul class="lines card">
                {ahead.map((one) => <li key={one.id}><InterviewLine interview={one} now={now} /></li>)}
              </ul>
            </section>
          )}
          {soon.length > 0 && (
            <section aria-labelledby="soon">
              <h2 id="soon" class="kicker">{words.t("today.soon")}</h2>
              <ul class="lines card">
                {soon.map((one) => <li key={one.id}><FollowUpLine followUp={one} company={companyName(state, one)} now={now} /></li>)}
              </ul>
            </section>
          )}
        </div>
      </div>
    </div>
  );
}

export const companyName = (state: State, one: FollowUp): string | undefined => {
  const process = state.world.processes.find((other) => other.id === one.processId);
  return process && companyOf(process);
};

/** Without a day, the day is said by what stands around it. */
export function FollowUpLine({ followUp, company, now }: { followUp: FollowUp; company?: string | undefined; now?: string }) {
  return (
    <a class="line" href={`#/process/${followUp.processId}`}>
      <span class="line-icon"><Icon name={iconOf(followUp.kind, followUp.channel)} size={16} /></span>
      <span class="line-text"><span class="line-title">{titleOf(followUp)}</span><span class="meta">{company && `${company} · `}{now ? whenOf(followUp.start, now) : words.days.time(followUp.start)}</span></span>
      {followUp.status !== "planned" && <Pill followUp={followUp} />}
    </a>
  );
}

export function InterviewLine({ interview, now }: { interview: Interview; now?: string }) {
  return (
    <a class="line" href={interview.processId ? `#/process/${interview.processId}` : "#/today"}>
      <span class="line-icon interview"><Icon name="people" size={16} /></span>
      <span class="line-text"><span class="line-title">{interview.company ?? interview.subject}</span><span class="meta">{stageOf(interview)} · {now ? spanOf(interview, now) : words.days.span(interview.start, interview.end)}</span></span>
    </a>
  );
}

function AskCard({ app, state, interview }: { app: App; state: State; interview: Interview }) {
  const busy = state.busy.includes(interview.id);
  return (
    <article class="card todo" aria-label={words.t("today.ask")}>
      <div class="todo-head">
        <span class="mark held"><Icon name="people" /></span>
        <div class="todo-title"><h2>{words.t("today.ask")}</h2><p class="meta" dir="auto">{interview.subject} · {spanOf(interview, todayIn(state))}</p></div>
      </div>
      <Reasons reasons={interview.reasons} />
      <div class="actions">
        <Button small icon="check" disabled={busy} onClick={() => void app.say(judge(interview, true))}>{words.t("do.isInterview")}</Button>
        <Button small look="subtle" disabled={busy} onClick={() => void app.say(judge(interview, false))}>{words.t("do.noInterview")}</Button>
      </div>
    </article>
  );
}
