import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, paired, pane } from "./browser.mjs";
import { Service } from "./service.mjs";

let browser, service;
before(async () => { [browser, service] = await Promise.all([launch(), Service.start()]); });
after(async () => { await browser.close(); await service.end(); });

test("the printed link leads to a dashboard that says what to do today, and why", async () => {
  const { context, page, strangers, complaints } = await paired(browser, service, { pair: false });
  await page.goto(service.pairLink);
  await page.getByRole("heading", { level: 1, name: "3 to do today" }).waitFor();
  const thanks = page.getByRole("article", { name: "Thank Dana Reyes and Sam Lee" });
  await assert.doesNotReject(thanks.getByText("The day after your interview with Dana Reyes and Sam Lee at Contoso.").waitFor());
  await page.getByText("Adventure Works").first().waitFor();
  assert.deepEqual(strangers, []);
  assert.deepEqual(complaints, []);
  await context.close();
});

test("a process shows its chain in order: what was, what is due, what comes, what was left out", async () => {
  const { context, page, complaints } = await paired(browser, service);
  await page.goto(`${service.address}/#/processes`);
  await page.getByRole("link", { name: /Contoso/ }).last().click();
  await page.getByRole("heading", { level: 1, name: "Contoso" }).waitFor();
  const steps = await page.locator(".chain > li").allInnerTexts();
  assert.deepEqual(steps.map((step) => step.split("\n")[0]), [
    "Recruiter screen", "Thank-you", "Technical interview", "Thank Dana Reyes and Sam Lee", "Today",
    "Check in with Priya Shah", "Check in with Priya Shah", "Check in with Priya Shah", "Check in with Priya Shah", "Write a last note to Priya Shah",
  ]);
  await page.locator(".chain summary", { hasText: "Left out" }).click();
  await page.getByText("a thank-you more than 4 days late does more harm than good").waitFor();
  assert.deepEqual(complaints, []);
  await context.close();
});

test("the pane on an interview in Outlook shows its process, the interview marked in the chain", async () => {
  const entry = await service.entry("Technical interview");
  const { context, page, strangers, complaints } = await pane(browser, service, { as: "appointmentRead", id: entry.id });
  await page.getByRole("heading", { level: 1, name: "Contoso" }).waitFor();
  await page.getByText("This interview").waitFor();
  assert.match(await page.locator("[aria-current=true]").innerText(), /Technical interview/);
  assert.deepEqual(strangers, ["https://appsforoffice.microsoft.com/lib/1/hosted/office.js"]);
  assert.deepEqual(complaints, []);
  await context.close();
});
