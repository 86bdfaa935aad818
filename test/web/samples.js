// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Every sample report in every format, and the scan of a small program, for the tests.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { formats } from "./consumers.js";

export const folder = mkdtempSync(join(tmpdir(), "bordercheck-web-"));
execFileSync(process.env.RENDER_SAMPLES, [folder]);

export const names = ["empty", "one", "full", "hostile", "huge", "many", "scanned"];

const program = `extern "C" int system(const char *);
extern "C" char *getenv(const char *);
int run(const char *Command) { return system(Command); }
int main() { return run(getenv("X")) + system("ls"); }
`;
const source = join(folder, "scanned.cpp");
writeFileSync(source, program);
for (const format of formats) {
  const run = spawnSync(process.env.BORDERCHECK,
    ["scan", "scanned.cpp", "--inventory", "--format", format, "-o", "scanned." + format, "--"],
    { cwd: folder, encoding: "utf8" });
  if (run.status !== 2) throw new Error("scan --format " + format + " ended with " + run.status + ": " + run.stderr);
}

export const path = (name, format) => join(folder, name + "." + format);
export const read = (name, format) => readFileSync(path(name, format), "utf8");
export const lines = (name, format) => read(name, format).split("\n").filter(Boolean);
