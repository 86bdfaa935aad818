// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "checks/judge/Written.h"
#include "checks/text/Artifact.h"
#include "checks/text/Language.h"
#include "llvm/ADT/STLExtras.h"

namespace bordercheck {
namespace {

/// Does the path end in something that nobody knows?
bool isOpenEnded(const Text &Path) {
  return llvm::any_of(Path.shapes(), [](const Shape &S) { return S.knownSuffix().empty(); });
}

/// By the first line of a script, which counts whatever the file is called, or by the rest
/// of the content.
const ArtifactModel *artifactOf(const Text &Path, const Text &Content, const Catalog &Known) {
  if (const ArtifactModel *M = Known.artifact(Path))
    return M;
  LanguageGuess Guess = languageOf(Content);
  bool Script = Guess.From == LanguageGuess::Source::Interpreter;
  if (!Script && !isOpenEnded(Path))
    return nullptr;
  return Guess.What.isUnknown() ? nullptr : Known.artifactIn(Guess.What.name());
}

} // namespace

Exposed writtenContent(const LinkedCrossing &L, Language In) {
  return exposed(L.At, Role::Text, SettlesText, In);
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
  return Name.empty() || Name == "..." ? "a file" : "'" + escaped(Name) + "'";
}

std::optional<Written> written(const LinkedCrossing &L, const Catalog &Known) {
  const Text *Path = L.At.input(Role::Path);
  const Text *Content = L.At.input(Role::Text);
  if (L.At.Kind != CrossingKind::Write || !Path || !Content)
    return std::nullopt;
  Written W;
  const ArtifactModel *M = artifactOf(*Path, *Content, Known);
  if (!M || M->Becomes == Becomes::Settings)
    return std::nullopt;
  W.Becomes = M->Becomes;
  W.Language = M->Language;
  W.File = writtenFile(L);
  W.Content = writtenContent(L, languageNamed(W.Language));
  if (W.Content.Holes.empty())
    return std::nullopt;
  return W;
}

} // namespace bordercheck
