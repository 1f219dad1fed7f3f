// Draws addin/public/icons/*.png from addin/icons/*.svg, after one of those was changed: node tests/addin/draw-icons.mjs
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { launch } from "./browser.mjs";

const at = (path) => fileURLToPath(new URL(`../../addin/${path}`, import.meta.url));
const browser = await launch();
const page = await browser.newPage();

async function draw(source, size, name) {
  const svg = Buffer.from(readFileSync(at(`icons/${source}.svg`))).toString("base64");
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<style>*{margin:0}img{display:block}</style><img width=${size} height=${size} src="data:image/svg+xml;base64,${svg}">`);
  await page.waitForFunction(() => document.images[0].complete);
  writeFileSync(at(`public/icons/${name}.png`), await page.screenshot({ omitBackground: true }));
}

// Below 32 there is no room for the middle of the path.
for (const size of [16, 20, 24]) await draw("small", size, `icon-${size}`);
for (const size of [32, 40, 48, 64, 80, 96, 128, 192]) await draw("large", size, `icon-${size}`);
await draw("outline", 32, "outline");
await browser.close();
