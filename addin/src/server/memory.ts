import type { Act } from "../model/acts";
import type { Item, World } from "../model/state";

/** What outlives the page, on this machine: the world as it was seen last, what is still to be said, and notes half typed. No token. */
const prefix = "followupsync.";

export const memory = {
  world: slot<World>("world"),
  waiting: slot<readonly Act[]>("waiting"),
  /** What an Outlook item turned out to be, so that the pane shows it at once the next time. */
  item: (id: string) => slot<Item>(`item.${id.slice(-80)}`),
  /** A note as it was typed so far, with the key that keeps it from being said twice. */
  note: (processId: string) => slot<{ text: string; key: string; sent?: boolean }>(`note.${processId}`),
  language: slot<string>("language"),
  forget(): void {
    for (const key of Object.keys(localStorage).filter((one) => one.startsWith(prefix))) localStorage.removeItem(key);
  },
};

interface Slot<T> {
  get(): T | undefined;
  set(value: T | undefined): void;
}

// Where storage is refused (private windows, blocked third parties) nothing is remembered, and everything works.
function slot<T>(name: string): Slot<T> {
  const key = prefix + name;
  return {
    get() {
      try {
        const text = localStorage.getItem(key);
        return text === null ? undefined : (JSON.parse(text) as T);
      } catch {
        return undefined;
      }
    },
    set(value) {
      try {
        if (value === undefined) localStorage.removeItem(key);
        else localStorage.setItem(key, JSON.stringify(value));
      } catch {
        // Full or refused: then it is read from the service again.
      }
    },
  };
}
