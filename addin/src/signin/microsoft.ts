import type { AuthenticationResult, IPublicClientApplication } from "@azure/msal-browser";
import type { Mailbox } from "../outlook/mailbox";
import { words } from "../words";
import { NoConsent, SignedOut, type SignIn } from "./signIn";

export interface SignInSettings {
  readonly clientId: string;
  readonly authority: string;
  /** Of our own API: what it asks of Graph, it asks in the owner's name. */
  readonly scope: string;
}

/** Where the sign-in window ends. */
const windowPage = "/addin/signin.html";

/**
 * With a Microsoft account, work or personal: through Outlook itself where it can (nested app authentication), else in a window of the
 * browser's, else in one of Office's. Tokens are in memory, and nowhere else.
 */
export class MicrosoftSignIn implements SignIn {
  readonly pairs = false;
  private client: Promise<IPublicClientApplication> | undefined;
  private held: { token: string; until: number } | undefined;
  private account: string | undefined;

  constructor(private readonly settings: SignInSettings, private readonly outlook: () => Mailbox | null) {}

  /** Signed in, but as somebody else than the mailbox belongs to: Outlook's broker may choose so. */
  get otherAccount(): string | undefined {
    const owner = this.outlook()?.owner;
    return this.account && owner && this.account.toLowerCase() !== owner.toLowerCase() ? this.account : undefined;
  }

  async token(): Promise<string> {
    if (this.held && this.held.until > Date.now() + 60_000) return this.held.token;
    const { app, msal } = await this.open();
    const account = app.getActiveAccount() ?? app.getAllAccounts()[0];
    // Without Outlook's help only an account that is known can sign in silently.
    if (!account && !this.outlook()?.hasNestedSignIn) throw new SignedOut("");
    try {
      return this.hold(await app.acquireTokenSilent({ scopes: [this.settings.scope], ...(account ? { account } : {}), ...this.hint() }));
    } catch (fault) {
      throw fault instanceof msal.InteractionRequiredAuthError ? this.reasonOf(fault, "") : this.reasonOf(fault);
    }
  }

  async byHand(): Promise<void> {
    const { app } = await this.open();
    try {
      this.hold(await app.acquireTokenPopup({ scopes: [this.settings.scope], redirectUri: location.origin + windowPage, ...this.hint() }));
    } catch (fault) {
      const reason = this.reasonOf(fault);
      const outlook = this.outlook();
      if (reason instanceof NoConsent || !outlook) throw reason;
      await this.inDialog(outlook);
    }
  }

  // Nested authentication is not to be had in Office's own windows: there it is an ordinary sign-in (OUTLOOK-QUIRKS.md 8).
  private async inDialog(outlook: Mailbox): Promise<void> {
    let said: { token?: string; until?: number; account?: string; fault?: string };
    try {
      said = JSON.parse(await outlook.dialog(location.origin + windowPage));
    } catch {
      throw new SignedOut(words.t("access.popupBlocked"));
    }

    if (!said.token || !said.until) throw this.reasonOf(new Error(said.fault ?? words.t("access.popupBlocked")));
    this.held = { token: said.token, until: said.until };
    this.account = said.account;
  }

  private hold(result: AuthenticationResult): string {
    this.held = { token: result.accessToken, until: result.expiresOn?.getTime() ?? Date.now() + 300_000 };
    this.account = result.account.username;
    return result.accessToken;
  }

  private async open() {
    const msal = await import("@azure/msal-browser");
    const config = { auth: { clientId: this.settings.clientId, authority: this.settings.authority }, cache: { cacheLocation: "memoryStorage" } } as const;
    this.client ??= this.outlook()?.hasNestedSignIn ? msal.createNestablePublicClientApplication(config) : msal.createStandardPublicClientApplication(config);
    return { msal, app: await this.client };
  }

  private hint(): { loginHint?: string } {
    const owner = this.outlook()?.owner;
    return owner ? { loginHint: owner } : {};
  }

  private reasonOf(fault: unknown, otherwise?: string): Error {
    const text = fault instanceof Error ? fault.message : String(fault);
    if (/AADSTS(65001|90094|90095)\b/.test(text)) return new NoConsent(`https://login.microsoftonline.com/organizations/adminconsent?client_id=${encodeURIComponent(this.settings.clientId)}`);
    if (/popup_window|empty_window|user_cancelled|timed_out/.test(text)) return new SignedOut(words.t("access.popupBlocked"));
    return new SignedOut(otherwise ?? text);
  }
}
