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

/// What becomes of the file, step by step: what a compiler makes of it is loaded afterwards.
std::vector<ArtifactUse> usesInOrder(const LinkedCrossing &L, bool IsCode) {
  std::vector<ArtifactUse> Uses;
  llvm::copy_if(L.Uses, std::back_inserter(Uses),
                [&](const ArtifactUse &U) { return !U.ReadBack && (IsCode || !U.ByUnnamed); });
  auto Later = [](const ArtifactUse &U) { return U.How == CrossingKind::Load; };
  llvm::sort(Uses, [&](const ArtifactUse &A, const ArtifactUse &B) {
    return Later(A) != Later(B) ? Later(B) : A.Where < B.Where;
  });
  return Uses;
}

std::string told(llvm::ArrayRef<ArtifactUse> Uses) {
  std::string All;
  for (const ArtifactUse &U : Uses)
    All += (All.empty() ? "" : ", then ") + verbOf(U.How).str() + " by " + U.Callee + " at " +
           U.Where.File + ":" + std::to_string(U.Where.Line);
  return All;
}

} // namespace

Findings writeThenExecute(const LinkedCrossing &L, const RuleContext &Context) {
  std::vector<ArtifactUse> Uses = usesInOrder(L, Context.Written != nullptr);
  if (L.At.Kind != CrossingKind::Write || Uses.empty())
    return std::nullopt;
  Exposed Content = writtenContent(L, languageAt(L.At));
  if (Content.Holes.empty())
    return std::nullopt;
  std::string File = writtenFile(L, Context.Known);
  std::string Then = verbOf(Uses.front().How).str() + " by " + Uses.front().Callee;
  Finding F = finding(L, Content,
                      {"write-then-execute", "text",
                       "is written to " + File + ", then " + Then + " without review",
                       told(Uses) + "; nothing verifies it in between",
                       "check that each value is what its position takes, or verify a signature or "
                       "digest of the file before it is used"});
  for (const ArtifactUse &U : Uses)
    F.Steps.push_back({U.Where, "the file is " + verbOf(U.How).str() + " here"});
  return F;
}

} // namespace bordercheck
