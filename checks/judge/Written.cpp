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

/// What the file is.
struct Kind {
  bordercheck::Becomes Becomes = Becomes::Settings;
  std::string Language;

  Kind() = default;
  Kind(const ArtifactModel &M) : Becomes(M.Becomes), Language(M.Language) {}
};

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

/// Where a name has several ends, one of which makes the file code, in a language that is not
/// known unless they agree.
Kind kindOf(const Text &Path, const Text &Content, const Catalog &Known) {
  if (const ArtifactModel *M = artifactOf(Path, Content, Known))
    return *M;
  std::vector<const ArtifactModel *> Among = Known.artifactsAmong(Path);
  llvm::erase_if(Among, [](const ArtifactModel *M) { return M->Becomes != Becomes::Import; });
  if (Among.empty())
    return {};
  Kind K = *Among.front();
  if (llvm::any_of(Among, [&](const ArtifactModel *M) { return M->Language != K.Language; }))
    K.Language.clear();
  return K;
}

} // namespace

Exposed writtenContent(const LinkedCrossing &L, Language In) {
  return exposed(L.At, Role::Text, SettlesText, In);
}

/// "'<name>.py'": what is known of the name behind the last slash.
std::string writtenFile(const LinkedCrossing &L, const Catalog &Known) {
  const Text *Path = L.At.input(Role::Path);
  if (!Path || Path->isUnset())
    return "a file";
  // Of several names the one that makes it code; the others are of the file on its way.
  auto IsCode = [&](const Shape &S) { return Known.artifact(Text::shape(S)) != nullptr; };
  auto Telling = llvm::find_if(Path->shapes(), IsCode);
  const Shape &Shown = Telling == Path->shapes().end() ? Path->shapes().back() : *Telling;
  std::string Name;
  for (const Piece &P : Shown.pieces()) {
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
  Kind K = kindOf(*Path, *Content, Known);
  if (K.Becomes == Becomes::Settings)
    return std::nullopt;
  W.Becomes = K.Becomes;
  W.Language = K.Language;
  W.File = writtenFile(L, Known);
  W.Content = writtenContent(L, languageNamed(W.Language));
  if (W.Content.Holes.empty())
    return std::nullopt;
  return W;
}

} // namespace bordercheck
