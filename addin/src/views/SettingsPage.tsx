import { useEffect, useState } from "preact/hooks";
import type { App } from "../app";
import type { State } from "../model/state";
import { Problem, ask } from "../server/client";
import { download } from "../server/download";
import { memory } from "../server/memory";
import { Banner, Button, Field } from "../ui/parts";
import { languages, words } from "../words";
import { momentIn } from "./Frame";
import { TemplateSection } from "./TemplateSection";

/** The rhythm, the words, the feed, and one's own data. */
export function SettingsPage({ app, state }: { app: App; state: State }) {
  return (
    <div class="page settings">
      <header class="page-head"><h1>{words.t("settings.title")}</h1></header>
      <CadenceSection app={app} />
      <TemplateSection app={app} />
      <FeedSection app={app} state={state} />
      <LanguageSection app={app} />
      <PrivacySection app={app} state={state} />
    </div>
  );
}

type Cadence = Record<string, unknown>;

/** A setting: where it stands in the cadence, and how it is asked for. */
type Asked =
  | { at: string; label: string; as: "flag"; hint?: string }
  | { at: string; label: string; as: "number"; least: number; most: number; none?: string }
  | { at: string; label: string; as: "time" | "text" | "lines" }
  | { at: string; label: string; as: "choice"; choices: readonly [string, string][] };

function asked(): { title: string; fields: Asked[] }[] {
  const t = words.t.bind(words);
  const channels: readonly [string, string][] = [["email", t("by.email")], ["letter", t("do.letter")], ["phone", t("by.phone")]];
  return [
    {
      title: t("settings.rhythm"),
      fields: [
        { at: "thankYou.at", label: t("cadence.thankYouAt"), as: "time" },
        { at: "thankYou.channel", label: t("cadence.channel"), as: "choice", choices: channels.slice(0, 2) },
        { at: "thankYou.nextBusinessDay", label: t("cadence.nextBusinessDay"), as: "flag" },
        { at: "checkIn.everyDays", label: t("cadence.everyDays"), as: "number", least: 1, most: 60 },
        { at: "checkIn.at", label: t("cadence.checkInAt"), as: "time" },
        { at: "checkIn.limit", label: t("cadence.limit"), as: "number", least: 1, most: 20, none: t("cadence.noLimit") },
        { at: "agency.everyDays", label: t("cadence.agencyDays"), as: "number", least: 1, most: 60 },
        { at: "closingNote.propose", label: t("cadence.closing"), as: "flag" },
        { at: "agency.throughAgencyOnly", label: t("cadence.agencyOnly"), as: "flag" },
        { at: "discreet", label: t("cadence.discreet"), as: "flag", hint: t("cadence.discreetHint") },
      ],
    },
    {
      title: t("settings.notes"),
      fields: [
        { at: "notes.language", label: t("cadence.language"), as: "choice", choices: [["auto", t("settings.automatic")], ...noteLanguages] },
        { at: "notes.formality", label: t("cadence.formality"), as: "choice", choices: [["auto", t("settings.automatic")], ["formal", t("cadence.formal")], ["familiar", t("cadence.familiar")]] },
        { at: "me.name", label: t("cadence.name"), as: "text" },
        { at: "me.phone", label: t("cadence.phone"), as: "text" },
        { at: "me.address", label: t("cadence.address"), as: "lines" },
      ],
    },
  ];
}

const noteLanguages: readonly [string, string][] = [
  ["en-US", "English (US)"], ["en-GB", "English (UK)"], ["de", "Deutsch"], ["fr", "Français"], ["es", "Español"], ["pt-BR", "Português (Brasil)"], ["pt-PT", "Português (Portugal)"],
  ["it", "Italiano"], ["nl", "Nederlands"], ["pl", "Polski"], ["sv", "Svenska"], ["ja", "日本語"], ["zh", "中文"],
];

function CadenceSection({ app }: { app: App }) {
  const [cadence, setCadence] = useState<Cadence>();
  const [etag, setEtag] = useState<string>();
  const [problems, setProblems] = useState<readonly { message: string }[]>([]);
  const read = () => ask("get", "/api/v1/cadence").then((told) => { setCadence(told.value as Cadence); setEtag(told.etag); }, () => undefined);
  useEffect(() => void read(), []);
  if (!cadence) return <div class="skeleton tall" aria-busy="true" aria-label={words.t("loading")}><i /><i /><i /></div>;
  const save = async () => {
    try {
      await ask("put", "/api/v1/cadence", { body: cadence, etag });
      setProblems([]);
      await read();
      app.tell({ is: "toast", toast: { text: words.t("heard.saved"), tone: "good" } });
      await app.refresh();
    } catch (fault) {
      if (!(fault instanceof Problem)) return app.tell({ is: "line", line: "gone" });
      if (fault.status === 412) { app.tell({ is: "toast", toast: { text: words.t("conflict.text"), tone: "bad" } }); await read(); }
      else setProblems(fault.details.problems ?? [{ message: fault.message }]);
    }
  };
  return (
    <form class="stack" onSubmit={(event) => { event.preventDefault(); void save(); }}>
      {asked().map((group) => (
        <fieldset class="card form" key={group.title}>
          <legend>{group.title}</legend>
          {group.fields.filter((field) => valueAt(cadence, field.at) !== undefined || field.as === "text").map((field) => (
            <AskedField key={field.at} field={field} value={valueAt(cadence, field.at)} change={(value) => setCadence(withValue(cadence, field.at, value))} />
          ))}
        </fieldset>
      ))}
      {problems.map((one) => <Banner key={one.message} tone="bad" icon="warning"><span lang="en">{one.message}</span></Banner>)}
      <div class="form-foot"><Button type="submit" look="primary">{words.t("save")}</Button></div>
    </form>
  );
}

function AskedField({ field, value, change }: { field: Asked; value: unknown; change: (value: unknown) => void }) {
  switch (field.as) {
    case "flag":
      return <label class="switch"><input type="checkbox" role="switch" checked={value === true} onChange={(event) => change(event.currentTarget.checked)} /><span class="switch-text">{field.label}{field.hint && <span class="hint">{field.hint}</span>}</span></label>;
    case "number":
      return (
        <Field label={field.label}>{(id) => (
          <input id={id} type="number" min={field.least} max={field.most} required={!field.none} placeholder={field.none} value={value === null ? "" : String(value)}
            onInput={(event) => change(event.currentTarget.value === "" ? null : Number(event.currentTarget.value))} />
        )}</Field>
      );
    case "choice":
      return <Field label={field.label}>{(id) => <select id={id} value={String(value)} onChange={(event) => change(event.currentTarget.value)}>{field.choices.map(([word, text]) => <option key={word} value={word}>{text}</option>)}</select>}</Field>;
    case "lines":
      return <Field label={field.label}>{(id) => <textarea id={id} rows={3} value={String(value ?? "")} onInput={(event) => change(event.currentTarget.value)} />}</Field>;
    default:
      return <Field label={field.label}>{(id) => <input id={id} type={field.as} value={String(value ?? "")} required={field.as === "time"} onInput={(event) => change(event.currentTarget.value)} />}</Field>;
  }
}

const valueAt = (cadence: Cadence, at: string): unknown => at.split(".").reduce<unknown>((inner, name) => (inner as Cadence | undefined)?.[name], cadence);

function withValue(cadence: Cadence, at: string, value: unknown): Cadence {
  const [first, ...rest] = at.split(".");
  return { ...cadence, [first!]: rest.length === 0 ? value : withValue((cadence[first!] ?? {}) as Cadence, rest.join("."), value) };
}

function FeedSection({ app, state }: { app: App; state: State }) {
  const [url, setUrl] = useState<string>();
  const [discreet, setDiscreet] = useState(state.world.me?.feed.discreet ?? false);
  const isOpen = state.world.me?.feed.open ?? false;
  const open = async () => {
    const { value } = await ask("post", "/api/v1/feed", { body: { discreet } });
    setUrl(value.url);
    await app.load();
  };
  const end = async () => {
    await ask("delete", "/api/v1/feed");
    setUrl(undefined);
    await app.load();
  };
  return (
    <section class="card form" aria-labelledby="feed">
      <h2 id="feed" class="form-title">{words.t("settings.feed")}</h2>
      <p>{words.t(isOpen ? "feed.isOpen" : "feed.closed")}</p>
      {url && <><p class="link-box" dir="ltr">{url}</p><p class="hint">{words.t("feed.once")}</p></>}
      <label class="switch"><input type="checkbox" role="switch" checked={discreet} onChange={(event) => setDiscreet(event.currentTarget.checked)} /><span class="switch-text">{words.t("feed.discreet")}</span></label>
      <div class="actions">
        <Button onClick={() => void open()}>{words.t(isOpen ? "feed.renew" : "feed.open")}</Button>
        {isOpen && <Button look="subtle" onClick={() => void end()}>{words.t("feed.end")}</Button>}
      </div>
    </section>
  );
}

function LanguageSection({ app }: { app: App }) {
  const [language, setLanguage] = useState(memory.language.get() ?? "");
  const choose = async (chosen: string) => {
    setLanguage(chosen);
    memory.language.set(chosen || undefined);
    await words.speak(chosen || navigator.language);
    app.tell({ is: "toast", toast: null });
  };
  return (
    <section class="card form" aria-labelledby="look">
      <h2 id="look" class="form-title">{words.t("settings.look")}</h2>
      <select aria-labelledby="look" value={language} onChange={(event) => void choose(event.currentTarget.value)}>
        <option value="">{words.t("settings.automatic")}</option>
        {Object.entries(languages).map(([code, name]) => <option key={code} value={code} lang={code}>{name}</option>)}
      </select>
    </section>
  );
}

function PrivacySection({ app, state }: { app: App; state: State }) {
  const { me } = state.world;
  const takeAway = () => download("/api/v1/export", "followupsync-export.zip").catch(() => app.tell({ is: "line", line: "gone" }));
  return (
    <section class="card form" aria-labelledby="privacy">
      <h2 id="privacy" class="form-title">{words.t("settings.privacy")}</h2>
      <dl class="facts">
        <dt>{words.t("settings.account")}</dt><dd dir="ltr">{me?.address}</dd>
        <dt>{words.t("settings.zone")}</dt><dd>{me?.timeZone ?? words.t("settings.automatic")}</dd>
        <dt>{words.t("nav.calendar")}</dt><dd>{me?.sync.at ? words.t("settings.lastSync", { when: momentIn(me.sync.at, me.timeZone) }) : words.t("settings.notYet")}</dd>
      </dl>
      <div class="actions">
        <Button icon="download" onClick={() => void takeAway()}>{words.t("privacy.export")}</Button>
        <Button look="danger" onClick={() => app.tell({ is: "sheet", sheet: { of: "erase" } })}>{words.t("privacy.erase")}</Button>
      </div>
      <p class="hint">{words.t("privacy.exportHint")}</p>
    </section>
  );
}
