#!/usr/bin/env python3
"""Pins what score.py counts as found and as flagged, on labels and results small enough to read."""

import json
import sys
import tempfile
import unittest
from pathlib import Path

sys.dont_write_bytecode = True
import score


def label(file, line, verdict="true", **other):
    return {
        "project": "p", "file": file, "line": line, "verdict": verdict, "category": "dynamic-load", "why": "",
        "also_accept": [], "interproc_depth": 0, "cross_tu": False, **other,
    }


def location(file, line):
    return {"physicalLocation": {"artifactLocation": {"uri": file}, "region": {"startLine": line}}}


def count(labels, *results):
    with tempfile.TemporaryDirectory() as folder:
        sarif = Path(folder, "p.sarif")
        sarif.write_text(json.dumps({"runs": [{"results": results}]}), encoding="utf-8")
        return score.score_project(labels, score.read_results(sarif), [])


class Score(unittest.TestCase):
    def assertCount(self, counts, **expected):
        self.assertEqual({name: counts[name] for name in expected}, expected)

    def test_a_result_within_two_lines_finds_a_label(self):
        for line, found in ((7, 0), (8, 1), (12, 1), (13, 0)):
            counts = count([label("src/a.c", 10)], {"locations": [location("src/a.c", line)]})
            self.assertCount(counts, true=1, found=found, primary=found, results=1)

    def test_files_match_by_whole_path_components_from_the_end(self):
        for uri, found in (("file:///home/x/p/src/a.c", 1), ("./src/a.c", 1), ("other/a.c", 0), ("xsrc/a.c", 0)):
            self.assertCount(count([label("src/a.c", 10)], {"locations": [location(uri, 10)]}), found=found)

    def test_a_step_or_a_related_location_finds_but_not_as_primary(self):
        far, here = location("b.c", 1), location("a.c", 10)
        flow = {"threadFlows": [{"locations": [{"location": far}, {"location": here}]}]}
        for result in ({"codeFlows": [flow]}, {"relatedLocations": [here]}):
            self.assertCount(count([label("a.c", 10)], {"locations": [far], **result}), found=1, primary=0)

    def test_an_also_accepted_place_finds_as_well(self):
        labels = [label("a.c", 10, also_accept=[{"file": "b.c", "line": 5}])]
        self.assertCount(count(labels, {"locations": [location("b.c", 5)]}), found=1, primary=1)

    def test_a_benign_label_is_flagged_unless_a_true_one_is_near_the_result_too(self):
        benign, result = label("a.c", 10, "benign"), {"locations": [location("a.c", 11)]}
        self.assertCount(count([benign], result), benign=1, flagged=1, true=0)
        self.assertCount(count([benign, label("a.c", 13)], result), benign=1, flagged=0, found=1)
        passing = {"locations": [location("b.c", 1)], "relatedLocations": [location("a.c", 10)]}
        self.assertCount(count([benign], passing), flagged=0)

    def test_a_rule_agrees_with_the_categories_it_stands_for(self):
        for rule, agreed in (("unverified-load", 1), ("unescaped-hole", 1), ("interpreted-text", 0), ("unheard-of", 0)):
            counts = count([label("a.c", 10)], {"ruleId": rule, "locations": [location("a.c", 10)]})
            self.assertEqual(counts["agreed"], agreed, rule)

    def test_every_category_is_one_that_a_rule_stands_for(self):
        stood_for = set().union(*(found for rule, found in score.CATEGORIES.items() if found != score.ANY))
        self.assertEqual({x["category"] for x in score.read_labels(everything=True)}, stood_for)
        self.assertEqual(stood_for, score.ANY)


if __name__ == "__main__":
    unittest.main()
