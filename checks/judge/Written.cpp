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

/// Parts that functions all over a program write, in an order that nobody knows: of many, some
/// look like any language.
bool losesOrder(const Text &Content) {
  return llvm::any_of(Content.shapes(), [](const Shape &S) {
    return llvm::any_of(S.pieces(), [](const Piece &P) { return P.isBag(); });
  });
}
/// Then one thing that no other language has is not enough.
constexpr int MuchEvidence = EnoughEvidence + 2;

/// What the file is.
struct Kind {
  bordercheck::Becomes Becomes = Becomes::Settings;
  std::string Language;

  Kind() = default;
  Kind(bordercheck::Becomes Becomes, std::string Language)
      : Becomes(Becomes), Language(std::move(Language)) {}
  Kind(const ArtifactModel &M) : Becomes(M.Becomes), Language(M.Language) {}
};

/// By the first line of a script, which counts whatever the file is called, or by the rest
/// of the content.
const ArtifactModel *artifactOf(const Text &Path, const Text &Content, const Catalog &Known) {
  if (const ArtifactModel *M = Known.artifact(Path))
    return M;
  LanguageGuess Guess = languageOf(Content);
  bool Script = Guess.From == LanguageGuess::Source::Interpreter;
  if (!Script && (!isOpenEnded(Path) || (losesOrder(Content) && Guess.Points < MuchEvidence)))
    return nullptr;
  return Guess.What.isUnknown() ? nullptr : Known.artifactIn(Guess.What.name());
}

/// Has a compiler or an engine made what is written?
bool isCompiled(const Text &Content) {
  bool Compiled = false;
  Content.forEachHole([&](const Hole &H) {
    Compiled |= H.Stands.isOrigin() && H.Stands.From == OriginKind::Compiled;
  });
  return Compiled;
}

/// Where a name has several ends, one of which makes the file code, in a language that is not
/// known unless they agree.
Kind kindOf(const LinkedCrossing &L, const Text &Path, const Text &Content, const Catalog &Known) {
  if (const ArtifactModel *M = artifactOf(Path, Content, Known))
    return *M;
  // These, too, count whatever the file is called.
  if (isScript(Content))
    return Kind(Becomes::Import, "script");
  if (isCompiled(Content))
    return Kind(Becomes::Import, "compiled");
  if (L.IsExecutable)
    return Kind(Becomes::Import, "executable");
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

/// Does \p H come from the file at \p Path itself? Whoever may write there needs nobody to do so.
static bool isOfTheFile(const Hole &H, const Text &Path) {
  return H.Stands.isOrigin() && H.Stands.From == OriginKind::File && H.Path && *H.Path == Path;
}

Exposed writtenContent(const LinkedCrossing &L, Language In) {
  Exposed E = exposed(L.At, Role::Text, SettlesText, In);
  // Where the program makes code of the file, it counts all the same.
  if (const Text *Path = L.At.input(Role::Path); Path && L.Uses.empty())
    llvm::erase_if(E.Holes, [&](const Hole *H) { return isOfTheFile(*H, *Path); });
  return E;
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
  Kind K = kindOf(L, *Path, *Content, Known);
  if (K.Becomes == Becomes::Settings)
    return std::nullopt;
  W.Becomes = K.Becomes;
  W.Language = K.Language;
  W.IsCompiled = isCompiled(*Content);
  W.File = writtenFile(L, Known);
  W.Content = writtenContent(L, languageNamed(W.Language));
  if (W.Content.Holes.empty())
    return std::nullopt;
  return W;
}

} // namespace bordercheck
