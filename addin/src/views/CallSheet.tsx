import { useEffect, useState } from "preact/hooks";
import { askBytes } from "../server/client";
import type { FollowUp } from "../server/types";
import { Banner, Dialog } from "../ui/parts";
import { titleOf } from "../ui/say";
import { words } from "../words";
import { gapOf } from "./DraftSheet";

/** What to have before one's eyes while the telephone rings. */
export function CallSheet({ followUp, onClose }: { followUp: FollowUp; onClose: () => void }) {
  const [text, setText] = useState<string>();
  const [gap, setGap] = useState<string>();
  useEffect(() => {
    askBytes("/api/v1/follow-ups/{id}.md", { id: followUp.id }).then((sheet) => sheet.text()).then(
      setText,
      (fault: unknown) => setGap(gapOf(fault).message));
  }, [followUp.id]);
  return (
    <Dialog title={words.t("do.call")} onClose={onClose} wide>
      <p class="about">{titleOf(followUp)}</p>
      {gap && <Banner tone="warning" icon="warning">{gap}</Banner>}
      {text === undefined && !gap && <div class="skeleton" aria-busy="true" aria-label={words.t("loading")}><i /><i /><i /></div>}
      {text !== undefined && <div class="letter"><div class="letter-text" tabIndex={0} role="document">{text}</div></div>}
    </Dialog>
  );
}
