import type { Act } from "./model/acts";
import { contrary, undo } from "./model/acts";
import { today } from "./model/days";
import { processesOf } from "./model/chain";
import { begin, next, nothing, type Event, type Item, type Route, type State, type World } from "./model/state";
import type { Mailbox, OutlookItem } from "./outlook/mailbox";
import { Problem, Unreachable, ask } from "./server/client";
import { memory } from "./server/memory";
import { NoConsent, Pairing, SignedOut, type SignIn } from "./signin/signIn";
import { words } from "./words";

/** Carries the state, tells who watches, and does what is not pure: asks the service, keeps what cannot be sent yet. */
export class App {
  state: State;
  private readonly watchers: ((state: State) => void)[] = [];
  private sending: Promise<void> = Promise.resolve();
  private isDelivering = false;
  /** Processes about which something was just said: their versions on view are of before it. */
  private readonly unread = new Map<string, number>();
  private turn = 0;
  /** The turn of the newest answer that is on view, by what it is of: an older one that comes late is let go. */
  private readonly newest = new Map<string, number>();

  /** Outlook around the page; null in a browser. */
  outlook: Mailbox | null = null;

  constructor(surface: State["surface"], readonly signIn: SignIn) {
    this.state = begin(surface, routeOf(location.hash), memory.waiting.get() ?? []);
    const known = memory.world.get();
    if (known) this.tell({ is: "learned", world: { ...nothing, ...known }, fresh: false });
  }

  watch(watcher: (state: State) => void): void {
    this.watchers.push(watcher);
  }

  tell(event: Event): void {
    this.state = next(this.state, event);
    if (event.is === "kept" || event.is === "heard" || event.is === "conflict" || event.is === "erased") memory.waiting.set(this.state.waiting);
    for (const watcher of this.watchers) watcher(this.state);
  }

  /** Reads what the page shows; what is known stays where the service does not answer. */
  async load(): Promise<void> {
    const turn = ++this.turn;
    await this.guarded(async () => {
      const [me, processes, interviews, followUps] = await Promise.all([
        ask("get", "/api/v1/me"),
        ask("get", "/api/v1/processes").then(({ value }) => value.processes, orNothing),
        ask("get", "/api/v1/interviews").then(({ value }) => value.interviews, orNothing),
        ask("get", "/api/v1/follow-ups", { query: "status=planned,due,overdue,done,skipped,snoozed,held,released" }).then(({ value }) => value.followUps, orNothing),
      ]);
      const world: Partial<World> = {
        me: me.value,
        today: me.at ? today(me.at, me.value.timeZone) : this.state.world.today,
        processes,
        interviews,
        followUps,
      };
      this.tell({ is: "admitted" });
      if (this.isOld("all", turn)) return;
      this.tell({ is: "learned", world, fresh: true });
      memory.world.set(this.state.world);
    });
  }

  /** From the beginning: what is on view, and what was kept back. */
  async start(): Promise<void> {
    if (this.state.access.at === "unsupported") return;
    await Promise.all([this.reread(), this.load(), ...this.shownProcesses().map((id) => this.loadProcess(id))]);
    await this.catchUp();
  }

  /** The item that is open in Outlook, if there is one. */
  async reread(): Promise<void> {
    if (this.outlook) await this.resolve(await this.outlook.item());
  }

  async pair(link: string): Promise<void> {
    const right = this.signIn instanceof Pairing && (await this.signIn.pair(link));
    if (right) await this.start();
    else this.tell({ is: "refused", access: { at: "signedOut", wrongLink: true } });
  }

  async signInByHand(): Promise<void> {
    try {
      await this.signIn.byHand();
    } catch (fault) {
      if (!this.isShut(fault)) throw fault;
      return;
    }

    const { otherAccount } = this.signIn;
    if (otherAccount) this.tell({ is: "toast", toast: { text: words.t("access.otherAccount", { account: otherAccount, mailbox: this.outlook?.owner ?? "" }), tone: "bad" } });
    await this.start();
  }

  async syncNow(): Promise<void> {
    await this.guarded(async () => {
      await ask("post", "/api/v1/sync");
      this.tell({ is: "line", line: "up" });
    }, () => undefined);
    await this.refresh();
  }

  async loadProcess(id: string): Promise<void> {
    const turn = ++this.turn;
    await this.guarded(async () => {
      const { value, etag } = await ask("get", "/api/v1/processes/{id}", { id });
      if (this.isOld(id, turn)) return;
      this.tell({ is: "opened", process: value, etag });
      memory.world.set(this.state.world);
    }, (fault) => {
      if (fault.status !== 404) return undefined;
      // It is part of another one now, or none any more.
      this.tell({ is: "lost", processId: id });
      if (this.state.surface === "pane") void this.reread();
      return null;
    });
  }

  /** Finds out what the open item is; what it was the last time is shown meanwhile. */
  async resolve(item: OutlookItem): Promise<void> {
    const id = "id" in item ? item.id : undefined;
    const known = id ? memory.item(id).get() : undefined;
    this.tell({ is: "item", item: known ?? { at: "reading" } });
    const found = await this.find(item);
    if (!found) return this.tell({ is: "item", item: known ?? { at: "silent" } });
    this.tell({ is: "item", item: found });
    if (id) memory.item(id).set(found);
    const processIds = found.at === "process" ? [found.processId] : found.at === "mail" || found.at === "compose" ? found.processIds : [];
    await Promise.all(processIds.map((id) => this.loadProcess(id)));
  }

  /** Says it now, or keeps it until somebody listens; always in the order in which it was said. */
  async say(said: Act): Promise<void> {
    // What the owner said before it about the same process is theirs, too: it is no change under their hands.
    const isOwn = this.unread.has(said.chain) || this.unread.has(everything) || this.state.waiting.some((one) => one.chain === said.chain);
    const act = isOwn ? { ...said, etag: undefined } : said;
    this.tell({ is: "said", act });
    if (this.state.waiting.length > 0) {
      this.tell({ is: "kept", act });
      return this.sendWaiting();
    }

    this.sending = this.sending.then(() => this.send(act));
    await this.sending;
    await this.refresh();
  }

  /** The first that still cannot be sent ends it. */
  private async sendWaiting(): Promise<void> {
    if (this.isDelivering) return;
    this.isDelivering = true;
    for (let act = this.state.waiting[0]; act; act = this.state.waiting[0] === act ? undefined : this.state.waiting[0]) await this.send(act);
    this.isDelivering = false;
    await this.refresh();
  }

  private async send(act: Act): Promise<void> {
    try {
      const asking = { id: act.about, body: act.body, etag: act.etag, key: act.key };
      const { value } = await ask(act.method as "post", act.path as "/api/v1/follow-ups/{id}/done", asking);
      const back = act.does === "judge" ? contrary(act) : act.does !== "undo" && value?.run ? undo(value.run) : undefined;
      this.unread.set(act.does === "undo" ? everything : act.chain, ++this.turn);
      this.tell({ is: "line", line: "up" });
      this.tell({ is: "heard", act, toast: { text: words.t(`heard.${act.does}`), tone: "good", ...(back ? { undo: back } : {}) } });
      if (act.does === "note") memory.note(act.about).set(undefined);
    } catch (fault) {
      if (fault instanceof Unreachable) {
        this.tell({ is: "line", line: navigator.onLine ? "gone" : "offline" });
        this.tell({ is: "kept", act });
        return;
      }

      if (this.isShut(fault)) {
        this.tell({ is: "kept", act });
        return;
      }

      if (!(fault instanceof Problem)) throw fault;
      if (fault.status === 401) {
        this.tell({ is: "kept", act });
        this.refuse(fault);
        return;
      }

      if (fault.status === 412) this.tell({ is: "conflict", act });
      else this.tell({ is: "heard", act, toast: { text: `${fault.message} ${fault.cure}`.trim(), tone: "bad" } });
    }
  }

  /** All that is on view, anew. */
  async refresh(): Promise<void> {
    const shown = this.shownProcesses();
    const before = this.turn;
    await Promise.all([this.load(), ...shown.map((id) => this.loadProcess(id))]);
    if (this.state.line === "up") for (const [chain, turn] of this.unread) if (turn <= before) this.unread.delete(chain);
    await this.catchUp();
  }

  private async catchUp(): Promise<void> {
    if (this.state.line === "up" && this.state.access.at === "open" && this.state.waiting.length > 0) await this.sendWaiting();
  }

  private isOld(what: string, turn: number): boolean {
    const isOld = (this.newest.get(what) ?? 0) > turn;
    if (!isOld) this.newest.set(what, turn);
    return isOld;
  }

  private shownProcesses(): string[] {
    const { item, route } = this.state;
    if (this.state.surface === "dashboard") return route.page === "process" ? [route.id] : [];
    return item.at === "process" ? [item.processId] : item.at === "mail" || item.at === "compose" ? [...item.processIds] : [];
  }

  private async find(item: OutlookItem): Promise<Item | null | undefined> {
    if (item.kind === "none") return { at: "none" };
    if (item.kind === "shared") return { at: "shared", owner: item.owner };
    if (item.kind === "mail" || item.kind === "compose") {
      if (!this.state.fresh) await this.load();
      const processIds = processesOf(item.addresses, this.state.world.interviews);
      return item.kind === "mail" ? { at: "mail", from: item.from ?? null, processIds } : { at: "compose", processIds };
    }

    if (!item.id) return { at: "unsaved" };
    const id = item.id;
    return await this.guarded(async (): Promise<Item> => {
      const { value } = await ask("post", "/api/v1/items/resolve", { body: { itemId: id, ...(item.start ? { start: item.start } : {}) } });
      this.tell({ is: "admitted" });
      if (value.followUpId && value.processId) return { at: "process", processId: value.processId, interviewId: value.interviewId, followUpId: value.followUpId };
      if (value.verdict === "interview" && value.processId) return { at: "process", processId: value.processId, interviewId: value.interviewId, followUpId: null };
      return { at: value.verdict === "ask" ? "ask" : "stranger", interviewId: value.interviewId, reasons: value.reasons };
    }, (fault) => fault.status === 404 || fault.status === 409 ? { at: "refused", message: fault.message, cure: fault.cure } : undefined);
  }

  /** Does it; silence and refusals become what is shown. */
  private async guarded<T>(work: () => Promise<T>, otherwise: (fault: Problem) => T | null | undefined = () => undefined): Promise<T | null | undefined> {
    try {
      return await work();
    } catch (fault) {
      if (fault instanceof Unreachable) {
        this.tell({ is: "line", line: navigator.onLine ? "gone" : "offline" });
        return undefined;
      }

      if (this.isShut(fault)) return undefined;
      if (!(fault instanceof Problem)) throw fault;
      const instead = otherwise(fault);
      if (instead === undefined) this.refuse(fault);
      return instead;
    }
  }

  /** Not signed in: that is shown. */
  private isShut(fault: unknown): boolean {
    if (fault instanceof SignedOut) this.tell({ is: "refused", access: { at: "signedOut", wrongLink: false, ...(fault.message ? { fault: fault.message } : {}) } });
    else if (fault instanceof NoConsent) this.tell({ is: "refused", access: { at: "noConsent", adminLink: fault.adminLink } });
    else return false;
    return true;
  }

  private refuse(fault: Problem): void {
    if (fault.status === 401) this.tell({ is: "refused", access: { at: "signedOut", wrongLink: false } });
    else if (fault.status >= 500) this.tell({ is: "line", line: "gone" });
    else this.tell({ is: "toast", toast: { text: `${fault.message} ${fault.cure}`.trim(), tone: "bad" } });
  }
}

const everything = "*";

/** Before the first look at a mailbox, and after everything was erased, there is nothing; me says which. */
function orNothing(fault: unknown): [] {
  if (fault instanceof Problem && fault.status === 404) return [];
  throw fault;
}

/** Routes stand behind #: office.js takes history.pushState away (OUTLOOK-QUIRKS.md 7). */
export function routeOf(hash: string): Route {
  const [page, id] = hash.replace(/^#\/?/, "").split("/");
  if (page === "process" && id) return { page, id: decodeURIComponent(id) };
  return page === "week" || page === "processes" || page === "calendar" || page === "search" || page === "settings" ? { page } : { page: "today" };
}
