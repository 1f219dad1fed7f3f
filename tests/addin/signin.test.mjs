import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, pane } from "./browser.mjs";
import { Service } from "./service.mjs";

let browser, service, entry;
before(async () => {
  [browser, service] = await Promise.all([launch(), Service.start()]);
  entry = await service.entry("Technical interview");
});
after(async () => { await browser.close(); await service.end(); });

const part = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");
const idToken = `${part({ alg: "none" })}.${part({ oid: "o", tid: "t", preferred_username: "alex.morgan@sample.example", name: "Alex Morgan" })}.x`;

/** Outlook's half of nested app authentication, played: a bridge that answers as its script says. */
function playBridge({ silent, popup, username, idToken }) {
  const listeners = [];
  const asked = (window.bridgeAsked = []);
  const account = { environment: "login.microsoftonline.com", homeAccountId: "o.t", idToken, localAccountId: "o", tenantId: "t", username };
  const answers = {
    GetInitContext: () => ({ success: true, initContext: { sdkName: "played", sdkVersion: "1", accountContext: undefined, capabilities: {} } }),
    GetToken: () => answerOf(silent),
    GetTokenPopup: () => answerOf(popup),
  };
  const answerOf = (token) => (token.startsWith("!")
    ? { success: false, error: { status: token === "!interaction" ? "USER_INTERACTION_REQUIRED" : "PERSISTENT_ERROR", code: token.slice(1), description: token.slice(1) } }
    : { success: true, token: { access_token: token, expires_in: 3600, id_token: idToken, scope: "api://f/Sync.Manage" }, account });
  window.nestedAppAuthBridge = {
    addEventListener: (_, listener) => listeners.push(listener),
    postMessage(text) {
      const message = JSON.parse(text);
      asked.push(message.method);
      const answer = answers[message.method]();
      setTimeout(() => listeners.forEach((listener) => listener(JSON.stringify({ messageType: "NestedAppAuthResponse", requestId: message.requestId, ...answer }))));
    },
  };
}

/** A pane of a service whose owners sign in with Microsoft; it lets in whoever bears the token "letmein". */
async function open(bridge, sets = { Mailbox: "1.14", NestedAppAuth: "1.1" }) {
  const opened = await pane(browser, service, { as: "appointmentRead", id: entry.id }, {
    pair: false, scene: { sets }, serviceWorkers: "block",
    prepare: async (context) => {
      await context.addInitScript(`(${playBridge})(${JSON.stringify({ username: "alex.morgan@sample.example", idToken, ...bridge })})`);
      await context.route("**/addin/", async (route) => {
        const response = await route.fetch();
        await route.fulfill({ response, body: (await response.text()).replace('name="sign-in" content=""', 'name="sign-in" content="3f8b1c52-0000-4000-8000-000000000001 https://login.microsoftonline.com/common api://f/Sync.Manage"') });
      });
      await context.route("**/api/**", async (route) => {
        const isRight = route.request().headers().authorization === "Bearer letmein";
        await route.continue({ headers: { ...route.request().headers(), authorization: `Bearer ${isRight ? service.key : "none"}` } });
      });
    },
  });
  return opened;
}

test("Outlook signs in by itself, and no token is left behind on the device", async () => {
  const { page, context } = await open({ silent: "letmein" });
  await page.getByRole("heading", { level: 1, name: "Contoso" }).waitFor();
  assert.deepEqual(await page.evaluate(() => window.bridgeAsked.filter((one) => one === "GetTokenPopup")), []);
  const kept = await page.evaluate(() => [...Object.entries(localStorage), ...Object.entries(sessionStorage), ["cookie", document.cookie]].filter(([, text]) => /letmein|eyJ/.test(text)));
  assert.deepEqual(kept.map(([name, text]) => [name, text.slice(0, 100)]), []);
  await context.close();
});

test("where the person must agree, one click asks them", async () => {
  const { page, context } = await open({ silent: "!interaction", popup: "letmein" });
  await page.getByRole("button", { name: "Sign in with Microsoft" }).click();
  await page.getByRole("heading", { level: 1, name: "Contoso" }).waitFor();
  await context.close();
});

test("where an administrator must agree first, their link is there to copy", async () => {
  const { page, context } = await open({ silent: "!interaction", popup: "!AADSTS90094: admin consent is required" });
  await page.getByRole("button", { name: "Sign in with Microsoft" }).click();
  await page.getByRole("heading", { name: "An administrator must agree first" }).waitFor();
  await page.getByText("https://login.microsoftonline.com/organizations/adminconsent?client_id=3f8b1c52").waitFor();
  await context.close();
});

test("another account than the mailbox's is said to be one", async () => {
  const { page, context } = await open({ silent: "!interaction", popup: "letmein", username: "work@elsewhere.example" });
  await page.getByRole("button", { name: "Sign in with Microsoft" }).click();
  await page.getByText("You are signed in as work@elsewhere.example").waitFor();
  await context.close();
});

test("without nested sign-in and with pop-ups blocked, Office's own window is tried, and what failed is said", async () => {
  const { page, context } = await open({ silent: "letmein" }, { Mailbox: "1.14" });
  await page.evaluate(() => { window.open = () => null; });
  await page.getByRole("button", { name: "Sign in with Microsoft" }).click();
  await page.getByText("The sign-in window was blocked.").waitFor();
  assert.match((await page.evaluate(() => window.outlookSaid)).at(-1).dialog, /\/addin\/signin\.html$/);
  await context.close();
});
