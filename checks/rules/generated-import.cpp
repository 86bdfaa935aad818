// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "checks/judge/Written.h"

namespace bordercheck {

Findings generatedImport(const LinkedCrossing &L, const RuleContext &Context) {
  std::optional<Written> W = written(L, Context.Known);
  if (!W || W->Becomes != Becomes::Import)
    return std::nullopt;
  std::string Language = W->Language.empty() ? "generated" : W->Language;
  std::string Escaped = W->Language.empty() ? "escape it there" : "escape it for " + W->Language;
  return finding(L, W->Content,
                 {"generated-import", Language + " code",
                  "is written to " + W->File + ", which is compiled, imported or loaded as code",
                  "later, by whatever takes " + W->File + " as code",
                  "check that each value is what its position takes, " + Escaped +
                      ", or have the file reviewed before it is used"});
}

} // namespace bordercheck
