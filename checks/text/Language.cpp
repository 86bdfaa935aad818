// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guesses: by what is said, by name, by `#!`, by evidence. Evidence of a language counts
// for those that extend it, so a C++ text is C++ only where something in it is not C.
#include "checks/text/Language.h"
#include "checks/text/LanguageData.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Path.h"

namespace bordercheck {
namespace {

using llvm::StringRef;
using Source = LanguageGuess::Source;

/// Characters that are searched for evidence; what a text is shows early.
constexpr size_t MaxSearched = 1U << 14;

void append(const Pieces &Parts, bool Ordered, std::string &Out) {
  for (const Piece &P : Parts) {
    if (P.isLiteral())
      Out += P.text();
    else if (P.isHole() && P.hole().Around && !Ordered)
      Out += P.hole().Around->Before + HoleMark + P.hole().Around->After;
    else if (P.isHole())
      Out += HoleMark;
    else
      append(P.members(), P.isRepeat(), Out);
    if (!Ordered)
      Out += '\n';
  }
}

/// The characters of all shapes, with a mark for each hole.
std::string flattened(const Text &T) {
  std::string Out;
  for (const Shape &S : T.shapes()) {
    append(S.pieces(), true, Out);
    Out += '\n';
  }
  return Out;
}

struct Score {
  const LanguageInfo *Of = nullptr;
  int Points = 0;
  std::string Why;
};

Score scoreOf(const LanguageInfo &L, StringRef Chars) {
  Score Out{&L, 0, {}};
  unsigned Named = 0;
  for (const LanguageEvidence &E : L.Evidence) {
    if (!E.What.isIn(Chars))
      continue;
    Out.Points += E.Weight;
    if (E.Weight > 0 && Named++ < 3)
      Out.Why += (Out.Why.empty() ? "" : ", ") + ("'" + E.What.plain() + "'");
  }
  if (L.MostEvidence)
    Out.Points = std::min(Out.Points, L.MostEvidence);
  return Out;
}

/// The most points; of two languages with as many, the one that the other extends, and
/// none where neither extends the other.
LanguageGuess byEvidence(StringRef Chars) {
  std::vector<Score> Scores;
  for (const auto &L : LanguageTable::get().languages())
    Scores.push_back(scoreOf(*L, Chars));
  const Score *Best = &Scores.front();
  for (const Score &S : Scores)
    if (S.Points > Best->Points ||
        (S.Points == Best->Points && Language(Best->Of).isKindOf(S.Of->Name)))
      Best = &S;
  bool Tie = llvm::any_of(Scores, [&](const Score &S) {
    return S.Points == Best->Points && !Language(S.Of).isKindOf(Best->Of->Name);
  });
  if (Best->Points < EnoughEvidence || Tie)
    return {};
  return {Language(Best->Of), Source::Evidence, Best->Why, Best->Points};
}

/// The program of a `#!` line: "python" of "#!/usr/bin/env python3 -u".
StringRef interpreterOf(StringRef Chars) {
  if (!Chars.consume_front("#!"))
    return {};
  llvm::SmallVector<StringRef, 8> Words;
  Chars.take_until([](char C) { return C == '\n'; }).split(Words, ' ', -1, false);
  for (StringRef Word : Words) {
    StringRef Program = Word.rsplit('/').second.empty() ? Word : Word.rsplit('/').second;
    if (Program != "env" && !Word.starts_with("-") && !Word.contains('='))
      return Program;
  }
  return {};
}

LanguageGuess byInterpreter(StringRef Chars) {
  StringRef Program = interpreterOf(Chars);
  const LanguageInfo *L = LanguageTable::get().ofInterpreter(Program);
  if (!L)
    return {};
  return {Language(L), Source::Interpreter, ("its first line runs " + Program).str()};
}

} // namespace

StringRef Language::name() const { return Info ? StringRef(Info->Name) : "unknown"; }
StringRef Language::title() const { return Info ? StringRef(Info->Title) : "text"; }

bool Language::isKindOf(StringRef Name) const {
  for (const LanguageInfo *L = Info; L; L = L->Base)
    if (L->Name == Name)
      return true;
  return false;
}

bool isScript(const Text &T) {
  std::string Chars = flattened(T);
  llvm::SmallVector<StringRef> Lines;
  StringRef(Chars).split(Lines, '\n');
  // "#!AMR" begins a sound.
  return llvm::any_of(Lines, [](StringRef Line) {
    return Line.consume_front("#!") &&
           (Line.ltrim(' ').starts_with("/") || Line.ltrim(' ').starts_with(HoleMark));
  });
}

Language languageNamed(StringRef Name) { return Language(LanguageTable::get().named(Name)); }

LanguageGuess languageOfPath(const Text &Path) {
  LanguageGuess Out;
  for (const Shape &S : Path.shapes()) {
    StringRef Suffix = S.knownSuffix();
    StringRef Name = llvm::sys::path::filename(Suffix);
    if (Suffix.ends_with("/"))
      return {};
    auto [L, By] = LanguageTable::get().ofFile(Name);
    if (!L || (!Out.What.isUnknown() && Out.What.info() != L))
      return {};
    Out = {Language(L), Source::Name, ("the name " + By).str()};
  }
  return Out;
}

LanguageGuess languageOf(const Text &T, StringRef Said, const Text *Path) {
  if (!Said.empty())
    return {languageNamed(Said), Source::Crossing, "the call"};
  std::string Chars = flattened(T);
  Chars.resize(std::min(Chars.size(), MaxSearched));
  if (Path) {
    LanguageGuess ByName = languageOfPath(*Path);
    if (!ByName.What.isUnknown()) {
      // A header may be of a language that extends the one its name stands for.
      LanguageGuess Seen = byEvidence(Chars);
      bool Finer = !(Seen.What == ByName.What) && Seen.What.isKindOf(ByName.What.name());
      return Finer ? Seen : ByName;
    }
  }
  LanguageGuess ByProgram = byInterpreter(Chars);
  return ByProgram.What.isUnknown() ? byEvidence(Chars) : ByProgram;
}

} // namespace bordercheck
