import type { App } from "../app";
import { ask } from "../server/client";
import { memory } from "../server/memory";
import { Button, Dialog } from "../ui/parts";
import { words } from "../words";

export function EraseSheet({ app, onClose }: { app: App; onClose: () => void }) {
  const erase = async () => {
    await ask("delete", "/api/v1/me");
    memory.forget();
    app.tell({ is: "erased" });
    await app.load();
  };
  return (
    <Dialog title={words.t("erase.title")} onClose={onClose}>
      <p>{words.t("erase.text")}</p>
      <div class="sheet-foot">
        <Button look="danger" onClick={() => void erase()}>{words.t("erase.do")}</Button>
        <Button autoFocus onClick={onClose}>{words.t("cancel")}</Button>
      </div>
    </Dialog>
  );
}
