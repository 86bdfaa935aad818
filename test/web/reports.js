// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// node reports.js FOLDER...: are the reports in each FOLDER, one a format, what their readers
// take? A line a folder. `./dev formats` makes them of real projects.
import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import { chromium } from "playwright-core";
import { formats, take } from "./consumers.js";
import { open } from "./page.js";

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox"] });

/** Nothing that the page complains about, and a list of all findings. */
async function draw(file) {
  const { page, complaints } = await open(browser, file);
  const shown = await page.locator("#shown").textContent();
  await page.close();
  if (complaints.length) throw new Error(complaints.join("; "));
  return Number(/^All (\d+)/.exec(shown)[1]);
}

async function check(folder) {
  const counts = {};
  const wrong = [];
  for (const format of formats) {
    const file = join(folder, "report." + format);
    try {
      if (!existsSync(file)) throw new Error("there is none");
      counts[format] = format === "html" ? await draw(file) : await take(format, file);
    } catch (error) {
      wrong.push(format + ": " + error.message);
    }
  }
  const open_ = new Set(["text", "gitlab", "rdjsonl", "sonar", "junit", "fixes"].map((format) => counts[format])
    .filter((count) => count !== undefined));
  if (open_.size > 1) wrong.push("they hold different numbers of findings: " + JSON.stringify(counts));
  return { count: counts.gitlab, wrong };
}

let failed = false;
for (const folder of process.argv.slice(2)) {
  const { count, wrong } = await check(folder);
  console.log(basename(folder).padEnd(14) + String(count ?? "-").padStart(6) + " findings, " +
    (formats.length - wrong.length) + " of " + formats.length + " formats" + wrong.map((why) => "\n  " + why).join(""));
  failed ||= wrong.length > 0;
}
await browser.close();
process.exitCode = failed ? 1 : 0;
