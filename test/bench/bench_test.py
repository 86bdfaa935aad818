#!/usr/bin/env python3
"""Pins what bench.py measures, and its arithmetic."""

import json
import sys
import tempfile
import unittest
from pathlib import Path

sys.dont_write_bytecode = True
import bench


def write(folder, name, text):
    path = Path(folder, name)
    path.write_text(text, encoding="utf-8")
    return str(path)


def cost(file, analysis, syntax=1.0, optimised=1.0):
    return bench.Cost(file, analysis, syntax, optimised)


class Arithmetic(unittest.TestCase):
    costs = [cost("a", 1, 10, 100), cost("b", 3, 10, 20), cost("c", 4, 20, 80)]

    def test_shares_are_of_each_unit_and_of_the_sums(self):
        syntax = bench.shares(self.costs, "syntax")
        self.assertEqual((syntax.median, syntax.worst, syntax.worst_file, syntax.total), (0.2, 0.3, "b", 0.2))
        optimised = bench.shares(self.costs, "optimised")
        self.assertEqual((optimised.median, optimised.worst, optimised.total), (0.05, 0.15, 0.04))

    def test_the_limit_itself_is_within_the_limit(self):
        self.assertEqual(bench.above_limit([cost("a", 0.15), cost("b", 0.151), cost("c", 0.1)]), [cost("b", 0.151)])

    def test_the_least_of_all_runs_counts_and_one_failure_is_a_failure(self):
        self.assertEqual(bench.least(iter([3.0, 2.0, 2.5])), 2.0)
        self.assertIsNone(bench.least([3.0, None]))

    def test_a_sample_is_evenly_spaced_and_never_more_than_there_is(self):
        self.assertEqual(bench.sample(list(range(10)), 4), [0, 2, 5, 7])
        self.assertEqual(bench.sample([1, 2], 4), [1, 2])
        self.assertEqual(bench.sample([1, 2], 0), [1, 2])


class Reading(unittest.TestCase):
    def units(self, *entries):
        with tempfile.TemporaryDirectory() as folder:
            return bench.read_units(write(folder, "db.json", json.dumps(entries)))

    def test_the_first_command_of_each_source_counts(self):
        units = self.units(
            {"directory": "/p/x", "file": "../b.c", "command": "cc '-DA=\"b c\"' -c ../b.c"},
            {"directory": "/p", "file": "b.c", "arguments": ["cc", "-c", "b.c"]},
            {"directory": "/p", "file": "s.S", "arguments": ["cc", "-c", "s.S"]},
            {"directory": "/p", "file": "a.cpp", "arguments": ["c++", "-c", "a.cpp"]},
        )
        self.assertEqual([unit.file for unit in units], ["/p/a.cpp", "/p/b.c"])
        self.assertEqual(units[1], bench.Unit("/p/b.c", "/p/x", ["-DA=\"b c\"", "-c", "../b.c"]))

    def test_flags_that_write_further_files_go(self):
        flags = ["-MD", "-MT", "a.o", "-MF", "a.d", "-Iinclude", "-Mx", "-c"]
        self.assertEqual(bench.without_dependency_flags(flags), ["-Iinclude", "-Mx", "-c"])

    def test_timings_are_seconds_and_a_file(self):
        with tempfile.TemporaryDirectory() as folder:
            timings = bench.read_timings(write(folder, "timings", "0.500000\t/p/a b.c\n0.000001\t/p/c.c\n"))
        self.assertEqual(timings, {"/p/a b.c": 0.5, "/p/c.c": 0.000001})


class Measuring(unittest.TestCase):
    def test_work_counts_and_waiting_does_not(self):
        busy = bench.processor_seconds([sys.executable, "-c", "sum(i for i in range(3000000))"], ".")
        idle = bench.processor_seconds(["sleep", "0.3"], ".")
        self.assertGreater(busy, 0.05)
        self.assertLess(idle, 0.1)

    def test_a_command_that_fails_costs_nothing_known(self):
        self.assertIsNone(bench.processor_seconds(["false"], "."))

    def test_the_language_decides_the_compiler_and_later_flags_win(self):
        echo = 'test "$*" = "-c f -O2"'
        with tempfile.TemporaryDirectory() as folder:
            for name, compilers in (("f.c", ["compiler", "false"]), ("f.cc", ["false", "compiler"])):
                Path(folder, "compiler").write_text(f"#!/bin/sh\n{echo}\n", encoding="utf-8")
                Path(folder, "compiler").chmod(0o755)
                here = [c if c == "false" else str(Path(folder, c)) for c in compilers]
                unit = bench.Unit(name, folder, ["-c", "f"])
                self.assertIsNotNone(bench.compile_seconds(unit, here, "-O2"), name)


if __name__ == "__main__":
    unittest.main()
