import type { Note } from "../server/types";

/** What the pane needs to know of the open item. */
export type OutlookItem =
  | { readonly kind: "none" }
  /** Without an id it was never saved. */
  | { readonly kind: "appointment"; readonly id?: string; readonly start?: string }
  | { readonly kind: "mail"; readonly id?: string; readonly from?: string; readonly addresses: readonly string[] }
  | { readonly kind: "compose"; readonly addresses: readonly string[] }
  /** In a calendar or folder of somebody else. */
  | { readonly kind: "shared"; readonly owner: string };

export type Missing = "noMailbox" | "oldOutlook";

/** What Outlook said when something did not work. */
export class OutlookFault extends Error {}

/** Below this there is no ItemChanged, and no way from an item to Graph. */
const least = "1.5";
const longestBody = 32_000;

type Read = Office.AppointmentRead | Office.MessageRead;
type Anything = Office.AppointmentRead & Office.AppointmentCompose & Office.MessageRead & Office.MessageCompose;

/** Outlook around the pane. This is the only file that names Office; everybody else sees promises and our own types. */
export class Mailbox {
  private constructor(private readonly office: typeof Office) {}

  /** Waits for office.js. Outside of Outlook, or in one that is too old, it says which. */
  static async open(): Promise<Mailbox | Missing> {
    if (!(await officeLoaded())) return "noMailbox";
    const office = window.Office;
    const { host } = await office.onReady();
    if (host !== office.HostType.Outlook || !office.context.mailbox) return "noMailbox";
    return office.context.requirements.isSetSupported("Mailbox", least) ? new Mailbox(office) : "oldOutlook";
  }

  get locale(): string {
    return this.office.context.displayLanguage;
  }

  get owner(): string {
    return this.box.userProfile.emailAddress;
  }

  /** May a text be put where the cursor stands? */
  get canInsert(): boolean {
    return this.current !== null && isMessage(this.current, this.office) && !isRead(this.current);
  }

  /** May a new message be opened? Not from one that is being written. */
  get canOpenNotes(): boolean {
    return !this.canInsert && typeof this.box.displayNewMessageForm === "function";
  }

  /** Is nested app authentication there? It cannot be asked for in the manifest. */
  get hasNestedSignIn(): boolean {
    return this.office.context.requirements.isSetSupported("NestedAppAuth", "1.1");
  }

  /** The open item, as far as Outlook tells. */
  async item(): Promise<OutlookItem> {
    const item = this.current;
    if (!item) return { kind: "none" };
    const owner = await this.sharedBy(item);
    if (owner && !same(owner, this.owner)) return { kind: "shared", owner };
    if (isMessage(item, this.office)) return isRead(item) ? this.mail(item) : this.composed(item);
    const id = isRead(item) ? item.itemId : await this.idOfOwn(item);
    // OUTLOOK-QUIRKS.md 4: where one appointment of a series is open, the id may be that of the series; its begin says which.
    const start = isRead(item) && item.start instanceof Date ? item.start.toISOString() : undefined;
    return { kind: "appointment", ...(id ? { id: this.restId(id) } : {}), ...(start ? { start } : {}) };
  }

  /** Called when a pinned pane is left open on another item. The item may be gone: null. */
  onItem(changed: () => void): void {
    this.box.addHandlerAsync(this.office.EventType.ItemChanged, changed);
  }

  /** Is Outlook dark? Undefined where it does not tell (OUTLOOK-QUIRKS.md 9). */
  get isDark(): boolean | undefined {
    const colour = this.office.context.officeTheme?.bodyBackgroundColor;
    const parts = /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour ?? "");
    if (!parts) return undefined;
    const [red, green, blue] = parts.slice(1).map((part) => parseInt(part, 16)) as [number, number, number];
    return red * 0.299 + green * 0.587 + blue * 0.114 < 128;
  }

  onTheme(changed: () => void): void {
    if (this.office.EventType.OfficeThemeChanged) this.box.addHandlerAsync(this.office.EventType.OfficeThemeChanged, changed);
  }

  /** Opens a note as a new message of Outlook's own: the person reads it, and sends it. */
  async openNote(note: Note): Promise<void> {
    const form = {
      toRecipients: note.email ? [note.email] : [],
      subject: note.subject,
      htmlBody: note.html.length <= longestBody ? note.html : textAsHtml(note.text).slice(0, longestBody),
    };
    if (typeof this.box.displayNewMessageFormAsync === "function") await settled<void>((done) => this.box.displayNewMessageFormAsync(form, done));
    else this.box.displayNewMessageForm(form);
  }

  /** Puts a text where the cursor stands in the message that is being written. */
  async insert(text: string): Promise<void> {
    const item = this.current as Office.MessageCompose;
    await settled<void>((done) => item.body.setSelectedDataAsync(text, { coercionType: this.office.CoercionType.Text }, done));
  }

  /** A window of Office's own, which works where pop-ups do not. @returns What the page in it says at the end. */
  async dialog(url: string): Promise<string> {
    const dialog = await settled<Office.Dialog>((done) => this.office.context.ui.displayDialogAsync(url, { height: 60, width: 30 }, done));
    return new Promise((resolve, reject) => {
      dialog.addEventHandler(this.office.EventType.DialogMessageReceived, (said: { message: string } | { error: number }) => {
        dialog.close();
        if ("message" in said) resolve(said.message);
        else reject(new OutlookFault(`Office dialog: ${said.error}`));
      });
      dialog.addEventHandler(this.office.EventType.DialogEventReceived, (said: { message: string } | { error: number }) => reject(new OutlookFault(`Office dialog: ${"error" in said ? said.error : said.message}`)));
    });
  }

  private get box(): Office.Mailbox {
    return this.office.context.mailbox;
  }

  private get current(): Anything | null {
    return (this.box.item as Anything | undefined) ?? null;
  }

  private mail(item: Office.MessageRead): OutlookItem {
    const from = item.from?.emailAddress;
    const all = [from, ...(item.to ?? []).map((one) => one.emailAddress), ...(item.cc ?? []).map((one) => one.emailAddress)];
    return { kind: "mail", ...(item.itemId ? { id: this.restId(item.itemId) } : {}), ...(from ? { from } : {}), addresses: this.others(all) };
  }

  private async composed(item: Office.MessageCompose): Promise<OutlookItem> {
    const to = await settled<Office.EmailAddressDetails[]>((done) => item.to.getAsync(done)).catch(() => []);
    return { kind: "compose", addresses: this.others(to.map((one) => one.emailAddress)) };
  }

  private others(addresses: readonly (string | undefined)[]): string[] {
    return addresses.filter((one): one is string => Boolean(one) && !same(one!, this.owner));
  }

  // OUTLOOK-QUIRKS.md 1 and 2: an own appointment has no itemId, and until it is saved none at all.
  private async idOfOwn(item: Office.AppointmentCompose): Promise<string | undefined> {
    if (typeof item.getItemIdAsync !== "function") return undefined;
    return settled<string>((done) => item.getItemIdAsync(done)).catch(() => undefined);
  }

  // OUTLOOK-QUIRKS.md 3: phones give ids of Graph, all others those of Exchange.
  private restId(id: string): string {
    const isPhone = /^Outlook(IOS|Android)$/i.test(this.box.diagnostics.hostName);
    return isPhone ? id : this.box.convertToRestId(id, this.office.MailboxEnums.RestVersion.v2_0);
  }

  // OUTLOOK-QUIRKS.md 5: the function is there only where the item is shared, or everywhere and fails.
  private async sharedBy(item: Anything): Promise<string | undefined> {
    if (typeof item.getSharedPropertiesAsync !== "function") return undefined;
    return settled<Office.SharedProperties>((done) => item.getSharedPropertiesAsync(done)).then((shared) => shared?.owner, () => undefined);
  }
}

/** From a window that the pane opened: the last word, at which it is closed. */
export async function tellPane(message: string): Promise<void> {
  await officeLoaded();
  await window.Office.onReady();
  window.Office.context.ui.messageParent(message);
}

const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

const isMessage = (item: Anything, office: typeof Office): boolean => item.itemType === office.MailboxEnums.ItemType.Message;

/** What is being written has objects that must be asked in place of values. */
const isRead = (item: Anything): item is Anything & Read => typeof item.subject === "string";

function settled<T>(start: (done: (result: Office.AsyncResult<T>) => void) => void): Promise<T> {
  return new Promise((resolve, reject) =>
    start((result) => (result.status === window.Office.AsyncResultStatus.Succeeded ? resolve(result.value) : reject(new OutlookFault(result.error?.message ?? "Outlook gave no reason.")))));
}

function textAsHtml(text: string): string {
  const element = document.createElement("div");
  element.textContent = text;
  return element.innerHTML.replaceAll("\n", "<br>");
}

// The script stands in the page; it may come late, or be kept away by a network that does not know it.
function officeLoaded(): Promise<boolean> {
  if (typeof window.Office !== "undefined") return Promise.resolve(true);
  const script = document.querySelector<HTMLScriptElement>("script[src*='office.js']");
  if (!script) return Promise.resolve(false);
  // The page is complete when the script has come, or has failed to.
  return new Promise((resolve) => {
    const settle = () => resolve(typeof window.Office !== "undefined");
    if (document.readyState === "complete") settle();
    script.addEventListener("load", settle);
    addEventListener("load", settle);
  });
}

declare global {
  interface Window {
    Office: typeof Office;
  }
}
