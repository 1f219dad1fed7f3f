import type { App } from "../app";
import { done, reopen, skip } from "../model/acts";
import { download } from "../server/download";
import type { FollowUp } from "../server/types";
import { standingOf } from "../model/chain";
import type { State } from "../model/state";
import { Icon } from "../ui/icons";
import { Button, Menu, type Choice } from "../ui/parts";
import { iconOf, nameOf, titleOf, todayIn, whenOf } from "../ui/say";
import { words } from "../words";

/** Status in a word, with a shape of its own beside the colour. */
export function Pill({ followUp, quiet = false }: { followUp: FollowUp; quiet?: boolean }) {
  return <span class={quiet ? "hidden" : `pill ${standingOf(followUp)} ${followUp.status}`}>{words.t(`status.${followUp.status}`)}</span>;
}

/** A sentence of the service's: it speaks English. */
export function Why({ text }: { text: string }) {
  return <p class="why" lang="en" dir="auto">{text}</p>;
}

/** What can be done with a follow-up beyond the two buttons in front. */
export function furtherChoices(app: App, followUp: FollowUp): Choice[] {
  const keep = (path: "/api/v1/follow-ups/{id}.docx" | "/api/v1/follow-ups/{id}.ics", name: string, query = "") =>
    void download(path, name, { id: followUp.id, query }).catch((fault: Error) => app.tell({ is: "toast", toast: { text: fault.message, tone: "bad" } }));
  return [
    ...followUp.people.map((person): Choice => ({
      text: followUp.people.length === 1 ? words.t("do.letter") : words.t("do.letterTo", { person: nameOf(person) }),
      icon: "letter",
      choose: () => keep("/api/v1/follow-ups/{id}.docx", `${words.t(`kind.${followUp.kind}`)} ${nameOf(person)}.docx`, `person=${encodeURIComponent(person.email ?? person.name ?? "")}`),
    })),
    { text: words.t("do.call"), icon: "phone", choose: () => app.tell({ is: "sheet", sheet: { of: "call", followUp } }) },
    { text: words.t("do.ics"), icon: "calendar", choose: () => keep("/api/v1/follow-ups/{id}.ics", `${titleOf(followUp)}.ics`) },
    { text: words.t("do.skip"), icon: "skip", choose: () => void app.say(skip(followUp)) },
  ];
}

export function Actions({ app, state, followUp, front }: { app: App; state: State; followUp: FollowUp; front: boolean }) {
  const busy = state.busy.includes(followUp.id);
  const standing = standingOf(followUp);
  if (standing === "done" || followUp.status === "skipped") {
    return <div class="actions"><Button small look="subtle" icon="undo" disabled={busy} onClick={() => void app.say(reopen(followUp))}>{words.t("do.reopen")}</Button></div>;
  }

  if (standing === "leftOut") return null;
  return (
    <div class="actions">
      <Button look={front ? "primary" : "outline"} small={!front} icon="mail" onClick={() => app.tell({ is: "sheet", sheet: { of: "draft", followUp } })}>{words.t("do.draft")}</Button>
      <Button small={!front} icon="check" busy={busy} disabled={busy} onClick={() => void app.say(done(followUp))}>{words.t("do.done")}</Button>
      <Button small={!front} look="subtle" icon="clock" disabled={busy} onClick={() => app.tell({ is: "sheet", sheet: { of: "snooze", followUp } })}>{words.t("do.later")}</Button>
      <Menu small={!front} label={words.t("more")} icon="more" choices={furtherChoices(app, followUp)} />
    </div>
  );
}

/** One thing to do, with its why and its actions. */
export function FollowUpCard({ app, state, followUp, about, front = false }: { app: App; state: State; followUp: FollowUp; about?: string | undefined; front?: boolean }) {
  // Among cards of several processes it stands right under the title of the page.
  const Title = about ? "h2" : "h3";
  return (
    <article class={`card todo ${front ? "front" : ""}`} aria-label={titleOf(followUp)} data-follow-up={followUp.id}>
      <div class="todo-head">
        <span class={`mark ${standingOf(followUp)}`}><Icon name={iconOf(followUp.kind, followUp.channel)} /></span>
        <div class="todo-title">
          <Title>{titleOf(followUp)}</Title>
          <p class="meta">
            {about && <><a href={`#/process/${followUp.processId}`}>{about}</a><span aria-hidden="true"> · </span></>}
            <span>{whenOf(followUp.start, todayIn(state))}</span><span aria-hidden="true"> · </span><span>{words.t(`channel.${followUp.channel}`)}</span>
          </p>
        </div>
        <Pill followUp={followUp} />
      </div>
      <Why text={followUp.why} />
      <Actions app={app} state={state} followUp={followUp} front={front} />
    </article>
  );
}
