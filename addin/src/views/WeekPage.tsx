import { useState } from "preact/hooks";
import { inOrder } from "../model/chain";
import { dayOf, monday, plusDays } from "../model/days";
import type { State } from "../model/state";
import { Button } from "../ui/parts";
import { todayIn } from "../ui/say";
import { words } from "../words";
import { companyName, FollowUpLine, InterviewLine } from "./TodayPage";

/** Seven days, each with its interviews and follow-ups. */
export function WeekPage({ state }: { state: State }) {
  const now = todayIn(state);
  const [first, setFirst] = useState(monday(now));
  const days = [0, 1, 2, 3, 4, 5, 6].map((at) => plusDays(first, at));
  return (
    <div class="page">
      <header class="page-head with-steps">
        <div><p class="overline">{words.t("week.title")}</p><h1>{words.days.brief(first)} – {words.days.brief(days[6]!)}</h1></div>
        <div class="steps">
          <Button icon="back" look="subtle" label={words.t("week.before")} onClick={() => setFirst(plusDays(first, -7))} />
          <Button look="subtle" onClick={() => setFirst(monday(now))}>{words.t("today")}</Button>
          <Button icon="arrow" look="subtle" label={words.t("week.after")} onClick={() => setFirst(plusDays(first, 7))} />
        </div>
      </header>
      <ol class="week">
        {days.map((day) => {
          const interviews = inOrder(state.world.interviews.filter((one) => dayOf(one.start) === day && one.standing !== "cancelled" && one.standing !== "declined"));
          const followUps = inOrder(state.world.followUps.filter((one) => one.date === day && one.status !== "withdrawn" && one.status !== "skipped"));
          return (
            <li key={day} class={`week-day ${day === now ? "is-today" : ""} ${day < now ? "is-past" : ""}`} aria-current={day === now ? "date" : undefined}>
              <h2><span class="week-name">{words.days.weekdayName(day)}</span><span class="week-number">{Number(day.slice(8))}</span></h2>
              {interviews.length + followUps.length === 0
                ? <p class="week-empty"><span class="hidden">{words.t("week.nothing")}</span><span aria-hidden="true">–</span></p>
                : (
                  <ul class="lines card">
                    {interviews.map((one) => <li key={one.id}><InterviewLine interview={one} /></li>)}
                    {followUps.map((one) => <li key={one.id}><FollowUpLine followUp={one} company={companyName(state, one)} /></li>)}
                  </ul>
                )}
            </li>
          );
        })}
      </ol>
    </div>
  );
}
