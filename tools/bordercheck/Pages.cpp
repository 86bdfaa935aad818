// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// `bordercheck list` and `bordercheck explain`: what is in the binary, offline.
#include "Commands.h"
#include "checks/judge/Standards.h"
#include <fmt/format.h>

namespace bordercheck {

int listRules() {
  for (const RuleInfo &R : allRules())
    llvm::outs() << fmt::format("{:<34} {:<8} {}\n", checkName(R.Id), nameOf(R.Status).str(),
                                R.Summary.str());
  return Clean;
}

int explain(llvm::StringRef Rule) {
  const RuleInfo *Found = findRule(Rule);
  if (!Found)
    return fail("unknown rule '" + Rule + "'; `bordercheck list` names them");
  llvm::outs() << pageWithStandards(*Found);
  return Clean;
}

} // namespace bordercheck
