// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Tells apart, in code, what a generator means by a hole: a name, a number or anything.
#include "checks/text/PositionState.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

namespace bordercheck {
namespace {

/// Longer words are no keywords.
constexpr size_t MaxWord = 24;

bool contains(const std::vector<std::string> &Words, llvm::StringRef Word, bool IgnoreCase) {
  return llvm::any_of(Words, [&](llvm::StringRef W) {
    return IgnoreCase ? W.equals_insensitive(Word) : W == Word;
  });
}

bool isIdentifierChar(char C, const LanguageInfo &L) {
  return isWordChar(C) || (C && llvm::StringRef(L.Chars).contains(C));
}

} // namespace

bool LexState::inNumber() const { return !Word.empty() && llvm::isDigit(Word.front()); }

void LexState::endWord() {
  if (Word.empty())
    return;
  LastWord = std::move(Word);
  Word.clear();
  Last = LastToken::Word;
}

void LexState::advance(char C) {
  const LanguageInfo &L = *mode().Words;
  if (isIdentifierChar(C, L) || C == HoleMark || (C == '\'' && inNumber())) {
    // A word that holds a value is no keyword, however it goes on: so a loop that adds to it
    // comes to the same state again.
    if (Word.size() < MaxWord && !llvm::StringRef(Word).contains(HoleMark))
      Word += C;
  } else {
    endWord();
    if (C == '\n' && L.LineStatements)
      Last = LastToken::None;
    if (!isBlank(C) && C != '\n') {
      bool SameMark = Last == LastToken::Punctuation && Before == Mark && C == Mark;
      if (!SameMark) {
        MarkAfterWord = Last == LastToken::Word;
        MarkSpaced = isBlank(Before);
      }
      Mark = C;
      Last = LastToken::Punctuation;
      if (C == '(' && contains(L.Formats, LastWord, L.IgnoreCase) && MarkAfterWord)
        Call = FormatCall::Expected;
      else if (C == ';' || (Call == FormatCall::Seen && (C == ',' || C == ')')))
        Call = FormatCall::None;
    }
  }
  BeforeThat = Before;
  Before = C;
}

void LexState::endOperand() {
  endWord();
  Last = LastToken::Operand;
}

void LexState::forgetTokens() {
  Word.clear();
  LastWord.clear();
  Last = LastToken::None;
  Mark = 0;
  MarkSpaced = MarkAfterWord = Escaped = false;
  Before = Before == '\n' ? '\n' : ' ';
  BeforeThat = ' ';
}

bool LexState::expectsOperand() const {
  const LanguageInfo &L = *mode().Words;
  if (!Word.empty())
    return contains(L.Operators, Word, L.IgnoreCase);
  switch (Last) {
  case LastToken::None:
    return true;
  case LastToken::Word:
    return contains(L.Operators, LastWord, L.IgnoreCase);
  case LastToken::Operand:
    return false;
  case LastToken::Punctuation:
    return !llvm::StringRef(")]}").contains(Mark);
  }
  return false;
}

/// `int ‹x›`, `def ‹x›`, and with a mark between: `char *‹x›`, `T& ‹x›`, `list<T> ‹x›`.
bool LexState::declaresName() const {
  const LanguageInfo &L = *mode().Words;
  bool AnyWord = llvm::is_contained(L.NamesAfter, "*");
  auto Declares = [&] {
    if (contains(L.Operators, LastWord, L.IgnoreCase) || llvm::isDigit(LastWord.front()))
      return false;
    return AnyWord || contains(L.NamesAfter, LastWord, L.IgnoreCase);
  };
  if (LastWord.empty() || !Word.empty())
    return false;
  if (Last == LastToken::Word)
    return Declares();
  bool Spaced = isBlank(Before);
  if (Last != LastToken::Punctuation)
    return false;
  if (Mark == '*' || Mark == '&')
    return AnyWord && MarkAfterWord && MarkSpaced != Spaced && Declares();
  return Mark == '>' && Spaced && !MarkSpaced && BeforeThat == '>' && Declares();
}

bool LexState::isPartOfName(llvm::StringRef Next) const {
  const LanguageInfo &L = *mode().Words;
  llvm::StringRef Tail = Next.ltrim(HoleMark);
  bool GluedLeft = isIdentifierChar(Before, L) ||
                   (Before == HoleMark && Word.size() > 1 && llvm::any_of(Word, isWordChar));
  return GluedLeft || (!Tail.empty() && isIdentifierChar(Tail.front(), L));
}

bool LexState::isName(llvm::StringRef Next) const {
  const LanguageInfo &L = *mode().Words;
  if (Word.empty() && Last == LastToken::Punctuation && Before == Mark)
    for (llvm::StringRef M : L.Members)
      if (M.back() == Before && (M.size() == 1 || M.front() == BeforeThat))
        return true;
  if (Before == HoleMark || Next.starts_with(llvm::StringRef(&HoleMark, 1)))
    return false;
  auto Follows = [&](llvm::StringRef Token) { return Next.starts_with(Token); };
  return Follows("(") || llvm::any_of(L.NamesBefore, Follows) || declaresName();
}

bool LexState::isNumber(llvm::StringRef Next, bool Glued) const {
  if (inNumber())
    return true;
  if (Before == '.' && llvm::isDigit(BeforeThat))
    return true;
  if (Glued || Next.empty())
    return false;
  if (Next.size() > 1 && Next[0] == '.' && llvm::isDigit(Next[1]))
    return true;
  size_t Suffix = Next.find_first_not_of("fFuUlL");
  Suffix = std::min(Suffix, Next.size());
  return Suffix > 0 && Suffix <= 3 && (Suffix == Next.size() || !isWordChar(Next[Suffix]));
}

Position LexState::positionBefore(llvm::StringRef Next) const {
  const LanguageMode &M = mode();
  const LexFrame &Top = Stack.back();
  Position P;
  P.Kind = Top.Format ? PositionKind::FormatString : M.Kind;
  if (P.Kind == PositionKind::Code || P.Kind == PositionKind::Directive) {
    if (isNumber(Next, isIdentifierChar(Before, *M.Words))) {
      P.Kind = PositionKind::Number;
      return P;
    }
    // A directive's words have a grammar of their own.
    if (isPartOfName(Next) || (P.Kind == PositionKind::Code && isName(Next))) {
      P.Kind = PositionKind::Identifier;
      return P;
    }
    if (P.Kind == PositionKind::Code)
      return P;
  }
  P.In = &M;
  if (!M.Bare)
    P.Quote =
        M.Kind == PositionKind::IncludePath ? Top.Opened.substr(Top.Opened.size() - 1) : Top.Opened;
  P.Delimiter = Top.Kept;
  return P;
}

} // namespace bordercheck
