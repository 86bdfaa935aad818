// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "checks/judge/Written.h"

namespace bordercheck {

Findings generatedImport(const LinkedCrossing &L, const RuleContext &Context) {
  std::optional<Written> W = written(L, Context.Known);
  if (!W || W->Becomes != Becomes::Import)
    return std::nullopt;
  return finding(L, W->Content,
                 {"generated-import", W->Language + " code",
                  "is written to " + W->File + ", which is compiled, imported or loaded as code",
                  "later, by whatever takes " + W->File + " as code",
                  "check that each value is what its position takes, escape it for " + W->Language +
                      ", or have the file reviewed before it is used"});
}

} // namespace bordercheck
