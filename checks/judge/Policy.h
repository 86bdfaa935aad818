// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What a project decides otherwise than the tables of the binary do. Its configuration says it
// (PolicyYaml.h), judge() applies it, so all front ends grade alike.
#ifndef BORDERCHECK_JUDGE_POLICY_H
#define BORDERCHECK_JUDGE_POLICY_H

#include "checks/judge/Contexts.h"

namespace bordercheck {

struct RuleInfo;

/// How grave findings are that fit all that is said here; a list that is empty fits all.
struct Grading {
  std::vector<const RuleInfo *> Rules;
  std::vector<CrossingKind> Kinds;
  std::vector<Controller> Controllers;
  std::vector<Context> Contexts;
  std::vector<Moment> When;
  Severity Is = Severity::Medium;
};

struct Policy {
  /// The folder that the paths of contexts start from, absolute; empty: the run's root.
  std::string Root;
  /// The run's root, absolute. Names in findings start from there.
  std::string Here;
  std::vector<ContextRow> Contexts;
  /// Of those that fit a finding the last counts, and nothing lowers it further.
  std::vector<Grading> Severities;
  /// Only NOLINT comments that give a reason silence.
  bool RequireReasons = false;

  /// \p File, as findings name it, from Root; as it is where it does not lie below.
  std::string inProject(llvm::StringRef File) const;
  /// Sets In and Level, which was the tables'. \p Kind and \p Written are of the crossing.
  void grade(Finding &F, CrossingKind Kind, llvm::StringRef Written) const;
};

} // namespace bordercheck

#endif
