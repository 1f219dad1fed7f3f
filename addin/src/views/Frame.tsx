import { useEffect } from "preact/hooks";
import type { App } from "../app";
import type { State } from "../model/state";
import { Icon } from "../ui/icons";
import { Banner, Button } from "../ui/parts";
import { words } from "../words";

/** Grey shapes where words will stand: as high as they, so that nothing jumps. */
export function Loading() {
  return <div class="loading" role="status" aria-label={words.t("loading")}><h1 class="hidden">{words.t("loading")}</h1><i class="l1" /><i class="l2" /><i class="l3" /><i class="l4" /><i class="l5" /><i class="l6" /></div>;
}

/** What is to be known about the whole page, above it. */
export function Notices({ app, state }: { app: App; state: State }) {
  const { me } = state.world;
  const seen = me?.sync.at ? momentIn(me.sync.at, me.timeZone) : "…";
  const retry = <Button small look="subtle" onClick={() => void app.refresh()}>{words.t("retry")}</Button>;
  return (
    <div class="notices">
      {state.line !== "up" && (
        <Banner tone="warning" icon="offline" action={retry}>
          {words.t(state.line === "offline" ? "line.offline" : "line.gone", { when: seen })}
          {state.waiting.length > 0 && <> {words.count("counts.waiting", state.waiting.length)}. {words.t("line.waiting")}</>}
        </Banner>
      )}
      {state.conflict && (
        <Banner tone="warning" icon="warning" action={<Button small look="subtle" icon="close" label={words.t("close")} onClick={() => app.tell({ is: "conflict", act: null })} />}>{words.t("conflict.text")}</Banner>
      )}
      {me?.sync.state === "needsYou" && <Banner tone="bad" icon="key"><b>{words.t("sync.needsYou")}</b> <span lang="en">{me.sync.cure}</span></Banner>}
      {me?.sync.state === "failing" && <Banner tone="warning" icon="warning" action={retry}>{words.t("sync.failing", { when: me.sync.failingSince ? momentIn(me.sync.failingSince, me.timeZone) : "…" })}</Banner>}
      {me?.sync.state === "beginning" && <Banner tone="info" icon="info">{words.t("sync.beginning")}</Banner>}
      {me?.sync.state === "ended" && <Banner tone="info" icon="info" action={<Button small onClick={() => void app.syncNow()}>{words.t("sync.begin")}</Button>}>{words.t("sync.ended")}</Banner>}
    </div>
  );
}

/** A moment of the service, on the owner's wall. */
export function momentIn(moment: string, zone: string | null): string {
  return new Intl.DateTimeFormat(words.language, { dateStyle: "medium", timeStyle: "short", ...(zone ? { timeZone: zone } : {}) }).format(new Date(moment));
}

/** What was done, with the way back; it goes by itself, unless the person is on it. */
export function ToastLine({ app, state }: { app: App; state: State }) {
  const { toast } = state;
  useEffect(() => {
    if (!toast) return;
    const gone = setTimeout(() => app.tell({ is: "toast", toast: null }), toast.tone === "bad" ? 12_000 : 8_000);
    return () => clearTimeout(gone);
  }, [toast]);
  return (
    <div class="toasts" role="status" aria-live="polite">
      {toast && (
        <div class={`toast ${toast.tone}`}>
          <Icon name={toast.tone === "good" ? "check" : "warning"} />
          <span class="toast-text">{toast.text}</span>
          {toast.undo && <button type="button" class="toast-undo" onClick={() => void app.say(toast.undo!)}>{words.t("undo")}</button>}
          <button type="button" class="toast-close" aria-label={words.t("close")} onClick={() => app.tell({ is: "toast", toast: null })}><Icon name="close" size={16} /></button>
        </div>
      )}
    </div>
  );
}

export function SampleMark() {
  return <span class="sample" title={words.t("sampleLong")}>{words.t("sample")}</span>;
}
