// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What the lexer knows at one place of a text: the modes it is in, and the little of
// what stands before that tells a name from an expression. States are values and
// compare equal, so that a loop in a text is lexed until no new one appears.
#ifndef BORDERCHECK_TEXT_POSITIONSTATE_H
#define BORDERCHECK_TEXT_POSITIONSTATE_H

#include "checks/text/LanguageData.h"

namespace bordercheck {

/// A mode that was entered.
struct LexFrame {
  unsigned Mode = 0;
  /// `end`s that still close something nested in it.
  unsigned Depth = 0;
  /// Of the line that opened it.
  unsigned Indent = 0;
  bool Format = false;
  std::string Opened;
  std::string Kept;

  friend bool operator==(const LexFrame &, const LexFrame &) = default;
};

/// The last token before a place.
enum class LastToken : uint8_t { None, Word, Operand, Punctuation };

/// Where a call of a printf-like function is.
enum class FormatCall : uint8_t { None, Expected, Seen };

struct LexState {
  std::vector<LexFrame> Stack;
  /// Opened on this line, entered at the next.
  std::vector<LexFrame> Later;
  char Before = '\n';
  char BeforeThat = '\n';
  /// The word that is being read, and the last one that was.
  std::string Word;
  std::string LastWord;
  LastToken Last = LastToken::None;
  /// Of the last punctuation: the character, a blank before it, a word before that.
  char Mark = 0;
  bool MarkSpaced = false;
  bool MarkAfterWord = false;
  bool Escaped = false;
  FormatCall Call = FormatCall::None;
  unsigned Indent = 0;

  friend bool operator==(const LexState &, const LexState &) = default;

  const LanguageMode &mode() const { return LanguageTable::get().mode(Stack.back().Mode); }
  /// Steps over one character that opens and closes nothing.
  void advance(char C);
  /// A quoted part ended here.
  void endOperand();
  /// Only the modes: what order of members a bag had is not known.
  void forgetTokens();

  /// The position of a hole here, with \p Next behind it.
  Position positionBefore(llvm::StringRef Next) const;
  /// May an operand begin here?
  bool expectsOperand() const;
  bool inNumber() const;

private:
  void endWord();
  bool isPartOfName(llvm::StringRef Next) const;
  bool isName(llvm::StringRef Next) const;
  bool declaresName() const;
  bool isNumber(llvm::StringRef Next, bool Glued) const;
};

} // namespace bordercheck

#endif
