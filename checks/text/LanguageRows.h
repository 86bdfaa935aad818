// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A language file as it is written; LanguageData.h says what each entry means.
#ifndef BORDERCHECK_TEXT_LANGUAGEROWS_H
#define BORDERCHECK_TEXT_LANGUAGEROWS_H

#include "checks/text/Position.h"
#include "llvm/Support/Error.h"

namespace bordercheck {

struct ModeRow {
  std::string Name;
  PositionKind Kind = PositionKind::Code;
  std::vector<std::string> Begin;
  std::vector<std::string> End;
  std::vector<std::string> In;
  std::vector<std::string> Nests;
  std::vector<std::string> Skip;
  std::string Escape;
  bool Doubled = false;
  bool Line = false;
  bool Continues = false;
  bool Dedent = false;
  bool Later = false;
  bool Operand = false;
  bool NotInNumber = false;
  bool Bare = false;
  std::string LexedAs;
  std::string Leaves;
};

struct EvidenceRow {
  std::vector<std::string> Strong;
  std::vector<std::string> Fair;
  std::vector<std::string> Weak;
  std::vector<std::string> Against;
  int AtMost = 0;
};

struct WordsRow {
  std::vector<std::string> Operators;
  std::vector<std::string> NamesAfter;
  std::vector<std::string> NamesBefore;
  std::vector<std::string> Members;
  std::vector<std::string> Formats;
  std::string Chars;
};

struct LanguageRow {
  std::string Name;
  std::string Title;
  std::string Extends;
  std::vector<std::string> Aliases;
  std::vector<std::string> Extensions;
  std::vector<std::string> Files;
  std::vector<std::string> Interpreters;
  EvidenceRow Evidence;
  WordsRow Words;
  bool LineStatements = false;
  bool IgnoreCase = false;
  std::vector<ModeRow> Modes;
};

llvm::Expected<LanguageRow> loadLanguageRow(llvm::StringRef FileName, llvm::StringRef Yaml);

} // namespace bordercheck

#endif
