// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Findings by hand, for tests of what is kept of them.
#ifndef BORDERCHECK_TEST_REVIEW_MAKE_H
#define BORDERCHECK_TEST_REVIEW_MAKE_H

#include "checks/review/Fingerprint.h"
#include "test/text/Build.h"

namespace bordercheck {

inline Finding findingOf(Text What, unsigned Line = 10) {
  Finding F;
  F.Rule = "assembled-command";
  F.Level = Severity::High;
  F.Who = Controller::User;
  F.Where = {"src/run.cpp", Line, 3};
  F.Message = "shell command is run by system";
  F.Function = "tools::run";
  F.Of.Kind = CrossingKind::Command;
  F.Of.Callee = "system";
  F.Of.Where = F.Where;
  F.Of.Inputs.push_back({Role::Text, std::move(What)});
  return F;
}

inline Hole holeFrom(OriginKind From, std::string Name) {
  Hole H;
  H.Stands = Symbol::origin(From, defaultController(From), Name);
  H.Name = std::move(Name);
  return H;
}

inline std::vector<Finding> identified(std::vector<Finding> All) {
  std::vector<Finding *> Each;
  for (Finding &F : All)
    Each.push_back(&F);
  identify(Each);
  return All;
}

} // namespace bordercheck

#endif
