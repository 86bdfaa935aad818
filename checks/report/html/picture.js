// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The picture: origins, builders, artifacts, execution, a column each. Where a column would
// hold more boxes than a reader can take in, its boxes are grouped by something coarser, and
// what is still too much is one box. dagre lays it out.
"use strict";

const isNarrow = () => window.innerWidth < 640;
/** Of a column. */
const maxBoxes = () => (isNarrow() ? 8 : 14);

/** For the titles of the columns. */
const headRoom = 20;

/** What a finding's boxes are called, from fine to coarse, a list of names for each. */
const columns = [
  {
    name: "origin",
    title: "Origin",
    levels: [
      (finding) => originsOf(finding).map((hole) => hole.origin + ": " + hole.hole),
      (finding) => originsOf(finding).map((hole) => hole.origin),
    ],
  },
  {
    name: "builder",
    title: "Built by",
    levels: [
      (finding) => [finding.function || finding.at.file],
      (finding) => [finding.at.file],
      (finding) => [finding.folder],
    ],
  },
  {
    name: "artifact",
    title: "Artifact",
    levels: [
      (finding) => [artifactOf(finding)],
      (finding) => [finding.crossing.kind + (finding.crossing.language ? ", " + finding.crossing.language : "")],
    ],
  },
  {
    name: "execution",
    title: "Execution",
    levels: [(finding) => [finding.crossing.callee + " (" + finding.crossing.kind + ")"]],
  },
];

/** The holes that decide: of the highest controller; a number carries no code. */
function originsOf(finding) {
  const holes = finding.holes.filter((hole) => !hole.number);
  const named = holes.filter((hole) => finding.message.includes("'" + hole.hole + "'"));
  const chosen = named.length ? named : holes;
  return chosen.length ? chosen : [{ origin: "the program's author", hole: "literal", controller: "developer" }];
}

/** A path by the first of its shapes that is not constant: that one brought the finding. */
function artifactOf(finding) {
  const path = inputIn("path", finding);
  if (!path || !path.shapes.length) return (finding.crossing.language || finding.crossing.kind) + " text in memory";
  return brief(path.shapes.find((shape) => holesIn(shape).length) || path.shapes[0]) || "a path without a name";
}

/** For each finding the boxes of a column. */
function boxesOf(column, list) {
  let chosen = null;
  for (const level of column.levels) {
    chosen = list.map((finding) => [...new Set(level(finding))]);
    if (new Set(chosen.flat()).size <= maxBoxes()) return chosen;
  }
  const counts = new Map();
  for (const name of chosen.flat()) counts.set(name, (counts.get(name) || 0) + 1);
  const kept = new Set([...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, maxBoxes() - 1).map(([name]) => name));
  const rest = (counts.size - kept.size) + " others";
  return chosen.map((names) => [...new Set(names.map((name) => (kept.has(name) ? name : rest)))]);
}

/** Boxes and edges, with the findings that run through each. */
function flowOf(list) {
  const boxes = new Map();
  const edges = new Map();
  const add = (map, key, more, finding) => {
    if (!map.has(key)) map.set(key, { ...more, findings: new Set() });
    map.get(key).findings.add(finding);
  };
  const named = columns.map((column) => boxesOf(column, list));
  list.forEach((finding, i) => {
    columns.forEach((column, c) => {
      for (const name of named[c][i]) {
        const id = column.name + "\n" + name;
        add(boxes, id, { column: column.name, name }, finding);
        if (c === 0) continue;
        for (const before of named[c - 1][i])
          add(edges, JSON.stringify([columns[c - 1].name + "\n" + before, id]), {}, finding);
      }
    });
  });
  return { boxes, edges };
}

function svg(tag, attributes, ...children) {
  return fill(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);
}

function layOut(flow) {
  const graph = new dagre.graphlib.Graph();
  graph.setGraph({ rankdir: "LR", nodesep: 14, edgesep: 1, ranksep: isNarrow() ? 30 : 64, marginx: 12, marginy: 12 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const id of flow.boxes.keys()) graph.setNode(id, { width: isNarrow() ? 150 : 224, height: 44 });
  for (const key of flow.edges.keys()) graph.setEdge(...JSON.parse(key));
  dagre.layout(graph);
  return graph;
}

/** From the side of one box to the facing side of the next: columns are neighbours. */
function drawEdge(from, to, through) {
  const [x1, x2] = [from.x + from.width / 2, to.x - to.width / 2];
  const middle = (x1 + x2) / 2;
  return svg("path", {
    d: "M" + [x1, from.y] + "C" + [middle, from.y, middle, to.y, x2, to.y],
    class: "edge " + gravest([...through]), "stroke-width": Math.min(1.5 + Math.log2(through.size) / 2, 6),
  });
}

/** The colour of a box: who decides for an origin, how grave it is for the others. */
function classOf(box) {
  const list = [...box.findings];
  if (box.column !== "origin") return gravest(list);
  return controllers.find((who) => list.some((finding) => originsOf(finding).some((hole) =>
    hole.controller === who && box.name.startsWith(hole.origin) &&
    (box.name === hole.origin || box.name.endsWith(": " + hole.hole))))) || "unknown";
}

function drawBox(id, box, at, choose) {
  const kind = classOf(box);
  const count = box.findings.size + (box.findings.size === 1 ? " finding" : " findings");
  const sub = (box.column === "origin" ? kind + ", " : "") + count;
  const shown = shorten(box.name, at.width < 200 ? 18 : 27);
  const group = svg("g", {
    class: "node " + kind, role: "button", tabindex: "0", "aria-pressed": "false",
    // What is seen is the name, as those who speak to their browser expect.
    "aria-description": box.column + " " + box.name,
    transform: "translate(" + (at.x - at.width / 2) + "," + (at.y - at.height / 2) + ")",
  });
  const label = svg("text", { x: 8, y: 18 }, shown);
  group.append(svg("rect", { width: at.width, height: at.height, rx: 6 }), label,
    svg("text", { x: 8, y: 35, class: "sub" }, sub));
  group.addEventListener("click", () => choose(id));
  group.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    choose(id);
  });
  return group;
}

/** Above each column what its boxes are. */
function drawTitles(flow, graph) {
  return columns.map(({ name, title }) => {
    const [id] = [...flow.boxes].find(([, box]) => box.column === name);
    const { x, width } = graph.node(id);
    return svg("text", { x: x - width / 2, y: 0, class: "title" }, title);
  });
}

/** Draws the flow of \p list; \p onChoose gets the findings of the chosen box, or null. */
function drawPicture(list, onChoose) {
  const place = document.getElementById("picture");
  place.replaceChildren();
  if (!list.length) {
    place.append(make("p", { class: "empty" }, "No finding: there is no flow to draw."));
    onChoose(null, "");
    return;
  }
  const flow = flowOf(list);
  const graph = layOut(flow);
  const { width, height } = graph.graph();
  const drawing = svg("svg", { width, height: height + headRoom, viewBox: "0 " + -headRoom + " " + width + " " + (height + headRoom) },
    drawTitles(flow, graph));
  const paths = new Map();
  for (const [key, edge] of flow.edges) {
    const [from, to] = JSON.parse(key).map((id) => graph.node(id));
    const path = drawEdge(from, to, edge.findings);
    paths.set(path, edge.findings);
    drawing.append(path);
  }
  let chosen = null;
  const nodes = new Map();
  const choose = (id) => {
    chosen = chosen === id ? null : id;
    const through = chosen && flow.boxes.get(chosen).findings;
    for (const [other, node] of nodes) node.setAttribute("aria-pressed", String(other === chosen));
    for (const [path, set] of paths)
      path.classList.toggle("aside", Boolean(through) && ![...set].some((finding) => through.has(finding)));
    onChoose(through, chosen ? flow.boxes.get(chosen).name : "");
  };
  for (const [id, box] of flow.boxes) {
    const node = drawBox(id, box, graph.node(id), choose);
    nodes.set(id, node);
    drawing.append(node);
  }
  place.append(drawing);
}
