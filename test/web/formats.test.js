// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Every format of every sample, in the hands of a validator: the official SARIF schema and
// the rules that GitHub publishes for it, and what the other platforms document.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { chmodSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import Ajv2020 from "ajv/dist/2020.js";
import Ajv from "ajv";
import formats from "ajv-formats";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { folder, lines, names, path, read } from "./samples.js";
import { gitlab, rdjson, sonar } from "./schemas.js";

const require = createRequire(import.meta.url);
const multitool = dirname(require.resolve("@microsoft/sarif-multitool-linux/package.json"));

// It comes without the right to run.
chmodSync(join(multitool, "Sarif.Multitool"), 0o755);

function validator(schema, Kind = Ajv2020) {
  const ajv = new Kind({ strict: false, allErrors: true });
  formats(ajv);
  const check = ajv.compile(schema);
  return (data, name) => assert.ok(check(data), name + ": " + ajv.errorsText(check.errors));
}

test("SARIF fits the schema of OASIS", () => {
  const schema = JSON.parse(readFileSync(join(multitool, "sarif-2.1.0.json"), "utf8"));
  const Kind = schema.$schema.includes("2020") ? Ajv2020 : Ajv;
  delete schema.$schema;
  const check = validator(schema, Kind);
  for (const name of names) check(JSON.parse(read(name, "sarif")), name);
});

test("the schema refuses what is no SARIF", () => {
  const schema = JSON.parse(readFileSync(join(multitool, "sarif-2.1.0.json"), "utf8"));
  delete schema.$schema;
  const log = JSON.parse(read("one", "sarif"));
  log.runs[0].results[0].level = "grave";
  assert.throws(() => validator(schema, Ajv)(log, "wrong"));
});

/** The errors that the rules of SARIF and GitHub find, as "RULE text". */
function ruleErrors(file) {
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

for (const name of ["empty", "one", "full", "hostile", "scanned"])
  test("GitHub's rules accept " + name + ".sarif", () => {
    assert.deepEqual(ruleErrors(path(name, "sarif")), []);
  });

test("GitLab takes the code quality report", () => {
  const check = validator(gitlab);
  for (const name of names) {
    const report = JSON.parse(read(name, "gitlab"));
    check(report, name);
    const prints = report.map((entry) => entry.fingerprint);
    assert.equal(new Set(prints).size, prints.length, name + ": fingerprints are unique");
    assert.notEqual(read(name, "gitlab").charCodeAt(0), 0xfeff);
  }
  assert.equal(JSON.parse(read("many", "gitlab")).length, 5000);
});

test("reviewdog takes each line", () => {
  const check = validator(rdjson);
  for (const name of names) for (const line of lines(name, "rdjsonl")) check(JSON.parse(line), name);
  assert.equal(lines("many", "rdjsonl").length, 5000);
});

test("SonarQube takes the generic issues", () => {
  const check = validator(sonar);
  for (const name of names) {
    const report = JSON.parse(read(name, "sonar"));
    check(report, name);
    const known = new Set(report.rules.map((rule) => rule.id));
    for (const issue of report.issues) assert.ok(known.has(issue.ruleId), issue.ruleId);
  }
});

/** Commands as the runner of GitHub Actions reads them: a line each, properties to commas. */
function annotations(output) {
  return output.split("\n").filter(Boolean).map((line) => {
    const command = /^::(error|warning|notice)(?: ([^]*?))?::([^]*)$/.exec(line);
    assert.ok(command, "no command: " + line);
    const plain = (value) => value.replace(/%3A/g, ":").replace(/%2C/g, ",").replace(/%1B/g, "\x1b")
      .replace(/%0D/g, "\r").replace(/%0A/g, "\n").replace(/%25/g, "%");
    const properties = Object.fromEntries((command[2] || "").split(",").filter(Boolean).map((property) => {
      const [key, ...value] = property.split("=");
      return [key, plain(value.join("="))];
    }));
    return { kind: command[1], ...properties, message: plain(command[3]) };
  });
}

test("GitHub's runner reads an annotation a line", () => {
  for (const name of names) {
    const read_ = annotations(read(name, "github"));
    for (const kind of ["error", "warning", "notice"])
      assert.ok(read_.filter((one) => one.kind === kind && one.line).length <= 10, name + ": " + kind);
    assert.doesNotMatch(read(name, "github"), /\x1b|\r/);
  }
  const hostile = annotations(read("hostile", "github"));
  assert.equal(hostile.length, 2, "one finding, one unit that was not analysed");
  assert.ok(hostile[0].file.startsWith("q\"'\\\n::warning::\r\x1b[31m"));
  assert.match(annotations(read("many", "github")).at(-1).message, /^\d+ more findings/);
});

test("JUnit's XML is well-formed and counts what it holds", () => {
  for (const name of names) {
    const xml = read(name, "junit");
    assert.equal(XMLValidator.validate(xml), true, name);
    // What XML 1.0 has no place for, however it is written.
    assert.doesNotMatch(xml, /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/, name);
    const parser = new XMLParser({
      ignoreAttributes: false, attributeNamePrefix: "", isArray: (tag) => ["testcase", "error"].includes(tag),
    });
    const suite = parser.parse(xml).testsuites.testsuite;
    const count = (tag) => suite.testcase.filter((entry) => entry[tag] !== undefined).length;
    assert.equal(Number(suite.tests), suite.testcase.length, name);
    assert.equal(Number(suite.failures), count("failure"), name);
    assert.equal(Number(suite.skipped), count("skipped"), name);
  }
});

test("our own JSON fits the schema that it documents", () => {
  const schema = JSON.parse(readFileSync(join(process.env.SOURCE, "checks/report/report.schema.json"), "utf8"));
  const check = validator(schema);
  for (const name of names) check(JSON.parse(read(name, "json")), name);
  const wrong = JSON.parse(read("one", "json"));
  wrong.findings[0].severity = "grave";
  assert.throws(() => check(wrong, "wrong"));
});

test("no format holds an escape sequence, an absolute path of the run, or a broken character", () => {
  for (const name of names)
    for (const format of ["text", "json", "sarif", "html", "gitlab", "rdjsonl", "github", "sonar", "junit", "fixes", "markdown", "csv"]) {
      const bytes = readFileSync(path(name, format));
      assert.doesNotThrow(() => new TextDecoder("utf-8", { fatal: true }).decode(bytes), name + "." + format);
      assert.ok(!bytes.includes(0x1b), name + "." + format + ": escape");
      if (name === "scanned") assert.ok(!bytes.includes(folder), name + "." + format + ": absolute path");
    }
});
