import type { App } from "../app";
import { judge } from "../model/acts";
import { inOrder, isOpen } from "../model/chain";
import type { Item, State } from "../model/state";
import { Icon } from "../ui/icons";
import { Button, Empty, Reasons } from "../ui/parts";
import { companyOf, titleOf, todayIn, whenOf } from "../ui/say";
import { words } from "../words";
import { Loading } from "./Frame";
import { Pill } from "./FollowUpCard";
import { ProcessView } from "./ProcessView";

/** What the pane shows of the item that is open in Outlook. */
export function Pane({ app, state }: { app: App; state: State }) {
  const { item, world } = state;
  switch (item.at) {
    case "reading": return <Loading />;
    case "silent": return <Empty icon="offline" title={words.t("line.nothing")} action={<Button look="primary" onClick={() => void app.start()}>{words.t("retry")}</Button>}>{words.t("line.nothingHint")}</Empty>;
    case "none": return <Empty icon="calendar" title={words.t("item.none")}>{words.t("item.noneHint")}</Empty>;
    case "unsaved": return <Empty icon="calendar" title={words.t("item.unsaved")}>{words.t("item.unsavedHint")}</Empty>;
    case "shared": return <Empty icon="people" title={words.t("item.shared", { owner: item.owner })}>{words.t("item.sharedHint")}</Empty>;
    case "refused":
      return <Empty icon="info" title={words.t("item.refused")}><p lang="en">{item.message}</p><p lang="en">{item.cure}</p></Empty>;
    case "process": {
      const process = world.details[item.processId];
      return process ? <ProcessView app={app} state={state} process={process} interviewId={item.interviewId} followUpId={item.followUpId} /> : <Loading />;
    }
    case "ask": case "stranger": return <Judge app={app} state={state} item={item} />;
    case "mail": case "compose": return <Mail app={app} state={state} item={item} />;
  }
}

/** Something that may be an interview, or is none: the owner's word decides. */
function Judge({ app, state, item }: { app: App; state: State; item: Item & { at: "ask" | "stranger" } }) {
  const known = state.world.interviews.find((one) => one.id === item.interviewId);
  const busy = state.busy.includes(item.interviewId);
  const say = (isInterview: boolean) => void app.say(judge(known ?? { id: item.interviewId }, isInterview)).then(() => app.reread());
  const asks = item.at === "ask";
  return (
    <Empty icon={asks ? "people" : "calendar"} title={words.t(asks ? "item.ask" : "item.stranger")} action={(
      <div class="actions centred">
        <Button look={asks ? "primary" : "outline"} icon="check" busy={busy} disabled={busy} onClick={() => say(true)}>{words.t(asks ? "do.isInterview" : "do.track")}</Button>
        {asks && <Button disabled={busy} onClick={() => say(false)}>{words.t("do.noInterview")}</Button>}
      </div>
    )}>
      <p>{words.t(asks ? "item.askHint" : "item.strangerHint")}</p>
      {item.reasons.length > 0 && <Reasons reasons={item.reasons} />}
    </Empty>
  );
}

/** A message: the processes that its people belong to; while one is written, the notes that can be put into it. */
function Mail({ app, state, item }: { app: App; state: State; item: Item & { at: "mail" | "compose" } }) {
  const processes = item.processIds.map((id) => state.world.details[id]).filter((one) => one !== undefined);
  if (item.at === "compose") return <Compose app={app} state={state} processIds={item.processIds} />;
  if (item.processIds.length === 0) return <Empty icon="mail" title={words.t("item.mailNone")}>{words.t("item.mailNoneHint")}</Empty>;
  if (processes.length === 0) return <Loading />;
  return <>{processes.map((process) => <ProcessView key={process.id} app={app} state={state} process={process} interviewId={null} />)}</>;
}

function Compose({ app, state, processIds }: { app: App; state: State; processIds: readonly string[] }) {
  const open = inOrder(state.world.followUps.filter(isOpen));
  const fitting = open.filter((one) => processIds.includes(one.processId) && one.status !== "held");
  const offered = fitting.length > 0 ? fitting : open.filter((one) => one.status === "due" || one.status === "overdue");
  const process = (id: string) => state.world.processes.find((one) => one.id === id);
  return (
    <section class="compose" aria-labelledby="compose-title">
      <h1 id="compose-title">{words.t("item.compose")}</h1>
      {fitting.length === 0 && <p class="quiet">{words.t(offered.length > 0 ? "item.composeNone" : "next.none")}</p>}
      <div class="choices">
        {offered.map((followUp) => (
          <button type="button" class="choice" key={followUp.id} onClick={() => app.tell({ is: "sheet", sheet: { of: "draft", followUp } })}>
            <Icon name="mail" />
            <span class="choice-text">{titleOf(followUp)}<span class="meta">{process(followUp.processId) && companyOf(process(followUp.processId)!)} · {whenOf(followUp.start, todayIn(state))}</span></span>
            <Pill followUp={followUp} />
          </button>
        ))}
      </div>
    </section>
  );
}
