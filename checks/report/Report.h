// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What a run has to say, and the renderers that say it. A renderer only writes what
// it is given: nothing here decides.
#ifndef BORDERCHECK_REPORT_REPORT_H
#define BORDERCHECK_REPORT_REPORT_H

#include "checks/judge/Judge.h"
#include "llvm/Support/raw_ostream.h"

namespace bordercheck {

/// A unit that could not be analysed, or not wholly.
struct Incomplete {
  std::string Unit;
  std::string Why;
};

struct Report {
  std::vector<Finding> Findings;
  std::vector<Incomplete> Unanalysed;
  /// For --inventory: every crossing, constant ones too.
  std::vector<LinkedCrossing> Inventory;
  bool WithInventory = false;
  unsigned Units = 0;
  unsigned Suppressed = 0;
};

enum class Format : uint8_t { Text, Json, Sarif };
std::optional<Format> formatFrom(llvm::StringRef Name);

void render(const Report &R, Format As, llvm::raw_ostream &Out);

/// The renderers, one a file. Text is for people; Json is documented in README.md;
/// Sarif is SARIF 2.1.0.
void renderText(const Report &R, llvm::raw_ostream &Out);
void renderJson(const Report &R, llvm::raw_ostream &Out);
void renderSarif(const Report &R, llvm::raw_ostream &Out);

/// \p S for llvm::json, which accepts only valid UTF-8; generated text may hold
/// anything.
std::string utf8(llvm::StringRef S);

/// \p S for a terminal: valid UTF-8, control characters and line ends spelled out.
std::string printable(llvm::StringRef S);

/// Bordercheck's own version: "0.1.0".
llvm::StringRef versionString();

/// The rule as users name it: "bordercheck-unverified-load".
std::string checkName(llvm::StringRef Rule);

} // namespace bordercheck

#endif
