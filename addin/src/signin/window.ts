import { createStandardPublicClientApplication } from "@azure/msal-browser";
import { broadcastResponseToMainFrame } from "@azure/msal-browser/redirect-bridge";
import { tellPane } from "../outlook/mailbox";
import { settingsIn } from "./choose";

/** The page that a sign-in window shows: of the browser, it hands the answer to the pane; of Office, it signs in itself, and tells the pane. */
async function signIn(): Promise<void> {
  const settings = settingsIn(document);
  if (!settings) return;
  if (window.opener) return broadcastResponseToMainFrame();
  // The way to Microsoft and back needs a store; it ends with this window.
  const app = await createStandardPublicClientApplication({ auth: { clientId: settings.clientId, authority: settings.authority, redirectUri: location.origin + location.pathname }, cache: { cacheLocation: "sessionStorage" } });
  try {
    const result = await app.handleRedirectPromise();
    if (!result) return await app.acquireTokenRedirect({ scopes: [settings.scope] });
    await app.clearCache();
    await tellPane(JSON.stringify({ token: result.accessToken, until: result.expiresOn?.getTime(), account: result.account.username }));
  } catch (fault) {
    await tellPane(JSON.stringify({ fault: fault instanceof Error ? fault.message : String(fault) }));
  }
}

void signIn();
