// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Applies the rules to a linked program. Every front end calls this and nothing else
// between linking and rendering.
#ifndef BORDERCHECK_JUDGE_JUDGE_H
#define BORDERCHECK_JUDGE_JUDGE_H

#include "checks/judge/Policy.h"
#include "checks/judge/Rule.h"

namespace bordercheck {

struct JudgeOptions {
  /// Ids of the rules to apply; empty for all.
  std::vector<std::string> Rules;
  Severity AtLeast = Severity::Low;
  /// Set aside what NOLINT comments silence. clang-tidy does that itself.
  bool HonourSuppressions = true;
  /// What the project's configuration says.
  Policy Project;
};

struct Judgement {
  /// Sorted by place and rule.
  std::vector<Finding> Findings;
  /// What comments silence, likewise.
  std::vector<Finding> Silenced;
  /// Comments that name a rule of ours and silence nothing, where all rules that they may be
  /// about were asked.
  std::vector<Suppression> Unused;
};

/// At one crossing the rules of one cause make one finding [D13].
Judgement judge(const Program &P, const Catalog &Known, const JudgeOptions &Options);

/// Every crossing, for a reader: without the environment entries that turned out to be no
/// search paths, and without the secrets in literals.
std::vector<LinkedCrossing> inventory(const Program &P);

} // namespace bordercheck

#endif
