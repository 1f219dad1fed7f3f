// Figures of the pages, in Chromium at a quarter of this machine's speed, against the real service on its sample.
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import lighthouse from "lighthouse";
import { launch, paired } from "../../addin/browser.mjs";
import { Service } from "../../addin/service.mjs";

const rounds = 7;
const assets = fileURLToPath(new URL("../../../addin/dist/assets/", import.meta.url));
const row = (...cells) => console.log(`${cells[0].padEnd(34)} ${String(cells[1]).padStart(10)}  ${cells[2].padEnd(9)} ${cells[3]}`);
const median = (many) => many.toSorted((a, b) => a - b)[many.length >> 1];

const service = await Service.start();
const debugging = 9333;
const browser = await launch([`--remote-debugging-port=${debugging}`]);
const entry = await service.entry("Technical interview");

// The pane as it is opened the second time: page and data are known.
const opened = await paired(browser, service, { viewport: { width: 450, height: 800 }, scene: { item: { as: "appointmentRead", id: entry.id } } });
await opened.page.goto(`${service.address}/addin/`);
await opened.page.getByRole("heading", { name: "Contoso" }).waitFor();
await opened.page.waitForFunction(() => navigator.serviceWorker?.controller && localStorage.getItem("followupsync.world")?.includes("Technical"));
await opened.context.addInitScript(() => {
  window.shifts = 0;
  new PerformanceObserver((list) => { for (const one of list.getEntries()) if (!one.hadRecentInput) window.shifts += one.value; }).observe({ type: "layout-shift", buffered: true });
  new MutationObserver(() => {
    if (!window.firstAt && document.querySelector("article.front")) requestAnimationFrame(() => setTimeout(() => { window.firstAt ??= performance.now(); }));
  }).observe(document, { childList: true, subtree: true });
});
const firsts = [];
const bares = [];
const readies = [];
let shifts = 0;
for (let round = 0; round < rounds; round++) {
  const slow = await opened.context.newCDPSession(opened.page);
  await slow.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  await opened.page.reload();
  await opened.page.waitForFunction(() => window.firstAt);
  // It can be used as soon as a click is answered.
  await opened.page.locator("article.front").getByRole("button", { name: "Later" }).click();
  await opened.page.getByRole("dialog").waitFor();
  readies.push(await opened.page.evaluate(() => performance.now()));
  firsts.push(await opened.page.evaluate(() => window.firstAt));
  await opened.page.keyboard.press("Escape");
  await opened.page.waitForTimeout(500);
  shifts += await opened.page.evaluate(() => window.shifts);
  bares.push(await bare());
  await slow.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  await slow.detach();
}

// What this machine takes for a page with one word in it, at the same time.
async function bare() {
  const page = await opened.context.newPage();
  const slow = await opened.context.newCDPSession(page);
  await slow.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  await page.route("**/bare", (route) => route.fulfill({ contentType: "text/html", body: "<!doctype html><title>Bare</title><h1>Bare</h1>" }));
  await page.goto(`${service.address}/bare`);
  const at = await page.evaluate(() => performance.getEntriesByType("navigation")[0].domContentLoadedEventEnd);
  await page.close();
  return at;
}

const scripts = readdirSync(assets).filter((file) => file.endsWith(".js"));
const gzipped = (files) => Math.round(files.reduce((sum, file) => sum + gzipSync(readFileSync(assets + file), { level: 9 }).length, 0) / 100) / 10;
const atOnce = [...readFileSync(`${assets}../pane.html`, "utf8").matchAll(/assets\/([\w-]+\.js)/g)].map((match) => match[1]);
row("name", "value", "unit", "beside what");
row("pane's script, at its opening", gzipped(atOnce), "kB gzip", "150 allowed, without office.js");
row("all of its script", gzipped(scripts), "kB gzip", "sign-in with Microsoft and all languages included");
row("first content, from what is known", (median(firsts) / 300).toFixed(2), "ratio", `of the 300 ms allowed, CPU slowed 4 times, median of ${rounds}`);
row("a page of one word", (median(bares) / 300).toFixed(2), "ratio", "of the same 300 ms, in the same rounds: what the machine itself takes");
row("a click is answered", (median(readies) / 1000).toFixed(2), "ratio", "of the 1 s allowed, in the same rounds");
row("layout shift", shifts.toFixed(3), "CLS", `sum of ${rounds} openings; 0 is none`);

// Lighthouse sees the pages as a paired browser does.
const cookies = (await opened.context.cookies()).map((one) => `${one.name}=${one.value}`).join("; ");
for (const [page, path] of [["dashboard", "/"], ["settings", "/#/settings"]]) {
  const { lhr } = await lighthouse(service.address + path, { port: debugging, output: "json", logLevel: "silent", onlyCategories: ["accessibility", "best-practices"], extraHeaders: { Cookie: cookies }, formFactor: "desktop", screenEmulation: { disabled: true } });
  for (const category of ["accessibility", "best-practices"]) row(`Lighthouse, ${category}`, Math.round(lhr.categories[category].score * 100), "of 100", `${page}; 95 asked`);
  for (const audit of Object.values(lhr.audits).filter((one) => one.score !== null && one.score < 0.9 && process.env.VERBOSE)) console.log("  ", audit.id, audit.score, JSON.stringify(audit.details?.items ?? audit.explanation ?? "").slice(0, 300));
}

await browser.close();
await service.end();
