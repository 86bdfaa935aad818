// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// `bordercheck list` and `bordercheck explain`: what is in the binary, offline.
#include "Commands.h"
#include "checks/judge/Standards.h"
#include <fmt/format.h>

namespace bordercheck {

int listRules() {
  size_t Width = 0;
  for (const RuleInfo &R : allRules())
    Width = std::max(Width, checkName(R.Id).size());
  for (const RuleInfo &R : allRules())
    llvm::outs() << fmt::format("{:<{}} {:<8} {}\n", checkName(R.Id), Width, nameOf(R.Status).str(),
                                R.Summary.str());
  return Clean;
}

int explain(llvm::StringRef Rule) {
  if (Rule.empty())
    return fail("explain needs the name of a rule; `bordercheck list` names them");
  const RuleInfo *Found = findRule(Rule);
  if (!Found)
    return fail("unknown rule '" + Rule + "'; `bordercheck list` names them");
  llvm::outs() << pageWithStandards(*Found);
  return Clean;
}

} // namespace bordercheck
