// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The page: filters, the list, and how they follow the picture.
"use strict";

const pageSize = 50;
const state = { box: null, boxName: "", limit: pageSize };
const filters = {};

function distinct(key, order) {
  const values = [...new Set(findings.map((finding) => finding[key]))];
  return order ? order.filter((value) => values.includes(value)) : values.sort();
}

function addSelect(key, title, values) {
  const select = make("select", { name: key }, make("option", { value: "" }, "all"),
    values.map((value) => make("option", { value }, value)));
  filters[key] = select;
  return make("label", {}, title, select);
}

function chosen() {
  const words = filters.words.value.toLowerCase().split(/\s+/).filter(Boolean);
  return findings.filter((finding) =>
    ["severity", "short", "controller", "standing"].every((key) =>
      !filters[key].value || finding[key] === filters[key].value) &&
    (!filters.folder.value || finding.folder === filters.folder.value ||
      finding.folder.startsWith(filters.folder.value + "/")) &&
    words.every((word) => finding.words.includes(word)));
}

function showList() {
  const list = chosen().filter((finding) => !state.box || state.box.has(finding));
  const shown = list.slice(0, state.limit);
  document.getElementById("list").replaceChildren(...shown.map(showFinding));
  document.getElementById("more").hidden = shown.length === list.length;
  document.getElementById("shown").textContent =
    (list.length === findings.length ? "All " + list.length : list.length + " of " + findings.length) +
    " findings" + (state.boxName ? ", through " + visible(state.boxName) : "") +
    (shown.length < list.length ? "; the first " + shown.length + " are shown" : "");
}

function redraw() {
  state.limit = pageSize;
  drawPicture(chosen(), (box, name) => {
    Object.assign(state, { box, boxName: name, limit: pageSize });
    showList();
  });
  Object.assign(state, { box: null, boxName: "" });
  showList();
}

function showFilters() {
  const form = document.getElementById("filters");
  filters.words = make("input", { type: "search", name: "words", placeholder: "message, file, function" });
  form.append(make("label", {}, "Search", filters.words),
    addSelect("severity", "Severity", distinct("severity", severities)),
    addSelect("short", "Rule", distinct("short")),
    addSelect("controller", "Controller", distinct("controller", controllers)),
    addSelect("folder", "Folder", distinct("folder")),
    addSelect("standing", "Standing", distinct("standing")),
    make("button", { type: "reset" }, "Clear"));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", redraw);
  form.addEventListener("reset", () => setTimeout(redraw));
}

function showRemarks() {
  const all = [
    ...report.remarks.map((remark) => placeName(remark.at) + ": " + remark.message),
    ...report.unanalysed.map((unit) => unit.unit + ": not wholly analysed: " + unit.why),
    ...(report.removed || []).map((entry) => "removed from the inventory: " + entry.what),
    ...(report.gone || []).map((gone) => "gone: " + gone.crossing + " in " + gone.file + ", " + gone.function),
  ];
  document.getElementById("remarks").hidden = !all.length;
  document.querySelector("#remarks ul").append(...all.map((text) => make("li", {}, text)));
}

/** Of a text in the table: the findings, and the other formats, have all of it. */
const maxCell = 240;

function inventoryRow(entry) {
  return make("tr", {},
    make("td", {}, entry.kind + (entry.constant ? ", constant" : "") + (entry.change ? ", " + entry.change : "")),
    make("td", { class: "name" }, breakable(placeName(entry.at))), make("td", { class: "name" }, entry.function),
    make("td", {}, entry.callee), make("td", {}, entry.controller), make("td", {}, entry.gates.join(", ")),
    make("td", {}, entry.standing || ""),
    make("td", { class: "text-cell" }, Object.entries(entry.inputs).map(([role, text]) =>
      make("div", {}, role + ": " + shorten(text, maxCell)))));
}

/** A page of rows at a time. */
function showInventory() {
  if (!report.inventory) return;
  document.getElementById("inventory").hidden = false;
  document.querySelector("#inventory h2").append(" (" + report.inventory.length + ")");
  const more = document.getElementById("more-crossings");
  let shown = 0;
  const show = () => {
    document.querySelector("#inventory tbody").append(
      ...report.inventory.slice(shown, shown + 2 * pageSize).map(inventoryRow));
    shown += 2 * pageSize;
    more.hidden = shown >= report.inventory.length;
  };
  more.addEventListener("click", show);
  show();
}

function showLegend() {
  const swatches = (names) => names.flatMap((name) => [make("span", { class: "swatch " + name }, name), " "]);
  fill(document.getElementById("legend"), {}, [
    "Origins are coloured by who decides them: ", swatches(controllers.slice(0, 5)), make("br"),
    "other boxes, and lines, by the gravest finding through them: ", swatches(severities), make("br"),
    "thicker lines carry more findings."]);
}

function openFromAddress() {
  const wanted = findings.findIndex((finding) => finding.fingerprint === decodeURIComponent(location.hash.slice(1)));
  if (wanted < 0) return;
  state.limit = Math.max(state.limit, wanted + 1);
  showList();
  const entry = document.getElementById(findings[wanted].fingerprint);
  entry.open = true;
  entry.scrollIntoView();
}

document.getElementById("summary").textContent = report.summary;
showLegend();
document.getElementById("more").addEventListener("click", () => {
  state.limit += pageSize;
  showList();
});
showFilters();
showRemarks();
showInventory();
redraw();
openFromAddress();
