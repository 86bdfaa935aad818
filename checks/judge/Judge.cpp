// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "checks/judge/Judge.h"
#include "checks/judge/Environment.h"
#include "checks/text/Credentials.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/GlobPattern.h"

namespace bordercheck {
namespace {

bool names(llvm::StringRef Glob, llvm::StringRef Rule) {
  std::string Name = "bordercheck-" + Rule.str();
  if (Glob.empty() || Glob == Name)
    return true;
  llvm::Expected<llvm::GlobPattern> Pattern = llvm::GlobPattern::create(Glob);
  if (Pattern)
    return Pattern->match(Name);
  llvm::consumeError(Pattern.takeError());
  return false;
}

bool isSilenced(const Finding &F, const LinkedCrossing &L, const Program &P) {
  auto Names = [&](llvm::StringRef Glob) { return names(Glob, F.Rule); };
  if (F.Where == L.At.Where)
    return llvm::any_of(L.Silenced, Names);
  return llvm::any_of(P.Suppressions, [&](const Suppression &S) {
    return S.File == F.Where.File && S.FirstLine <= F.Where.Line && F.Where.Line <= S.LastLine &&
           (S.Rules.empty() || llvm::any_of(S.Rules, Names));
  });
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
        Leading->Level = std::max(Leading->Level, F.Level);
        Leading->Who = std::max(Leading->Who, F.Who);
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

/// A finding and the crossing that it is about.
using Found = std::pair<Finding, const LinkedCrossing *>;

/// Does \p User take nothing from outside but what \p Path is made of?
bool takesOnly(const Crossing &User, const Text &Path) {
  bool Only = true;
  for (const CrossingInput &I : User.Inputs)
    I.Value.forEachHole([&](const Hole &H) {
      bool OfPath = H.Number;
      Path.forEachHole([&](const Hole &P) { OfPath |= Hole::compareValues(H, P) == 0; });
      Only &= OfPath;
    });
  return Only;
}

/// Is \p Use a link of the chain that \p Chain tells: the file that is written there is used here?
bool continues(const Found &Chain, const Found &Use) {
  const auto &[F, Writer] = Chain;
  const auto &[Sink, User] = Use;
  const Text *Path = Writer->At.input(Role::Path);
  const Tables &Data = builtinTables();
  if (F.Rule != "write-then-execute" || !Path || Sink.Where != User->At.Where ||
      Data.causeOf(Sink.Rule) != Data.causeOf(F.Rule))
    return false;
  bool Uses = llvm::any_of(Writer->Uses, [&](const ArtifactUse &U) {
    return !U.ReadBack && U.Where == User->At.Where && U.How == User->At.Kind;
  });
  return Uses && takesOnly(User->At, *Path);
}

/// A chain is one finding [D13]: what it leads to is listed on it.
void mergeChains(std::vector<Found> &All) {
  std::vector<bool> Merged(All.size());
  for (Found &Chain : All)
    for (size_t I = 0; I < All.size(); ++I) {
      if (Merged[I] || All[I].second == Chain.second || !continues(Chain, All[I]))
        continue;
      Merged[I] = true;
      const Finding &Sink = All[I].first;
      Chain.first.Level = std::max(Chain.first.Level, Sink.Level);
      Chain.first.Who = std::max(Chain.first.Who, Sink.Who);
      Chain.first.Notes.push_back({Sink.Where, "found also by: " + Sink.Rule + ": " + Sink.Message});
    }
  size_t At = 0;
  llvm::erase_if(All, [&](const Found &) { return Merged[At++]; });
}

} // namespace

Judgement judge(const Program &P, const Catalog &Known, const JudgeOptions &Options) {
  Judgement Result;
  RuleContext Context{Known};
  Context.StartsPrograms = llvm::any_of(
      P.Crossings, [](const LinkedCrossing &L) { return L.At.Kind == CrossingKind::Command; });
  std::vector<Found> All;
  for (const LinkedCrossing &L : P.Crossings)
    for (const Cause &C : Context.Data.causes())
      for (Finding &F : ledFindings(C, L, Context, Options))
        All.emplace_back(std::move(F), &L);
  mergeChains(All);
  for (auto &[F, About] : All) {
        const LinkedCrossing &L = *About;
        F.In = Context.Data.contextOf(F.Where.File, writtenEnding(L.At));
        F.Level = Context.Data.lowered(F.Level, F.In);
        if (F.Level < Options.AtLeast)
          continue;
        if (Options.HonourSuppressions && isSilenced(F, L, P))
          ++Result.Suppressed;
        else
          Result.Findings.push_back(std::move(F));
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
