// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "checks/judge/Answers.h"
#include "llvm/ADT/STLExtras.h"

namespace bordercheck {
namespace {

/// An input that takes a file, or what a file holds.
struct Words {
  Role As;
  const char *What, *Done, *When;
};

constexpr const char *InThisProcess = "each script runs here, in this process";
constexpr const char *InAnEngine = "handed to an engine here, which runs it as it is";

llvm::ArrayRef<Words> wordsFor(CrossingKind Kind) {
  static constexpr Words Load[] = {
      {Role::Path, "library path", "loaded",
       "loaded here, one file after the other; constructors run before any symbol is looked up"}};
  static constexpr Words Interpret[] = {{Role::Path, "script path", "interpreted", InThisProcess},
                                        {Role::Text, "script", "interpreted", InThisProcess}};
  static constexpr Words Blob[] = {
      {Role::Path, "path of precompiled code", "loaded", InAnEngine},
      {Role::Text, "precompiled code", "handed to an engine", InAnEngine}};
  switch (Kind) {
  case CrossingKind::Load:
    return Load;
  case CrossingKind::Interpret:
    return Interpret;
  case CrossingKind::Blob:
    return Blob;
  default:
    return {};
  }
}

/// The name of a directory entry, or what was read from a file so named.
bool isListed(const Hole &H) {
  bool Listed = H.Stands.From == OriginKind::Directory;
  if (H.Path)
    H.Path->forEachHole([&](const Hole &In) { Listed |= isListed(In); });
  return Listed;
}

} // namespace

Findings scannedPluginLoad(const LinkedCrossing &L, const RuleContext &) {
  for (const Words &W : wordsFor(L.At.Kind)) {
    Exposed E = exposed(L.At, W.As, SettlesSource);
    if (llvm::none_of(E.Holes, [](const Hole *H) { return isListed(*H); }))
      continue;
    return finding(
        L, E,
        {"scanned-plugin-load", W.What,
         std::string("is ") + W.Done + " by " + L.At.Callee + ", whatever lies in the directory",
         W.When,
         "load only names from a list of constants, or from a manifest whose signature "
         "or digests are verified against the files"});
  }
  return std::nullopt;
}

} // namespace bordercheck
