// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "checks/judge/Written.h"
#include "checks/text/Artifact.h"
#include "llvm/ADT/STLExtras.h"

namespace bordercheck {
namespace {

bool isScript(const Text &Content) {
  return llvm::any_of(Content.shapes(),
                      [](const Shape &S) { return S.knownPrefix().starts_with("#!"); });
}

} // namespace

Exposed writtenContent(const LinkedCrossing &L, llvm::StringRef Language) {
  return exposed(L.At, Role::Text,
                 {GateKind::Signature, GateKind::Digest, GateKind::AllowList,
                  GateKind::IdentifierCheck, GateKind::Promotion},
                 Language);
}

/// "'<name>.py'": what is known of the name behind the last slash.
std::string writtenFile(const LinkedCrossing &L) {
  const Text *Path = L.At.input(Role::Path);
  if (!Path || Path->isUnset())
    return "a file";
  std::string Name;
  for (const Piece &P : Path->shapes().back().pieces()) {
    if (P.isLiteral())
      Name += P.text();
    else
      Name += P.isHole() ? "<" + P.hole().Name + ">" : std::string("...");
    if (size_t Slash = Name.rfind('/'); Slash != std::string::npos && Slash + 1 < Name.size())
      Name.erase(0, Slash + 1);
  }
  return "'" + escaped(Name) + "'";
}

std::optional<Written> written(const LinkedCrossing &L, const Catalog &Known) {
  const Text *Path = L.At.input(Role::Path);
  const Text *Content = L.At.input(Role::Text);
  if (L.At.Kind != CrossingKind::Write || !Path || !Content)
    return std::nullopt;
  Written W;
  if (const ArtifactModel *M = Known.artifact(*Path); M && M->Becomes != Becomes::Settings) {
    W.Becomes = M->Becomes;
    W.Language = M->Language;
  } else if (isScript(*Content)) {
    W.Language = "script";
  } else {
    return std::nullopt;
  }
  W.File = writtenFile(L);
  W.Content = writtenContent(L, W.Language);
  if (W.Content.Holes.empty())
    return std::nullopt;
  return W;
}

} // namespace bordercheck
