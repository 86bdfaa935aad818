// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What a run has to say, and the renderers that say it. A renderer only writes what
// it is given: nothing here decides, reads files or knows the time.
#ifndef BORDERCHECK_REPORT_REPORT_H
#define BORDERCHECK_REPORT_REPORT_H

#include "checks/judge/Judge.h"
#include "checks/review/Records.h"
#include "checks/text/Visible.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/raw_ostream.h"
#include <map>

namespace bordercheck {

/// A unit that could not be analysed, or not wholly.
struct Incomplete {
  std::string Unit;
  std::string Why;
};

struct Report {
  /// To be decided: what makes a run fail. Like the next one sorted by place, and identified.
  std::vector<Finding> Findings;
  /// Known, approved or silenced.
  std::vector<Finding> Settled;
  /// A baseline was given; of it nothing matches Gone any more.
  bool Compared = false;
  std::vector<Record> Gone;
  std::vector<Remark> Remarks;
  std::vector<Incomplete> Unanalysed;
  /// For --inventory: every crossing, constant ones too.
  std::vector<LinkedCrossing> Inventory;
  bool WithInventory = false;
  /// An older inventory to compare with: its fingerprints, and words for each.
  std::optional<std::map<std::string, std::string>> InventoryWas;
  unsigned Units = 0;
  /// The text of the files that places name, where it could be read: for excerpts, columns
  /// and line hashes.
  llvm::StringMap<std::string> Sources;
  /// Of the files that findings are in: who has to approve, where that is known.
  llvm::StringMap<std::vector<std::string>> Owners;

  /// How many settled ones stand so.
  size_t count(Standing S) const;
};

/// Names of formats, for messages: "text, json or sarif".
std::string formatNames();

enum class Format : uint8_t {
  Text,
  Json,
  Sarif,
  Html,
  GitLab,
  Rdjsonl,
  GitHub,
  Sonar,
  JUnit,
  Fixes,
  Markdown,
  Csv,
};
constexpr unsigned NumFormats = static_cast<unsigned>(Format::Csv) + 1;
llvm::StringRef nameOf(Format As);
std::optional<Format> formatFrom(llvm::StringRef Name);

void render(const Report &R, Format As, llvm::raw_ostream &Out);

/// The renderers, one a file. Text is for people; Json is documented in README.md;
/// Sarif is SARIF 2.1.0.
void renderText(const Report &R, llvm::raw_ostream &Out);
void renderJson(const Report &R, llvm::raw_ostream &Out);
void renderSarif(const Report &R, llvm::raw_ostream &Out);
void renderHtml(const Report &R, llvm::raw_ostream &Out);
void renderGitLab(const Report &R, llvm::raw_ostream &Out);
void renderRdjsonl(const Report &R, llvm::raw_ostream &Out);
void renderGitHub(const Report &R, llvm::raw_ostream &Out);
void renderSonar(const Report &R, llvm::raw_ostream &Out);
void renderJUnit(const Report &R, llvm::raw_ostream &Out);
void renderFixes(const Report &R, llvm::raw_ostream &Out);
void renderMarkdown(const Report &R, llvm::raw_ostream &Out);
/// The inventory alone.
void renderCsv(const Report &R, llvm::raw_ostream &Out);

/// For people: grouped, with source lines, and colours where \p Color.
void renderTerminal(const Report &R, bool Color, llvm::raw_ostream &Out);

/// \p S as a message to people in a format that has room for little: visible, and of an
/// enormous text the beginning and how much was left out.
std::string readable(llvm::StringRef S);

/// Bordercheck's own version: "0.1.0".
llvm::StringRef versionString();

/// The rule as users name it: "bordercheck-unverified-load".
std::string checkName(llvm::StringRef Rule);

} // namespace bordercheck

#endif
