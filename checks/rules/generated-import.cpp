// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "checks/judge/Written.h"

namespace bordercheck {

Findings generatedImport(const LinkedCrossing &L, const RuleContext &Context) {
  const Written *W = Context.Written;
  if (!W || W->Becomes != Becomes::Import)
    return std::nullopt;
  std::string Language = W->Language.empty() ? "generated" : W->Language;
  bool Known = !languageNamed(Language).isUnknown();
  std::string Escaped = Known ? "escape it for " + Language : "escape it there";
  std::string Remedy = W->IsCompiled
                           ? "keep the file where nobody else may write, and hold a digest of it "
                             "against what is loaded"
                           : "check that each value is what its position takes, " + Escaped +
                                 ", or have the file reviewed before it is used";
  return finding(L, W->Content,
                 {"generated-import", Language + " code",
                  "is written to " + W->File + ", which is compiled, imported or loaded as code",
                  "later, by whatever takes " + W->File + " as code", Remedy});
}

} // namespace bordercheck
