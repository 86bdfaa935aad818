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
  Printf, ///< ISO C and POSIX ("%1$s") conversions
  Fmt,    ///< std::format and fmt replacement fields
};

struct FormatPiece {
  /// Characters copied as they are; empty for a conversion.
  std::string Literal;
  bool IsConversion = false;
  /// Which of the arguments after the format, from 0.
  unsigned Argument = 0;
  /// The conversion can only yield a number.
  bool Number = false;
};

/// Never fails: what is no valid conversion is copied as a literal.
std::vector<FormatPiece> parseFormat(llvm::StringRef Format, FormatLanguage Language);

} // namespace bordercheck

#endif
