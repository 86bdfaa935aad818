// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Applies the rules to a linked program. Every front end calls this and nothing else
// between linking and rendering.
#ifndef BORDERCHECK_JUDGE_JUDGE_H
#define BORDERCHECK_JUDGE_JUDGE_H

#include "checks/judge/Rule.h"

namespace bordercheck {

struct JudgeOptions {
  /// Ids of the rules to apply; empty for all.
  std::vector<std::string> Rules;
  Severity AtLeast = Severity::Low;
  /// Drop what NOLINT comments silence. clang-tidy does that itself.
  bool HonourSuppressions = true;
};

struct Judgement {
  /// Sorted by place and rule.
  std::vector<Finding> Findings;
  unsigned Suppressed = 0;
};

Judgement judge(const Program &P, const Catalog &Known, const JudgeOptions &Options);

} // namespace bordercheck

#endif
