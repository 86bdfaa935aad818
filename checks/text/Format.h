// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Format strings taken apart: what a formatting function copies, and which argument
// fills which place.
#ifndef BORDERCHECK_TEXT_FORMAT_H
#define BORDERCHECK_TEXT_FORMAT_H

#include "llvm/ADT/StringRef.h"
#include <string>
#include <vector>

namespace bordercheck {

enum class FormatLanguage : uint8_t {
  Printf,     ///< ISO C and POSIX ("%1$s") conversions
  Fmt,        ///< std::format and fmt replacement fields
  Percent,    ///< %1, %2: each call fills the lowest that are left
  Boost,      ///< %1%, %|1$+5|, %s: likewise
  Dollar,     ///< $0, $1
  DollarName, ///< $name$
  Mustache,   ///< {{name}}, with sections, statements and comments
};

/// Do the places bear names?
bool isNamed(FormatLanguage Language);
/// Does a call leave the places for which it has no argument to the next one?
bool isFilledInTurn(FormatLanguage Language);

struct FormatPiece {
  /// Characters copied as they are; empty for a conversion.
  std::string Literal;
  bool IsConversion = false;
  /// Which of the arguments after the format, from 0. Of a language that is filled in turn:
  /// the lower ones come first.
  unsigned Argument = 0;
  /// The conversion can only yield a number.
  bool Number = false;
  /// Of the value, in a language that names them.
  std::string Name;
  /// The conversion as the format has it.
  std::string Spelled;
};

/// Never fails: what is no valid conversion is copied as a literal. \p Next: the argument that
/// a conversion without a number takes; a format in several parts goes on counting.
std::vector<FormatPiece> parseFormat(llvm::StringRef Format, FormatLanguage Language,
                                     unsigned &Next);
std::vector<FormatPiece> parseFormat(llvm::StringRef Format, FormatLanguage Language);

} // namespace bordercheck

#endif
