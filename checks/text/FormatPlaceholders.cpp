// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Languages whose places are numbered or named: %1, %1%, $0, $name$, {{name}}.
#include "checks/text/FormatSplitter.h"
#include "llvm/ADT/StringExtras.h"

namespace bordercheck {
namespace {

/// What of \p Rest lies before \p Mark, all of it where there is none, goes to \p Out.
/// \returns whether there is one; \p Rest then begins with it.
bool copyUntil(llvm::StringRef Mark, llvm::StringRef &Rest, FormatSplitter &Out) {
  size_t At = std::min(Rest.find(Mark), Rest.size());
  Out.copy(Rest.take_front(At));
  Rest = Rest.drop_front(At);
  return !Rest.empty();
}

/// A number of at most \p Digits digits at the beginning of \p Rest.
std::optional<unsigned> takeNumber(llvm::StringRef &Rest, size_t Digits) {
  llvm::StringRef Chars = Rest.take_while(llvm::isDigit).take_front(Digits);
  unsigned N = 0;
  if (Chars.getAsInteger(10, N))
    return std::nullopt;
  Rest = Rest.drop_front(Chars.size());
  return N;
}

bool isNameChar(char C) { return llvm::isAlnum(C) || C == '_' || C == '.' || C == '-'; }

/// What of \p Before \p Rest no longer holds.
llvm::StringRef spelled(llvm::StringRef Before, llvm::StringRef Rest) {
  return Before.drop_back(Rest.size());
}

/// %1%, %|1$+5|: behind the '%'. \returns false where it is neither.
bool boostPlace(llvm::StringRef &Rest, llvm::StringRef Whole, unsigned &Next, FormatSplitter &Out) {
  llvm::StringRef Ahead = Rest;
  if (std::optional<unsigned> N = takeNumber(Ahead, 4); N && *N && Ahead.consume_front("%")) {
    Rest = Ahead;
    Out.convert(*N - 1, false, spelled(Whole, Rest));
    return true;
  }
  if (!Ahead.consume_front("|"))
    return false;
  auto [Directive, After] = Ahead.split('|');
  if (Directive.size() == Ahead.size())
    return false;
  Rest = After;
  std::optional<unsigned> N = takeNumber(Directive, 4);
  bool Positional = N && *N && (Directive.empty() || Directive.starts_with("$"));
  Out.convert(Positional ? *N - 1 : Next++, false, spelled(Whole, Rest));
  return true;
}

/// What stands between {{ and }}: a name and what is done to it, or a section's edge.
void mustacheTag(llvm::StringRef Tag, llvm::StringRef Spelled, FormatSplitter &Out) {
  Tag = Tag.trim(" \t\r\n-+~");
  if (Tag.empty() || llvm::StringRef("#/^!=%").contains(Tag.front()))
    return;
  Tag = Tag.ltrim("&{> ");
  Out.name(Tag.take_while(isNameChar), Spelled);
}

} // namespace

void splitPercent(llvm::StringRef Rest, FormatSplitter &Out) {
  while (copyUntil("%", Rest, Out)) {
    llvm::StringRef Whole = Rest;
    Rest = Rest.drop_front();
    llvm::StringRef Ahead = Rest;
    Ahead.consume_front("L");
    std::optional<unsigned> N = takeNumber(Ahead, 2);
    if (!N) {
      Out.copy("%");
      continue;
    }
    Rest = Ahead;
    Out.convert(*N, false, spelled(Whole, Rest));
  }
}

void splitBoost(llvm::StringRef Rest, unsigned &Next, FormatSplitter &Out) {
  while (copyUntil("%", Rest, Out)) {
    llvm::StringRef Whole = Rest;
    Rest = Rest.drop_front();
    if (Rest.consume_front("%"))
      Out.copy("%");
    else if (!boostPlace(Rest, Whole, Next, Out))
      printfConversion(Rest, Next, Out);
  }
}

void splitDollar(llvm::StringRef Rest, FormatSplitter &Out) {
  while (copyUntil("$", Rest, Out)) {
    llvm::StringRef Whole = Rest;
    Rest = Rest.drop_front();
    if (std::optional<unsigned> N = takeNumber(Rest, 1)) {
      Out.convert(*N, false, spelled(Whole, Rest));
      continue;
    }
    Rest.consume_front("$"); // "$$" is a dollar
    Out.copy("$");
  }
}

void splitDollarName(llvm::StringRef Rest, FormatSplitter &Out) {
  while (copyUntil("$", Rest, Out)) {
    size_t End = Rest.find('$', 1);
    llvm::StringRef Name = Rest.slice(1, End).trim(' ');
    if (End == llvm::StringRef::npos || Name.contains('\n')) {
      Out.copy("$");
      Rest = Rest.drop_front();
      continue;
    }
    llvm::StringRef Spelled = Rest.take_front(End + 1);
    Rest = Rest.drop_front(End + 1);
    if (Name.empty())
      Out.copy("$");
    // ${name$ and $}$ mark a range for an index, and leave nothing.
    else if (Name.front() != '{' && Name.front() != '}')
      Out.name(Name, Spelled);
  }
}

void splitMustache(llvm::StringRef Rest, FormatSplitter &Out) {
  while (copyUntil("{", Rest, Out)) {
    llvm::StringRef Whole = Rest;
    llvm::StringRef Closing = Rest.starts_with("{{{")  ? "}}}"
                              : Rest.starts_with("{{") ? "}}"
                              : Rest.starts_with("{%") ? "%}"
                              : Rest.starts_with("{#") ? "#}"
                                                       : "";
    size_t End = Closing.empty() ? llvm::StringRef::npos : Rest.find(Closing, 2);
    if (End == llvm::StringRef::npos) {
      Out.copy("{");
      Rest = Rest.drop_front();
      continue;
    }
    llvm::StringRef Tag = Rest.slice(Closing.size(), End);
    Rest = Rest.drop_front(End + Closing.size());
    if (Closing.ends_with("}}"))
      mustacheTag(Tag, spelled(Whole, Rest), Out);
  }
}

} // namespace bordercheck
