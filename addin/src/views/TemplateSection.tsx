import { useEffect, useRef, useState } from "preact/hooks";
import type { App } from "../app";
import { Problem, ask } from "../server/client";
import type { Note, ProblemDetails } from "../server/types";
import { Button, Field } from "../ui/parts";
import { words } from "../words";
import { NoteText } from "./DraftSheet";

type Trouble = NonNullable<ProblemDetails["problems"]>[number];

/** The owner's own words: each letter typed is tried on a real follow-up, and what is wrong is marked in the text. */
export function TemplateSection({ app }: { app: App }) {
  const [names, setNames] = useState<readonly { name: string; description: string; own: boolean }[]>([]);
  const [name, setName] = useState("thank-you");
  const [text, setText] = useState("");
  const [read, setRead] = useState<{ etag: string | undefined; own: boolean; text: string }>();
  const [trouble, setTrouble] = useState<readonly Trouble[]>([]);
  const [notes, setNotes] = useState<readonly Note[]>([]);
  const [gaps, setGaps] = useState<readonly string[]>([]);

  const list = () => ask("get", "/api/v1/templates").then(({ value }) => setNames(value.templates), () => undefined);
  const load = (which: string) => ask("get", "/api/v1/templates/{name}", { id: which }).then(({ value, etag }) => {
    setRead({ etag, own: value.own, text: value.text });
    setText(value.text);
  }, () => undefined);
  useEffect(() => void list(), []);
  useEffect(() => void load(name), [name]);
  useEffect(() => {
    if (!text) return;
    let late = false;
    const soon = setTimeout(() => {
      ask("post", "/api/v1/templates/preview", { body: { name, text } }).then(
        ({ value }) => { if (!late) { setTrouble([]); setNotes(value.notes); setGaps(value.gaps); } },
        (fault: unknown) => { if (!late && fault instanceof Problem) setTrouble(fault.details.problems ?? []); });
    }, 250);
    return () => { late = true; clearTimeout(soon); };
  }, [name, text]);

  const put = async (body: string | null) => {
    try {
      await ask("put", "/api/v1/templates/{name}", { id: name, body: { text: body }, etag: read?.etag });
      app.tell({ is: "toast", toast: { text: words.t("heard.saved"), tone: "good" } });
    } catch (fault) {
      if (!(fault instanceof Problem)) return app.tell({ is: "line", line: "gone" });
      if (fault.details.problems) return setTrouble(fault.details.problems);
      app.tell({ is: "toast", toast: { text: fault.status === 412 ? words.t("conflict.text") : fault.message, tone: "bad" } });
    }
    await Promise.all([list(), load(name)]);
  };

  return (
    <section class="card form" aria-labelledby="templates">
      <h2 id="templates" class="form-title">{words.t("settings.templates")}</h2>
      <Field label={words.t("templates.choose")} hint={names.find((one) => one.name === name)?.description ?? ""}>{(id) => (
        <select id={id} value={name} onChange={(event) => setName(event.currentTarget.value)}>
          {names.map((one) => <option key={one.name} value={one.name}>{one.name}{one.own ? ` (${words.t("templates.own")})` : ""}</option>)}
        </select>
      )}</Field>
      <div class="template">
        <Field label={words.t("templates.text")}>{(id) => <MarkedText id={id} text={text} trouble={trouble} change={setText} />}</Field>
        <div class="template-preview">
          <p class="label">{words.t("templates.preview")}</p>
          {notes[0] && trouble.length === 0 ? <NoteText note={notes[0]} /> : trouble.length === 0 && <p class="quiet">{gaps[0] ?? words.t("templates.none")}</p>}
          {trouble.length > 0 && (
            <ul class="trouble" role="alert">{trouble.map((one) => <li key={`${one.line},${one.column}`}><b>{words.t("templates.line", { line: one.line, column: one.column })}</b> <span lang="en">{one.message}</span></li>)}</ul>
          )}
        </div>
      </div>
      <div class="actions">
        <Button look="primary" disabled={trouble.length > 0 || text === read?.text} onClick={() => void put(text)}>{words.t("save")}</Button>
        {read?.own && <Button look="subtle" icon="undo" onClick={() => void put(null)}>{words.t("templates.reset")}</Button>}
      </div>
    </section>
  );
}

/** A text field over a copy of its text, in which the lines with problems are underlined. */
function MarkedText({ id, text, trouble, change }: { id: string; text: string; trouble: readonly Trouble[]; change: (text: string) => void }) {
  const back = useRef<HTMLDivElement>(null);
  const lines = text.split("\n");
  return (
    <div class="marked">
      <div class="marked-back" aria-hidden="true" ref={back}>
        {lines.map((line, at) => {
          const one = trouble.find((each) => each.line === at + 1);
          const from = one ? Math.max(0, Math.min(one.column - 1, line.length - 1)) : 0;
          return <div key={at}>{one ? <>{line.slice(0, from)}<mark>{line.slice(from) || " "}</mark></> : line || " "}</div>;
        })}
      </div>
      <textarea id={id} spellcheck={false} value={text} aria-invalid={trouble.length > 0} onInput={(event) => change(event.currentTarget.value)}
        onScroll={(event) => { back.current!.scrollTop = event.currentTarget.scrollTop; }} />
    </div>
  );
}
