// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "checks/judge/Judge.h"
#include "checks/judge/Environment.h"
#include "checks/text/Credentials.h"
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

bool isWanted(llvm::StringRef Rule, const JudgeOptions &Options) {
  return Options.Rules.empty() || llvm::is_contained(Options.Rules, Rule);
}

/// What \p C finds at \p L: the finding of its first rule that has one, as grave as the
/// gravest, with the other rules listed.
std::optional<Finding> ledFinding(const Cause &C, const LinkedCrossing &L,
                                  const RuleContext &Context, const JudgeOptions &Options) {
  std::optional<Finding> Leading;
  std::string Others;
  for (const std::string &Id : C.Rules) {
    const RuleInfo *Rule = findRule(Id);
    std::optional<Finding> F =
        Rule && isWanted(Id, Options) ? Rule->Judge(L, Context) : std::nullopt;
    if (F && !Leading) {
      Leading = std::move(F);
    } else if (F) {
      Leading->Level = std::max(Leading->Level, F->Level);
      Leading->Who = std::max(Leading->Who, F->Who);
      Others += (Others.empty() ? "" : ", ") + Id;
    }
  }
  if (!Others.empty())
    Leading->Notes.push_back({Leading->Where, "found also by: " + Others});
  return Leading;
}

} // namespace

Judgement judge(const Program &P, const Catalog &Known, const JudgeOptions &Options) {
  Judgement Result;
  RuleContext Context{Known};
  Context.StartsPrograms = llvm::any_of(
      P.Crossings, [](const LinkedCrossing &L) { return L.At.Kind == CrossingKind::Command; });
  for (const LinkedCrossing &L : P.Crossings)
    for (const Cause &C : Context.Data.causes()) {
      std::optional<Finding> F = ledFinding(C, L, Context, Options);
      if (!F || F->Level < Options.AtLeast)
        continue;
      if (Options.HonourSuppressions && isSilenced(L, F->Rule))
        ++Result.Suppressed;
      else
        Result.Findings.push_back(std::move(*F));
    }
  // Of several findings of a rule at one place the gravest stays.
  llvm::sort(Result.Findings, [](const Finding &A, const Finding &B) {
    return std::tie(A.Where, A.Rule, B.Level, A.Message) <
           std::tie(B.Where, B.Rule, A.Level, B.Message);
  });
  auto Same = [](const Finding &A, const Finding &B) {
    return A.Where == B.Where && A.Rule == B.Rule;
  };
  Result.Findings.erase(std::unique(Result.Findings.begin(), Result.Findings.end(), Same),
                        Result.Findings.end());
  return Result;
}

std::vector<LinkedCrossing> inventory(const Program &P) {
  std::vector<LinkedCrossing> All;
  for (const LinkedCrossing &L : P.Crossings) {
    if (!isSearchPathOrOther(L.At, builtinTables()))
      continue;
    All.push_back(L);
    for (CrossingInput &I : All.back().At.Inputs)
      I.Value = redacted(I.Value);
  }
  return All;
}

} // namespace bordercheck
