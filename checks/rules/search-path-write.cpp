// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "checks/judge/Answers.h"
#include "checks/judge/Environment.h"
#include "llvm/ADT/STLExtras.h"

namespace bordercheck {
namespace {

constexpr llvm::StringLiteral Remedy =
    "set it to constant folders that only the administrator can write, or leave it alone and name "
    "what is started or loaded by its full path";

Exposed exposedIn(const Text &T, Role In) {
  Exposed E;
  E.As = In;
  T.forEachHole([&](const Hole &H) {
    if (!H.Number && !isSettled(H, SettlesSource))
      E.Holes.push_back(&H);
  });
  return E;
}

/// A variable that is set to what it held and more.
bool isPreviousValue(const Hole &H, llvm::StringRef Variable) {
  return H.Stands.From == OriginKind::Environment && H.Stands.Detail == Variable;
}

std::optional<Finding> knownVariable(const LinkedCrossing &L, const EnvironmentEntry &Entry,
                                     const SearchVariables &Read) {
  Exposed All = exposedIn(Entry.Value, Entry.In);
  Exposed Others = All;
  llvm::erase_if(Others.Holes, [&](const Hole *H) { return isPreviousValue(*H, *Entry.Name); });
  order(All);
  order(Others);
  if (All.Holes.empty())
    return std::nullopt;
  std::string Later =
      Read.Reader + " look for code there, in this process or in those that it " + "starts later";
  if (!Others.Holes.empty())
    return finding(L, Others,
                   {"search-path-write", "search path " + *Entry.Name, "is set by " + L.At.Callee,
                    Later, Remedy.str(), Moment::Later});
  // Whoever decided the previous value decided it before: only what is added is new, and that
  // is the developer's.
  Finding F = finding(L, All,
                      {"search-path-write", "search path " + *Entry.Name,
                       "and constants is set by " + L.At.Callee, Later,
                       "leave out the previous value, or keep it where it is known to be clean",
                       Moment::Later, "extended from"});
  F.Level = builtinTables().severity(F.Rule, L.At.Kind, Controller::Developer, Moment::Later);
  return F;
}

/// An outsider names the variable: every search path is in reach. Nothing where the name is
/// merely unknown, as in a wrapper that nobody calls.
std::optional<Finding> anyVariable(const LinkedCrossing &L, const EnvironmentEntry &Entry) {
  Exposed Name = exposedIn(Entry.NameText, L.At.input(Role::Options) ? Role::Options : Role::Text);
  llvm::erase_if(Name.Holes, [](const Hole *H) { return H->Stands.Who < Controller::User; });
  if (Name.Holes.empty() || exposedIn(Entry.Value, Entry.In).Holes.empty())
    return std::nullopt;
  order(Name);
  return finding(L, Name,
                 {"search-path-write", "name of an environment variable",
                  "is set by " + L.At.Callee + ", search paths not excepted",
                  "loaders, shells and interpreters read such variables in programs started later",
                  "compare the name with a list of constants", Moment::Later});
}

std::optional<Finding> folders(const LinkedCrossing &L) {
  Exposed E = exposed(L.At, Role::Path, SettlesSource);
  if (E.Holes.empty())
    return std::nullopt;
  return finding(L, E,
                 {"search-path-write", "search path", "is set by " + L.At.Callee,
                  "searched when a library, module or header is next asked for by name",
                  Remedy.str(), Moment::Later});
}

} // namespace

Findings searchPathWrite(const LinkedCrossing &L, const RuleContext &Context) {
  if (L.At.Kind != CrossingKind::SearchPath)
    return std::nullopt;
  if (!setsEnvironment(L.At))
    return folders(L);
  std::optional<Finding> Worst;
  for (const EnvironmentEntry &Entry : entriesOf(L.At)) {
    const SearchVariables *Read = Entry.Name ? Context.Data.searchPath(*Entry.Name) : nullptr;
    std::optional<Finding> F;
    if (Read)
      F = knownVariable(L, Entry, *Read);
    else if (!Entry.Name)
      F = anyVariable(L, Entry);
    if (F && (!Worst || Worst->Level < F->Level))
      Worst = std::move(F);
  }
  return Worst;
}

} // namespace bordercheck
