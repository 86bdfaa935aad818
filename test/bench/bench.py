#!/usr/bin/env python3
"""Measures what the analysis adds to compiling, over compile databases.

For each unit: the time from the parsed unit to its summary (flow + summary, as `bordercheck scan --timings` writes it),
as a share of `clang -fsyntax-only` and of `clang -O2 -c` with the unit's own flags. All are processor time, user and
system, of one thread or process: other programs on the machine do not count. The least of all runs is taken.

Exits with 1 where a unit is above LIMIT, the share of `-O2 -c` that a user would notice.
"""

import argparse
import json
import os
import shlex
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

LIMIT = 0.15

C_SOURCES = {".c"}
CXX_SOURCES = {".C", ".cc", ".cpp", ".cxx"}

# Flags that make the compiler write further files; and those of them that take an argument of their own.
DEPENDENCY_FLAGS = {"-MD", "-MMD", "-MP", "-MF", "-MT", "-MQ"}
WITH_ARGUMENT = {"-MF", "-MT", "-MQ"}


class Unit(NamedTuple):
    file: str
    directory: str
    flags: list


class Cost(NamedTuple):
    """Seconds of one unit."""

    file: str
    analysis: float
    syntax: float
    optimised: float


class Shares(NamedTuple):
    """Of the analysis in another cost: of the unit in the middle, of the worst one, and of all units together."""

    median: float
    worst: float
    worst_file: str
    total: float


def read_units(database):
    """As `scan` reads them: the first command of each C or C++ file, by name."""
    units = {}
    for entry in json.loads(Path(database).read_text(encoding="utf-8")):
        file = os.path.normpath(os.path.join(entry["directory"], entry["file"]))
        if Path(file).suffix in C_SOURCES | CXX_SOURCES:
            words = entry.get("arguments") or shlex.split(entry["command"])
            units.setdefault(file, Unit(file, entry["directory"], without_dependency_flags(words[1:])))
    return [units[file] for file in sorted(units)]


def without_dependency_flags(flags):
    kept, rest = [], iter(flags)
    for flag in rest:
        if flag in WITH_ARGUMENT:
            next(rest, None)
        elif flag not in DEPENDENCY_FLAGS:
            kept.append(flag)
    return kept


def sample(units, count):
    """At most `count` of them, evenly spaced, the same ones each time."""
    if not count or count >= len(units):
        return units
    return [units[i * len(units) // count] for i in range(count)]


def processor_seconds(command, directory):
    """Of the command and what it started; None where it failed."""
    process = subprocess.Popen(command, cwd=directory, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return usage.ru_utime + usage.ru_stime if process.returncode == 0 else None


def compile_seconds(unit, compilers, *last):
    """The database may name a compiler of another version; a later flag overrides an earlier one."""
    compiler = compilers[0 if Path(unit.file).suffix in C_SOURCES else 1]
    return processor_seconds([compiler, *unit.flags, *last], unit.directory)


def read_timings(path):
    lines = Path(path).read_text(encoding="utf-8").splitlines()
    return {file: float(seconds) for seconds, file in (line.split("\t", 1) for line in lines)}


def analysis_seconds(checker, database, units):
    """One thread analyses all units; those that the checker could not analyse wholly are not in the result."""
    with tempfile.TemporaryDirectory() as folder:
        timings = Path(folder, "timings")
        command = [checker, "scan", "-p", database, "-j1", "--timings", str(timings)]
        done = subprocess.run(command + [unit.file for unit in units], capture_output=True, text=True, check=False)
        if not timings.exists():
            sys.exit(f"bench: {shlex.join(command)} wrote no timings:\n{done.stderr[-2000:]}")
        return read_timings(timings)


def least(measurements):
    """None where one of them failed."""
    measurements = list(measurements)
    return None if None in measurements else min(measurements)


def measure(args, database, units):
    """The costs of the units that the checker and the compiler could handle, and the names of the others."""
    scans = [analysis_seconds(args.checker, database, units) for _ in range(args.runs)]
    costs, left_out = [], []
    for done, unit in enumerate(units, 1):
        show(f"{done}/{len(units)} {Path(unit.file).name}")
        seconds = [least(scan.get(unit.file) for scan in scans)]
        for last in (["-fsyntax-only"], ["-O2", "-c", "-o", os.devnull]):
            if None not in seconds:
                seconds.append(least(compile_seconds(unit, args.compilers, *last) for _ in range(args.runs)))
        if None in seconds:
            left_out.append(unit.file)
        else:
            costs.append(Cost(unit.file, *seconds))
    show("")
    return costs, left_out


def show(progress):
    if sys.stderr.isatty():
        print(f"\r\x1b[K{progress}", end="", file=sys.stderr, flush=True)


def shares(costs, other):
    """`other` is the name of the cost to compare with."""
    each = [(cost.analysis / getattr(cost, other), cost.file) for cost in costs]
    worst, worst_file = max(each)
    total = sum(cost.analysis for cost in costs) / sum(getattr(cost, other) for cost in costs)
    return Shares(statistics.median(share for share, _ in each), worst, worst_file, total)


def above_limit(costs):
    return [cost for cost in costs if cost.analysis > LIMIT * cost.optimised]


def print_shares(name, costs):
    for other, label, head in (("syntax", "-fsyntax-only", f"{name:<12}{len(costs):>6}"), ("optimised", "-O2 -c", "")):
        s = shares(costs, other)
        print(f"{head:<18}  {label:<13} {s.median:>8.2%} {s.worst:>8.2%} {s.total:>8.2%}  {Path(s.worst_file).name}")


def print_seconds(costs):
    for cost in costs:
        print(f"  {cost.file}: {cost.analysis:.3f} s, {cost.syntax:.3f} s to parse, {cost.optimised:.3f} s for -O2 -c")


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--checker", required=True)
    parser.add_argument("--compilers", nargs=2, required=True, metavar=("C", "C++"))
    parser.add_argument("--units", type=int, default=0, help="at most so many of a project, evenly spaced")
    parser.add_argument("--runs", type=int, default=1, help="measure so often, and take the least")
    parser.add_argument("databases", nargs="+", metavar="PROJECT=DATABASE")
    return parser.parse_args()


def main():
    args = arguments()
    every, unmeasured = [], []
    print(f"{'project':<12}{'units':>6}  {'share of':<13} {'median':>8} {'worst':>8} {'all':>8}  worst unit")
    for name, database in (pair.split("=", 1) for pair in args.databases):
        costs, left_out = measure(args, database, sample(read_units(database), args.units))
        unmeasured += left_out
        if costs:
            print_shares(name, costs)
            sys.stdout.flush()
        every += costs
    if not every:
        sys.exit("bench: no unit could be measured")
    if len(args.databases) > 1:
        print_shares("in all", every)
    if unmeasured:
        print("Left out, for the checker or the compiler rejects them:", *unmeasured, sep="\n  ")
    slow = above_limit(every)
    if slow:
        print(f"Above {LIMIT:.0%} of -O2 -c:")
        print_seconds(slow)
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
