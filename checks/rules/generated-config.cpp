// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "checks/judge/Written.h"
#include "llvm/ADT/STLExtras.h"

namespace bordercheck {

Findings generatedConfig(const LinkedCrossing &L, const RuleContext &Context) {
  constexpr char Remedy[] = "check that each value is what its position takes, or have the file "
                            "reviewed before it is used";
  if (const Written *W = Context.Written) {
    if (W->Becomes != Becomes::Config)
      return std::nullopt;
    return finding(L, W->Content,
                   {"generated-config", W->Language + " text",
                    "is written to " + W->File + ", which a tool obeys",
                    "later, by the tool that reads " + W->File, Remedy});
  }
  // A file of the program's own, whose content comes back as a part of code.
  auto Back = llvm::find_if(L.Uses, [](const ArtifactUse &U) { return U.ReadBack; });
  if (L.At.Kind != CrossingKind::Write || Back == L.Uses.end())
    return std::nullopt;
  Exposed Content = writtenContent(L, {});
  if (Content.Holes.empty())
    return std::nullopt;
  std::string File = writtenFile(L, Context.Known);
  Finding F = finding(
      L, Content,
      {"generated-config", "text",
       "is written to " + File + ", and read back into what " + Back->Callee + " turns into code",
       "when the file is read again and reaches " + Back->Callee, Remedy});
  F.Steps.push_back({Back->Where, "what is read back reaches '" + Back->Callee + "' here"});
  return F;
}

} // namespace bordercheck
