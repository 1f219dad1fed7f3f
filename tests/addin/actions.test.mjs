import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { launch, paired, pane } from "./browser.mjs";
import { Service } from "./service.mjs";

let browser, service, page, context, complaints;
before(async () => {
  [browser, service] = await Promise.all([launch(), Service.start()]);
  ({ page, context, complaints } = await paired(browser, service));
});
after(async () => { await browser.close(); await service.end(); });

const processOf = async (company) => (await service.ask("processes")).processes.find((one) => one.company === company);
const detailsOf = async (company) => service.ask(`processes/${(await processOf(company)).id}`);
const show = async (company) => {
  await page.goto(`${service.address}/#/process/${(await processOf(company)).id}`);
  await page.getByRole("heading", { level: 1, name: company }).waitFor();
};
const card = () => page.locator("article.front");
const toast = (text) => page.locator(".toast", { hasText: text }).waitFor();
const undo = async () => { await page.getByRole("button", { name: "Undo", exact: true }).click(); await toast("Taken back."); };
const sheet = () => page.getByRole("dialog");
async function until(isSo, what) {
  for (let tries = 0; !(await isSo()); tries++) {
    assert.ok(tries < 100, `It does not come to be so: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

test("done is one click, and so is taking it back", async () => {
  await show("Contoso");
  const thanks = (await detailsOf("Contoso")).followUps.find((one) => one.kind === "thankYou");
  await card().getByRole("button", { name: "Done" }).click();
  await toast("Done. Well done.");
  assert.equal((await detailsOf("Contoso")).followUps.find((one) => one.id === thanks.id).status, "done");
  await until(async () => /Priya Shah/.test(await card().innerText()), "the next step stands in front");
  await undo();
  assert.equal((await detailsOf("Contoso")).followUps.find((one) => one.id === thanks.id).status, "due");
  await until(async () => /Dana Reyes/.test(await card().innerText()), "the thank-you is back");
});

test("a later day is chosen, and kept", async () => {
  await show("Contoso");
  await card().getByRole("button", { name: "Later" }).click();
  await sheet().getByRole("button", { name: /In a week/ }).click();
  await toast("Moved.");
  const thanks = (await detailsOf("Contoso")).followUps.find((one) => one.kind === "thankYou");
  assert.equal(thanks.status, "snoozed");
  await undo();
});

test("skipping goes by keyboard alone, and the step can be opened again from the chain", async () => {
  await show("Fabrikam");
  await card().getByRole("button", { name: "More" }).focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("End");
  assert.equal(await page.evaluate(() => document.activeElement.innerText), "Skip it");
  await page.keyboard.press("Enter");
  await toast("Skipped.");
  const skipped = page.locator(".chain li", { hasText: "Skipped" });
  await skipped.locator("summary").click();
  await skipped.getByRole("button", { name: "Open it again" }).click();
  await toast("Open again.");
  assert.equal((await detailsOf("Fabrikam")).followUps[0].status, "due");
});

test("Escape closes a menu and a sheet, and the focus goes back to where it was", async () => {
  await show("Fabrikam");
  await card().getByRole("button", { name: "More" }).click();
  await page.keyboard.press("Escape");
  assert.equal(await page.getByRole("menu").count(), 0);
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute("aria-label")), "More");
  await card().getByRole("button", { name: "Later" }).click();
  await sheet().waitFor();
  await page.keyboard.press("Escape");
  await sheet().waitFor({ state: "detached" });
  assert.match(await page.evaluate(() => document.activeElement.innerText), /Later/);
});

test("an outcome ends the chain, and can be taken back", async () => {
  await show("Fabrikam");
  await page.getByRole("button", { name: "Waiting for an answer" }).click();
  await sheet().getByRole("button", { name: "They said no" }).click();
  await toast("Noted.");
  assert.equal((await detailsOf("Fabrikam")).outcome, "rejected");
  await page.getByText("This process has ended").waitFor();
  await undo();
  await card().waitFor();
  assert.equal((await detailsOf("Fabrikam")).outcome, "active");
});

test("a promised day, a contact, an answer and an agency are remembered, and the plan follows", async () => {
  await show("Fabrikam");
  await page.getByRole("button", { name: "Promised date" }).click();
  const day = await sheet().getByLabel("They decide by").inputValue();
  await sheet().getByRole("button", { name: "Remember it" }).click();
  await toast("Remembered. Nobody is asked until then.");
  assert.equal((await detailsOf("Fabrikam")).promised, day);
  await page.locator(".chain").getByText("They decide by this day").waitFor();
  await undo();

  await page.getByRole("button", { name: "Log contact" }).click();
  await sheet().getByRole("radio", { name: "Meeting" }).check();
  await sheet().getByRole("button", { name: "Remember it" }).click();
  await toast("Remembered.");
  assert.equal((await detailsOf("Fabrikam")).contacts[0].by, "meeting");
  await undo();

  await page.getByRole("button", { name: "Waiting for an answer" }).click();
  await sheet().getByRole("button", { name: /They answered/ }).click();
  await toast("Noted.");
  await undo();

  await page.locator(".head").getByRole("button", { name: "More" }).click();
  await page.getByRole("menuitem", { name: "Through an agency" }).click();
  await sheet().getByLabel("Agency").fill("Brightwater Staffing");
  await sheet().getByRole("button", { name: "Save" }).click();
  await toast("Noted.");
  assert.equal((await detailsOf("Fabrikam")).agency, "Brightwater Staffing");
  await undo();
});

test("a note is kept with each letter, survives the page, and is said once", async () => {
  await show("Northwind Traders");
  const box = page.getByPlaceholder("What you talked about");
  await box.fill("They move to event sourcing.");
  await page.reload();
  await page.getByText("Kept on this device").waitFor();
  assert.equal(await box.inputValue(), "They move to event sourcing.");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await toast("Note saved.");
  await page.locator(".note-list").getByText("They move to event sourcing.").waitFor();
  assert.equal(await box.inputValue(), "");
  assert.deepEqual((await detailsOf("Northwind Traders")).notes, ["They move to event sourcing."]);
});

test("a note half typed when the pane is closed arrives all the same, and only once", async () => {
  const other = await paired(browser, service);
  await other.page.goto(`${service.address}/#/process/${(await processOf("Northwind Traders")).id}`);
  await other.page.getByPlaceholder("What you talked about").fill("Ask for Luis's talk");
  await other.page.evaluate(() => {
    Object.defineProperty(document, "visibilityState", { value: "hidden", configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
  });
  await until(async () => (await detailsOf("Northwind Traders")).notes.includes("Ask for Luis's talk"), "the note is there");
  await other.page.reload();
  await other.page.locator(".note-list").getByText("Ask for Luis's talk").waitFor();
  assert.equal(await other.page.getByPlaceholder("What you talked about").inputValue(), "");
  assert.equal((await detailsOf("Northwind Traders")).notes.filter((one) => one === "Ask for Luis's talk").length, 1);
  await other.context.close();
});

test("notes can be read for each person, copied, and put into Drafts", async () => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await show("Contoso");
  await card().getByRole("button", { name: "Open draft" }).click();
  await sheet().getByText("Dear Dana,").waitFor();
  await sheet().getByRole("button", { name: "Sam Lee" }).click();
  await sheet().getByText("Dear Sam,").waitFor();
  await sheet().getByRole("button", { name: "Copy the text" }).click();
  await toast("Copied.");
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /^Dear Sam,/);
  await sheet().getByRole("button", { name: "Put into Drafts" }).click();
  await sheet().getByText("It lies in your Drafts folder.").waitFor();
  await page.keyboard.press("Escape");
});

test("there is a letter for each person, a calendar file, and a sheet for the call", async () => {
  await show("Contoso");
  await card().getByRole("button", { name: "More" }).click();
  const [letter] = await Promise.all([page.waitForEvent("download"), page.getByRole("menuitem", { name: "As a letter to Dana Reyes" }).click()]);
  assert.equal(readFileSync(await letter.path()).subarray(0, 2).toString(), "PK");
  await card().getByRole("button", { name: "More" }).click();
  const [calendar] = await Promise.all([page.waitForEvent("download"), page.getByRole("menuitem", { name: "Calendar file" }).click()]);
  assert.match(readFileSync(await calendar.path(), "utf8"), /^BEGIN:VCALENDAR[^]*Thank Dana Reyes/);
  await show("Fabrikam");
  await card().getByRole("button", { name: "More" }).click();
  await page.getByRole("menuitem", { name: "Sheet for the call" }).click();
  await sheet().getByText(/Tom Becker/).first().waitFor();
  await page.keyboard.press("Escape");
});

test("what is no interview leaves the plan, and comes back", async () => {
  await show("Tailspin Toys");
  await page.locator(".chain summary", { hasText: "Recruiter screen" }).click();
  await page.locator(".chain").getByRole("button", { name: "Not an interview" }).click();
  await toast("Remembered for good.");
  assert.equal(await processOf("Tailspin Toys"), undefined);
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await until(() => processOf("Tailspin Toys"), "it is an interview again");
});

test("two processes become one, and one becomes two", async () => {
  await show("Contoso");
  await page.locator(".chain summary", { hasText: "Technical interview" }).click();
  await page.locator(".chain").getByRole("button", { name: "Another process" }).click();
  await sheet().getByRole("button", { name: "Begin a new process" }).click();
  await toast("A process of its own now.");
  const two = (await service.ask("processes")).processes.filter((one) => one.company === "Contoso");
  assert.equal(two.length, 2);
  await page.goto(`${service.address}/#/process/${two[0].id}`);
  await page.locator(".head").getByRole("button", { name: "More" }).click();
  await page.getByRole("menuitem", { name: "Same process as" }).click();
  await sheet().getByRole("button", { name: /Contoso/ }).click();
  await toast("One process now.");
  assert.equal((await service.ask("processes")).processes.filter((one) => one.company === "Contoso").length, 1);
});

test("that nobody came is said at the interview, and a new date is asked for", async () => {
  await show("Northwind Traders");
  await page.locator(".chain summary").first().click();
  await page.locator(".chain").getByRole("button", { name: "Nobody came" }).click();
  await toast("Noted.");
  await undo();
});

test("nothing of all that made the page complain", () => assert.deepEqual(complaints, []));

test("a mail that may be an answer is shown with its evidence, and what it was is one click", async () => {
  const { page, context } = await paired(browser, service);
  await page.route("**/api/v1/processes/p_*", async (route) => {
    if (route.request().method() !== "GET") return route.continue();
    const response = await route.fetch();
    const answers = [{ kind: "answer", messageId: "m", who: "Tom Becker", at: "2026-11-24T10:00:00-05:00", subject: "Re: Platform Engineer", because: "It comes from Tom Becker, whom you met." }];
    return route.fulfill({ response, json: { ...(await response.json()), answers } });
  });
  await page.goto(`${service.address}/#/process/${(await processOf("Fabrikam")).id}`);
  const mail = page.getByRole("article", { name: "Is this an answer?" });
  await mail.getByText("Re: Platform Engineer").waitFor();
  await mail.getByText("It comes from Tom Becker, whom you met.").waitFor();
  await mail.getByRole("button", { name: "Still waiting" }).click();
  await page.locator(".toast", { hasText: "Noted." }).waitFor();
  assert.match((await service.ask("runs")).runs[0].what, /^answer p_\w+ waiting/);
  await context.close();
});
