// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "plugin/OneUnit.h"
#include "checks/flow/Analyze.h"
#include "llvm/Support/Path.h"

namespace bordercheck {

llvm::Expected<const Configured *> configuredFor(llvm::StringRef File, Configurations &Settings) {
  llvm::SmallString<256> Full(workingDirectory());
  if (llvm::sys::path::is_absolute(File))
    Full.clear();
  llvm::sys::path::append(Full, File);
  return Settings.forFolder(llvm::sys::path::parent_path(Full), workingDirectory());
}

std::vector<LocatedFinding> findingsIn(clang::ASTContext &Ast, const Catalog &Known,
                                       const JudgeOptions &Options) {
  Entities Names(Ast, workingDirectory());
  std::vector<Summary> One;
  One.push_back(summarize(Ast, Known, Names));
  std::vector<LocatedFinding> All;
  for (Finding &F : judge(link(std::move(One)), Known, Options).Findings) {
    LocatedFinding L;
    L.Where = Names.locationOf(F.Where);
    for (const Note &N : F.Notes)
      L.Notes.push_back(Names.locationOf(N.Where));
    L.What = std::move(F);
    All.push_back(std::move(L));
  }
  return All;
}

} // namespace bordercheck
