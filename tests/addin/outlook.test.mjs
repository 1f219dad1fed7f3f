import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { after, before, test } from "node:test";
import { launch, pane, paired } from "./browser.mjs";
import { Service } from "./service.mjs";

let browser, service, entries;
before(async () => {
  [browser, service] = await Promise.all([launch(), Service.start()]);
  entries = await service.entries();
});
after(async () => { await browser.close(); await service.end(); });

const idOf = (title) => entries.find((one) => one.subject.includes(title)).id;
const heading = (page, name) => page.getByRole("heading", { name }).first().waitFor();
const said = (page) => page.evaluate(() => window.outlookSaid);

/** What is open in Outlook, how it behaves, and what the pane must say. */
const surfaces = [
  ["an interview that somebody invited to", { as: "appointmentRead", id: "Technical interview" }, {}, "Contoso"],
  ["the same on a phone, whose ids are Graph's", { as: "appointmentRead", id: "Technical interview" }, { phone: true }, "Contoso"],
  ["an own appointment, saved, without itemId", { as: "appointmentCompose", id: "Onsite interview" }, {}, "Adventure Works"],
  ["an own appointment that was never saved", { as: "appointmentCompose" }, {}, "Save the appointment first"],
  ["an own appointment in an Outlook that cannot tell its id", { as: "appointmentCompose", id: "Onsite interview" }, { sets: { Mailbox: "1.5" } }, "Save the appointment first"],
  ["one of our own follow-ups", { as: "appointmentRead", id: "Check in with Tom Becker" }, {}, "Fabrikam"],
  ["something that is no interview", { as: "appointmentRead", id: "Dentist" }, {}, "Not an interview"],
  ["an entry that is not in the mailbox", { as: "appointmentRead", id: "!AAkALgNone" }, {}, "This one cannot be followed up here"],
  ["the calendar of somebody else", { as: "appointmentRead", id: "Dentist", owner: "boss@work.example" }, {}, "This is in the calendar of boss@work.example"],
  ["an Outlook that fails when asked whose it is", { as: "appointmentRead", id: "Technical interview" }, { sharedEverywhere: true }, "Contoso"],
  ["a message of a recruiter", { as: "messageRead", from: "Tom.Becker@fabrikam.example" }, {}, "Fabrikam"],
  ["an invitation by the house of somebody met", { as: "messageRead", from: "calendar@contoso.example", itemClass: "IPM.Schedule.Meeting.Request" }, {}, "Contoso"],
  ["a note of one's own to somebody met", { as: "messageRead", from: "alex.morgan@sample.example", to: ["erin.walsh@brightwater-staffing.example"] }, {}, "Northwind Traders"],
  ["a message of a stranger", { as: "messageRead", from: "shop@example.com" }, {}, "No process has to do with this sender"],
  ["nothing", undefined, {}, "Choose an appointment or a message"],
  ["an Outlook that is too old", { as: "appointmentRead", id: "Dentist" }, { sets: { Mailbox: "1.3" } }, "This Outlook cannot show the pane"],
  ["Word, of all things", undefined, { host: "Word" }, "Opened outside of Outlook"],
  ["a browser, without Outlook", undefined, { host: null }, "Opened outside of Outlook"],
];

for (const [what, item, scene, expected] of surfaces) {
  test(`open on ${what}: ${expected}`, async () => {
    const id = item?.id?.startsWith("!") ? item.id.slice(1) : item?.id && idOf(item.id);
    const { page, context, complaints } = await pane(browser, service, item && { ...item, ...(id ? { id } : {}) }, { scene });
    await heading(page, expected);
    assert.deepEqual(complaints, []);
    await context.close();
  });
}

test("a network that keeps office.js away leaves no blank pane", async () => {
  const { page, context } = await paired(browser, service, { scene: "gone", viewport: { width: 450, height: 800 } });
  await page.goto(`${service.address}/addin/`);
  await heading(page, "Opened outside of Outlook");
  await page.getByRole("link", { name: "Open the dashboard" }).waitFor();
  await context.close();
});

test("one appointment of a series that goes by the id of the series is found by when it begins; the series alone is refused", async () => {
  const start = new Date(Date.now() + 3 * 86_400_000);
  start.setUTCHours(15, 0, 0, 0);
  const at = (moment) => ({ dateTime: moment.toISOString().slice(0, 19), timeZone: "UTC" });
  const person = (name, address) => ({ emailAddress: { name, address } });
  const posted = await fetch(`${service.sandbox}/events`, {
    method: "POST", headers: { "Content-Type": "application/json" },
    body: JSON.stringify([{
      id: "weekly", subject: "Interview: Data Engineer at Wingtip", body: { contentType: "text", content: "Dear Alex, thank you for applying for the position of Data Engineer. We look forward to your interview." },
      start: at(start), end: at(new Date(start.getTime() + 3_600_000)), organizer: person("Ada Lind", "ada@wingtip.example"), isOrganizer: false, responseStatus: { response: "accepted" },
      attendees: [{ type: "required", status: { response: "accepted" }, ...person("Alex Morgan", "alex.morgan@sample.example") }],
      recurrence: { pattern: { type: "weekly", interval: 1, daysOfWeek: [["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"][start.getUTCDay()]] }, range: { type: "numbered", startDate: start.toISOString().slice(0, 10), numberOfOccurrences: 2 } },
    }]),
  });
  assert.ok(posted.ok, await posted.text());
  await service.ask("sync", "POST");
  const series = (await service.entries()).find((one) => one.subject.includes("Wingtip"));
  const found = await pane(browser, service, { as: "appointmentRead", id: series.seriesMasterId ?? series.id, start: start.toISOString() });
  await found.page.getByRole("button", { name: "It is an interview" }).click(); // a series is asked about
  await heading(found.page, "Wingtip");
  assert.ok((await service.ask("interviews")).interviews.some((one) => one.company === "Wingtip" && new Date(one.start).getTime() === start.getTime()));
  await found.context.close();
  const refused = await pane(browser, service, { as: "appointmentRead", id: series.seriesMasterId ?? series.id, start: new Date(0).toISOString() });
  await heading(refused.page, "This one cannot be followed up here");
  await refused.page.getByText("this is a whole series").waitFor();
  await refused.context.close();
});

test("a pinned pane follows the message that is chosen, and knows that none may be", async () => {
  const { page, context } = await pane(browser, service, { as: "messageRead", from: "tom.becker@fabrikam.example" });
  await heading(page, "Fabrikam");
  await page.evaluate(() => window.outlookShows({ as: "messageRead", from: "priya.shah@contoso.example" }));
  await heading(page, "Contoso");
  await page.evaluate(() => window.outlookShows(undefined));
  await heading(page, "Choose an appointment or a message");
  await context.close();
});

test("what was shown once is there at once the next time, before the service has said a word", async () => {
  const { page, context } = await pane(browser, service, { as: "appointmentRead", id: idOf("Technical interview") });
  await heading(page, "Contoso");
  await page.waitForFunction(() => localStorage.getItem("followupsync.world")?.includes("Technical"));
  await page.route("**/api/**", () => undefined);
  await page.reload();
  await heading(page, "Contoso");
  await page.locator("article.front").getByText("Thank Dana Reyes and Sam Lee").waitFor();
  await context.close();
});

test("something that is no interview can be followed up all the same, and the other way round", async () => {
  const { page, context } = await pane(browser, service, { as: "appointmentRead", id: idOf("Coffee chat") });
  await heading(page, "Not an interview");
  await page.getByRole("button", { name: "Follow it up" }).click();
  await page.locator(".chain").waitFor();
  await page.locator(".chain summary").first().click();
  await page.locator(".chain").getByRole("button", { name: "Not an interview" }).click();
  await heading(page, "Not an interview");
  await context.close();
});

test("a draft opens in Outlook's own window, addressed to one person", async () => {
  const { page, context } = await pane(browser, service, { as: "appointmentRead", id: idOf("Technical interview") });
  await page.locator("article.front").getByRole("button", { name: "Open draft" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Sam Lee" }).click();
  await page.getByRole("button", { name: "Open in Outlook" }).click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
  const [{ newMessage }] = await said(page);
  assert.deepEqual(newMessage.toRecipients, ["sam.lee@contoso.example"]);
  assert.match(newMessage.htmlBody, /Dear Sam/);
  assert.match(newMessage.subject, /Thank you/);
  await context.close();
});

test("where Outlook opens no window, the reason is said and the text can still be copied", async () => {
  const { page, context } = await pane(browser, service, { as: "appointmentRead", id: idOf("Technical interview") }, { scene: { formFails: true } });
  await page.locator("article.front").getByRole("button", { name: "Open draft" }).click();
  await page.getByRole("button", { name: "Open in Outlook" }).click();
  await page.locator(".toast", { hasText: "The window did not open." }).waitFor();
  await page.getByRole("dialog").getByRole("button", { name: "Copy the text" }).waitFor();
  await context.close();
});

test("while a message is written, the notes for its people are offered, and one is put where the cursor is", async () => {
  const { page, context } = await pane(browser, service, { as: "messageCompose", to: ["tom.becker@fabrikam.example"] });
  await heading(page, "Insert a note");
  await page.getByRole("button", { name: /Check in with Tom Becker/ }).first().click();
  await page.getByRole("button", { name: "Put it here" }).click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
  const [{ insert, options }] = await said(page);
  assert.match(insert, /Tom/);
  assert.equal(options.coercionType, "text");
  await context.close();
});

test("a message whose recipients Outlook does not tell still has notes to offer", async () => {
  const { page, context } = await pane(browser, service, { as: "messageCompose", toFails: true });
  await page.getByText("No note fits these people").waitFor();
  await page.getByRole("button", { name: /Thank Dana Reyes/ }).waitFor();
  await context.close();
});

test("the pane is dark where Outlook is, and follows when that changes", async () => {
  const { page, context } = await pane(browser, service, undefined, { scene: { theme: "#1f1f1f" } });
  await heading(page, "Choose an appointment or a message");
  assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), "dark");
  await page.evaluate(() => window.outlookTheme("#FFFFFF"));
  await page.waitForFunction(() => document.documentElement.dataset.theme === "light");
  await context.close();
});

test("the manifests bear the service's own address by https, stand up to Microsoft's own check, and name icons that are there", async () => {
  const folder = mkdtempSync(join(tmpdir(), "followupsync-manifest-"));
  const tool = (name) => fileURLToPath(new URL(`node_modules/.bin/${name}`, import.meta.url));
  const texts = {};
  for (const name of ["manifest.json", "manifest.xml"]) {
    const response = await fetch(`${service.address}/addin/${name}`);
    texts[name] = await response.text();
    writeFileSync(join(folder, name), texts[name]);
    const addresses = [...texts[name].matchAll(/https?:\/\/[^"<\s]+/g)].map((match) => match[0]).filter((one) => !/microsoft|w3\.org|live\.com/.test(one));
    assert.ok(addresses.length > 10);
    for (const one of addresses) assert.equal(new URL(one).origin, service.address.replace("http:", "https:"), one);
    for (const icon of new Set(addresses.filter((one) => one.endsWith(".png")))) {
      const png = Buffer.from(await (await fetch(icon.replace("https:", "http:"))).arrayBuffer());
      const size = /icon-(\d+)/.exec(icon)?.[1] ?? "32";
      assert.deepEqual([png.toString("latin1", 1, 4), png.readUInt32BE(16), png.readUInt32BE(20)], ["PNG", Number(size), Number(size)], icon);
    }
  }

  // Only the JSON one can be checked without asking Microsoft: the XML one is turned into such, and that is checked.
  execFileSync(tool("office-addin-manifest"), ["validate", join(folder, "manifest.json")]);
  execFileSync(tool("office-addin-manifest-converter"), ["convert", join(folder, "manifest.xml"), "-o", join(folder, "converted")]);
  execFileSync(tool("office-addin-manifest"), ["validate", join(folder, "converted", "manifest.json")]);
  const xml = texts["manifest.xml"];
  const used = [...xml.matchAll(/resid="([^"]+)"/g)].map((match) => match[1]);
  const defined = new Set([...xml.matchAll(/<bt:(?:Image|Url|String) id="([^"]+)"/g)].map((match) => match[1]));
  assert.deepEqual(used.filter((one) => !defined.has(one)), []);
  for (const surface of ["MessageRead", "MessageCompose", "AppointmentOrganizer", "AppointmentAttendee"]) assert.match(xml, new RegExp(`${surface}CommandSurface`));
});

test("only Outlook's own pages may show the pane in a frame, and nobody the dashboard", async () => {
  const policy = async (path) => (await fetch(service.address + path)).headers.get("Content-Security-Policy");
  assert.match(await policy("/addin/"), /frame-ancestors https:\/\/outlook\.office\.com .*https:\/\/outlook\.live\.com/);
  assert.match(await policy("/"), /frame-ancestors 'none'/);
  for (const path of ["/", "/addin/"]) {
    assert.match(await policy(path), /default-src 'none'; script-src 'self'/);
    assert.doesNotMatch(await policy(path), /unsafe/);
  }
});
