// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "checks/judge/Merge.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringMap.h"
#include <set>

namespace bordercheck {

void raise(Finding &Leading, const Finding &Other) {
  Leading.Level = std::max(Leading.Level, Other.Level);
  Leading.Who = std::max(Leading.Who, Other.Who);
}

namespace {

/// Places that are listed on the finding that leads; more are counted.
constexpr size_t MaxListed = 16;

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
  if (!Data.tellsChain(F.Rule) || !Path || Sink.Where != User->At.Where ||
      Data.causeOf(Sink.Rule) != Data.causeOf(F.Rule))
    return false;
  bool Uses = llvm::any_of(Writer->Uses, [&](const ArtifactUse &U) {
    return !U.ReadBack && U.Where == User->At.Where && U.How == User->At.Kind;
  });
  return Uses && takesOnly(User->At, *Path);
}

constexpr llvm::StringLiteral Likewise = "likewise here";

/// The function of a crossing says nothing of another place.
std::string likewise(const Found &Of) {
  bool AtCrossing = Of.first.Where == Of.second->At.Where;
  return Likewise.str() + (AtCrossing ? ", in '" + Of.second->Function + "'" : "");
}

void removeMarked(std::vector<Found> &All, const std::vector<bool> &Marked) {
  size_t At = 0;
  llvm::erase_if(All, [&](const Found &) { return Marked[At++]; });
}

std::string print(const Place &P) {
  return P.File + ':' + std::to_string(P.Line) + ':' + std::to_string(P.Column) + '\n';
}

/// The data in \p C, each by what it is and where it came from.
std::string dataOf(const Crossing &C) {
  std::set<std::string> Each;
  for (const CrossingInput &I : C.Inputs)
    I.Value.forEachHole([&](const Hole &H) {
      if (!H.Number && H.Stands.Who != Controller::Constant)
        Each.insert(H.Name + '\n' + nameOf(H.Stands.From).str() + '\n' +
                    (H.Trace.empty() ? "" : print(H.Trace.front().Where)));
    });
  std::string All;
  for (const std::string &One : Each)
    All += One;
  return All;
}

/// What two findings have in common that are one.
std::vector<std::string> keysOf(const Found &Of) {
  const auto &[F, About] = Of;
  const Crossing &C = About->At;
  if (F.Where != C.Where)
    return {F.Rule + '\n' + F.Where.File + '\n' + F.Message};
  std::string Data = dataOf(C);
  // About what the author wrote there, such as a password: another one is another finding.
  if (F.Who == Controller::Developer)
    for (const CrossingInput &I : C.Inputs)
      Data += I.Value.print() + '\n';
  std::vector<std::string> Keys;
  if (!C.Chain.empty())
    Keys.push_back(F.Rule + "\nto " + print(C.Chain.back().Where) + Data);
  const Text *Path = C.Kind == CrossingKind::Write ? C.input(Role::Path) : nullptr;
  if (Path)
    Keys.push_back(F.Rule + "\nin " + C.Where.File + '\n' + About->Function + '\n' + Path->print() +
                   '\n' + Data);
  return Keys;
}

} // namespace

void mergeChains(std::vector<Found> &All) {
  std::vector<bool> Merged(All.size());
  for (Found &Chain : All)
    for (size_t I = 0; I < All.size(); ++I) {
      if (Merged[I] || All[I].second == Chain.second || !continues(Chain, All[I]))
        continue;
      Merged[I] = true;
      const Finding &Sink = All[I].first;
      raise(Chain.first, Sink);
      Chain.first.Notes.push_back(
          {Sink.Where, "found also by: " + Sink.Rule + ": " + Sink.Message});
    }
  removeMarked(All, Merged);
}

void mergeAlike(std::vector<Found> &All) {
  llvm::StringMap<size_t> Leaders;
  std::vector<bool> Merged(All.size());
  std::vector<size_t> Listed(All.size());
  for (size_t I = 0; I < All.size(); ++I) {
    const Finding &F = All[I].first;
    if (F.Decided.As != Standing::Open)
      continue;
    size_t Leads = I;
    std::vector<std::string> Keys = keysOf(All[I]);
    for (const std::string &Key : Keys)
      if (auto At = Leaders.find(Key); At != Leaders.end())
        Leads = std::min(Leads, At->second);
    for (const std::string &Key : Keys)
      Leaders.try_emplace(Key, Leads);
    if (Leads == I)
      continue;
    Merged[I] = true;
    Finding &Leading = All[Leads].first;
    raise(Leading, F);
    bool Told = F.Where == Leading.Where || llvm::any_of(Leading.Notes, [&](const Note &N) {
                  return N.Where == F.Where && llvm::StringRef(N.Message).starts_with(Likewise);
                });
    if (!Told && ++Listed[Leads] <= MaxListed)
      Leading.Notes.push_back({F.Where, likewise(All[I])});
  }
  for (size_t I = 0; I < All.size(); ++I)
    if (Listed[I] > MaxListed)
      All[I].first.Notes.push_back(
          {All[I].first.Where,
           "likewise at " + std::to_string(Listed[I] - MaxListed) + " more places"});
  removeMarked(All, Merged);
}

} // namespace bordercheck
