// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "checks/judge/Answers.h"
#include "llvm/ADT/STLExtras.h"

namespace bordercheck {
namespace {

struct Words {
  const char *What, *Done, *When;
};

/// Nothing for a kind that takes no file.
std::optional<Words> wordsFor(CrossingKind Kind) {
  switch (Kind) {
  case CrossingKind::Load:
    return Words{"library path", "loaded",
                 "loaded here, one file after the other; constructors run before any symbol is "
                 "looked up"};
  case CrossingKind::Interpret:
    return Words{"script path", "interpreted", "each script runs here, in this process"};
  case CrossingKind::Blob:
    return Words{"path of precompiled code", "loaded", "handed to an engine here"};
  default:
    return std::nullopt;
  }
}

} // namespace

std::optional<Finding> scannedPluginLoad(const LinkedCrossing &L, const RuleContext &) {
  std::optional<Words> W = wordsFor(L.At.Kind);
  if (!W)
    return std::nullopt;
  Exposed E = exposed(L.At, Role::Path, SettlesSource);
  bool Scanned =
      llvm::any_of(E.Holes, [](const Hole *H) { return H->Stands.From == OriginKind::Directory; });
  if (!Scanned)
    return std::nullopt;
  return finding(
      L, E,
      {"scanned-plugin-load", W->What,
       std::string("is ") + W->Done + " by " + L.At.Callee + ", whatever lies in the directory",
       W->When,
       "load only names from a list of constants, or from a manifest whose signature "
       "or digests are verified against the files"});
}

} // namespace bordercheck
