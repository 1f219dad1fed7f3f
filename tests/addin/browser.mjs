import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { playOutlook } from "./outlook.mjs";

const pictures = fileURLToPath(new URL("../../out/addin/", import.meta.url));
mkdirSync(pictures, { recursive: true });

export async function launch(args = []) {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", ...args] });
}

/** A paired browser of its own; what it asks of anybody but the service, and what it complains of, is noted. */
export async function paired(browser, service, { scene, pair = true, prepare, ...options } = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 }, locale: "en-US", ...options });
  const strangers = [];
  context.on("request", (request) => {
    if (!request.url().startsWith(service.address) && !/^(data|blob):/.test(request.url())) strangers.push(request.url());
  });
  if (prepare) await prepare(context);
  if (scene) await playOutlook(context, scene);
  if (pair) await context.request.get(service.pairLink, { maxRedirects: 0 });
  const page = await context.newPage();
  const complaints = [];
  page.on("pageerror", (fault) => complaints.push(fault.message));
  page.on("console", (line) => { if (line.type() === "error" && !/status of (4|5)\d\d|ERR_(FAILED|INTERNET|CONNECTION)/.test(line.text())) complaints.push(line.text()); });
  return { context, page, strangers, complaints };
}

/** The pane, open on something in Outlook. */
export async function pane(browser, service, item, { scene, ...options } = {}) {
  const opened = await paired(browser, service, { viewport: { width: 450, height: 800 }, scene: { item, ...scene }, ...options });
  await opened.page.goto(`${service.address}/addin/`);
  return opened;
}

export const picture = (page, name, options = {}) => page.screenshot({ path: `${pictures}${name}.png`, animations: "disabled", caret: "hide", ...options });
