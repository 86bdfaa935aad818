// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Who reads each format, as functions that throw where they would not take a report: the
// official SARIF schema and the rules that GitHub publishes for it, other people's parsers,
// and what the platforms document where there is neither.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { chmodSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import Ajv2020 from "ajv/dist/2020.js";
import Ajv from "ajv";
import addFormats from "ajv-formats";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { marked } from "marked";
import { parse } from "yaml";
import { gitlab, sonar } from "./schemas.js";

export const formats = ["text", "json", "sarif", "html", "gitlab", "rdjsonl", "github", "sonar", "junit", "fixes",
  "markdown", "csv"];

const require = createRequire(import.meta.url);
const multitool = dirname(require.resolve("@microsoft/sarif-multitool-linux/package.json"));
const { RDFormatValidator } = require("@umbrelladocs/rdformat-validator");
const { parseV2: parseTestResults } = require("test-results-parser");

// It comes without the right to run.
chmodSync(join(multitool, "Sarif.Multitool"), 0o755);

export function validator(schema, Kind = Ajv2020) {
  const ajv = new Kind({ strict: false, allErrors: true });
  addFormats(ajv);
  const check = ajv.compile(schema);
  return (data) => assert.ok(check(data), ajv.errorsText(check.errors));
}

function sarifSchema() {
  const schema = JSON.parse(readFileSync(join(multitool, "sarif-2.1.0.json"), "utf8"));
  const Kind = schema.$schema.includes("2020") ? Ajv2020 : Ajv;
  delete schema.$schema;
  return validator(schema, Kind);
}

export const sarif = sarifSchema();
export const ownJson = validator(
  JSON.parse(readFileSync(join(process.env.SOURCE, "checks/report/report.schema.json"), "utf8")));
const checkGitLab = validator(gitlab);
const checkSonar = validator(sonar);

/** The errors that the rules of SARIF and GitHub find, as "RULE text". */
export function ruleErrors(file) {
  const out = file + ".validated";
  try {
    execFileSync(join(multitool, "Sarif.Multitool"),
      ["validate", file, "--rule-kind", "Sarif;Ghas", "-o", out, "--log", "ForceOverwrite"],
      { env: { ...process.env, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: "1" }, stdio: "pipe" });
  } catch (error) {
    if (error.code) throw error; // its exit code says nothing: the file does
  }
  const run = JSON.parse(readFileSync(out, "utf8")).runs[0];
  return run.results.filter((result) => result.level === "error")
    .map((result) => result.ruleId + " " + JSON.stringify(result.message.arguments || result.message));
}

/** Commands as the runner of GitHub Actions reads them: of a line, trimmed; properties are
 * split at commas, then five sequences are read back in them, and three in the message. */
export function annotations(output) {
  const back = (value, pairs) => pairs.reduce((text, [code, plain]) => text.replaceAll(code, plain), value);
  const ofData = [["%0D", "\r"], ["%0A", "\n"], ["%25", "%"]];
  const ofProperties = [["%0D", "\r"], ["%0A", "\n"], ["%3A", ":"], ["%2C", ","], ["%25", "%"]];
  return output.split("\n").filter(Boolean).map((line) => {
    const command = /^::(error|warning|notice)(?: ([^]*?))?::([^]*)$/.exec(line.trimStart());
    assert.ok(command, "no command: " + line);
    const properties = Object.fromEntries((command[2] || "").split(",").filter(Boolean).map((property) => {
      const [key, ...value] = property.split("=");
      return [key, back(value.join("="), ofProperties)];
    }));
    return { kind: command[1], ...properties, message: back(command[3], ofData) };
  });
}

export function readGitLab(text) {
  assert.notEqual(text.charCodeAt(0), 0xfeff);
  const report = JSON.parse(text);
  checkGitLab(report);
  const prints = report.map((entry) => entry.fingerprint);
  assert.equal(new Set(prints).size, prints.length, "fingerprints are unique");
  return report;
}

export async function readRdjsonl(text) {
  const all = text.split("\n").filter(Boolean).map((line) => JSON.parse(line));
  const { valid, errors } = await new RDFormatValidator({ strictMode: true, allowExtraFields: false })
    .validateString(JSON.stringify({ diagnostics: all }));
  assert.ok(valid, JSON.stringify(errors).slice(0, 2000));
  return all;
}

export function readSonar(text) {
  const report = JSON.parse(text);
  checkSonar(report);
  const known = new Set(report.rules.map((rule) => rule.id));
  for (const issue of report.issues) assert.ok(known.has(issue.ruleId), issue.ruleId);
  return report;
}

export function readAnnotations(text) {
  const all = annotations(text);
  for (const kind of ["error", "warning", "notice"])
    assert.ok(all.filter((one) => one.kind === kind && one.line).length <= 10, "too many of " + kind);
  assert.doesNotMatch(text, /\x1b|\r/);
  for (const one of all) assert.ok(one.message.length <= 64 * 1024);
  return all;
}

/** As two parsers read it, which must agree. */
export function readJUnit(text, file) {
  assert.equal(XMLValidator.validate(text), true);
  // What XML 1.0 has no place for, however it is written.
  assert.doesNotMatch(text, /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/);
  const suite = new XMLParser({
    ignoreAttributes: false, attributeNamePrefix: "", isArray: (tag) => tag === "testcase",
  }).parse(text).testsuites.testsuite;
  const count = (tag) => suite.testcase.filter((entry) => entry[tag] !== undefined).length;
  assert.equal(Number(suite.tests), suite.testcase.length);
  for (const [attribute, tag] of [["failures", "failure"], ["errors", "error"], ["skipped", "skipped"]])
    assert.equal(Number(suite[attribute]), count(tag), attribute);
  const { result, errors } = parseTestResults({ type: "junit", files: [file], ignore_error_count: false });
  assert.deepEqual(errors, []);
  const [parsed] = result.suites;
  assert.deepEqual([parsed.cases.length, parsed.failed, parsed.errors, parsed.skipped].map(Number),
    [suite.testcase.length, count("failure"), count("error"), count("skipped")]);
  assert.ok(parsed.cases.every((one) => one.name && Number.isFinite(one.duration)));
  return suite.testcase;
}

/** The YAML of clang's tools; their own reader is in the C++ tests. */
export function readFixes(text) {
  const { Diagnostics } = parse(text);
  for (const one of Diagnostics || []) {
    assert.match(one.DiagnosticName, /^bordercheck-/);
    assert.ok(Number.isInteger(one.DiagnosticMessage.FileOffset));
  }
  return Diagnostics || [];
}

/** The elements that a platform would make of the comment are ours alone. */
export function readMarkdown(text) {
  assert.ok(text.length < 65536, "GitHub takes no more");
  const html = marked.parse(text, { gfm: true });
  const tags = new Set([...html.matchAll(/<\/?([a-zA-Z][\w-]*)/g)].map((match) => match[1].toLowerCase()));
  for (const tag of ["h3", "p", "table", "thead", "tbody", "tr", "th", "td", "details", "summary", "b", "ul", "li", "code"])
    tags.delete(tag);
  assert.deepEqual([...tags], [], "markup that is not ours");
  assert.doesNotMatch(html, /<(?:b|code|p|li|td|summary)\s+[^>]*on\w+=/);
  return html;
}

/** Rows of RFC 4180. */
export function readCsv(text) {
  assert.ok(text.endsWith("\r\n"));
  const rows = text.slice(0, -2).split("\r\n").map((line) => {
    assert.match(line, /^(?:"(?:[^"]|"")*"|[^",]*)(?:,(?:"(?:[^"]|"")*"|[^",]*))*$/, "no row: " + line.slice(0, 200));
    return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)].map((match) =>
      match[1] === undefined ? match[2] : match[1].replaceAll('""', '"'));
  });
  for (const row of rows) {
    assert.equal(row.length, rows[0].length);
    for (const cell of row) assert.doesNotMatch(cell, /^[=+\-@\t\r]/, "a formula");
  }
  return rows;
}

/** Takes \p file as what its ending says, or throws. \returns how many findings it holds, where
 * the format tells. */
export async function take(format, file) {
  const bytes = readFileSync(file);
  const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  assert.ok(!bytes.includes(0x1b), "an escape sequence");
  switch (format) {
    case "sarif": {
      const log = JSON.parse(text);
      sarif(log);
      assert.deepEqual(ruleErrors(file), []);
      return log.runs[0].results.length;
    }
    case "json": {
      const report = JSON.parse(text);
      ownJson(report);
      return report.findings.length + report.settled.length;
    }
    case "gitlab": return readGitLab(text).length;
    case "rdjsonl": return (await readRdjsonl(text)).length;
    case "sonar": return readSonar(text).issues.length;
    case "junit": return readJUnit(text, file).filter((one) => one.failure !== undefined).length;
    case "fixes": return readFixes(text).length;
    case "github": readAnnotations(text); return undefined;
    case "markdown": readMarkdown(text); return undefined;
    case "csv": readCsv(text); return undefined;
    case "text": return (text.match(/: warning: .* \[bordercheck-[a-z-]+\]$/gm) || []).length;
    case "html": assert.match(text, /^<!doctype html>/); return undefined;
    default: throw new Error("nobody takes " + format);
  }
}
