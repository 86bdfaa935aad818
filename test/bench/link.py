#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""What linking costs: time and memory of `bordercheck link` over made-up programs.

usage: link.py BORDERCHECK SYNTHESIZE [UNITS...]
"""

import os
import subprocess
import sys
import tempfile
import time

SIZES = (1_000, 10_000, 100_000)


def measured(command):
    start = time.monotonic()
    child = subprocess.Popen(command, stdout=subprocess.PIPE)
    out = child.stdout.read().decode()
    _, status, usage = os.wait4(child.pid, 0)
    code = os.waitstatus_to_exitcode(status)
    if code not in (0, 2):
        sys.exit(f"{' '.join(command[:2])}: exit code {code}")
    return time.monotonic() - start, usage, out


def main():
    checker, synthesize, *sizes = sys.argv[1:]
    print(f"{'units':>8} {'MiB':>7} {'seconds':>8} {'cpu s':>7} {'us/unit':>8} {'peak MiB':>9}  result")
    for units in map(int, sizes or SIZES):
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run([synthesize, str(units), folder], check=True)
            size = sum(os.path.getsize(os.path.join(d, f)) for d, _, fs in os.walk(folder) for f in fs)
            seconds, usage, out = measured([checker, "link", folder])
        result = out.strip().splitlines()[-1]
        print(f"{units:8} {size / 2**20:7.1f} {seconds:8.2f} {usage.ru_utime + usage.ru_stime:7.2f}"
              f" {seconds / units * 1e6:8.0f} {usage.ru_maxrss / 1024:9.0f}  {result}", flush=True)


if __name__ == "__main__":
    main()
