// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The HTML report in Chromium: that it draws, filters and opens, that it works by keyboard
// and for screen readers, in dark and light, wide and narrow, and that nothing that the
// analysed program wrote runs or is fetched. Screenshots stay beside the tests.
import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { open as openFile } from "./page.js";
import { path } from "./samples.js";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const shots = join(dirname(fileURLToPath(import.meta.url)), "screenshots");
mkdirSync(shots, { recursive: true });

let browser;
before(async () => {
  assert.ok(process.env.CHROMIUM && !process.env.CHROMIUM.endsWith("NOTFOUND"),
    "chromium is missing: ./dev test installs it, or apt-get install chromium");
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox"] });
});
after(() => browser && browser.close());

const open = (name, options) => openFile(browser, path(name, "html"), options);
const shown = (page) => page.locator("#shown").textContent();

for (const name of ["empty", "one", "full", "hostile", "huge", "many", "scanned"])
  test(name + " draws without a complaint", async () => {
    const { page, complaints } = await open(name);
    assert.match(await page.locator("#summary").textContent(), /finding/);
    assert.deepEqual(complaints, []);
    const count = await page.locator("#picture .node").count();
    assert.equal(count > 0, name !== "empty");
    await page.screenshot({ path: join(shots, name + ".png"), fullPage: name !== "many" });
    await page.close();
  });

test("an empty report says so", async () => {
  const { page } = await open("empty");
  assert.match(await page.locator("#picture").textContent(), /No finding/);
  assert.equal(await shown(page), "All 0 findings");
  await page.close();
});

test("a finding opens with its text, holes, answers, steps, gates and standards", async () => {
  const { page } = await open("full");
  const entry = page.locator(".finding").filter({ hasText: "src/load.cpp:3:5" });
  await entry.locator("summary").first().click();
  await entry.locator("mark").first().waitFor();
  const holes = await entry.locator("mark").allTextContents();
  assert.deepEqual(holes, ["‹reply.name›", "‹op.name›", "‹op.expr›"]);
  const text = await entry.textContent();
  for (const part of ["extern \"C\" void ", "dlopen(Name, RTLD_NOW);", "passed: identifier-check on reply.name",
    "none on op.name", "CWE-114", "bordercheck approve "])
    assert.ok(text.includes(part), part);
  await page.screenshot({ path: join(shots, "finding.png"), fullPage: true });
  await page.close();
});

test("filters and boxes restrict the list, and clearing shows all again", async () => {
  const { page } = await open("many");
  assert.equal(await shown(page), "All 5000 findings; the first 50 are shown");
  await page.locator("select[name=severity]").selectOption("critical");
  assert.match(await shown(page), /^1250 of 5000 findings/);
  await page.locator("select[name=controller]").selectOption("operator");
  assert.match(await shown(page), /^1250 of 5000/);
  await page.locator("input[name=words]").fill("part3/file3.cpp");
  const few = Number(/^(\d+) of/.exec(await shown(page))[1]);
  assert.ok(few > 0 && few < 50, String(few));
  assert.equal(await page.locator(".finding").count(), few);
  await page.locator("button[type=reset]").click();
  await page.waitForFunction(() => document.getElementById("shown").textContent.startsWith("All 5000"));
  const box = page.locator("#picture .node").filter({ hasText: "system (command)" });
  await box.click();
  assert.match(await shown(page), /^1667 of 5000 findings, through system/);
  assert.equal(await box.getAttribute("aria-pressed"), "true");
  await box.click();
  assert.match(await shown(page), /^All 5000/);
  await page.close();
});

test("five thousand findings load, filter and page quickly", async () => {
  const start = Date.now();
  const { page } = await open("many");
  await page.locator("select[name=severity]").selectOption("high");
  await page.locator("#more").click();
  assert.equal(await page.locator(".finding").count(), 100);
  assert.ok(Date.now() - start < 30000, "it took " + (Date.now() - start) + " ms");
  assert.ok(await page.locator("#picture .node").count() <= 56, "no more boxes than a reader takes in");
  await page.close();
});

test("the keyboard reaches the boxes, the filters and the findings", async () => {
  const { page } = await open("one");
  const box = page.locator("#picture .node").first();
  await box.focus();
  await page.keyboard.press("Enter");
  assert.equal(await box.getAttribute("aria-pressed"), "true");
  await page.keyboard.press("Space");
  assert.equal(await box.getAttribute("aria-pressed"), "false");
  await page.locator(".finding summary").first().focus();
  await page.keyboard.press("Enter");
  await page.locator(".finding .text").first().waitFor({ timeout: 5000 });
  await page.close();
});

test("a link to a fingerprint opens its finding", async () => {
  const { page } = await open("one");
  const id = await page.locator(".finding").getAttribute("id");
  await page.goto("about:blank");
  await page.goto("file://" + path("one", "html") + "#" + id);
  assert.equal(await page.locator(".finding").evaluate((entry) => entry.open), true);
  await page.close();
});

test("what a hostile program wrote is shown, and is no markup", async () => {
  const { page, complaints } = await open("hostile");
  for (const entry of await page.locator(".finding > summary").all()) await entry.click();
  await page.locator(".finding .page").nth(1).waitFor({ state: "attached", timeout: 5000 });
  assert.equal(await page.locator("main img, main b, main a[href^=javascript], main script").count(), 0);
  assert.equal(await page.locator("script").count(), 2);
  const seen = await page.locator("body").innerText();
  assert.ok(seen.includes("</script><!--<script>alert(1)"));
  assert.ok(seen.includes("<U+202E>gnp.exe"));
  assert.doesNotMatch(await page.locator("main").textContent(),
    /[\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u, "nothing hides or turns the text around");
  assert.deepEqual(complaints, []);
  await page.close();
});

for (const colorScheme of ["light", "dark"])
  for (const [size, width] of [["wide", 1400], ["phone", 360]])
    test("it is accessible: " + colorScheme + ", " + size, async () => {
      const { page } = await open("full", { viewport: { width, height: 800 }, colorScheme });
      await page.locator(".finding > summary").first().click();
      await page.locator(".finding .text").first().waitFor({ timeout: 5000 });
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => globalThis.axe.run());
      assert.deepEqual(violations.map((one) => one.id + ": " + one.nodes.map((node) => node.html.slice(0, 120) + " " +
        node.failureSummary).join(" | ")), []);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      assert.ok(overflow <= 0, "the page is " + overflow + " pixels too wide");
      await page.screenshot({ path: join(shots, colorScheme + "-" + size + ".png"), fullPage: true });
      await page.close();
    });
