import { inOrder, nextOf } from "../model/chain";
import { dayOf } from "../model/days";
import type { State } from "../model/state";
import type { Interview, Process } from "../server/types";
import { Avatar, Empty } from "../ui/parts";
import { companyOf, titleOf, todayIn, whenOf } from "../ui/say";
import { words } from "../words";

/** Every process: the picture of where they stand, then each with its next step. */
export function ProcessesPage({ state }: { state: State }) {
  const { processes } = state.world;
  if (processes.length === 0) return <Empty icon="pipeline" title={words.t("processes.none")}>{words.t("today.emptyHint")}</Empty>;
  const running = processes.filter((one) => (one.outcome === "active" || one.outcome === "paused" || one.outcome === "offer") && !isOff(one, state));
  const ended = processes.filter((one) => !running.includes(one));
  return (
    <div class="page">
      <header class="page-head"><h1>{words.t("processes.title")}</h1></header>
      <Pipeline state={state} processes={running} />
      <section aria-labelledby="running">
        <h2 id="running" class="kicker">{words.t("processes.running")}</h2>
        <ul class="tiles">{running.map((one) => <li key={one.id}><Tile state={state} process={one} /></li>)}</ul>
      </section>
      {ended.length > 0 && (
        <section aria-labelledby="ended">
          <h2 id="ended" class="kicker">{words.t("processes.ended")}</h2>
          <ul class="tiles ended">{ended.map((one) => <li key={one.id}><Tile state={state} process={one} /></li>)}</ul>
        </section>
      )}
    </div>
  );
}

/** Every interview of it was cancelled or declined. */
function isOff(process: Process, state: State): boolean {
  return state.world.interviews.filter((one) => process.interviews.includes(one.id)).every((one) => one.standing === "cancelled" || one.standing === "declined");
}

const columns = ["first", "deep", "final", "offer"] as const;

/** How far a process has come: by the furthest stage that took place or is fixed. */
function columnOf(process: Process, interviews: readonly Interview[]): (typeof columns)[number] {
  if (process.outcome === "offer") return "offer";
  const stages = interviews.filter((one) => process.interviews.includes(one.id) && (one.standing === "held" || one.standing === "scheduled")).map((one) => one.stage);
  if (stages.some((one) => one === "final" || one === "onsite" || one === "panel")) return "final";
  return stages.some((one) => one === "technical" || one === "hiringManager" || one === "takeHomeReview") ? "deep" : "first";
}

function Pipeline({ state, processes }: { state: State; processes: readonly Process[] }) {
  return (
    <section class="pipeline card" aria-labelledby="pipeline">
      <h2 id="pipeline" class="hidden">{words.t("processes.pipeline")}</h2>
      {columns.map((column) => {
        const here = processes.filter((one) => columnOf(one, state.world.interviews) === column);
        return (
          <div class={`pipe ${column} ${here.length > 0 ? "" : "none"}`} key={column}>
            <h3><span class="pipe-count">{here.length}</span> {words.t(`pipe.${column}`)}</h3>
            <ul>{here.map((one) => <li key={one.id}><a class="pipe-chip" href={`#/process/${one.id}`}>{companyOf(one)}</a></li>)}</ul>
          </div>
        );
      })}
    </section>
  );
}

function Tile({ state, process }: { state: State; process: Process }) {
  const now = todayIn(state);
  const next = nextOf(state.world.followUps.filter((one) => one.processId === process.id));
  const last = inOrder(state.world.interviews.filter((one) => process.interviews.includes(one.id))).at(-1);
  return (
    <a class="tile card" href={`#/process/${process.id}`}>
      <span class="tile-head"><Avatar name={companyOf(process)} /><span class="tile-names"><span class="tile-company">{companyOf(process)}</span><span class="meta">{process.role ?? words.t("noRole")}</span></span></span>
      <span class="tile-facts">
        <span class={`outcome-word ${isOff(process, state) ? "closed" : process.outcome}`}><span class="outcome-dot" aria-hidden="true" />{isOff(process, state) ? words.t("standing.cancelled") : words.t(`outcome.${process.outcome}`)}</span>
        {process.agency && <span class="meta">{words.t("via", { agency: process.agency })}</span>}
        {last && <span class="meta">{words.count("counts.interviews", process.interviews.length)} · {words.days.near(dayOf(last.start), now)}</span>}
      </span>
      <span class={`tile-next ${next?.status ?? ""}`}>{next ? <><b>{titleOf(next)}</b><span class="meta">{whenOf(next.start, now)}</span></> : <span class="meta">{words.t("next.none")}</span>}</span>
    </a>
  );
}
