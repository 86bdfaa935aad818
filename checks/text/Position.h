// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Where in the generated language's grammar a hole lands, what a value needs to leave
// that place, and which controls keep it there.
//
//   printf("hello ‹name›\n");   in C: a format string; a double quote, a backslash, a
//                               newline or a percent sign leaves it
#ifndef BORDERCHECK_TEXT_POSITION_H
#define BORDERCHECK_TEXT_POSITION_H

#include "checks/text/Language.h"

namespace bordercheck {

enum class PositionKind : uint8_t {
  Unknown, ///< what stands before it is not known well enough
  WholeText,
  Code,
  Identifier,
  Number,
  String,
  Character,
  FormatString,
  LineComment,
  BlockComment,
  Directive,
  IncludePath,
  PathComponent,
  CommandWord,
  Heredoc,
  Value, ///< a word or scalar without quotes (YAML, Make, CMake, INI)
};

/// As in data files: "format-string".
llvm::StringRef nameOf(PositionKind Kind);
std::optional<PositionKind> positionKindFrom(llvm::StringRef Name);

struct LanguageMode;

struct Position {
  PositionKind Kind = PositionKind::Unknown;
  /// What the hole stands in; null where Kind says all.
  const LanguageMode *In = nullptr;
  /// What opened a quoted place, as written: `"`, `R"x(`, `<<EOF`.
  std::string Quote;
  /// What the closing mark repeats of it: `x`, `EOF`.
  std::string Delimiter;

  /// "string literal in \"", as messages name the place.
  std::string describe() const;
  friend bool operator==(const Position &A, const Position &B) = default;
};

struct HolePosition {
  const Hole *Of = nullptr;
  Position At;
};

/// The positions of all holes, in the order of forEachHole. A repeat is lexed until
/// its states are known; a bag too, its members in any order, unless it is so large
/// that it may have lost some. A hole that lands in different places is code, or
/// unknown.
std::vector<HolePosition> positionsOf(const Shape &S, Language L);
std::vector<HolePosition> positionsOf(const Text &T, Language L);

/// Does \p G keep a value in its position? Controls of who made the value hold
/// anywhere; an escape only where it escapes all that leaves the position, in the way
/// the position understands.
bool settles(const Gate &G, Language L, const Position &At);

/// What leaves the position, for a message: "a double quote or a backslash".
std::string leavesBy(Language L, const Position &At);

} // namespace bordercheck

#endif
