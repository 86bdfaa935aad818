// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "checks/judge/Judge.h"
#include "checks/judge/Environment.h"
#include "checks/judge/Merge.h"
#include "checks/judge/Written.h"
#include "checks/text/Credentials.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/GlobPattern.h"

namespace bordercheck {
namespace {

bool globFits(llvm::StringRef Glob, llvm::StringRef Name) {
  if (Glob == Name)
    return true;
  llvm::Expected<llvm::GlobPattern> Pattern = llvm::GlobPattern::create(Glob);
  if (Pattern)
    return Pattern->match(Name);
  llvm::consumeError(Pattern.takeError());
  return false;
}

enum class Silence : uint8_t {
  None,
  /// Asked for, and then taken back. clang-tidy leaves out what begins with a "-".
  TakenBack,
  Full,
};

Silence silences(const Suppression &S, llvm::StringRef Rule) {
  std::string Name = "bordercheck-" + Rule.str();
  Silence Asked = S.Rules.empty() ? Silence::Full : Silence::None;
  for (llvm::StringRef Glob : S.Rules) {
    bool TakesBack = Glob.consume_front("-");
    if (!globFits(Glob, Name))
      continue;
    if (!TakesBack)
      Asked = Silence::Full;
    else if (Asked == Silence::Full)
      Asked = Silence::TakenBack;
  }
  return Asked;
}

/// A bare NOLINT, or one for every tool, need not be about a rule of ours.
bool namesUs(const Suppression &S) {
  return llvm::any_of(S.Rules,
                      [](llvm::StringRef Glob) { return Glob.starts_with("bordercheck-"); });
}

/// The end of the name of the file that \p C writes, or nothing.
llvm::StringRef writtenEnding(const Crossing &C) {
  const Text *Path = C.Kind == CrossingKind::Write ? C.input(Role::Path) : nullptr;
  return Path && Path->shapes().size() == 1 ? Path->shapes().front().knownSuffix()
                                            : llvm::StringRef();
}

bool isWanted(llvm::StringRef Rule, const JudgeOptions &Options) {
  return Options.Rules.empty() || llvm::is_contained(Options.Rules, Rule);
}

/// What \p C finds at \p L: the finding of its first rule that has one, as grave as the
/// gravest, with the other rules listed; and what rules find at other places.
Findings ledFindings(const Cause &C, const LinkedCrossing &L, const RuleContext &Context,
                     const JudgeOptions &Options) {
  std::optional<Finding> Leading;
  Findings All;
  std::string Others;
  for (const std::string &Id : C.Rules) {
    const RuleInfo *Rule = findRule(Id);
    if (!Rule || !isWanted(Id, Options))
      continue;
    for (Finding &F : Rule->Judge(L, Context)) {
      if (F.Where != L.At.Where) {
        All.push_back(std::move(F));
      } else if (!Leading) {
        Leading = std::move(F);
      } else {
        raise(*Leading, F);
        Others += (Others.empty() ? "" : ", ") + Id;
      }
    }
  }
  if (!Others.empty())
    Leading->Notes.push_back({Leading->Where, "found also by: " + Others});
  if (Leading)
    All.push_back(std::move(*Leading));
  return All;
}

/// Silences what the program's comments ask for, and remembers which of them did.
class Comments {
public:
  Comments(const Program &P, const JudgeOptions &Options)
      : All(P.Suppressions), Crossings(P.Crossings), Options(Options), Used(All.size()) {}

  /// Decides \p F, which stands at \p L, where a comment does.
  void apply(const LinkedCrossing &L, Finding &F) {
    if (!Options.HonourSuppressions)
      return;
    for (size_t I : covering(L, F)) {
      const Suppression &S = All[I];
      Silence Asked = silences(S, F.Rule);
      bool Lacks = Options.Project.RequireReasons && S.Reason.empty();
      Place Comment{S.File, S.Line, 1};
      Used[I] = Used[I] || Asked == Silence::Full;
      if (Asked == Silence::Full && Lacks) {
        F.DespiteComment = "the NOLINT comment gives no reason, so it silences nothing: write one "
                           "after a colon";
        F.Notes.push_back({Comment, F.DespiteComment});
      } else if (Asked == Silence::Full && F.Decided.As == Standing::Open) {
        F.Decided = {Standing::Silenced, S.Reason, "", "", Comment};
      } else if (Asked == Silence::TakenBack) {
        F.DespiteComment = "the NOLINT comment takes this rule back";
      }
    }
  }

  std::vector<Suppression> unused() const {
    std::vector<Suppression> Left;
    for (size_t I = 0; Options.HonourSuppressions && I < All.size(); ++I)
      if (!Used[I] && namesUs(All[I]) && wasAsked(All[I]) && !isOnAWay(All[I]))
        Left.push_back(All[I]);
    return Left;
  }

private:
  /// Were all rules applied that \p S may be about?
  bool wasAsked(const Suppression &S) const {
    return llvm::all_of(allRules(), [&](const RuleInfo &Rule) {
      return silences(S, Rule.Id) != Silence::Full || isWanted(Rule.Id, Options);
    });
  }

  static bool covers(const Suppression &S, const Place &P) {
    return S.File == P.File && S.FirstLine <= P.Line && P.Line <= S.LastLine;
  }

  /// Does a crossing go through the lines of \p S, down from a caller? What knows the caller
  /// reports there; a front end that sees one unit may not, and reports the wrapper.
  bool isOnAWay(const Suppression &S) const {
    return llvm::any_of(Crossings, [&](const LinkedCrossing &L) {
      return llvm::any_of(L.At.Chain, [&](const Step &Down) { return covers(S, Down.Where); });
    });
  }

  /// The comments that are about the place of \p F.
  std::vector<size_t> covering(const LinkedCrossing &L, const Finding &F) const {
    if (F.Where == L.At.Where)
      return {L.Silenced.begin(), L.Silenced.end()};
    std::vector<size_t> Covering;
    for (size_t I = 0; I < All.size(); ++I)
      if (covers(All[I], F.Where))
        Covering.push_back(I);
    return Covering;
  }

  llvm::ArrayRef<Suppression> All;
  llvm::ArrayRef<LinkedCrossing> Crossings;
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
  std::vector<Found> All;
  for (const LinkedCrossing &L : P.Crossings) {
    std::optional<Written> AsCode = written(L, Known);
    Context.Written = AsCode ? &*AsCode : nullptr;
    for (const Cause &C : Context.Data.causes())
      for (Finding &F : ledFindings(C, L, Context, Options))
        All.emplace_back(std::move(F), &L);
  }
  mergeChains(All);
  for (auto &[F, About] : All) {
    Options.Project.grade(F, About->At.Kind, writtenEnding(About->At));
    Silencing.apply(*About, F);
  }
  mergeAlike(All);
  for (auto &[F, About] : All) {
    if (F.Level < Options.AtLeast)
      continue;
    F.Function = About->Function;
    if (!About->GeneratedBy.empty())
      F.Notes.push_back({F.Where, "'" + About->Function + "' is generated by '" +
                                      About->GeneratedBy + "': change what it is made from"});
    F.Of = withoutSecrets(About->At);
    bool Open = F.Decided.As == Standing::Open;
    (Open ? Result.Findings : Result.Silenced).push_back(std::move(F));
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
