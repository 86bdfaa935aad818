// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "checks/judge/Answers.h"
#include "llvm/ADT/STLExtras.h"

namespace bordercheck {
namespace {

/// Code that the program holds or makes: an array that the build embeds is a global of
/// another unit, and what an unknown function returns is mostly its compiler's product.
bool isOfTheProgram(const Hole *H) {
  OriginKind From = H->Stands.From;
  return From == OriginKind::Global || From == OriginKind::Call || From == OriginKind::Compiled;
}

} // namespace

Findings foreignCodeBlob(const LinkedCrossing &L, const RuleContext &) {
  if (L.At.Kind != CrossingKind::Blob)
    return std::nullopt;
  std::string What = "precompiled " + (L.At.Language.empty() ? "" : L.At.Language + " ") + "code";
  constexpr llvm::StringLiteral Remedy =
      "embed the code in the program, or verify a signature or pinned digest of the same bytes "
      "that are handed over";
  Exposed Bytes = exposed(L.At, Role::Text, SettlesSource);
  llvm::erase_if(Bytes.Holes, isOfTheProgram);
  if (!Bytes.Holes.empty())
    return finding(L, Bytes,
                   {"foreign-code-blob", What,
                    "is handed to " + L.At.Callee + " without verification",
                    "handed to the engine here, which runs it as it is", Remedy.str()});
  Exposed File = exposed(L.At, Role::Path, SettlesSource);
  if (File.Holes.empty())
    return std::nullopt;
  return finding(L, File,
                 {"foreign-code-blob", "path of " + What,
                  "is loaded by " + L.At.Callee + " without verification",
                  "read and handed to the engine here", Remedy.str()});
}

} // namespace bordercheck
