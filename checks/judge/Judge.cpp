// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "checks/judge/Judge.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/GlobPattern.h"

namespace bordercheck {
namespace {

bool isSilenced(const LinkedCrossing &L, llvm::StringRef Rule) {
  std::string Name = "bordercheck-" + Rule.str();
  return llvm::any_of(L.Silenced, [&](const std::string &Glob) {
    if (Glob.empty() || Glob == Name)
      return true;
    llvm::Expected<llvm::GlobPattern> Pattern = llvm::GlobPattern::create(Glob);
    if (Pattern)
      return Pattern->match(Name);
    llvm::consumeError(Pattern.takeError());
    return false;
  });
}

bool isWanted(const RuleInfo &Rule, const JudgeOptions &Options) {
  return Options.Rules.empty() || llvm::is_contained(Options.Rules, Rule.Id);
}

} // namespace

Judgement judge(const Program &P, const Catalog &Known, const JudgeOptions &Options) {
  Judgement Result;
  RuleContext Context{Known};
  for (const LinkedCrossing &L : P.Crossings)
    for (const RuleInfo &Rule : allRules()) {
      if (!isWanted(Rule, Options))
        continue;
      std::optional<Finding> F = Rule.Judge(L, Context);
      if (!F || F->Level < Options.AtLeast)
        continue;
      if (Options.HonourSuppressions && isSilenced(L, Rule.Id))
        ++Result.Suppressed;
      else
        Result.Findings.push_back(std::move(*F));
    }
  auto Key = [](const Finding &F) { return std::tie(F.Where, F.Rule, F.Message); };
  llvm::sort(Result.Findings, [&](const Finding &A, const Finding &B) { return Key(A) < Key(B); });
  auto Same = [](const Finding &A, const Finding &B) {
    return A.Where == B.Where && A.Rule == B.Rule;
  };
  Result.Findings.erase(std::unique(Result.Findings.begin(), Result.Findings.end(), Same),
                        Result.Findings.end());
  return Result;
}

} // namespace bordercheck
