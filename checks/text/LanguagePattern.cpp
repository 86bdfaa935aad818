// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "checks/text/LanguagePattern.h"
#include "llvm/ADT/StringExtras.h"
#include <algorithm>

namespace bordercheck {
namespace {

/// Characters that one `*` may stand for: enough for a line that people write, and
/// it keeps a file in one line from costing its square.
constexpr size_t MaxRun = 200;

constexpr llvm::StringLiteral BeforeWord = ";|&()";

/// Stands for more characters or fewer, whatever lets the rest match.
bool isRun(char Meta) { return Meta == '@' || Meta == '+' || Meta == '*'; }

} // namespace

bool isWordChar(char C) {
  return llvm::isAlnum(C) || C == '_' || static_cast<unsigned char>(C) >= 0x80;
}

LanguagePattern::LanguagePattern(llvm::StringRef Source, bool IgnoreCase) : IgnoreCase(IgnoreCase) {
  static constexpr std::pair<char, Kind> Metas[] = {
      {'^', Kind::LineBegin}, {'$', Kind::LineEnd},  {'~', Kind::Blanks},   {' ', Kind::SomeBlanks},
      {'@', Kind::Word},      {'+', Kind::NonBlank}, {'*', Kind::Anything}, {'?', Kind::Any},
      {'%', Kind::WordBegin}, {'|', Kind::Look}};
  for (size_t I = 0; I < Source.size(); ++I) {
    char C = Source[I];
    const auto *Meta = llvm::find_if(Metas, [&](const auto &M) { return M.first == C; });
    if (C == '\\' && I + 1 < Source.size())
      Items.push_back({Kind::Char, Source[++I]});
    else if (Source.substr(I).starts_with("{}"))
      Items.push_back({Kind::Kept, 0}), ++I;
    else if (C == '{' && I + 2 < Source.size() && Source[I + 2] == '}')
      Items.push_back({Kind::Keep, Source[I + 1]}), I += 2;
    else if (Meta != std::end(Metas))
      Items.push_back({Meta->second, C});
    else
      Items.push_back({Kind::Char, C});
  }
  if (!Items.empty() && Items.front().K == Kind::Char && isWordChar(Items.front().C))
    Items.insert(Items.begin(), {Kind::Edge, 0});
  if (!Items.empty() && Items.back().K == Kind::Char && isWordChar(Items.back().C))
    Items.push_back({Kind::Edge, 1});
  findFirstChars();
}

bool LanguagePattern::accepts(const Item &I, char C) const {
  switch (I.K) {
  case Kind::Char:
    return C == I.C || (IgnoreCase && llvm::toLower(C) == llvm::toLower(I.C));
  case Kind::Blanks:
  case Kind::SomeBlanks:
    return isBlank(C);
  case Kind::Word:
    return isWordChar(C) || C == HoleMark;
  case Kind::NonBlank:
    return !isBlank(C) && C != '\n';
  case Kind::Anything:
  case Kind::Any:
    return C != '\n';
  case Kind::Keep:
    return I.C == 'w' ? isWordChar(C) : C == I.C;
  default:
    return true;
  }
}

/// Items that may take nothing let the next one decide too.
void LanguagePattern::findFirstChars() {
  for (const Item &I : Items) {
    bool Nothing =
        I.K == Kind::LineBegin || I.K == Kind::WordBegin || I.K == Kind::Edge || I.K == Kind::Look;
    bool Optional = Nothing || I.K == Kind::Blanks || I.K == Kind::Anything || I.K == Kind::Keep;
    if (I.K == Kind::LineEnd) {
      First.set('\n');
      return;
    }
    for (unsigned C = 0; C < 256 && !Nothing; ++C)
      if (accepts(I, static_cast<char>(C)))
        First.set(C);
    if (!Optional)
      return;
  }
}

bool LanguagePattern::matchRun(size_t Index, llvm::StringRef Chars, size_t At, llvm::StringRef Kept,
                               size_t Begin, Match &Result) const {
  const Item &I = Items[Index];
  size_t Longest = 0;
  size_t Bound = std::min(Chars.size() - At, MaxRun);
  while (Longest < Bound && accepts(I, Chars[At + Longest]))
    ++Longest;
  bool AtLeastOne = I.K != Kind::Anything && I.K != Kind::Blanks && I.K != Kind::Keep;
  if (AtLeastOne && Longest == 0)
    return false;
  auto Rest = [&](size_t Length) {
    if (I.K == Kind::Keep)
      Result.Kept = Chars.substr(At, Length).str();
    char Before = At + Length ? Chars[At + Length - 1] : '\n';
    return matchFrom(Index + 1, Chars, At + Length, Before,
                     I.K == Kind::Keep ? llvm::StringRef(Result.Kept) : Kept, Begin, Result);
  };
  // Only what may stand for several lengths is tried shorter.
  if (!isRun(I.C))
    return Rest(Longest);
  for (size_t Length = AtLeastOne ? 1 : 0; Length <= Longest; ++Length)
    if (Rest(Length))
      return true;
  return false;
}

bool LanguagePattern::matchFrom(size_t Index, llvm::StringRef Chars, size_t At, char Before,
                                llvm::StringRef Kept, size_t Begin, Match &Result) const {
  std::optional<size_t> End;
  for (; Index < Items.size(); ++Index) {
    const Item &I = Items[Index];
    bool More = At < Chars.size();
    switch (I.K) {
    case Kind::LineBegin:
      if (Before != '\n')
        return false;
      continue;
    case Kind::LineEnd:
      if (More && Chars[At] != '\n')
        return false;
      continue;
    case Kind::WordBegin:
      if (Before != '\n' && !isBlank(Before) && !BeforeWord.contains(Before))
        return false;
      continue;
    case Kind::Edge:
      if (I.C == 0 ? isWordChar(Before) || Before == HoleMark : More && isWordChar(Chars[At]))
        return false;
      continue;
    case Kind::Look:
      Result.Length = At - Begin;
      End = At;
      continue;
    case Kind::Kept:
      if (!Chars.substr(At).starts_with(Kept))
        return false;
      At += Kept.size();
      break;
    case Kind::Char:
    case Kind::Any:
      if (!More || !accepts(I, Chars[At]))
        return false;
      ++At;
      break;
    default: {
      bool Matched = matchRun(Index, Chars, At, Kept, Begin, Result);
      if (Matched && End)
        Result.Length = *End - Begin;
      return Matched;
    }
    }
    if (At > Begin)
      Before = Chars[At - 1];
  }
  Result.Length = (End ? *End : At) - Begin;
  return true;
}

std::optional<LanguagePattern::Match> LanguagePattern::matchAt(llvm::StringRef Chars, size_t At,
                                                               char Before,
                                                               llvm::StringRef Kept) const {
  Match Result;
  if (Items.empty() || !matchFrom(0, Chars, At, Before, Kept, At, Result))
    return std::nullopt;
  return Result;
}

bool LanguagePattern::isIn(llvm::StringRef Chars) const {
  for (size_t At = 0; At < Chars.size(); ++At)
    if (First.test(static_cast<unsigned char>(Chars[At])) &&
        matchAt(Chars, At, At ? Chars[At - 1] : '\n'))
      return true;
  return false;
}

std::string LanguagePattern::plain(llvm::StringRef Kept) const {
  std::string Out;
  for (const Item &I : Items) {
    if (I.K == Kind::Char)
      Out += I.C;
    else if (I.K == Kind::Kept)
      Out += Kept;
  }
  return Out;
}

} // namespace bordercheck
