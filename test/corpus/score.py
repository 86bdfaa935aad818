#!/usr/bin/env python3
"""Scores findings in real projects against the labelled places in labels.jsonl.

A true label is found when a result, or a step of it (a code flow's location or a related location), lies within
two lines of the label or of one of its also_accept places; it is found as primary when the result's own location does.
A benign label is flagged when a result's own location lies within two lines of it, and of no true label.

The table leaves out labels of low confidence, outside the core scope, and on lines that the compile database does not
compile; --all keeps them. A result far from every label is not counted against anyone: it has not been judged.
"""

import argparse
import json
import sys
from collections import Counter
from os.path import normpath
from pathlib import Path, PurePosixPath
from typing import NamedTuple
from urllib.parse import unquote

TOLERANCE = 2

ANY = {
    "compiler-command", "dynamic-load", "embedded-credential", "generated-config", "import-path-write",
    "interpreter-eval", "runtime-compile",
}

# The label categories that each rule may stand for; only the agreement figure looks at it.
CATEGORIES = {
    "assembled-command": {"compiler-command"},
    "credential-in-generated-code": {"embedded-credential"},
    "foreign-code-blob": {"runtime-compile"},
    "generated-config": {"generated-config"},
    "generated-import": {"import-path-write"},
    "interpreted-text": {"interpreter-eval"},
    "runtime-compiled-text": {"runtime-compile"},
    "scanned-plugin-load": {"dynamic-load"},
    "unescaped-hole": ANY,
    "unverified-load": {"dynamic-load"},
    "write-then-execute": {"compiler-command", "dynamic-load", "import-path-write"},
}


class Place(NamedTuple):
    file: PurePosixPath
    line: int

    def is_near(self, labelled):
        """Labels name files relative to the project's folder; a result may name more of the path."""
        parts = labelled.file.parts
        return self.file.parts[-len(parts):] == parts and abs(self.line - labelled.line) <= TOLERANCE


class Result(NamedTuple):
    rule: str
    primary: Place
    steps: list

    def is_near(self, labelled_places):
        return any(self.primary.is_near(place) for place in labelled_places)

    def passes(self, labelled_places):
        return any(step.is_near(place) for step in self.steps for place in labelled_places)

    def agrees(self, label):
        return label["category"] in CATEGORIES.get(self.rule, ())


def read_results(sarif_file):
    results = []
    for run in json.loads(Path(sarif_file).read_text(encoding="utf-8")).get("runs", []):
        for result in run.get("results", []):
            locations = places(result.get("locations", []))
            if not locations:
                continue
            steps = places(result.get("relatedLocations", []))
            for flow in result.get("codeFlows", []):
                for thread in flow.get("threadFlows", []):
                    steps += places(step.get("location", {}) for step in thread.get("locations", []))
            rule = result.get("ruleId", "").removeprefix("bordercheck-")
            results.append(Result(rule, locations[0], steps))
    return results


def places(locations):
    """The places of SARIF location objects; those without a file are left out."""
    found = []
    for location in locations:
        physical = location.get("physicalLocation", {})
        uri = physical.get("artifactLocation", {}).get("uri")
        if uri is not None:
            path = normpath(unquote(uri.removeprefix("file://")))
            found.append(Place(PurePosixPath(path), physical.get("region", {}).get("startLine", 0)))
    return found


def read_labels(everything):
    with open(Path(__file__).with_name("labels.jsonl"), encoding="utf-8") as lines:
        labels = [json.loads(line) for line in lines]
    if everything:
        return labels
    return [x for x in labels if x["core_scope"] and x["active_in_db"] and x["confidence"] != "low"]


def place_of(entry):
    return Place(PurePosixPath(entry["file"]), entry["line"])


def score_project(labels, results, misses):
    """Counts one project; appends a line to `misses` for each true label not found and each benign one flagged."""
    count = Counter(results=len(results))
    true_places = [place_of(x) for x in labels if x["verdict"] == "true"]
    for label in labels:
        where = f"{label['project']} {label['file']}:{label['line']} {label['category']}"
        if label["verdict"] == "true":
            accepted = [place_of(label), *map(place_of, label["also_accept"])]
            primary = [result for result in results if result.is_near(accepted)]
            found = bool(primary) or any(result.passes(accepted) for result in results)
            depth = min(label["interproc_depth"], 3)
            count["true"] += 1
            count["found"] += found
            count["primary"] += bool(primary)
            count["agreed"] += any(result.agrees(label) for result in primary)
            count["true", depth] += 1
            count["found", depth] += found
            count["true", "across"] += label["cross_tu"]
            count["found", "across"] += label["cross_tu"] and found
            if not found:
                across = ", across units" if label["cross_tu"] else ""
                misses.append(f"missed  {where}, depth {label['interproc_depth']}{across}: {label['why']}")
        else:
            flagged = any(r.is_near([place_of(label)]) and not r.is_near(true_places) for r in results)
            count["benign"] += 1
            count["flagged"] += flagged
            if flagged:
                misses.append(f"flagged {where}: {label['why']}")
    return count


def print_row(name, count):
    columns = ("true", "found", "primary", "benign", "flagged", "results")
    print(f"{name:12}" + "".join(f"{count[c] if count else c:>9}" for c in columns))


def print_summary(total):
    def share(part, whole):
        return f"{part}/{whole}" + (f" ({100 * part / whole:.0f}%)" if whole else "")

    depths = [share(total["found", depth], total["true", depth]) for depth in range(4)]
    print(f"\nrecall          {share(total['found'], total['true'])}, primary {share(total['primary'], total['true'])}")
    print(f"by call depth   0: {depths[0]}, 1: {depths[1]}, 2: {depths[2]}, 3 and more: {depths[3]}")
    print(f"across units    {share(total['found', 'across'], total['true', 'across'])}")
    print(f"rule agrees     {share(total['agreed'], total['primary'])} with the label's category, of the primary ones")
    print(f"benign flagged  {share(total['flagged'], total['benign'])}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("runs", nargs="+", metavar="PROJECT=FILE.sarif")
    parser.add_argument("--misses", action="store_true", help="list the labels missed and flagged")
    parser.add_argument("--all", action="store_true", help="also count the labels that the table leaves out")
    options = parser.parse_args()

    labels = read_labels(options.all)
    total, misses, unknown_rules = Counter(), [], set()
    print_row("project", None)
    for project, sarif_file in sorted(run.split("=", 1) for run in options.runs):
        results = read_results(sarif_file)
        count = score_project([x for x in labels if x["project"] == project], results, misses)
        unknown_rules |= {result.rule for result in results} - CATEGORIES.keys()
        print_row(project, count)
        total += count
    print_row("all", total)
    print_summary(total)
    if options.misses:
        print("", *misses, sep="\n")
    if unknown_rules:
        print(f"score.py: add to CATEGORIES: {', '.join(sorted(unknown_rules))}", file=sys.stderr)


if __name__ == "__main__":
    main()
