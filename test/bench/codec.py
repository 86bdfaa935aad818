#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""How fast the summaries of a real project are read and written, and how large they are.

usage: codec.py BORDERCHECK BENCH_CODEC DATABASE...
"""

import concurrent.futures
import os
import statistics
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "parity"))
import parity  # noqa: E402


def summarize(checker, database, folder):
    def make(item):
        number, (_, (where, words)) = item
        out = os.path.join(folder, f"{number:06}.bcs")
        subprocess.run([checker, "summarize", "-k", "-o", out, "--root", os.getcwd(), "--", *words],
                       cwd=where, capture_output=True)
        return out if os.path.exists(out) else None

    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        return [out for out in pool.map(make, enumerate(parity.units(database))) if out]


def main():
    checker, bench, *databases = (os.path.abspath(p) for p in sys.argv[1:])
    for database in databases:
        with tempfile.TemporaryDirectory() as folder:
            files = summarize(checker, database, folder)
            if not files:
                sys.exit(f"{database}: no unit could be summarized")
            sizes = [os.path.getsize(f) for f in files]
            print(f"{os.path.basename(os.path.dirname(database))}: {len(files)} units, "
                  f"median {statistics.median(sizes):.0f} bytes, largest {max(sizes)}", flush=True)
            subprocess.run([bench, *files, "--benchmark_counters_tabular=true"], check=True)


if __name__ == "__main__":
    main()
