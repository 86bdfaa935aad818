// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What a rule is: a pure function from a linked crossing to findings.
// checks/rules/Rules.def lists them; a rule's code and page bear its id.
#ifndef BORDERCHECK_JUDGE_RULE_H
#define BORDERCHECK_JUDGE_RULE_H

#include "checks/catalog/Catalog.h"
#include "checks/judge/Tables.h"
#include "checks/link/Link.h"
#include "checks/model/Finding.h"
#include "llvm/ADT/ArrayRef.h"

namespace bordercheck {

struct Written;

/// What a rule may look up.
struct RuleContext {
  const Catalog &Known;
  /// What the crossing at hand writes (checks/judge/Written.h); null where nothing will take the
  /// file as code.
  const struct Written *Written = nullptr;
  const Tables &Data = builtinTables();
  /// Some crossing of the program is a command: its environment has readers.
  bool StartsPrograms = false;
};

/// What a rule finds at one crossing: nothing or one finding, mostly. One whose place is not the
/// crossing's is about that place alone.
struct Findings : std::vector<Finding> {
  Findings() = default;
  Findings(std::nullopt_t /*None*/) {}
  Findings(Finding F) { push_back(std::move(F)); }
  Findings(std::optional<Finding> F) {
    if (F)
      push_back(std::move(*F));
  }
};

using RuleFunction = Findings (*)(const LinkedCrossing &, const RuleContext &);

enum class RuleStatus : uint8_t { Preview, Stable, Deprecated };
llvm::StringRef nameOf(RuleStatus S);

struct RuleInfo {
  llvm::StringRef Id; ///< "unverified-load"
  RuleFunction Judge;
  llvm::StringRef Since; ///< the version that brought it
  RuleStatus Status;
  llvm::StringRef Summary; ///< also the first sentence of its page
};

/// All rules, sorted by id.
llvm::ArrayRef<RuleInfo> allRules();
const RuleInfo *findRule(llvm::StringRef Id);
/// The rule's page in Markdown.
llvm::StringRef pageOf(const RuleInfo &Rule);

/// Declares the rules' functions for their own files and for the registry.
#define RULE(ID, FUNCTION, SINCE, STATUS, SUMMARY)                                                 \
  Findings FUNCTION(const LinkedCrossing &, const RuleContext &);
#include "checks/rules/Rules.def"

} // namespace bordercheck

#endif
