import type { App } from "../app";
import type { Route, State } from "../model/state";
import { Icon, Sign, type IconName } from "../ui/icons";
import { words } from "../words";
import { CalendarPage } from "./CalendarPage";
import { Loading, SampleMark } from "./Frame";
import { ProcessesPage } from "./ProcessesPage";
import { ProcessView } from "./ProcessView";
import { SearchPage } from "./SearchPage";
import { SettingsPage } from "./SettingsPage";
import { TodayPage } from "./TodayPage";
import { WeekPage } from "./WeekPage";

const pages: readonly [Exclude<Route["page"], "process">, IconName][] = [
  ["today", "sun"], ["week", "week"], ["processes", "pipeline"], ["calendar", "calendar"], ["search", "search"], ["settings", "settings"],
];

/** The pages for a browser: the same pieces as in the pane, and the view over everything. */
export function Navigation({ state }: { state: State }) {
  const here = state.route.page === "process" ? "processes" : state.route.page;
  return (
    <nav class="nav" aria-label={words.t("nav.label")}>
      <a class="brand" href="#/today"><Sign size={28} /><span>{words.t("product")}</span></a>
      <ul>
        {pages.map(([page, icon]) => (
          <li key={page}><a href={`#/${page}`} aria-current={page === here ? "page" : undefined} aria-label={words.t(`nav.${page}`)}><Icon name={icon} /><span>{words.t(`nav.${page}`)}</span></a></li>
        ))}
      </ul>
      {state.world.me?.sample && <SampleMark />}
    </nav>
  );
}

export function Page({ app, state }: { app: App; state: State }) {
  const { route, world } = state;
  if (!world.me) return <Loading />;
  switch (route.page) {
    case "today": return <TodayPage app={app} state={state} />;
    case "week": return <WeekPage state={state} />;
    case "processes": return <ProcessesPage state={state} />;
    case "calendar": return <CalendarPage state={state} />;
    case "search": return <SearchPage state={state} />;
    case "settings": return <SettingsPage app={app} state={state} />;
    case "process": {
      const process = world.details[route.id];
      return process ? <ProcessView app={app} state={state} process={process} interviewId={process.details.length === 1 ? process.details[0]!.id : null} /> : <Loading />;
    }
  }
}
