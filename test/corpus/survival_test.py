# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Counting fingerprints of two releases."""

import unittest

from survival import compare


def finding(fingerprint, line=1, function="run"):
    return {"fingerprint": fingerprint, "rule": "r", "function": function,
            "at": {"file": "a.c", "line": line}, "crossing": {"callee": "system"}}


class Survival(unittest.TestCase):
    def test_each_finding_is_in_one_column(self):
        old = [finding("same"), finding("moved", 2), finding("was"), finding("gone", function="old")]
        new = [finding("same"), finding("moved", 9), finding("is"), finding("came", function="new")]
        self.assertEqual(compare(old, new), {"old": 4, "new": 4, "kept": 2, "moved": 1, "changed": 1,
                                             "gone": 1, "came": 1})

    def test_two_in_one_place_are_two(self):
        row = compare([finding("a"), finding("b")], [finding("c")])
        self.assertEqual((row["kept"], row["changed"], row["gone"], row["came"]), (0, 1, 1, 0))

    def test_nothing_gives_nothing(self):
        self.assertEqual(set(compare([], []).values()), {0})


if __name__ == "__main__":
    unittest.main()
