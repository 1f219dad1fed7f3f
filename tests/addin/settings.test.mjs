import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { launch, paired } from "./browser.mjs";
import { Service } from "./service.mjs";

let browser, service, page, context, complaints;
before(async () => {
  [browser, service] = await Promise.all([launch(), Service.start()]);
  ({ page, context, complaints } = await paired(browser, service));
  await page.goto(`${service.address}/#/settings`);
  await page.getByLabel("Days between check-ins").waitFor();
});
after(async () => { await browser.close(); await service.end(); });

const toast = (text) => page.locator(".toast", { hasText: text }).waitFor();
const section = (name) => page.getByRole("region", { name });

test("the rhythm is changed, and the plan with it", async () => {
  await page.getByLabel("Days between check-ins").fill("10");
  await page.getByLabel("Discreet entries").check();
  await page.getByLabel("Your name").fill("Alex M. Morgan");
  await page.locator("form").getByRole("button", { name: "Save" }).click();
  await toast("Saved.");
  const cadence = await service.ask("cadence");
  assert.deepEqual([cadence.checkIn.everyDays, cadence.discreet, cadence.me.name], [10, true, "Alex M. Morgan"]);
});

test("a rhythm that cannot be is refused with the service's reason", async () => {
  await page.route("**/api/v1/cadence", async (route) => (route.request().method() === "PUT"
    ? route.continue({ postData: route.request().postData().replace('"everyDays":10', '"everyDays":-3') })
    : route.continue()));
  await page.locator("form").getByRole("button", { name: "Save" }).click();
  await page.locator("form .banner").getByText(/everyDays/).waitFor();
  await page.unroute("**/api/v1/cadence");
  assert.equal((await service.ask("cadence")).checkIn.everyDays, 10);
});

test("a rhythm that somebody else changed meanwhile is not overwritten", async () => {
  const response = await fetch(`${service.address}/api/v1/cadence`, { headers: { Authorization: `Bearer ${service.key}` } });
  const cadence = { ...(await response.json()), firstSightDays: 20 };
  const put = await fetch(`${service.address}/api/v1/cadence`, { method: "PUT", headers: { Authorization: `Bearer ${service.key}`, "If-Match": response.headers.get("ETag"), "Content-Type": "application/json" }, body: JSON.stringify(cadence) });
  assert.equal(put.status, 200);
  await page.locator("form").getByRole("button", { name: "Save" }).click();
  await toast("This changed meanwhile");
  assert.equal((await service.ask("cadence")).firstSightDays, 20);
});

test("a template is tried with each letter typed, what is wrong is marked in its line, and what is right is kept", async () => {
  const templates = section("Templates");
  const text = templates.getByLabel("Text", { exact: true });
  await templates.locator(".template-preview").getByText("Dear Dana,").waitFor();
  await text.fill("Subject: Thanks\n\n{{ greeting }}\n\nThank you, {{ nobody_knows }}.");
  await templates.getByRole("alert").getByText(/Line 5/).waitFor();
  assert.match(await templates.locator("mark").innerText(), /nobody_knows/);
  assert.ok(await templates.getByRole("button", { name: "Save" }).isDisabled());
  await text.fill("Subject: Many thanks\n\n{{ greeting }}\n\nThank you for everything.");
  await templates.locator(".template-preview").getByText("Many thanks").waitFor();
  await templates.getByRole("button", { name: "Save" }).click();
  await toast("Saved.");
  assert.equal((await service.ask("templates/thank-you")).own, true);
  await templates.getByRole("button", { name: "Back to the original" }).click();
  await templates.getByRole("button", { name: "Back to the original" }).waitFor({ state: "detached" });
  assert.equal((await service.ask("templates/thank-you")).own, false);
});

test("a feed is opened, shown once, and ended", async () => {
  const feed = section("Calendar feed");
  await feed.getByRole("button", { name: "Open a feed" }).click();
  const url = await feed.locator(".link-box").innerText();
  assert.match(await (await fetch(url)).text(), /^BEGIN:VCALENDAR/);
  await feed.getByRole("button", { name: "End it" }).click();
  await feed.getByText("Subscribe to your follow-ups").waitFor();
  assert.equal((await fetch(url)).status, 404);
});

test("everything can be taken away as a file", async () => {
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Take everything with you" }).click()]);
  assert.equal(readFileSync(await download.path()).subarray(0, 2).toString(), "PK");
});

test("the search finds people, companies and what is to do, whatever the accents", async () => {
  await page.goto(`${service.address}/#/search`);
  await page.getByRole("searchbox").fill("tanàka adventure");
  await page.getByRole("main").getByRole("link", { name: /Thank Mei Tanaka/ }).waitFor();
  await page.getByRole("searchbox").fill("zebra");
  await page.getByText("Nothing found for “zebra”.").waitFor();
});

test("weeks and months can be turned, and lead to the process", async () => {
  await page.goto(`${service.address}/#/week`);
  await page.getByRole("button", { name: "Week before" }).click();
  await page.getByRole("main").getByRole("link", { name: /Fabrikam/ }).first().waitFor();
  await page.goto(`${service.address}/#/calendar`);
  const title = await page.locator("h1").innerText();
  await page.getByRole("button", { name: "Month after" }).click();
  assert.notEqual(await page.locator("h1").innerText(), title);
  await page.getByRole("button", { name: "Today" }).click();
  await page.getByRole("main").getByRole("link", { name: /Adventure Works/ }).first().click();
  await page.getByRole("heading", { level: 1, name: "Adventure Works" }).waitFor();
});

test("erasing asks first; then nothing is left, here neither, and one can begin again", async () => {
  await page.goto(`${service.address}/#/settings`);
  await page.getByRole("button", { name: "Erase everything" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Cancel" }).click();
  assert.ok((await service.ask("me")).counts.interviews > 0);
  await page.getByRole("button", { name: "Erase everything" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Erase everything" }).click();
  await page.getByText("Everything was erased, and nothing is looked at.").waitFor();
  assert.doesNotMatch(await page.evaluate(() => JSON.stringify(localStorage)), /Contoso|Dana/);
  await page.getByRole("button", { name: "Begin again" }).click();
  await page.getByText("Everything was erased").waitFor({ state: "detached" });
  await page.goto(`${service.address}/#/today`);
  await page.getByRole("heading", { name: "3 to do today" }).waitFor();
  assert.deepEqual(complaints, []);
});
