// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "checks/judge/Policy.h"
#include "checks/judge/Rule.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/Path.h"

namespace path = llvm::sys::path;

namespace bordercheck {
namespace {

template <typename T, typename U> bool fits(const std::vector<T> &Wanted, const U &Value) {
  return Wanted.empty() || llvm::is_contained(Wanted, Value);
}

bool fits(const Grading &G, const Finding &F, CrossingKind Kind) {
  return fits(G.Rules, findRule(F.Rule)) && fits(G.Kinds, Kind) && fits(G.Controllers, F.Who) &&
         fits(G.Contexts, F.In) && fits(G.When, F.When);
}

} // namespace

std::string Policy::inProject(llvm::StringRef File) const {
  llvm::SmallString<256> Full;
  if (!path::is_absolute(File))
    Full = Here;
  path::append(Full, File);
  path::remove_dots(Full, /*remove_dot_dot=*/true);
  llvm::StringRef Inside = Full;
  bool Below = !Root.empty() && Inside.consume_front(Root) && Inside.consume_front("/");
  return Below ? Inside.str() : File.str();
}

void Policy::grade(Finding &F, CrossingKind Kind, llvm::StringRef Written) const {
  std::vector<ContextRow> Rows = builtinTables().contexts().vec();
  llvm::append_range(Rows, Contexts);
  F.In = contextOf(Rows, inProject(F.Where.File), Written);
  F.Level = lowered(Rows, F.Level, F.In);
  for (const Grading &G : Severities)
    if (fits(G, F, Kind))
      F.Level = G.Is;
}

} // namespace bordercheck
