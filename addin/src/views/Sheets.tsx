import { useState } from "preact/hooks";
import type { App } from "../app";
import { agency, answer, contact, outcome, promise, snooze, type Act } from "../model/acts";
import { plusDays } from "../model/days";
import type { Sheet, State } from "../model/state";
import type { FollowUp, Outcome, Process } from "../server/types";
import { Icon, type IconName } from "../ui/icons";
import { Button, Dialog, Field } from "../ui/parts";
import { companyOf, titleOf, todayIn } from "../ui/say";
import { words } from "../words";
import { CallSheet } from "./CallSheet";
import { DraftSheet } from "./DraftSheet";
import { EraseSheet } from "./Erase";
import { JoinSheet, SplitSheet } from "./JoinSheets";

/** The dialog that is open, if one is. */
export function Sheets({ app, state }: { app: App; state: State }) {
  const { sheet } = state;
  if (!sheet) return null;
  const close = () => app.tell({ is: "sheet", sheet: null });
  const say = (act: Act) => void app.say(act);
  return body(sheet);

  function body(open: Sheet) {
    switch (open.of) {
      case "draft": return <DraftSheet app={app} followUp={open.followUp} onClose={close} />;
      case "call": return <CallSheet followUp={open.followUp} onClose={close} />;
      case "snooze": return <Snooze followUp={open.followUp} now={todayIn(state)} onClose={close} say={say} />;
      case "outcome": return <OutcomeSheet process={open.process} onClose={close} say={say} />;
      case "promise": return <DaySheet title={words.t("promise.title")} label={words.t("promise.day")} hint={words.t("promise.hint")} go={words.t("promise.do")} first={plusDays(todayIn(state), 7)} from={todayIn(state)} onClose={close} choose={(day) => say(promise(open.process, day))} />;
      case "contact": return <Contact process={open.process} now={todayIn(state)} onClose={close} say={say} />;
      case "agency": return <AgencySheet process={open.process} onClose={close} say={say} />;
      case "join": return <JoinSheet app={app} state={state} process={open.process} onClose={close} />;
      case "split": return <SplitSheet app={app} state={state} interview={open.interview} onClose={close} />;
      case "erase": return <EraseSheet app={app} onClose={close} />;
    }
  }
}

interface Saying {
  readonly onClose: () => void;
  readonly say: (act: Act) => void;
}

function Snooze({ followUp, now, onClose, say }: Saying & { followUp: FollowUp; now: string }) {
  const [day, setDay] = useState(plusDays(now, 1));
  const choices = [plusDays(now, 1), plusDays(now, 2), plusDays(now, 7)];
  const texts = [words.t("tomorrow"), words.t("snooze.days", { days: words.count("counts.days", 2) }), words.t("snooze.week")];
  return (
    <Dialog title={words.t("snooze.title")} onClose={onClose}>
      <p class="about">{titleOf(followUp)}</p>
      <div class="choices">
        {choices.map((choice, at) => (
          <button type="button" class="choice" key={choice} data-autofocus={at === 0 || undefined} onClick={() => say(snooze(followUp, choice))}>
            <Icon name={at === 0 ? "sun" : "calendar"} /><span class="choice-text">{texts[at]}</span><span class="meta">{words.days.short(choice, now)}</span>
          </button>
        ))}
      </div>
      <form class="row" onSubmit={(event) => { event.preventDefault(); say(snooze(followUp, day)); }}>
        <Field label={words.t("snooze.on")}>{(id) => <input id={id} type="date" required min={now} value={day} onInput={(event) => setDay(event.currentTarget.value)} />}</Field>
        <Button type="submit">{words.t("snooze.do")}</Button>
      </form>
      <p class="hint">{words.t("snooze.keep")}</p>
    </Dialog>
  );
}

const outcomes: readonly [Outcome, IconName][] = [["offer", "heart"], ["rejected", "close"], ["withdrawn", "back"], ["closed", "slash"], ["paused", "pause"]];

function OutcomeSheet({ process, onClose, say }: Saying & { process: Process }) {
  const isActive = process.outcome === "active";
  return (
    <Dialog title={words.t("outcome.title")} onClose={onClose}>
      <p class="about">{companyOf(process)}</p>
      <div class="choices">
        <Choosing icon="clock" text={words.t("outcome.activeDo")} chosen={isActive} choose={() => (isActive ? onClose() : say(outcome(process, "active")))} />
        <Choosing icon="mail" text={words.t("answer.answered")} hint={words.t("answer.answeredHint")} choose={() => say(answer(process, "answered"))} />
        <Choosing icon="calendar" text={words.t("answer.next")} hint={words.t("answer.nextHint")} choose={() => say(answer(process, "next"))} />
        {outcomes.map(([word, icon]) => (
          <Choosing key={word} icon={icon} text={words.t(`outcome.${word}Do`)} chosen={process.outcome === word} choose={() => (process.outcome === word ? onClose() : say(outcome(process, word)))} />
        ))}
      </div>
      <p class="hint">{words.t("outcome.hint")}</p>
    </Dialog>
  );
}

function Choosing({ icon, text, hint, chosen, choose }: { icon: IconName; text: string; hint?: string; chosen?: boolean; choose: () => void }) {
  return (
    <button type="button" class="choice" aria-pressed={chosen} data-autofocus={chosen || undefined} onClick={choose}>
      <Icon name={icon} /><span class="choice-text">{text}{hint && <span class="meta">{hint}</span>}</span>{chosen && <Icon name="check" />}
    </button>
  );
}

function AgencySheet({ process, onClose, say }: Saying & { process: Process }) {
  const [name, setName] = useState(process.agency ?? "");
  return (
    <Dialog title={words.t("agency.title")} onClose={onClose}>
      <p class="about">{companyOf(process)}</p>
      <form onSubmit={(event) => { event.preventDefault(); say(agency(process, name.trim())); }}>
        <Field label={words.t("agency.name")} hint={words.t("agency.hint")}>{(id) => <input id={id} type="text" maxLength={120} value={name} data-autofocus onInput={(event) => setName(event.currentTarget.value)} />}</Field>
        <div class="sheet-foot"><Button type="submit" look="primary">{words.t("save")}</Button></div>
      </form>
    </Dialog>
  );
}

function Contact({ process, now, onClose, say }: Saying & { process: Process; now: string }) {
  const [on, setOn] = useState(now);
  const [by, setBy] = useState("phone");
  return (
    <Dialog title={words.t("contact.title")} onClose={onClose}>
      <p class="about">{companyOf(process)}</p>
      <form onSubmit={(event) => { event.preventDefault(); say(contact(process, on, by)); }}>
        <fieldset class="segments">
          <legend>{words.t("contact.by")}</legend>
          {(["phone", "email", "meeting"] as const).map((one) => (
            <label class="segment" key={one}><input type="radio" name="by" value={one} checked={by === one} onChange={() => setBy(one)} /><span><Icon name={one === "email" ? "mail" : one === "phone" ? "phone" : "people"} size={16} />{words.t(`by.${one}`)}</span></label>
          ))}
        </fieldset>
        <Field label={words.t("contact.on")} hint={words.t("contact.hint")}>{(id) => <input id={id} type="date" required max={now} value={on} onInput={(event) => setOn(event.currentTarget.value)} />}</Field>
        <div class="sheet-foot"><Button type="submit" look="primary">{words.t("contact.do")}</Button></div>
      </form>
    </Dialog>
  );
}

function DaySheet({ title, label, hint, go, first, from, onClose, choose }: { title: string; label: string; hint: string; go: string; first: string; from: string; onClose: () => void; choose: (day: string) => void }) {
  const [day, setDay] = useState(first);
  return (
    <Dialog title={title} onClose={onClose}>
      <form onSubmit={(event) => { event.preventDefault(); choose(day); }}>
        <Field label={label} hint={hint}>{(id) => <input id={id} type="date" required min={from} value={day} data-autofocus onInput={(event) => setDay(event.currentTarget.value)} />}</Field>
        <div class="sheet-foot"><Button type="submit" look="primary">{go}</Button></div>
      </form>
    </Dialog>
  );
}
