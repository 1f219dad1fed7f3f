import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, paired, pane } from "./browser.mjs";
import { Service } from "./service.mjs";

let browser, service;
before(async () => { [browser, service] = await Promise.all([launch(), Service.start()]); });
after(async () => { await browser.close(); await service.end(); });

const processOf = async (company) => (await service.ask("processes")).processes.find((one) => one.company === company);
const followUpOf = async (company) => (await service.ask(`processes/${(await processOf(company)).id}`)).followUps.find((one) => ["due", "overdue"].includes(one.status));
async function onProcess(company, options) {
  const opened = await paired(browser, service, options);
  await opened.page.goto(`${service.address}/#/process/${(await processOf(company)).id}`);
  await opened.page.getByRole("heading", { level: 1, name: company }).waitFor();
  return opened;
}

const delivered = (page) => page.waitForFunction(() => JSON.parse(localStorage.getItem("followupsync.waiting") ?? "[]").length === 0);

test("unpaired, the page says so, and takes the printed link; a wrong one it names", async () => {
  const { page, context } = await paired(browser, service, { pair: false });
  await page.goto(service.address);
  await page.getByRole("heading", { name: "Connect this browser" }).waitFor();
  await page.getByLabel("Link").fill(`${service.address}/pair?code=wrong`);
  await page.getByRole("button", { name: "Connect" }).click();
  await page.getByText("This link is of an earlier start").waitFor();
  await page.getByLabel("Link").fill(service.pairLink);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "3 to do today" }).waitFor();
  await context.close();
});

test("what changed meanwhile is not overwritten: the page says so, and shows it as it is", async () => {
  const { page, context } = await onProcess("Contoso");
  const before = await followUpOf("Contoso");
  await service.ask(`follow-ups/${before.id}/snooze`, "POST", { until: before.date.replace(/^\d{4}/, (year) => String(Number(year) + 1)) });
  await page.locator("article.front").getByRole("button", { name: "Done" }).click();
  await page.getByText("This changed meanwhile, so nothing was done.").waitFor();
  assert.equal((await service.ask(`processes/${(await processOf("Contoso")).id}`)).followUps.find((one) => one.id === before.id).status, "snoozed");
  await page.locator(".chain").getByText("Your day").waitFor();
  const runs = await service.ask("runs");
  await service.ask(`runs/${runs.runs[0].run}/undo`, "POST");
  await context.close();
});

test("offline, what is said is kept, also over a closed page, and sent in order when the line is back", async () => {
  const { page, context } = await onProcess("Fabrikam");
  await page.waitForFunction(() => navigator.serviceWorker?.controller);
  await context.setOffline(true);
  await page.getByText("You are offline.").waitFor();
  await page.locator("article.front").getByRole("button", { name: "Later" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Tomorrow" }).click();
  await page.getByText("1 thing you said is kept here").waitFor();
  await page.getByRole("button", { name: "Waiting for an answer" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Hold it for now" }).click();
  await page.getByText("2 things you said are kept here").waitFor();
  await page.reload();
  await page.getByRole("heading", { level: 1, name: "Fabrikam" }).waitFor();
  await page.getByText("2 things you said are kept here").waitFor();
  await page.getByRole("button", { name: "Paused" }).waitFor();
  await context.setOffline(false);
  await page.getByText("You are offline.").waitFor({ state: "detached" });
  await delivered(page);
  assert.equal((await processOf("Fabrikam")).outcome, "paused");
  const runs = (await service.ask("runs")).runs.slice(0, 2);
  assert.deepEqual(runs.map((run) => run.what.split(" ")[0]), ["outcome", "snooze"]);
  for (const run of runs) await service.ask(`runs/${run.run}/undo`, "POST");
  await context.close();
});

test("where the service is gone, what was known is shown, and it goes on by itself when it is back", async () => {
  const entry = await service.entry("Technical interview");
  const { page, context } = await pane(browser, service, { as: "appointmentRead", id: entry.id });
  await page.getByRole("heading", { level: 1, name: "Contoso" }).waitFor();
  await page.waitForFunction(() => navigator.serviceWorker?.controller);
  const thanks = await followUpOf("Contoso");
  await service.end();
  await page.reload();
  await page.getByRole("heading", { level: 1, name: "Contoso" }).waitFor();
  await page.getByText("The service does not answer. You see what was known").waitFor();
  await page.locator("article.front").getByRole("button", { name: "Done" }).click();
  await page.getByText("1 thing you said is kept here").waitFor();
  await service.open();
  await page.getByRole("button", { name: "Try again" }).click();
  await page.getByText("The service does not answer.").waitFor({ state: "detached" });
  await delivered(page);
  const { followUps } = await service.ask(`processes/${(await processOf("Contoso")).id}`);
  assert.equal(followUps.find((one) => one.id === thanks.id).status, "done");
  await service.ask(`follow-ups/${thanks.id}/reopen`, "POST");
  await context.close();
});

test("a service that never answered is no blank page", async () => {
  const { page, context } = await paired(browser, service);
  await page.route("**/api/**", (route) => route.abort());
  await page.goto(service.address);
  await page.getByRole("heading", { name: "The service does not answer" }).waitFor();
  await page.unroute("**/api/**");
  await page.getByRole("button", { name: "Try again" }).click();
  await page.getByRole("heading", { level: 1, name: /to do today/ }).waitFor();
  await context.close();
});

test("an empty mailbox is said to be one, with the way on", async () => {
  const { page, context } = await paired(browser, service);
  for (const list of ["processes", "interviews", "followUps"]) {
    await page.route(new RegExp(`/api/v1/${list === "followUps" ? "follow-ups" : list}(\\?.*)?$`), (route) => route.fulfill({ json: { [list]: [] } }));
  }
  await page.goto(service.address);
  await page.getByRole("heading", { name: "No interviews yet" }).waitFor();
  await page.getByRole("button", { name: "Look again" }).waitFor();
  await context.close();
});

test("texts of an invitation are only ever text", async () => {
  const evil = `<img src=x onerror="document.title='owned'"><script>document.title='owned'</script>`;
  const { page, context, complaints } = await paired(browser, service);
  await page.route("**/api/v1/interviews", async (route) => {
    const response = await route.fetch();
    const body = await response.json();
    for (const one of body.interviews) Object.assign(one, { company: evil, subject: evil, role: evil, reasons: [evil], people: one.people.map((person) => ({ ...person, name: evil, email: `"${evil}"@x.example` })) });
    await route.fulfill({ response, json: body });
  });
  await page.route("**/api/v1/processes/p_*", async (route) => {
    const response = await route.fetch();
    const text = (await response.text()).replaceAll("Contoso", JSON.stringify(evil).slice(1, -1)).replaceAll("Dana Reyes", JSON.stringify(evil).slice(1, -1));
    await route.fulfill({ response, body: text });
  });
  await page.goto(`${service.address}/#/process/${(await processOf("Contoso")).id}`);
  await page.getByRole("heading", { level: 1, name: "<img src=x" }).waitFor();
  await page.locator(".chain summary").first().click();
  for (const route of ["today", "week", "calendar", "processes"]) await page.goto(`${service.address}/#/${route}`);
  assert.equal(await page.title(), "FollowUpSync");
  assert.equal(await page.locator("img, main script").count(), 0);
  assert.deepEqual(complaints, []);
  await context.close();
});
