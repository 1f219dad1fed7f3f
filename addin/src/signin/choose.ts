import type { Mailbox } from "../outlook/mailbox";
import { MicrosoftSignIn, type SignInSettings } from "./microsoft";
import { Pairing, type SignIn } from "./signIn";

/** How people sign in here stands in the page, put there by the service: nothing, or the application's id, authority and scope. */
export function settingsIn(page: Document): SignInSettings | undefined {
  const [clientId, authority, scope] = page.querySelector<HTMLMetaElement>("meta[name=sign-in]")?.content.split(" ") ?? [];
  return clientId && authority && scope ? { clientId, authority, scope } : undefined;
}

export function signInOf(page: Document, outlook: () => Mailbox | null): SignIn {
  const settings = settingsIn(page);
  return settings ? new MicrosoftSignIn(settings, outlook) : new Pairing();
}
