import type { App } from "../app";
import { join, split } from "../model/acts";
import type { State } from "../model/state";
import type { Interview, Process } from "../server/types";
import { Icon } from "../ui/icons";
import { Button, Dialog } from "../ui/parts";
import { companyOf, spanOf, stageOf, todayIn } from "../ui/say";
import { words } from "../words";

/** Two processes that are one in truth. */
export function JoinSheet({ app, state, process, onClose }: { app: App; state: State; process: Process; onClose: () => void }) {
  return (
    <Dialog title={words.t("join.title")} onClose={onClose}>
      <p class="about">{companyOf(process)}{process.role && ` · ${process.role}`}</p>
      <div class="choices">
        {state.world.processes.filter((other) => other.id !== process.id).map((other) => (
          <button type="button" class="choice" key={other.id} onClick={() => void app.say(join(process, other))}>
            <Icon name="building" /><span class="choice-text">{companyOf(other)}</span><span class="meta">{other.role}</span>
          </button>
        ))}
      </div>
      <p class="hint">{words.t("join.hint")}</p>
    </Dialog>
  );
}

/** A process of its own begins with this interview. */
export function SplitSheet({ app, state, interview, onClose }: { app: App; state: State; interview: Interview; onClose: () => void }) {
  return (
    <Dialog title={words.t("split.title")} onClose={onClose}>
      <p class="about">{stageOf(interview)} · {spanOf(interview, todayIn(state))}</p>
      <p>{words.t("split.hint")}</p>
      <div class="sheet-foot">
        <Button look="primary" icon="split" autoFocus onClick={() => void app.say(split(interview))}>{words.t("split.do")}</Button>
        <Button onClick={onClose}>{words.t("cancel")}</Button>
      </div>
    </Dialog>
  );
}
