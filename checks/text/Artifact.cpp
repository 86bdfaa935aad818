// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "checks/text/Artifact.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

namespace bordercheck {
namespace {

/// One level: the path of what named a path tells a reader nothing.
std::shared_ptr<const Text> shallow(const Text &Path) {
  return std::make_shared<const Text>(Path.mapHoles([](const HolePtr &H) -> HolePtr {
    if (!H->Path)
      return H;
    auto Flat = std::make_shared<Hole>(*H);
    Flat->Path = nullptr;
    return Flat;
  }));
}

void name(Hole &H) {
  std::string Of = H.Path ? shortName(*H.Path) : "";
  if (H.isHandle()) {
    H.Name = "open " + Of;
    return;
  }
  H.Stands.Detail = Of;
  bool Entry = H.Stands.From == OriginKind::Environment && !Of.empty();
  H.Name = (Entry ? "env" : nameOf(H.Stands.From).str()) + (Of.empty() ? "" : " " + Of);
}

/// Was it declared that nobody but the developer and the operator decides the path?
bool isTrusted(const Text &Path) {
  bool Any = false;
  bool All = true;
  Path.forEachHole([&](const Hole &H) {
    Any = true;
    All &= H.hasGate(GateKind::Promotion);
  });
  return Any && All;
}

/// Who decides what is read from a file at \p Path is at most who decides such a path.
Controller controllerOf(OriginKind From, bool Trusted) {
  Controller Usual = defaultController(From);
  return Trusted ? std::min(Usual, Controller::Operator) : Usual;
}

Shape readShape(const Hole &Handle) {
  OriginKind From = Handle.Stands.From;
  bool Trusted = Handle.hasGate(GateKind::Promotion) || isTrusted(*Handle.Path);
  Hole H = originNamed(From, controllerOf(From, Trusted), *Handle.Path);
  H.Trace = Handle.Trace;
  return Shape(std::make_shared<const Hole>(std::move(H)));
}

HolePtr readHole(const HolePtr &H) {
  if (H->Read || H->Stands.K == Symbol::Kind::Function)
    return H;
  if (H->Stands.isOrigin() && !H->Number && H->Part)
    return H;
  if (H->Stands.isOrigin() && H->Number)
    return std::make_shared<const Hole>(unknownRead());
  auto Content = std::make_shared<Hole>(*H);
  Content->Part = H->Stands.isOrigin();
  Content->Read = !H->Stands.isOrigin();
  Content->Number = false;
  return Content;
}

/// One value wherever it is read: not an element, not a number, not a fresh read, and not a
/// field, of which each object has its own.
bool isStable(const Hole &H) {
  switch (H.Stands.From) {
  case OriginKind::Environment:
  case OriginKind::Settings:
  case OriginKind::Parameter:
  case OriginKind::Global:
    return !H.Number && !H.Part && !H.Read;
  default:
    return false;
  }
}

} // namespace

Hole originNamed(OriginKind From, Controller Who, const Text &Of) {
  Hole H;
  H.Stands = Symbol::origin(From, Who, "");
  if (!Of.isUnset())
    H.Path = shallow(Of);
  name(H);
  // A name that is known says all, and lets two reads of it be one value.
  if (Of.constant() && From != OriginKind::File)
    H.Path = nullptr;
  return H;
}

std::string shortName(const Text &Path) {
  if (std::optional<std::string> Constant = Path.constant())
    return *Constant;
  std::string Name;
  Path.forEachHole([&](const Hole &H) {
    if (Name.empty())
      Name = "<" + H.Name + ">";
  });
  return Name;
}

/// A terminal, a pipe, /dev/null: what is written there is gone.
static bool isDevice(llvm::StringRef Path) {
  return Path.starts_with("/dev/") && !Path.starts_with("/dev/shm/");
}

static bool isBound(const Hole &H) {
  std::optional<std::string> Constant = H.Path ? H.Path->constant() : std::string();
  return !Constant || (!Constant->empty() && !isDevice(*Constant));
}

Text openHandle(OriginKind From, const Text &Path, llvm::StringRef Opener, const Place &Where) {
  Hole H;
  H.Stands = Symbol::handle(From);
  H.Stands.Detail = Opener.str();
  H.Number = true; // it carries no text itself
  H.Path = shallow(Path);
  name(H);
  if (isBound(H))
    H.Trace.push_back({Where, "'" + shortName(Path) + "' is opened here"});
  return Text::hole(std::move(H));
}

HolePtr boundTo(const HolePtr &H, const Text &Path) {
  if (*H->Path == Path)
    return H;
  auto Bound = std::make_shared<Hole>(*H);
  if (Bound->Stands.isOrigin() && isTrusted(Path))
    Bound->Stands.Who = std::min(Bound->Stands.Who, Controller::Operator);
  Bound->Path = shallow(Path);
  name(*Bound);
  return Bound;
}

bool holdsHandle(const Text &T) {
  bool Found = false;
  T.forEachHole([&](const Hole &H) { Found |= H.isHandle(); });
  return Found;
}

bool beginsWithHandle(const Shape &S) {
  if (S.empty() || !S.pieces().front().isHole())
    return false;
  const Hole &H = S.pieces().front().hole();
  return H.isHandle() || !H.Stands.isOrigin();
}

bool mayBeHandle(const Text &T) { return llvm::any_of(T.shapes(), beginsWithHandle); }

bool isUnbound(const Text &T) {
  bool Bound = false;
  T.forEachHole([&](const Hole &H) { Bound |= H.isHandle() && isBound(H); });
  return !Bound && holdsHandle(T);
}

Hole unknownRead() {
  return originNamed(OriginKind::File, defaultController(OriginKind::File), Text());
}

Text readFrom(const Text &Handle) {
  Text Result;
  BoundCounts None;
  for (const Shape &S : Handle.shapes()) {
    bool Done = false;
    S.forEachHole([&](const Hole &H) {
      if (!H.isHandle() || Done)
        return;
      Result = Text::join(Result, Text::shape(readShape(H)), None);
      Done = true;
    });
    if (!Done)
      Result = Text::join(Result, Text::shape(S).mapHoles(readHole), None);
  }
  return Result;
}

Text pathOf(const Text &T, BoundCounts &Cut) {
  Text Paths;
  T.forEachHole([&](const Hole &H) {
    if (H.isHandle() && isBound(H))
      Paths = Text::join(Paths, *H.Path, Cut);
  });
  return Paths;
}

Text contentOf(const Text &T, BoundCounts &Cut) {
  auto WithoutHandles = [](const HolePtr &H) {
    return H->isHandle() ? Text::literal("") : Text::shape(Shape(H));
  };
  Text Bare = T.substitute(WithoutHandles, Cut);
  Text Written;
  for (const Shape &S : Bare.shapes())
    if (!S.empty())
      Written = Text::join(Written, Text::shape(S), Cut);
  return Written;
}

bool namesOneFile(const Shape &Path) {
  if (isDevice(Path.knownPrefix()))
    return false;
  constexpr size_t Telling = 4;
  size_t Letters = 0;
  bool Stable = !Path.empty();
  for (const Piece &P : Path.pieces()) {
    if (P.isBag())
      return false;
    if (P.isLiteral())
      Letters += static_cast<size_t>(llvm::count_if(P.text(), llvm::isAlnum));
    P.forEachHole([&](const Hole &H) { Stable &= isStable(H); });
  }
  return Letters >= Telling || (Stable && !Path.constant()) || (Letters && Path.constant());
}

} // namespace bordercheck
