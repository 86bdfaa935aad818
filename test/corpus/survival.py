#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""How many fingerprints survive from one release of a program to the next.

    survival.py NAME OLD.json NEW.json [NAME OLD.json NEW.json]...

OLD and NEW are `bordercheck scan --format json` of two releases, each made in its own folder.
Prints a table: findings that keep their fingerprint, of these the ones whose line moved,
those that are still there with another text, and those that went or came.
"""

import collections
import json
import sys


def site(finding):
    return (finding["rule"], finding["at"]["file"], finding["function"], finding["crossing"]["callee"])


def compare(old, new):
    """The counts of one row, from two lists of findings."""
    before = {finding["fingerprint"]: finding for finding in old}
    after = {finding["fingerprint"]: finding for finding in new}
    kept = before.keys() & after.keys()
    left = collections.Counter(site(before[key]) for key in before.keys() - kept)
    came = collections.Counter(site(after[key]) for key in after.keys() - kept)
    changed = sum((left & came).values())
    moved = sum(before[key]["at"]["line"] != after[key]["at"]["line"] for key in kept)
    return {"old": len(old), "new": len(new), "kept": len(kept), "moved": moved, "changed": changed,
            "gone": len(before) - len(kept) - changed, "came": len(after) - len(kept) - changed}


def findings(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)["findings"]


def main(arguments):
    if not arguments or len(arguments) % 3:
        sys.exit(__doc__)
    columns = ["old", "new", "kept", "moved", "changed", "gone", "came"]
    print("| program | " + " | ".join(columns) + " |")
    print("| --- |" + " ---: |" * len(columns))
    for name, old, new in zip(*[iter(arguments)] * 3):
        row = compare(findings(old), findings(new))
        print(f"| {name} | " + " | ".join(str(row[column]) for column in columns) + " |")


if __name__ == "__main__":
    main(sys.argv[1:])
