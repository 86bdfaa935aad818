#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Holds two roads to one report: a scan of a compilation database, and a link of what
`summarize` (or the plugin, in real compilations) makes of each of its units.

usage: parity.py BORDERCHECK DATABASE [--plugin PLUGIN --clang CLANG] [--jobs N]

Prints a line with the sizes of the summaries; the exit code is 0 where the reports are the
same bytes.
"""

import argparse
import concurrent.futures
import json
import os
import shlex
import statistics
import subprocess
import sys
import tempfile

OTHER_LANGUAGES = (".s", ".S", ".asm", ".f", ".f90", ".F90")


def units(database):
    """One command a file, as scan takes them."""
    seen = {}
    for entry in json.load(open(database)):
        words = entry.get("arguments") or shlex.split(entry["command"])
        folder = entry["directory"]
        file = os.path.normpath(os.path.join(folder, entry["file"]))
        if not file.endswith(OTHER_LANGUAGES) and os.path.exists(file):
            seen.setdefault(file, (folder, words))
    return sorted(seen.items())


def without_output(words):
    kept, skip = [], False
    for word in words:
        if not skip and word != "-o":
            kept.append(word)
        skip = word == "-o"
    return kept


def command_for(options, folder, words, out, root):
    if not options.plugin:
        return [options.bordercheck, "summarize", "-k", "-o", out, "--root", root, "--", *words]
    compiler = options.clang + ("++" if words[0].endswith("++") else "")
    plugin = [f"-fplugin={options.plugin}", "-fplugin-arg-bordercheck-summary",
              f"-fplugin-arg-bordercheck-root={root}"]
    rest = [w for w in without_output(words)[1:] if w != "-c"]
    return [compiler, "-w", "-Wno-error", *plugin, *rest, "-c", "-o", out]


def report(command):
    done = subprocess.run(command, capture_output=True)
    if done.returncode not in (0, 2, 3):
        sys.exit(f"{' '.join(command[:3])}: exit code {done.returncode}\n{done.stderr.decode()}")
    return json.loads(done.stdout), done.stderr.decode()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("bordercheck", type=os.path.abspath)
    parser.add_argument("database")
    parser.add_argument("--plugin", type=os.path.abspath)
    parser.add_argument("--clang", default="clang-22")
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    root = os.getcwd()
    every = units(options.database)
    with tempfile.TemporaryDirectory() as folder:
        def make(item):
            number, (file, (where, words)) = item
            out = os.path.join(folder, f"{number:06}." + ("o" if options.plugin else "bcs"))
            done = subprocess.run(command_for(options, where, words, out, root), cwd=where, capture_output=True)
            return file if done.returncode else None

        with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
            broken = [file for file in pool.map(make, enumerate(every)) if file]
        scanned, _ = report([options.bordercheck, "scan", "--no-cache", "-p", options.database, "--format", "json"])
        linked, said = report([options.bordercheck, "link", "--format", "json", folder])
        sizes = [os.path.getsize(os.path.join(folder, f)) for f in os.listdir(folder)]
    same = json.dumps(scanned["findings"]) == json.dumps(linked["findings"])
    line = f"{len(every)} units, {len(broken)} not made, {len(linked['findings'])} findings"
    if sizes and not options.plugin:
        line += f", summaries of {statistics.median(sizes):.0f} bytes (median), {max(sizes)} (largest), {sum(sizes)} in all"
    print(line + (": the same" if same else f": DIFFERENT, scan has {len(scanned['findings'])}"))
    for file in broken[:3]:
        print(f"  not made: {file}")
    sys.stderr.write(said)
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main())
