// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The report, and what is derived from it. Everything that the analysed program wrote goes
// into the page as text nodes and attributes, never as markup.
"use strict";

const report = JSON.parse(document.getElementById("report").textContent);
const severities = ["critical", "high", "medium", "low"];
const controllers = ["remote", "user", "unknown", "operator", "developer", "constant"];

/** An element with attributes and children; strings become text. */
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes))
    if (value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : value);
  element.append(...children.flat(Infinity).filter((child) => child !== undefined && child !== null));
  return element;
}

/** Every hole below a list of pieces. */
function holesIn(pieces) {
  return pieces.flatMap((piece) =>
    piece.hole !== undefined ? [piece] : holesIn(piece.repeat || piece.bag || []));
}

/** A text on one line, for labels. */
function brief(pieces) {
  return pieces.map((piece) => {
    if (piece.literal !== undefined) return piece.literal;
    if (piece.hole !== undefined) return "‹" + piece.hole + "›";
    return "(" + brief(piece.repeat || piece.bag) + ")*";
  }).join("").replace(/\s+/g, " ");
}

function shorten(text, length) {
  const letters = Array.from(text);
  return letters.length <= length ? text : letters.slice(0, length - 1).join("") + "…";
}

function folderOf(file) {
  const slash = file.lastIndexOf("/");
  return slash < 0 ? "." : file.slice(0, slash);
}

function inputIn(role, finding) {
  return finding.crossing.inputs.find((input) => input.role === role);
}

/** Findings with what filters and the picture ask for again and again. */
const findings = [...report.findings, ...report.settled].map((finding, index) => ({
  ...finding,
  index,
  standing: finding.decision ? finding.decision.standing : "open",
  short: finding.rule.replace(/^bordercheck-/, ""),
  folder: folderOf(finding.at.file),
  holes: finding.crossing.inputs.flatMap((input) => input.shapes.flatMap(holesIn)),
  words: (finding.message + " " + finding.at.file + " " + finding.function + " " + finding.fingerprint + " " +
    finding.rule).toLowerCase(),
}));
findings.sort((a, b) => (a.standing !== "open") - (b.standing !== "open") ||
  severities.indexOf(a.severity) - severities.indexOf(b.severity) || a.index - b.index);

function gravest(list) {
  return severities.find((severity) => list.some((finding) => finding.severity === severity)) || "low";
}
