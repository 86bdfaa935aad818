// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The parts of a SARIF log that its two files share.
#ifndef BORDERCHECK_REPORT_SARIF_H
#define BORDERCHECK_REPORT_SARIF_H

#include "checks/report/Report.h"
#include "llvm/Support/JSON.h"

namespace bordercheck {

llvm::json::Object sarifMessage(llvm::StringRef Text);
const char *sarifLevel(Severity S);
/// As GitHub grades: low below 4, medium below 7, high below 9.
const char *securitySeverity(Severity S);

/// \p Level is the gravest of the rule's findings: GitHub grades rules, not results.
llvm::json::Object sarifRule(const RuleInfo &R, Severity Level);
llvm::json::Object sarifTaxonomy(const Taxonomy &T);

} // namespace bordercheck

#endif
