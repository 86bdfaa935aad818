// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// One finding: what crosses with its holes marked, the three answers, the steps with their
// source, the gates, the standards, and how to settle it.
"use strict";

/** Of a bag: where a whole program runs together, nobody reads on. */
const maxMembers = 30;

/** The first of \p pieces that look alike. */
function distinctLooks(all, look) {
  const seen = new Set();
  return all.filter((one) => !seen.has(look(one)) && seen.add(look(one)));
}

function showBag(members) {
  const alike = distinctLooks(members, (one) => brief([one]));
  const parts = alike.slice(0, maxMembers).flatMap((one, i) => [i ? ", " : "", showPieces([one])]);
  return ["{", parts, alike.length > maxMembers ? ", and " + (alike.length - maxMembers) + " more" : "", "}*"];
}

function showPieces(pieces) {
  return pieces.map((piece) => {
    if (piece.literal !== undefined) return piece.literal;
    if (piece.hole !== undefined) {
      const title = piece.origin + ", " + piece.controller + "-controlled" +
        (piece.gates ? ", passed " + piece.gates.join(", ") : ", unchecked");
      return make("mark", { title }, "‹" + piece.hole + "›");
    }
    const title = piece.repeat ? "in this order, any number of times" : "in any order and number";
    return make("span", { class: "many", title },
      piece.repeat ? ["(", showPieces(piece.repeat), ")*"] : showBag(piece.bag));
  });
}

function showShape(shape) {
  return make("div", { class: "text", tabindex: "0" },
    brief(shape) ? showPieces(shape) : make("span", { class: "none" }, "empty"));
}

function showInput(input) {
  return [make("h3", {}, "The " + input.role), distinctLooks(input.shapes, brief).map(showShape)];
}

function placeName(at) {
  return at.line ? at.file + ":" + at.line + ":" + at.column : at.file;
}

/** A path may go on in the next line behind a slash. */
function breakable(path) {
  return path.split("/").flatMap((part, i) => (i ? ["/", make("wbr"), part] : [part]));
}

/** The lines around a place, where the report has them. */
function showSource(at) {
  const lines = (report.sources || {})[at.file];
  if (!lines || lines[at.line] === undefined) return null;
  const box = make("div", { class: "source", tabindex: "0" });
  for (let line = at.line - 2; line <= at.line + 2; ++line)
    if (lines[line] !== undefined)
      box.append(make("div", line === at.line ? { class: "here" } : {}, String(line).padStart(6) + "  " + lines[line]));
  return box;
}

function showNotes(finding) {
  const answers = make("dl");
  for (const note of finding.notes) {
    const colon = note.message.indexOf(": ");
    const label = colon < 0 ? "note" : note.message.slice(0, colon);
    if (label.startsWith("the ")) continue;
    answers.append(make("dt", {}, shorten(label, 60)), make("dd", {}, shorten(note.message.slice(colon < 0 ? 0 : colon + 2), 2000)));
  }
  return answers;
}

/** Of holes without a gate: the first ones tell, and the text above has the others. */
const maxUngated = 10;

function showGates(finding) {
  const passed = new Set(finding.holes.flatMap((hole) => (hole.gates || []).map((gate) => gate + " on " + hole.hole)));
  const open = [...new Set(originsOf(finding).concat(finding.holes)
    .filter((hole) => !hole.gates && !hole.number).map((hole) => hole.hole))];
  return make("ul", {},
    [...passed].map((gate) => make("li", { class: "gate" }, "passed: " + gate)),
    open.slice(0, maxUngated).map((hole) => make("li", {}, "none on " + hole)),
    open.length > maxUngated ? make("li", {}, "none on " + (open.length - maxUngated) + " more") : null);
}

function showDecision(finding) {
  if (finding.standing === "open") {
    return make("p", {}, "To approve it as it is: ",
      make("code", {}, "bordercheck approve " + finding.fingerprint + " --reason \"...\""),
      finding.owners ? ", reviewed by " + finding.owners.join(", ") : null);
  }
  const { standing, reason, by, expires } = finding.decision;
  return make("p", { class: "gate" }, standing + (reason ? ": " + reason : "") + (by ? ", by " + by : "") +
    (expires ? ", until " + expires : ""));
}

function showBody(finding) {
  const rule = report.rules[finding.rule];
  return make("div", {},
    make("p", { class: "where" }, breakable(placeName(finding.at)), finding.function ? " in " + finding.function : ""),
    showSource(finding.at),
    finding.crossing.inputs.map(showInput),
    make("h3", {}, "Input, path, execution"), showNotes(finding),
    make("h3", {}, "Steps"),
    make("ol", {}, finding.steps.map((step) =>
      make("li", {}, step.message + " ", make("span", { class: "where" }, breakable(placeName(step.at))), showSource(step.at)))),
    make("h3", {}, "Gates"), showGates(finding),
    make("h3", {}, "Standards"),
    make("ul", {}, (rule ? rule.standards : []).map((standard) =>
      make("li", {}, standard.id + ": " + standard.title))),
    make("h3", {}, "Decision"), showDecision(finding),
    rule && make("details", {}, make("summary", {}, "About " + finding.rule), make("div", { class: "page" }, rule.page)));
}

/** Its body is made when it is opened: five thousand would not load. */
function showFinding(finding) {
  const settled = finding.standing !== "open";
  const entry = make("details", { class: "finding " + finding.severity, id: finding.fingerprint },
    make("summary", {},
      make("span", { class: "badge " + (settled ? "settled" : finding.severity) },
        settled ? finding.standing : finding.severity),
      shorten(finding.message, 300) + " ", make("span", { class: "where" }, breakable(placeName(finding.at)), " " + finding.short)));
  entry.addEventListener("toggle", () => {
    if (entry.open && entry.children.length === 1) entry.append(showBody(finding));
  });
  return entry;
}
