import { useEffect, useState } from "preact/hooks";
import type { App } from "../app";
import { Problem, Unreachable, ask } from "../server/client";
import type { FollowUp, Note } from "../server/types";
import { Avatar, Banner, Button, Dialog } from "../ui/parts";
import { titleOf } from "../ui/say";
import { words } from "../words";

type Reading = { at: "reading" } | { at: "read"; notes: readonly Note[] } | { at: "gap"; message: string; cure: string };

/** The notes of a follow-up, as they would be written now: to read, to copy, to open in Outlook. */
export function DraftSheet({ app, followUp, onClose }: { app: App; followUp: FollowUp; onClose: () => void }) {
  const [reading, setReading] = useState<Reading>({ at: "reading" });
  const [who, setWho] = useState(0);
  useEffect(() => {
    ask("get", "/api/v1/follow-ups/{id}/draft", { id: followUp.id }).then(
      ({ value }) => setReading({ at: "read", notes: value.notes }),
      (fault: unknown) => setReading(gapOf(fault)));
  }, [followUp.id]);
  const note = reading.at === "read" ? reading.notes[who] : undefined;
  return (
    <Dialog title={words.t("draft.title")} onClose={onClose} wide>
      <p class="about">{titleOf(followUp)}</p>
      {reading.at === "reading" && <div class="skeleton" aria-busy="true" aria-label={words.t("loading")}><i /><i /><i /></div>}
      {reading.at === "gap" && <Banner tone="warning" icon="warning"><b>{words.t("draft.gap")}</b> {reading.message} {reading.cure}</Banner>}
      {reading.at === "read" && reading.notes.length > 1 && (
        <div class="who" role="group" aria-label={words.t("draft.to")}>
          {reading.notes.map((one, at) => (
            <button type="button" class="who-one" aria-pressed={at === who} key={one.email ?? at} onClick={() => setWho(at)}><Avatar name={one.name ?? one.email ?? "?"} /><span>{one.name ?? one.email}</span></button>
          ))}
        </div>
      )}
      {note && <NoteText note={note} />}
      {note && <Ways app={app} followUp={followUp} note={note} onClose={onClose} />}
      <p class="hint">{words.t("draft.never")}</p>
    </Dialog>
  );
}

/** A note as it will read. Plain text: nothing in it can be more than words. */
export function NoteText({ note }: { note: Note }) {
  return (
    <div class="letter" dir="auto">
      <dl>
        <dt>{words.t("draft.to")}</dt><dd>{note.email ?? words.t("draft.nobody")}</dd>
        <dt>{words.t("draft.subject")}</dt><dd>{note.subject}</dd>
      </dl>
      <div class="letter-text" tabIndex={0} role="document">{note.text}</div>
    </div>
  );
}

function Ways({ app, followUp, note, onClose }: { app: App; followUp: FollowUp; note: Note; onClose: () => void }) {
  const [lies, setLies] = useState<"inDrafts" | "yours" | "file">();
  const copy = async () => {
    await navigator.clipboard.writeText(note.text);
    app.tell({ is: "toast", toast: { text: words.t("heard.copied"), tone: "good" } });
  };
  const outlook = app.outlook;
  const mailto = `mailto:${note.email ?? ""}?subject=${encodeURIComponent(note.subject)}&body=${encodeURIComponent(note.text)}`;
  // What Outlook or the service refuses is told; the sheet stays open.
  const attempt = (work: () => Promise<void> | undefined, closes: boolean) => async () => {
    try {
      await work();
      if (closes) onClose();
    } catch (fault) {
      app.tell({ is: "toast", toast: { text: gapOf(fault).message, tone: "bad" } });
    }
  };
  const save = async () => {
    const { value } = await ask("post", "/api/v1/follow-ups/{id}/draft", { id: followUp.id });
    setLies(value.drafts.find((one) => one.email === note.email)?.state ?? value.drafts[0]?.state);
  };
  return (
    <div class="sheet-foot">
      {lies && <p class="lies" role="status">{words.t(lies === "yours" ? "draft.yours" : "draft.saved")}</p>}
      {outlook?.canInsert && <Button look="primary" icon="arrow" autoFocus onClick={attempt(() => outlook.insert(note.text), true)}>{words.t("draft.insert")}</Button>}
      {outlook?.canOpenNotes && <Button look="primary" icon="open" autoFocus onClick={attempt(() => outlook.openNote(note), true)}>{words.t("draft.openOutlook")}</Button>}
      {!outlook && <a class="button primary" href={mailto}><span>{words.t("draft.openMail")}</span></a>}
      <Button icon="copy" onClick={attempt(copy, false)}>{words.t("draft.copyText")}</Button>
      {!lies && <Button look="subtle" icon="mail" onClick={attempt(save, false)}>{words.t("do.drafts")}</Button>}
    </div>
  );
}

export function gapOf(fault: unknown): Reading & { at: "gap" } {
  if (fault instanceof Problem) return { at: "gap", message: fault.message, cure: fault.cure };
  if (fault instanceof Unreachable) return { at: "gap", message: words.t("line.nothing"), cure: "" };
  return { at: "gap", message: fault instanceof Error ? fault.message : String(fault), cure: "" };
}
