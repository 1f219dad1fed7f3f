/** How the service knows who asks. */
export interface SignIn {
  /** By the link that a service on one's own machine prints, not by an account. */
  readonly pairs: boolean;
  /** What a request carries; undefined where a cookie says it. @throws SignedOut, NoConsent */
  token(): Promise<string | undefined>;
  /** With the person's help: windows may open. @throws SignedOut, NoConsent */
  byHand(): Promise<void>;
  /** Somebody else than the mailbox belongs to. */
  readonly otherAccount?: string | undefined;
}

/** Nobody is signed in, or it did not work: says why where there is something to say. */
export class SignedOut extends Error {}

/** An administrator must agree first, by this link. */
export class NoConsent extends Error {
  constructor(readonly adminLink: string) {
    super(adminLink);
  }
}

/** On one's own machine: the cookie that the printed link sets. */
export class Pairing implements SignIn {
  readonly pairs = true;

  async token(): Promise<undefined> {
    return undefined;
  }

  async byHand(): Promise<void> {
    // A person pastes a link: see pair.
  }

  /** Opens the link without leaving the page. @returns Is it right? */
  async pair(link: string): Promise<boolean> {
    const code = /[?&]code=([\w-]+)/.exec(link)?.[1] ?? link.trim();
    const response = await fetch(`/pair?code=${encodeURIComponent(code)}`, { redirect: "manual", credentials: "same-origin" });
    return response.type === "opaqueredirect" || response.ok;
  }
}
