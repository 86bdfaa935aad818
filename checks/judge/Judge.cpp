// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "checks/judge/Judge.h"
#include "checks/judge/Environment.h"
#include "checks/text/Credentials.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/GlobPattern.h"

namespace bordercheck {
namespace {

bool fits(llvm::StringRef Glob, llvm::StringRef Name) {
  if (Glob == Name)
    return true;
  llvm::Expected<llvm::GlobPattern> Pattern = llvm::GlobPattern::create(Glob);
  if (Pattern)
    return Pattern->match(Name);
  llvm::consumeError(Pattern.takeError());
  return false;
}

bool silences(const Suppression &S, llvm::StringRef Rule) {
  std::string Name = "bordercheck-" + Rule.str();
  bool Silent = S.Rules.empty();
  for (llvm::StringRef Glob : S.Rules) {
    bool TakesBack = Glob.consume_front("-");
    if (fits(Glob, Name))
      Silent = !TakesBack;
  }
  return Silent;
}

/// A bare NOLINT, or one for every tool, need not be about a rule of ours.
bool namesUs(const Suppression &S) {
  return llvm::any_of(S.Rules,
                      [](llvm::StringRef Glob) { return Glob.starts_with("bordercheck-"); });
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

/// Silences what the program's comments ask for, and remembers which of them did.
class Comments {
public:
  Comments(const Program &P, const JudgeOptions &Options)
      : All(P.Suppressions), Options(Options), Used(All.size()) {}

  /// Decides \p F, which stands at \p L, where a comment does.
  void apply(const LinkedCrossing &L, Finding &F) {
    if (!Options.HonourSuppressions)
      return;
    for (size_t I : L.Silenced) {
      const Suppression &S = All[I];
      if (!silences(S, F.Rule))
        continue;
      Used[I] = true;
      Place Comment{S.File, S.Line, 1};
      if (Options.RequireReasons && S.Reason.empty())
        F.Notes.push_back({Comment, "the NOLINT comment gives no reason, so it silences nothing: "
                                    "write one after a colon"});
      else if (F.Decided.As == Standing::Open)
        F.Decided = {Standing::Silenced, S.Reason, "", "", Comment};
    }
  }

  std::vector<Suppression> unused() const {
    std::vector<Suppression> Left;
    bool Asked =
        Options.HonourSuppressions && Options.Rules.empty() && Options.AtLeast == Severity::Low;
    for (size_t I = 0; Asked && I < All.size(); ++I)
      if (!Used[I] && namesUs(All[I]))
        Left.push_back(All[I]);
    return Left;
  }

private:
  llvm::ArrayRef<Suppression> All;
  const JudgeOptions &Options;
  std::vector<bool> Used;
};

/// Sorts \p All; of several findings of a rule at one place the gravest stays.
void tidy(std::vector<Finding> &All) {
  llvm::sort(All, [](const Finding &A, const Finding &B) {
    return std::tie(A.Where, A.Rule, B.Level, A.Message) <
           std::tie(B.Where, B.Rule, A.Level, B.Message);
  });
  auto Same = [](const Finding &A, const Finding &B) {
    return A.Where == B.Where && A.Rule == B.Rule;
  };
  All.erase(std::unique(All.begin(), All.end(), Same), All.end());
}

Crossing withoutSecrets(Crossing C) {
  for (CrossingInput &I : C.Inputs)
    I.Value = redacted(I.Value);
  return C;
}

} // namespace

Judgement judge(const Program &P, const Catalog &Known, const JudgeOptions &Options) {
  Judgement Result;
  RuleContext Context{Known};
  Context.StartsPrograms = llvm::any_of(
      P.Crossings, [](const LinkedCrossing &L) { return L.At.Kind == CrossingKind::Command; });
  Comments Silencing(P, Options);
  for (const LinkedCrossing &L : P.Crossings)
    for (const Cause &C : Context.Data.causes()) {
      std::optional<Finding> F = ledFinding(C, L, Context, Options);
      if (!F || F->Level < Options.AtLeast)
        continue;
      Silencing.apply(L, *F);
      F->Function = L.Function;
      F->Of = withoutSecrets(L.At);
      bool Open = F->Decided.As == Standing::Open;
      (Open ? Result.Findings : Result.Silenced).push_back(std::move(*F));
    }
  tidy(Result.Findings);
  tidy(Result.Silenced);
  Result.Unused = Silencing.unused();
  return Result;
}

std::vector<LinkedCrossing> inventory(const Program &P) {
  std::vector<LinkedCrossing> All;
  for (const LinkedCrossing &L : P.Crossings) {
    if (!isSearchPathOrOther(L.At, builtinTables()))
      continue;
    All.push_back(L);
    All.back().At = withoutSecrets(L.At);
  }
  return All;
}

} // namespace bordercheck
