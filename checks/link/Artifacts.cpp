// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "checks/link/Artifacts.h"
#include "checks/text/Artifact.h"
#include "checks/text/Commands.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/Sequence.h"
#include <map>
#include <set>

namespace bordercheck {
namespace {

using Index = std::map<std::string, std::vector<size_t>>;

/// "./a" and "a" are one file.
std::string key(const Shape &S) {
  std::string Printed = S.print();
  if (llvm::StringRef(Printed).starts_with("\"./"))
    Printed.erase(1, 2);
  return Printed;
}

/// A path that has lost its order, even as one alternative, may be anything.
bool isKnown(const Text &Path) {
  return llvm::none_of(Path.shapes(), [](const Shape &S) {
    return llvm::any_of(S.pieces(), [](const Piece &P) { return P.isBag(); });
  });
}

/// The places that write a file, by each shape that its path may have.
Index writersByPath(const std::vector<LinkedCrossing> &Crossings) {
  Index Writers;
  for (size_t I = 0; I < Crossings.size(); ++I) {
    const Crossing &C = Crossings[I].At;
    const Text *Path = C.Kind == CrossingKind::Write ? C.input(Role::Path) : nullptr;
    if (!Path || !isKnown(*Path))
      continue;
    for (const Shape &S : Path->shapes())
      if (namesOneFile(S))
        Writers[key(S)].push_back(I);
  }
  return Writers;
}

/// Does \p Command hold \p Path as some of its words, or parts of them?
bool mentions(const Shape &Command, const Shape &Path) {
  const Pieces &Words = Command.pieces();
  const Pieces &Named = Path.pieces();
  if (Named.empty())
    return false;
  auto Fits = [&](size_t At, size_t I) {
    const Piece &Word = Words[At + I];
    if (!Word.isLiteral() || !Named[I].isLiteral())
      return Word == Named[I];
    llvm::StringRef Chars = Word.text();
    llvm::StringRef Wanted = Named[I].text();
    bool First = I == 0;
    bool Last = I + 1 == Named.size();
    if (First && Last)
      return Chars.contains(Wanted);
    return First ? Chars.ends_with(Wanted) : Last ? Chars.starts_with(Wanted) : Chars == Wanted;
  };
  for (size_t At = 0; At + Named.size() <= Words.size(); ++At)
    if (llvm::all_of(llvm::seq<size_t>(0, Named.size()), [&](size_t I) { return Fits(At, I); }))
      return true;
  return false;
}

/// A path that is one value is a part of the command also where the command's order was lost.
bool holds(const Text &Command, const Shape &Path) {
  if (Path.pieces().size() != 1 || !Path.pieces().front().isHole())
    return false;
  const Hole &Named = Path.pieces().front().hole();
  bool Found = false;
  Command.forEachHole([&](const Hole &H) { Found |= Hole::compareValues(H, Named) == 0; });
  return Found;
}

bool mentions(const Text &Command, const Text &Path) {
  if (!isKnown(Path))
    return false;
  return llvm::any_of(Path.shapes(), [&](const Shape &P) {
    if (!namesOneFile(P))
      return false;
    return holds(Command, P) ||
           llvm::any_of(Command.shapes(), [&](const Shape &C) { return mentions(C, P); });
  });
}

/// Does \p Line name what it starts with the file, by its name or as a compiler's options do?
/// "$EDITOR file" does not.
bool namesProgram(const Text &Line, const Text &Path) {
  std::vector<ShellCommand> All = shellCommands(Line);
  auto LosesOrder = [](const Shape &S) {
    return llvm::any_of(S.pieces(), [](const Piece &P) { return P.isBag(); });
  };
  return All.empty() || llvm::any_of(All, [&](const ShellCommand &C) {
           if (C.Words.empty())
             return false;
           const Text &Program = C.Words.front().Value;
           return !C.program().empty() || compilerCall(C) || mentions(Program, Path) ||
                  llvm::any_of(Program.shapes(), LosesOrder);
         });
}

/// The files that the compilers in \p Line make.
std::vector<Text> outputsOf(const Text &Line) {
  std::vector<Text> All;
  for (const ShellCommand &C : shellCommands(Line))
    if (std::optional<CompilerCall> Call = compilerCall(C); Call && Call->Output)
      All.push_back(*Call->Output);
  return All;
}

/// Where the file at \p Path is loaded, run or interpreted.
std::vector<ArtifactUse> usersOf(const Text &Path, const std::vector<LinkedCrossing> &Crossings) {
  std::set<std::string> Keys;
  for (const Shape &S : Path.shapes())
    if (isKnown(Path) && namesOneFile(S))
      Keys.insert(key(S));
  std::vector<ArtifactUse> All;
  for (const LinkedCrossing &L : Crossings) {
    const Text *Used = L.At.Kind == CrossingKind::Write ? nullptr : L.At.input(Role::Path);
    if (Used && llvm::any_of(Used->shapes(), [&](const Shape &S) { return Keys.count(key(S)); }))
      All.push_back({L.At.Kind, L.At.Callee, L.At.Where, /*ReadBack=*/false});
  }
  return All;
}

void addUse(LinkedCrossing &Writer, ArtifactUse U) {
  auto Same = [&](const ArtifactUse &O) { return O.Where == U.Where; };
  if (!llvm::any_of(Writer.Uses, Same))
    Writer.Uses.push_back(std::move(U));
}

} // namespace

namespace {

/// A rename or a copy that the program makes.
struct Renaming {
  Text From, To;
  Step Where;
  /// The function that makes it.
  std::string Function;
};

std::vector<Renaming> renamings(const std::vector<LinkedCrossing> &Crossings, BoundCounts &Cut) {
  std::vector<Renaming> All;
  for (const LinkedCrossing &L : Crossings) {
    const Text *From = L.At.input(Role::From);
    const Text *To = L.At.input(Role::Path);
    if (!From || !To)
      continue;
    Text Path = holdsHandle(*From) ? pathOf(*From, Cut) : *From;
    Step Made{L.At.Where, "becomes '" + shortName(*To) + "' here"};
    All.push_back({std::move(Path), *To, std::move(Made), L.Function});
  }
  return All;
}

/// Do both name the same file for certain? Within one function a path is what it is, whatever
/// it is made of.
bool nameOneFile(const Text &A, const Text &B, bool InOneFunction) {
  return isKnown(A) && isKnown(B) && llvm::any_of(A.shapes(), [&](const Shape &S) {
           bool Telling = InOneFunction ? !S.empty() : namesOneFile(S);
           return Telling &&
                  llvm::any_of(B.shapes(), [&](const Shape &T) { return key(S) == key(T); });
         });
}

/// The call that opens what \p C writes.
const Place &sinkOf(const Crossing &C) { return C.Chain.empty() ? C.Where : C.Chain.back().Where; }

/// Is a handle of \p T one that was opened at \p Where?
bool isOpenedAt(const Text &T, const Place &Where) {
  bool Found = false;
  T.forEachHole([&](const Hole &H) {
    Found |= H.isHandle() && !H.Trace.empty() && H.Trace.front().Where == Where;
  });
  return Found;
}

bool holdsAll(const Text &T, const Text &Others) {
  return llvm::all_of(Others.shapes(),
                      [&](const Shape &S) { return llvm::is_contained(T.shapes(), S); });
}

/// \returns whether a name was added.
bool renameWrites(std::vector<LinkedCrossing> &Crossings, const Renaming &R, BoundCounts &Cut) {
  bool Changed = false;
  for (LinkedCrossing &W : Crossings) {
    if (W.At.Kind != CrossingKind::Write || !W.At.input(Role::Text))
      continue;
    for (CrossingInput &I : W.At.Inputs) {
      if (I.As != Role::Path || holdsAll(I.Value, R.To) ||
          !nameOneFile(R.From, I.Value, W.Function == R.Function))
        continue;
      I.Value = Text::join(I.Value, R.To, Cut);
      W.At.Writes.push_back(R.Where);
      Changed = true;
    }
  }
  return Changed;
}

} // namespace

void followRenames(std::vector<LinkedCrossing> &Crossings, BoundCounts &Cut) {
  // A file may be renamed more than once.
  constexpr unsigned MaxRounds = 4;
  std::vector<Renaming> All = renamings(Crossings, Cut);
  for (unsigned Round = 0; Round < MaxRounds; ++Round) {
    bool Changed = false;
    for (const Renaming &R : All)
      Changed |= renameWrites(Crossings, R, Cut);
    if (!Changed)
      break;
  }
}

void markExecutables(std::vector<LinkedCrossing> &Crossings, BoundCounts &Cut) {
  for (const LinkedCrossing &L : Crossings) {
    const Text *Of = L.At.input(Role::Executable);
    if (!Of)
      continue;
    bool ByHandle = holdsHandle(*Of);
    Text Path = ByHandle ? pathOf(*Of, Cut) : *Of;
    for (LinkedCrossing &W : Crossings) {
      const Text *Written = W.At.Kind == CrossingKind::Write && W.At.input(Role::Text)
                                ? W.At.input(Role::Path)
                                : nullptr;
      if (!Written || !(ByHandle ? isOpenedAt(*Of, sinkOf(W.At))
                                 : nameOneFile(Path, *Written, W.Function == L.Function)))
        continue;
      W.IsExecutable = true;
      W.At.Writes.push_back({L.At.Where, "may be run from here on"});
    }
  }
}

void mergeWrites(std::vector<LinkedCrossing> &Crossings, BoundCounts &Cut) {
  std::map<std::pair<Place, std::string>, size_t> First;
  std::vector<LinkedCrossing> Merged;
  for (LinkedCrossing &L : Crossings) {
    const Text *Path = L.At.Kind == CrossingKind::Write ? L.At.input(Role::Path) : nullptr;
    if (!Path) {
      Merged.push_back(std::move(L));
      continue;
    }
    auto [At, New] = First.try_emplace({L.At.Where, Path->print()}, Merged.size());
    if (New) {
      Merged.push_back(std::move(L));
      continue;
    }
    llvm::append_range(Merged[At->second].At.Writes, L.At.Writes);
    for (CrossingInput &I : Merged[At->second].At.Inputs)
      if (const Text *More = I.As == Role::Text ? L.At.input(Role::Text) : nullptr)
        I.Value = Text::join(I.Value, *More, Cut);
  }
  for (LinkedCrossing &L : Merged) {
    std::vector<Step> &Writes = L.At.Writes;
    llvm::sort(Writes);
    Writes.erase(std::unique(Writes.begin(), Writes.end()), Writes.end());
  }
  Crossings = std::move(Merged);
}

void joinArtifacts(std::vector<LinkedCrossing> &Crossings) {
  Index Writers = writersByPath(Crossings);
  if (Writers.empty())
    return;
  auto Join = [&](const Text &Path, const Crossing &User, bool ReadBack) {
    for (const Shape &S : Path.shapes())
      if (auto At = Writers.find(key(S)); At != Writers.end())
        for (size_t W : At->second)
          addUse(Crossings[W], {User.Kind, User.Callee, User.Where, ReadBack});
  };
  for (const LinkedCrossing &L : Crossings) {
    const Crossing &User = L.At;
    if (User.Kind == CrossingKind::Write)
      continue;
    for (const CrossingInput &I : User.Inputs) {
      if (I.As == Role::Path)
        Join(I.Value, User, /*ReadBack=*/false);
      I.Value.forEachHole([&](const Hole &H) {
        if (H.Path && H.Stands.isOrigin() && H.Stands.From == OriginKind::File)
          Join(*H.Path, User, /*ReadBack=*/true);
      });
      if (User.Kind != CrossingKind::Command)
        continue;
      for (LinkedCrossing &W : Crossings)
        if (const Text *Path = W.At.Kind == CrossingKind::Write ? W.At.input(Role::Path) : nullptr)
          if (mentions(I.Value, *Path)) {
            bool Named = I.As != Role::Text || namesProgram(I.Value, *Path);
            addUse(W, {User.Kind, User.Callee, User.Where, false, !Named});
            // What is made of the file is used where the program uses it.
            for (const Text &Made : outputsOf(I.Value))
              for (const ArtifactUse &U : usersOf(Made, Crossings))
                addUse(W, U);
          }
    }
  }
  for (LinkedCrossing &L : Crossings)
    llvm::sort(L.Uses,
               [](const ArtifactUse &A, const ArtifactUse &B) { return A.Where < B.Where; });
}

} // namespace bordercheck
