import { useEffect, useRef, useState } from "preact/hooks";
import type { App } from "../app";
import { note } from "../model/acts";
import { ask } from "../server/client";
import { memory } from "../server/memory";
import type { ProcessDetails } from "../server/types";
import { Icon } from "../ui/icons";
import { Button } from "../ui/parts";
import { useName } from "../ui/useName";
import { words } from "../words";

/** Notes about a process. What is typed is kept on this device with each letter, and said when the person turns elsewhere. */
export function Notes({ app, process, fresh }: { app: App; process: ProcessDetails; fresh: boolean }) {
  const kept = memory.note(process.id);
  const [text, setText] = useState(() => kept.get()?.text ?? "");
  const latest = useRef(text);
  latest.current = text;
  const title = useName();
  const type = (typed: string) => {
    setText(typed);
    const before = kept.get();
    // Once sent, a key belongs to that very text.
    kept.set(typed.trim() === "" ? undefined : { text: typed, key: before && !before.sent ? before.key : crypto.randomUUID() });
  };
  const save = () => {
    const draft = kept.get();
    if (!draft || draft.text.trim() === "") return;
    setText("");
    void app.say({ ...note(process.id, draft.text.trim()), key: draft.key });
  };

  useEffect(() => {
    // The pane is closed without warning. The key makes the note one, also if it is sent again at the next opening.
    const leave = () => {
      const draft = document.visibilityState === "hidden" ? kept.get() : undefined;
      if (!draft || draft.text.trim() === "") return;
      kept.set({ ...draft, sent: true });
      ask("post", "/api/v1/processes/{id}/note", { id: process.id, body: { text: draft.text.trim() }, key: draft.key, keepalive: true })
        .then(() => { kept.set(undefined); if (latest.current === draft.text) setText(""); void app.loadProcess(process.id); }, () => undefined);
    };
    document.addEventListener("visibilitychange", leave);
    return () => document.removeEventListener("visibilitychange", leave);
  }, [process.id]);

  return (
    <section class="notes" aria-labelledby={title}>
      <h2 id={title} class="kicker">{words.t(fresh ? "notes.ask" : "notes.title")}</h2>
      {process.notes.length > 0 && (
        <ul class="note-list">{process.notes.map((one, at) => <li key={at} dir="auto">{one}</li>)}</ul>
      )}
      <div class="note-box">
        <textarea aria-labelledby={title} rows={text ? 4 : 2} placeholder={words.t("notes.placeholder")} value={text} maxLength={10000}
          onInput={(event) => type(event.currentTarget.value)}
          onKeyDown={(event) => { if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) save(); }} />
        {text.trim() !== "" && (
          <div class="note-foot">
            <span class="hint kept" role="status"><Icon name="check" size={16} />{words.t("notes.kept")}</span>
            <Button small look="primary" onClick={save}>{words.t("save")}</Button>
          </div>
        )}
      </div>
      {fresh && <p class="hint">{words.t("notes.hint")}</p>}
    </section>
  );
}
