// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The patterns of the language files: what opens and closes a part of a text, and what
// tells a language from another. Small on purpose, so that a table of them reads like
// the text it describes, and so that matching never goes back over more than a line.
//
//   ^      the beginning of a line            $      the end of a line
//   ~      blanks, or nothing                 (a blank)  one or more blanks
//   @      letters, digits, _ or a hole       +      anything but blanks; a hole too
//   *      anything in the line, or nothing   ?      any one character, or a hole
//   %      where a word may begin: after a blank, an operator, a line's beginning
//   {w}    letters, digits, _ or nothing: kept, for the {} of the pattern that closes
//   {=}    any number of that character, kept likewise
//   |      the match ends here; what follows is only looked at
//   \      the next character stands for itself
//
// A pattern that begins or ends with a letter matches whole words only.
#ifndef BORDERCHECK_TEXT_LANGUAGEPATTERN_H
#define BORDERCHECK_TEXT_LANGUAGEPATTERN_H

#include "checks/text/Hole.h"
#include "llvm/ADT/StringRef.h"
#include <bitset>
#include <optional>
#include <string>
#include <vector>

namespace bordercheck {

/// Letters, digits, the underscore, and bytes that are not ASCII.
bool isWordChar(char C);
inline bool isBlank(char C) { return C == ' ' || C == '\t' || C == '\r'; }

class LanguagePattern {
public:
  struct Match {
    /// Characters taken; what is only looked at does not count.
    size_t Length = 0;
    std::string Kept;
  };

  LanguagePattern() = default;
  explicit LanguagePattern(llvm::StringRef Source, bool IgnoreCase = false);

  /// Matches \p Chars from \p At on; \p Before is the character in front of it ('\n' at
  /// the beginning) and \p Kept what {} stands for.
  std::optional<Match> matchAt(llvm::StringRef Chars, size_t At, char Before,
                               llvm::StringRef Kept = {}) const;
  /// Does it match anywhere in \p Chars?
  bool isIn(llvm::StringRef Chars) const;
  /// The characters with which a match may begin.
  const std::bitset<256> &firstChars() const { return First; }
  /// The characters that stand for themselves, with \p Kept for {}: "*/".
  std::string plain(llvm::StringRef Kept = {}) const;

private:
  enum class Kind : uint8_t {
    Char,
    LineBegin,
    LineEnd,
    Blanks,
    SomeBlanks,
    Word,
    NonBlank,
    Anything,
    Any,
    WordBegin,
    Keep,
    Kept,
    Look,
    Edge,
  };
  struct Item {
    Kind K = Kind::Char;
    char C = 0;
  };

  bool matchFrom(size_t Index, llvm::StringRef Chars, size_t At, char Before, llvm::StringRef Kept,
                 size_t Begin, Match &Result) const;
  bool matchRun(size_t Index, llvm::StringRef Chars, size_t At, llvm::StringRef Kept, size_t Begin,
                Match &Result) const;
  bool accepts(const Item &I, char C) const;
  void findFirstChars();

  std::vector<Item> Items;
  bool IgnoreCase = false;
  std::bitset<256> First;
};

} // namespace bordercheck

#endif
