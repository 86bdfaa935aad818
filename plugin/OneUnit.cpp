// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "plugin/OneUnit.h"
#include "checks/flow/Analyze.h"
#include "checks/summary/Lines.h"
#include "llvm/Support/Path.h"

namespace bordercheck {

llvm::Expected<const Configured *> configuredFor(llvm::StringRef File, Configurations &Settings) {
  llvm::SmallString<256> Full(workingDirectory());
  if (llvm::sys::path::is_absolute(File))
    Full.clear();
  llvm::sys::path::append(Full, File);
  return Settings.forFolder(llvm::sys::path::parent_path(Full), workingDirectory());
}

std::vector<LocatedMistake> mistakesIn(const Summary &Unit, const Entities &Names) {
  std::vector<LocatedMistake> All;
  for (const Step &M : Unit.Mistakes)
    All.push_back({Names.locationOf(M.Where), M.What});
  return All;
}

UnitFindings findingsIn(clang::ASTContext &Ast, const Configured &Here, JudgeOptions Options) {
  Entities Names(Ast, workingDirectory());
  std::vector<Summary> One;
  One.push_back(summarize(Ast, Here.Known, Names));
  std::vector<LocatedMistake> Mistakes = mistakesIn(One.front(), Names);
  std::string Unit = One.front().Unit;
  std::set<unsigned> Lines;
  if (!One.front().Suppressions.empty())
    Lines = linesOf(One.front(), Unit);
  Options.Project = Here.Says.Project;
  Judgement Judged = judge(link(std::move(One)), Here.Known, Options);
  UnitFindings All;
  All.Mistakes = std::move(Mistakes);
  for (const Suppression &S : Judged.Unused) {
    auto Effect = Lines.lower_bound(S.FirstLine);
    if (S.File == Unit && (Effect == Lines.end() || *Effect > S.LastLine))
      All.Unused.push_back(Names.locationOf({S.File, S.Line, 1}));
  }
  for (Finding &F : Judged.Findings) {
    LocatedFinding L;
    L.Where = Names.locationOf(F.Where);
    for (const Note &N : F.Notes)
      L.Notes.push_back(Names.locationOf(N.Where));
    L.What = std::move(F);
    All.Findings.push_back(std::move(L));
  }
  return All;
}

} // namespace bordercheck
