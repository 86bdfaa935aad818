// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The report, and what is derived from it. Everything that the analysed program wrote goes
// into the page as text nodes and attributes, never as markup.
"use strict";

const report = JSON.parse(document.getElementById("report").textContent);
const severities = ["critical", "high", "medium", "low"];
const controllers = ["remote", "user", "unknown", "operator", "developer", "constant"];

/** What nothing is drawn for is spelled out: it could turn a text around, or hide in it. */
function visible(text) {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cn}\p{Default_Ignorable_Code_Point}]/gu, (letter) => {
    const code = letter.codePointAt(0);
    if (letter === "\n" || letter === "\t") return letter;
    return code < 0x80 ? "\\x" + code.toString(16).padStart(2, "0")
      : "<U+" + code.toString(16).toUpperCase().padStart(4, "0") + ">";
  });
}

/** Into an element: its text and what is read out of attributes, visible. */
function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes))
    if (value !== undefined && value !== false)
      element.setAttribute(name, value === true ? "" : name === "title" || name.startsWith("aria-") ? visible(value) : value);
  element.append(...children.flat(Infinity).filter((child) => child !== undefined && child !== null)
    .map((child) => (typeof child === "string" ? visible(child) : child)));
  return element;
}

/** An element with attributes and children; strings become text. */
function make(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
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
    return piece.repeat ? "(" + brief(piece.repeat) + ")*" : "{" + piece.bag.map((one) => brief([one])).join(", ") + "}*";
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
