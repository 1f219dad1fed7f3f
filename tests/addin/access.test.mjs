import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { launch, paired, pane, picture } from "./browser.mjs";
import { Service } from "./service.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let browser, service, entries, contoso;
before(async () => {
  [browser, service] = await Promise.all([launch(), Service.start()]);
  entries = await service.entries();
  contoso = (await service.ask("processes")).processes.find((one) => one.company === "Contoso").id;
});
after(async () => { await browser.close(); await service.end(); });

const idOf = (title) => entries.find((one) => one.subject.includes(title)).id;
const interview = () => ({ as: "appointmentRead", id: idOf("Technical interview") });

/** Every state of the pane: how it comes about, and what shows that it has. */
const states = {
  interview: { item: interview, ready: "Contoso" },
  ahead: { item: () => ({ as: "appointmentRead", id: idOf("Onsite interview") }), ready: "Adventure Works" },
  stranger: { item: () => ({ as: "appointmentRead", id: idOf("Dentist") }), ready: "Not an interview" },
  refused: { item: () => ({ as: "appointmentRead", id: "AAkALgNone" }), ready: "This one cannot be followed up here" },
  shared: { item: () => ({ as: "appointmentRead", id: idOf("Dentist"), owner: "boss@work.example" }), ready: "This is in the calendar of" },
  unsaved: { item: () => ({ as: "appointmentCompose" }), ready: "Save the appointment first" },
  none: { item: () => undefined, ready: "Choose an appointment or a message" },
  mail: { item: () => ({ as: "messageRead", from: "erin.walsh@brightwater-staffing.example" }), ready: "Northwind Traders" },
  mailOfNobody: { item: () => ({ as: "messageRead", from: "shop@example.com" }), ready: "No process has to do with this sender" },
  compose: { item: () => ({ as: "messageCompose", to: ["priya.shah@contoso.example"] }), ready: "Insert a note" },
  tooOld: { item: interview, scene: { sets: { Mailbox: "1.3" } }, ready: "This Outlook cannot show the pane" },
  signedOut: { item: interview, pair: false, ready: "Connect this browser" },
  gone: { item: interview, prepare: (context) => context.route("**/api/**", (route) => route.abort()), ready: "The service does not answer" },
  loading: { item: interview, prepare: (context) => context.route("**/api/**", () => undefined), ready: null },
  draft: { item: interview, ready: "Contoso", then: (page) => page.getByRole("button", { name: "Open draft" }).first().click(), shows: "Dear Dana" },
  later: { item: interview, ready: "Contoso", then: (page) => page.getByRole("button", { name: "Later" }).first().click(), shows: "It keeps its hour" },
  outcome: { item: interview, ready: "Contoso", then: (page) => page.getByRole("button", { name: "Waiting for an answer" }).click(), shows: "An end withdraws" },
  contact: { item: interview, ready: "Contoso", then: (page) => page.getByRole("button", { name: "Log contact" }).click(), shows: "counts from here" },
  more: { item: interview, ready: "Contoso", then: (page) => page.locator("article.front").getByRole("button", { name: "More" }).click(), shows: "Skip it" },
  opened: { item: interview, ready: "Contoso", then: (page) => page.locator(".chain summary", { hasText: "Technical" }).click(), shows: "Nobody came" },
};

for (const [name, { item, ready, then, shows, ...options }] of Object.entries(states)) {
  test(`${name}: no barrier, in light and dark, at 320 and 450 pixels`, async () => {
    for (const [scheme, width] of [["light", 450], ["dark", 320]]) {
      const { page, context } = await pane(browser, service, item(), { ...options, colorScheme: scheme, viewport: { width, height: 800 } });
      if (ready) await page.getByRole("heading", { name: ready }).first().waitFor();
      else await page.locator(".loading").waitFor();
      if (then) {
        await then(page);
        await page.getByText(shows).filter({ visible: true }).first().waitFor();
      }

      await clean(page, `${name}, ${scheme}`);
      await inside(page, name);
      await picture(page, `pane-${name}-${scheme}-${width}`);
      await page.setViewportSize({ width: 770 - width, height: 800 });
      await inside(page, name);
      await picture(page, `pane-${name}-${scheme}-${770 - width}`);
      await context.close();
    }
  });
}

for (const route of ["today", "week", "processes", "calendar", "search", "settings", "process"]) {
  test(`dashboard, ${route}: no barrier, in light and dark, wide and at 320 pixels`, async () => {
    for (const scheme of ["light", "dark"]) {
      const { page, context } = await paired(browser, service, { colorScheme: scheme });
      await page.goto(`${service.address}/#/${route === "process" ? `process/${contoso}` : route}`);
      await page.locator("h1").waitFor();
      if (route === "settings") await page.locator("#templates").waitFor();
      await clean(page, `${route}, ${scheme}`);
      await picture(page, `dashboard-${route}-${scheme}`, { fullPage: route === "settings" });
      await page.setViewportSize({ width: 320, height: 800 });
      await inside(page, route);
      await picture(page, `dashboard-${route}-${scheme}-320`);
      await context.close();
    }
  });
}

test("everything is reached and done by keyboard, in the order in which it is read", async () => {
  const { page, context } = await pane(browser, service, interview());
  await page.getByRole("heading", { name: "Contoso" }).waitFor();
  const reached = [];
  for (let at = 0; at < 14; at++) {
    await page.keyboard.press("Tab");
    reached.push(await page.evaluate(() => document.activeElement.getAttribute("aria-label") ?? document.activeElement.innerText.split("\n")[0]));
  }

  assert.deepEqual(reached.slice(0, 9), ["Skip to content", "More", "Waiting for an answer", "Promised date", "Log contact", "Open draft", "Done", "Later", "More"]);
  assert.ok(await page.evaluate(() => getComputedStyle(document.activeElement).boxShadow !== "none"));
  await context.close();
});

test("at twice the size of letters nothing is cut off, in forced colours due things still stand out, and nothing moves for whom it should not", async () => {
  const { page, context } = await pane(browser, service, interview(), { viewport: { width: 225, height: 400 }, deviceScaleFactor: 2, forcedColors: "active", reducedMotion: "reduce" });
  await page.getByRole("heading", { name: "Contoso" }).waitFor();
  await inside(page, "twice the size");
  assert.equal(await page.evaluate(() => [...document.getAnimations()].length), 0);
  await picture(page, "pane-forced-colours", { fullPage: true });
  await context.close();
});

for (const [locale, words] of Object.entries({ "de-DE": ["Jetzt zu tun", "Entwurf öffnen", "Der ganze Ablauf"], "fr-FR": ["À faire maintenant", "Ouvrir le brouillon", "Toute la suite"], "es-ES": ["Por hacer ahora", "Abrir borrador", "Todo el recorrido"], "it-IT": ["Da fare ora", "Apri bozza"], "he-IL": ["לביצוע עכשיו", "פתיחת טיוטה"] })) {
  test(`Outlook in ${locale}: the pane speaks it`, async () => {
    const { page, context } = await pane(browser, service, interview(), { scene: { locale } });
    for (const word of words) await page.getByText(word).first().waitFor();
    assert.equal(await page.evaluate(() => document.documentElement.dir), locale === "he-IL" ? "rtl" : "ltr");
    await inside(page, locale);
    await clean(page, locale);
    await picture(page, `pane-language-${locale}`, { fullPage: true });
    await context.close();
  });
}

test("the language of the pages can be chosen, and stays", async () => {
  const { page, context } = await paired(browser, service);
  await page.goto(`${service.address}/#/settings`);
  await page.locator("select[aria-labelledby=look]").selectOption("de");
  await page.getByRole("heading", { name: "Einstellungen" }).waitFor();
  await page.goto(`${service.address}/#/today`);
  await page.reload();
  await page.getByRole("heading", { name: "Heute 3 zu tun" }).waitFor();
  await context.close();
});

/** axe finds nothing. */
async function clean(page, what) {
  await page.waitForTimeout(250); // What slides in has arrived.
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }));
  assert.deepEqual(violations.flatMap((one) => one.nodes.map((node) => `${what}: ${one.id}: ${node.target}: ${node.failureSummary.split("\n")[1]}`)), []);
}

/** Nothing stands out at the side. */
async function inside(page, what) {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(over <= 0, `${what}: ${over} pixels stand out`);
}
