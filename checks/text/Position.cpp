// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What leaves a position is read off its mode: what ends it, escapes in it or opens in
// it. A gate fits where it takes away all of that.
#include "checks/text/Position.h"
#include "checks/text/LanguageData.h"
#include "checks/text/Names.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSwitch.h"

namespace bordercheck {
namespace {

using llvm::StringRef;

constexpr std::array<const char *, 16> KindNames = {
    "unknown",        "whole-text",    "code",         "identifier",    "number",    "string",
    "character",      "format-string", "line-comment", "block-comment", "directive", "include-path",
    "path-component", "command-word",  "heredoc",      "value"};

constexpr std::array<const char *, 16> KindTitles = {"a place that is not known",
                                                     "the whole text",
                                                     "code",
                                                     "an identifier",
                                                     "a number",
                                                     "a string",
                                                     "a character literal",
                                                     "a format string",
                                                     "a line comment",
                                                     "a comment",
                                                     "a directive",
                                                     "an include path",
                                                     "a path component",
                                                     "a command word",
                                                     "a heredoc",
                                                     "a value without quotes"};

/// How an escaper takes away the meaning of a character.
enum class EscapeStyle : uint8_t {
  Backslash, ///< in a place where a backslash does that
  Doubled,   ///< quotes twice
  Entity,    ///< &lt;
  Percent,   ///< %3C, which means nothing to most languages
  Quoted,    ///< into a word with quotes of its own
};

struct Escaper {
  const char *Language;
  EscapeStyle Style;
  const char *Covers;
};

constexpr Escaper Escapers[] = {
    {"c", EscapeStyle::Backslash, "\"'\\\n"},
    {"c++", EscapeStyle::Backslash, "\"'\\\n"},
    {"python", EscapeStyle::Backslash, "\"'\\\n"},
    {"javascript", EscapeStyle::Backslash, "\"'\\\n"},
    {"java", EscapeStyle::Backslash, "\"'\\\n"},
    {"json", EscapeStyle::Backslash, "\"\\\n"},
    {"lua", EscapeStyle::Backslash, "\"\\\n"},
    {"sql", EscapeStyle::Doubled, "'"},
    {"html", EscapeStyle::Entity, "<>&\"'"},
    {"xml", EscapeStyle::Entity, "<>&\"'"},
    {"url", EscapeStyle::Percent, ""},
    {"shell", EscapeStyle::Quoted, ""},
};

/// What ends a position, escapes in it or opens in it; a newline as "\n".
std::vector<std::string> leaving(const Position &At) {
  std::vector<std::string> Out;
  auto Add = [&](std::string What) {
    if (!What.empty() && !llvm::is_contained(Out, What))
      Out.push_back(std::move(What));
  };
  const LanguageMode &M = *At.In;
  for (const LanguagePattern &P : M.End)
    Add(P.plain(At.Delimiter));
  if (M.Escape)
    Add(std::string(1, M.Escape));
  if (M.Line)
    Add("\n");
  for (unsigned Index : M.Opens)
    for (const LanguagePattern &P : LanguageTable::get().mode(Index).Begin)
      Add(P.plain());
  if (At.Kind == PositionKind::FormatString)
    Add("%");
  return Out;
}

std::string spelled(StringRef Chars) {
  StringRef Known = llvm::StringSwitch<StringRef>(Chars)
                        .Case("\"", "a double quote")
                        .Case("'", "a single quote")
                        .Case("`", "a backtick")
                        .Case("\\", "a backslash")
                        .Case("\n", "a newline")
                        .Case("%", "a percent sign")
                        .Case("$", "a dollar sign")
                        .Default({});
  return Known.empty() ? "'" + Chars.str() + "'" : Known.str();
}

std::string listed(llvm::ArrayRef<std::string> Things) {
  std::string Out;
  for (size_t I = 0; I < Things.size(); ++I) {
    if (I)
      Out += I + 1 == Things.size() ? " or " : ", ";
    Out += Things[I];
  }
  return Out;
}

bool escapes(const Escaper &E, const Position &At) {
  const LanguageMode &M = *At.In;
  switch (E.Style) {
  case EscapeStyle::Quoted:
    return At.Kind == PositionKind::CommandWord && At.Quote.empty();
  case EscapeStyle::Percent:
    return M.Leaves.empty() && At.Kind != PositionKind::Heredoc;
  case EscapeStyle::Backslash:
    if (M.Escape != '\\')
      return false;
    break;
  case EscapeStyle::Doubled:
    if (!M.Doubled)
      return false;
    break;
  case EscapeStyle::Entity:
    if (M.Words->Name != "html")
      return false;
    break;
  }
  if (!M.Leaves.empty() && E.Style != EscapeStyle::Entity)
    return false;
  return llvm::all_of(
      leaving(At), [&](StringRef What) { return What.find_first_of(E.Covers) != StringRef::npos; });
}

} // namespace

StringRef nameOf(PositionKind Kind) { return KindNames[static_cast<size_t>(Kind)]; }

std::optional<PositionKind> positionKindFrom(StringRef Name) {
  return enumFrom<PositionKind>(KindNames, Name);
}

std::string Position::describe() const {
  std::string Out = KindTitles[static_cast<size_t>(Kind)];
  bool Quoted = Kind == PositionKind::String || Kind == PositionKind::FormatString ||
                Kind == PositionKind::CommandWord || Kind == PositionKind::Heredoc;
  return Quoted && !Quote.empty() ? Out + " in " + Quote : Out;
}

bool settles(const Gate &G, Language L, const Position &At) {
  switch (G.Kind) {
  case GateKind::Signature:
  case GateKind::Digest:
  case GateKind::AllowList:
  case GateKind::Promotion:
  case GateKind::IdentifierCheck:
    return true;
  case GateKind::Isolation:
    // It limits what code can do, not what becomes code.
    return false;
  case GateKind::Escape:
    break;
  }
  if (!At.In)
    return false;
  for (const Escaper &E : Escapers)
    if (G.Language == E.Language)
      return escapes(E, At);
  // An escaper that is not described is taken at its name, for quoted places only.
  bool Quoted = At.Kind == PositionKind::String || At.Kind == PositionKind::Character;
  return Quoted && G.Language == L.name();
}

std::string leavesBy(Language, const Position &At) {
  switch (At.Kind) {
  case PositionKind::Identifier:
    return "any character but a letter, a digit or an underscore";
  case PositionKind::Number:
    return "any character but a digit or a point";
  case PositionKind::Unknown:
  case PositionKind::WholeText:
  case PositionKind::Code:
    return "any text";
  default:
    break;
  }
  if (!At.In)
    return "any text";
  if (!At.In->Leaves.empty())
    return At.In->Leaves;
  std::vector<std::string> Ways;
  for (const std::string &Chars : leaving(At))
    Ways.push_back(At.Kind == PositionKind::Heredoc && Chars == At.Delimiter
                       ? "a line '" + Chars + "'"
                       : spelled(Chars));
  return listed(Ways);
}

} // namespace bordercheck
