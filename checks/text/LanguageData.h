// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The table of languages, read once from checks/text/languages/*.yaml. A file says how
// its language is told from others, and of which modes its texts consist. A mode is a
// part of a text with rules of its own: code, a string, a comment, a heredoc. The lexer
// keeps a stack of modes and knows no language.
//
//   name, title, aliases         how the language is called
//   extends                      takes over evidence, words and modes of another one
//   extensions, files, interpreters
//   evidence                     strong (4), fair (2), weak (1), against (-3): patterns;
//                                at-most bounds the points
//   words.operators              words after which an expression follows (return)
//   words.names-after            words after which a name follows; "*" for any other
//   words.names-before           tokens besides ( before which a name stands
//   words.members                tokens after which a name follows (., ->, ::)
//   words.formats                functions whose first string is a format
//   words.chars                  characters of identifiers besides letters, digits, _
//   line-statements, ignore-case
//   modes: name, kind            the mode without `begin` is the one texts start in
//     begin, end                 patterns (LanguagePattern.h)
//     in                         modes in which it opens; the first mode if not stated
//     escape                     the character that takes the next one's meaning
//     doubled                    `end` twice does not end it
//     nests                      patterns after which one more `end` is needed
//     skip                       patterns that mean nothing in it
//     line, continues            a newline ends it; not after a backslash
//     dedent                     ends before a line that is not indented deeper
//     later                      begins at the next line, as a heredoc does
//     operand                    opens only where an operand may begin (regex, not `/`)
//     not-in-number              does not open in a number (1'000)
//     lexed-as                   inside, the rules of that language's first mode hold
//     bare                       what opens it is no quote: a value behind `key:`
//     leaves                     in words, what leaves it, where `end` does not say it
#ifndef BORDERCHECK_TEXT_LANGUAGEDATA_H
#define BORDERCHECK_TEXT_LANGUAGEDATA_H

#include "checks/text/Embedded.h"
#include "checks/text/LanguagePattern.h"
#include "checks/text/Position.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/Error.h"

namespace bordercheck {

struct LanguageMode {
  std::string Name;
  PositionKind Kind = PositionKind::Code;
  std::vector<LanguagePattern> Begin;
  std::vector<LanguagePattern> End;
  std::vector<LanguagePattern> Nests;
  std::vector<LanguagePattern> Skip;
  char Escape = 0;
  bool Doubled = false;
  bool Line = false;
  bool Continues = false;
  bool Dedent = false;
  bool Later = false;
  bool Operand = false;
  bool NotInNumber = false;
  /// What opens it is no quote.
  bool Bare = false;
  std::string Leaves;
  /// Modes that open in this one, the first match wins; indices into the table.
  std::vector<unsigned> Opens;
  /// The language whose words count in it.
  const LanguageInfo *Words = nullptr;
  /// Characters at which something but an advance may happen.
  std::bitset<256> Stops;
};

struct LanguageEvidence {
  LanguagePattern What;
  std::string Source;
  int Weight = 0;
};

struct LanguageInfo {
  std::string Name;
  std::string Title;
  std::vector<std::string> Aliases;
  std::vector<std::string> Extensions;
  std::vector<std::string> Files;
  std::vector<std::string> Interpreters;
  std::vector<LanguageEvidence> Evidence;
  /// Points beyond it do not count; 0 for no bound.
  int MostEvidence = 0;
  const LanguageInfo *Base = nullptr;
  std::vector<std::string> Operators;
  std::vector<std::string> NamesAfter;
  std::vector<std::string> NamesBefore;
  std::vector<std::string> Members;
  std::vector<std::string> Formats;
  std::string Chars;
  bool LineStatements = false;
  bool IgnoreCase = false;
  /// The mode in which a text starts.
  unsigned Root = 0;
};

class LanguageTable {
public:
  /// The embedded one.
  static const LanguageTable &get();
  static llvm::Expected<LanguageTable> load(llvm::ArrayRef<EmbeddedFile> Files);

  llvm::ArrayRef<std::unique_ptr<LanguageInfo>> languages() const { return Languages; }
  const LanguageMode &mode(unsigned Index) const { return Modes[Index]; }
  /// By name or alias, or null.
  const LanguageInfo *named(llvm::StringRef Name) const { return ByName.lookup(Name); }
  /// By a file's base name: whole, or its longest extension; and which of them.
  std::pair<const LanguageInfo *, llvm::StringRef> ofFile(llvm::StringRef BaseName) const;
  /// By the program of a `#!` line, its version apart.
  const LanguageInfo *ofInterpreter(llvm::StringRef Program) const;

private:
  friend class LanguageLinker;

  std::vector<std::unique_ptr<LanguageInfo>> Languages;
  std::vector<LanguageMode> Modes;
  llvm::StringMap<const LanguageInfo *> ByName;
  llvm::StringMap<const LanguageInfo *> ByFile;
  llvm::StringMap<const LanguageInfo *> ByExtension;
  llvm::StringMap<const LanguageInfo *> ByInterpreter;
};

} // namespace bordercheck

#endif
