import { useState } from "preact/hooks";
import { inOrder, standingOf } from "../model/chain";
import { dayOf, monday, plusDays } from "../model/days";
import type { State } from "../model/state";
import { Button } from "../ui/parts";
import { nameOf, todayIn } from "../ui/say";
import { words } from "../words";
import { companyName } from "./TodayPage";

/** A month: interviews as blocks, follow-ups as marks of their standing. */
export function CalendarPage({ state }: { state: State }) {
  const now = todayIn(state);
  const [first, setFirst] = useState(`${now.slice(0, 7)}-01`);
  const start = monday(first);
  const days = Array.from({ length: 42 }, (_, at) => plusDays(start, at));
  const shown = days.slice(0, days[35]!.slice(0, 7) === first.slice(0, 7) ? 42 : 35);
  const move = (months: number) => setFirst(`${plusDays(first, months > 0 ? 31 : -1).slice(0, 7)}-01`);
  return (
    <div class="page">
      <header class="page-head with-steps">
        <div><p class="overline">{words.t("calendar.title")}</p><h1>{words.days.month(first)}</h1></div>
        <div class="steps">
          <Button icon="back" look="subtle" label={words.t("calendar.before")} onClick={() => move(-1)} />
          <Button look="subtle" onClick={() => setFirst(`${now.slice(0, 7)}-01`)}>{words.t("today")}</Button>
          <Button icon="arrow" look="subtle" label={words.t("calendar.after")} onClick={() => move(1)} />
        </div>
      </header>
      <table class="month card">
        <caption class="hidden">{words.days.month(first)}</caption>
        <thead><tr>{shown.slice(0, 7).map((day) => <th scope="col" key={day}><abbr title={words.days.weekdayName(day, "long")}>{words.days.weekdayName(day)}</abbr></th>)}</tr></thead>
        <tbody>
          {Array.from({ length: shown.length / 7 }, (_, week) => (
            <tr key={week}>{shown.slice(week * 7, week * 7 + 7).map((day) => <Cell key={day} state={state} day={day} now={now} month={first} />)}</tr>
          ))}
        </tbody>
      </table>
      <ul class="legend" aria-hidden="true">
        <li><span class="event interview" />{words.t("stage.none")}</li>
        {(["due", "next", "held", "done"] as const).map((one) => <li key={one}><span class={`event ${one}`} />{words.t(`status.${{ due: "due", next: "planned", held: "held", done: "done" }[one] as "due"}`)}</li>)}
      </ul>
    </div>
  );
}

function Cell({ state, day, now, month }: { state: State; day: string; now: string; month: string }) {
  const interviews = inOrder(state.world.interviews.filter((one) => dayOf(one.start) === day && one.verdict === "interview" && one.standing !== "cancelled" && one.standing !== "declined"));
  const followUps = inOrder(state.world.followUps.filter((one) => one.date === day && one.status !== "withdrawn" && one.status !== "skipped"));
  return (
    <td class={`${day === now ? "is-today" : ""} ${day.slice(0, 7) === month.slice(0, 7) ? "" : "is-other"}`} aria-current={day === now ? "date" : undefined}>
      <span class="cell-day">{Number(day.slice(8))}</span>
      {interviews.map((one) => (
        <a key={one.id} class="event interview" href={one.processId ? `#/process/${one.processId}` : "#/calendar"}><span class="event-time">{words.days.time(one.start)}</span> <span>{one.company ?? one.subject}</span></a>
      ))}
      {followUps.map((one) => (
        <a key={one.id} class={`event ${standingOf(one)}`} href={`#/process/${one.processId}`}><span class="hidden">{words.t(`kind.${one.kind}`)}: </span><span>{one.people[0] ? nameOf(one.people[0]) : companyName(state, one)}</span></a>
      ))}
    </td>
  );
}
