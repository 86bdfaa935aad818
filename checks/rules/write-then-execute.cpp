// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "checks/judge/Written.h"
#include "llvm/ADT/STLExtras.h"

namespace bordercheck {
namespace {

llvm::StringRef verbOf(CrossingKind How) {
  switch (How) {
  case CrossingKind::Compile:
    return "compiled";
  case CrossingKind::Interpret:
    return "interpreted";
  case CrossingKind::Command:
    return "handed to a started program";
  default:
    return "loaded";
  }
}

} // namespace

Findings writeThenExecute(const LinkedCrossing &L, const RuleContext &) {
  auto Use = llvm::find_if(L.Uses, [](const ArtifactUse &U) { return !U.ReadBack; });
  if (L.At.Kind != CrossingKind::Write || Use == L.Uses.end())
    return std::nullopt;
  Exposed Content = writtenContent(L, languageAt(L.At));
  if (Content.Holes.empty())
    return std::nullopt;
  std::string File = writtenFile(L);
  std::string Then = verbOf(Use->How).str() + " by " + Use->Callee;
  Finding F = finding(L, Content,
                      {"write-then-execute", "text",
                       "is written to " + File + ", then " + Then + " without review",
                       Then + " at " + Use->Where.File + ":" + std::to_string(Use->Where.Line) +
                           "; nothing verifies it in between",
                       "check that each value is what its position takes, or verify a signature or "
                       "digest of the file before it is used"});
  for (const ArtifactUse &U : L.Uses)
    if (!U.ReadBack)
      F.Steps.push_back({U.Where, "the file is " + verbOf(U.How).str() + " here"});
  return F;
}

} // namespace bordercheck
