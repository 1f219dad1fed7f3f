import type { App } from "../app";
import type { State } from "../model/state";
import { Empty, Button } from "../ui/parts";
import { words } from "../words";
import { AccessPage } from "./Access";
import { Navigation, Page } from "./Dashboard";
import { Notices, SampleMark, ToastLine } from "./Frame";
import { Pane } from "./Pane";
import { Sheets } from "./Sheets";

/** The whole page: a function of the state. */
export function Root({ app, state }: { app: App; state: State }) {
  const { access } = state;
  const shut = access.at === "open" || access.at === "starting" ? undefined : access;
  return (
    <>
      <a class="skip" href="#main" onClick={(event) => { event.preventDefault(); document.getElementById("main")!.focus(); }}>{words.t("skipToContent")}</a>
      <div class={`frame ${state.surface}`}>
        {state.surface === "dashboard" && !shut && <Navigation state={state} />}
        <main id="main" tabIndex={-1}>
          {shut ? <AccessPage app={app} state={state} access={shut} /> : (
            <>
              {!knowsNothing(state) && <Notices app={app} state={state} />}
              <Content app={app} state={state} />
            </>
          )}
          {state.surface === "pane" && !shut && state.item.at !== "reading" && <Foot state={state} />}
        </main>
      </div>
      <Sheets app={app} state={state} />
      <ToastLine app={app} state={state} />
    </>
  );
}

const knowsNothing = (state: State): boolean => state.world.me === null && state.line !== "up";

function Content({ app, state }: { app: App; state: State }) {
  if (knowsNothing(state)) return <Empty icon="offline" title={words.t("line.nothing")} action={<Button look="primary" onClick={() => void app.start()}>{words.t("retry")}</Button>}>{words.t("line.nothingHint")}</Empty>;
  return state.surface === "pane" ? <Pane app={app} state={state} /> : <Page app={app} state={state} />;
}

function Foot({ state }: { state: State }) {
  return (
    <footer class="foot">
      <a href="/" target="_blank" rel="noopener noreferrer">{words.t("nav.dashboard")}</a>
      {state.world.me?.sample && <SampleMark />}
    </footer>
  );
}
