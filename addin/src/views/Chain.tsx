import type { ComponentChildren } from "preact";
import type { App } from "../app";
import { judge, nobodyCame } from "../model/acts";
import { chainOf, inOrder, type Link, type Standing } from "../model/chain";
import type { State } from "../model/state";
import type { Interview, ProcessDetails } from "../server/types";
import { Icon, type IconName } from "../ui/icons";
import { Button, Reasons, type Choice } from "../ui/parts";
import { iconOf, spanOf, stageOf, titleOf, todayIn, whenOf } from "../ui/say";
import { words } from "../words";
import { Actions, Pill, Why } from "./FollowUpCard";

/** The timeline of a process: what was, what is due, what comes, each with its why. */
export function Chain({ app, state, process, here, without }: { app: App; state: State; process: ProcessDetails; here: string | null; without?: string | undefined }) {
  const now = todayIn(state);
  const links = chainOf(process);
  const firstAhead = links.findIndex((link) => link.day > now);
  return (
    <ol class="chain">
      {links.flatMap((link, at) => [
        at === firstAhead && at > 0 && <li class="chain-now" key="now"><span>{words.t("chain.now")}</span></li>,
        <Row key={keyOf(link)} app={app} state={state} process={process} link={link} now={now} here={here} plain={link.is === "followUp" && link.followUp.id === without} />,
      ])}
    </ol>
  );
}

/** What can be said about one interview. */
export function interviewChoices(app: App, state: State, process: ProcessDetails, interview: Interview): Choice[] {
  // Versions of interviews come with their list, not with the process.
  const one = state.world.interviews.find((other) => other.id === interview.id) ?? interview;
  const isFirst = inOrder(process.details)[0]?.id === interview.id;
  return [
    ...(isFirst ? [] : [{ text: words.t("do.split"), icon: "split", choose: () => app.tell({ is: "sheet", sheet: { of: "split", interview: one } }) } as const]),
    ...(interview.standing === "held" ? [{ text: words.t("do.noshow"), icon: "clock", choose: () => void app.say(nobodyCame(one)) } as const] : []),
    { text: words.t("do.notInterview"), icon: "slash", danger: true, choose: () => void app.say(judge(one, false)) },
  ];
}

function keyOf(link: Link): string {
  switch (link.is) {
    case "interview": return link.interview.id;
    case "followUp": return link.followUp.id;
    case "omitted": return `${link.omitted.interviewId}-${link.omitted.kind}`;
    case "contact": return `contact-${link.day}-${link.by}`;
    case "promise": return "promise";
  }
}

function Row({ app, state, process, link, now, here, plain }: { app: App; state: State; process: ProcessDetails; link: Link; now: string; here: string | null; plain: boolean }) {
  switch (link.is) {
    case "interview": {
      const { interview } = link;
      const choices = interviewChoices(app, state, process, interview);
      const more = (
        <>
          <Reasons reasons={interview.reasons} open />
          <div class="actions">
            {choices.map((choice) => <Button key={choice.text} small {...(choice.icon ? { icon: choice.icon } : {})} look="subtle" disabled={state.busy.includes(interview.id)} onClick={choice.choose}>{choice.text}</Button>)}
          </div>
        </>
      );
      return (
        <Step icon="people" standing={link.standing} big current={interview.id === here}
          title={stageOf(interview)} meta={spanOf(interview, now)}
          pill={<span class={`pill plain is-${interview.standing} ${interview.id === here ? "is-here" : ""}`}>{interview.id === here ? words.t("chain.here") : words.t(`standing.${interview.standing}`)}</span>} more={more} />
      );
    }
    case "followUp": {
      const { followUp } = link;
      const more = !plain && (
        <>
          <Why text={followUp.why} />
          <Actions app={app} state={state} followUp={followUp} front={false} />
        </>
      );
      return <Step icon={iconOf(followUp.kind, followUp.channel)} standing={link.standing} title={titleOf(followUp)} meta={whenOf(followUp.start, now)} pill={<Pill followUp={followUp} quiet={followUp.status === "planned"} />} more={more} id={followUp.id} />;
    }
    case "omitted":
      return (
        <Step icon={iconOf(link.omitted.kind, "email")} standing="leftOut" title={words.t(`kind.${link.omitted.kind}`)} meta=""
          pill={<span class="pill leftOut">{words.t("status.omitted")}</span>} more={<Why text={link.omitted.why} />} />
      );
    case "contact":
      return <Step icon="chat" standing="done" title={words.t("chain.contact")} meta={`${words.days.near(link.day, now)} · ${words.t(`by.${link.by}`)}`} />;
    case "promise":
      return <Step icon="alarm" standing={link.day < now ? "done" : "next"} title={words.t("chain.promise")} meta={words.days.near(link.day, now)} />;
  }
}

interface StepProps {
  readonly icon: IconName;
  readonly standing: Standing;
  readonly title: string;
  readonly meta: string;
  readonly pill?: ComponentChildren;
  readonly more?: ComponentChildren;
  readonly big?: boolean;
  readonly current?: boolean;
  readonly id?: string;
}

function Step({ icon, standing, title, meta, pill, more, big, current, id }: StepProps) {
  const line = (
    <>
      <span class="step-text">
        <span class="step-title">{title}</span>
        {meta && <span class="meta">{meta}</span>}
      </span>
      {pill}
    </>
  );
  return (
    <li class={`step ${standing} ${big ? "big" : ""} ${current ? "current" : ""}`} aria-current={current ? "true" : undefined} data-follow-up={id}>
      <span class={`mark ${standing}`}><Icon name={standing === "done" && !big ? "check" : icon} size={16} /></span>
      {more ? (
        <details class="step-more">
          <summary class="step-line">{line}<span class="step-open"><Icon name="chevron" size={16} /></span></summary>
          <div class="step-body">{more}</div>
        </details>
      ) : <div class="step-line">{line}</div>}
    </li>
  );
}
