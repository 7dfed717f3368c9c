// report.html as a browser shows it. REPORTS is a folder with nl/, en/ and big/, each a result.
import assert from "node:assert/strict";
import { readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const reports = resolve(process.env.REPORTS ?? "reports");
const file = (name) => resolve(reports, name, "report.html");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
let browser;

before(async () => {
  browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
});
after(() => browser?.close());

// A page that notes every error and every request but the one for itself.
const open = async (name, options = {}) => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, bypassCSP: options.axe, ...options.context });
  const page = await context.newPage();
  const noise = [];
  page.on("console", (message) => noise.push(message.text()));
  page.on("pageerror", (error) => noise.push(String(error)));
  page.on("request", (request) => {
    if (request.url() !== pathToFileURL(file(name)).href) noise.push(request.url());
  });
  await page.goto(pathToFileURL(file(name)).href);
  return { page, noise, close: () => context.close() };
};

for (const name of ["nl", "en"]) {
  for (const width of [1280, 390]) {
    for (const colorScheme of ["light", "dark"]) {
      test(`${name}, ${width} wide, ${colorScheme}: quiet, accessible, nothing sticks out`, async () => {
        const context = { viewport: { width, height: 900 }, colorScheme };
        const { page, noise, close } = await open(name, { axe: true, context });
        for (const details of await page.locator("details").all()) await details.evaluate((one) => { one.open = true; });
        const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(over <= 0, `${over} pixels too wide`);
        await page.evaluate(axe);
        const found = await page.evaluate((values) => axe.run({ runOnly: { type: "tag", values } }), RULES);
        const broken = found.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).slice(0, 3).join(" ")}`);
        assert.deepEqual(broken, []);
        assert.deepEqual(noise, []);
        await close();
      });
    }
  }
}

test("a heading sorts by keyboard, both ways", async () => {
  const { page, noise, close } = await open("nl");
  const heading = page.locator("#dekking-leden thead th").nth(4);
  const column = () => page.locator("#dekking-leden tbody tr td:nth-child(5)").allTextContents();
  const numbers = (texts) => texts.map((text) => Number.parseFloat(text.replaceAll(".", "").replace(",", ".")));
  await heading.locator("button").focus();
  await page.keyboard.press("Enter");
  assert.equal(await heading.getAttribute("aria-sort"), "ascending");
  const up = numbers(await column());
  assert.ok(up.length > 3);
  assert.deepEqual(up, [...up].sort((one, other) => one - other));
  await page.keyboard.press("Space");
  assert.equal(await heading.getAttribute("aria-sort"), "descending");
  const down = numbers(await column());
  assert.deepEqual(down, [...down].sort((one, other) => other - one));
  assert.deepEqual(noise, []);
  await close();
});

test("a filter leaves the rows with its words and says how many", async () => {
  const { page, noise, close } = await open("nl");
  const input = page.locator("#filter-bezetting-mensen");
  const rows = page.locator("#bezetting-mensen tbody tr");
  const all = await rows.count();
  await input.focus();
  await page.keyboard.type("architect");
  const shown = await page.locator("#bezetting-mensen tbody tr:visible").allTextContents();
  assert.ok(shown.length > 0 && shown.length < all);
  assert.ok(shown.every((text) => text.toLowerCase().includes("architect")));
  const says = await page.locator("output[for=filter-bezetting-mensen]").textContent();
  assert.equal(says, `${shown.length} van ${all} rijen`);
  assert.deepEqual(noise, []);
  await close();
});

test("285 members and 2,000 professionals open within three seconds and 8 MB", async () => {
  assert.ok(statSync(file("big")).size < 8_000_000);
  const start = performance.now();
  const { page, noise, close } = await open("big");
  await page.locator("footer").waitFor();
  const took = performance.now() - start;
  assert.ok(took < 3_000, `${took} ms`);
  assert.ok((await page.locator("#bezetting-mensen tbody tr").count()) >= 2_000);
  assert.deepEqual(noise, []);
  await close();
});
