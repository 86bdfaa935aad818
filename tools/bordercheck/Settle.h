// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Between judging and rendering: which findings are still to be decided, by what the
// project keeps of them.
#ifndef BORDERCHECK_TOOLS_SETTLE_H
#define BORDERCHECK_TOOLS_SETTLE_H

#include "checks/report/Report.h"

namespace bordercheck {

/// Where approvals are kept unless told otherwise, in the working directory.
constexpr llvm::StringLiteral ApprovalsFile = ".bordercheck-approvals.yaml";
constexpr llvm::StringLiteral BaselineFile = ".bordercheck-baseline.yaml";

/// What the project keeps of findings.
struct Kept {
  std::string ApprovalsIn;
  std::vector<Record> Approvals;
  std::optional<std::vector<Record>> Baseline;
  /// "2026-12-31", UTC.
  std::string Today;
};

/// Reads what \p Approvals and \p Baseline name. Empty: the approvals where they usually are,
/// or none; no baseline.
llvm::Expected<Kept> readKept(llvm::StringRef Approvals, llvm::StringRef Baseline);

/// \p File as records below \p Key; none where it is not there and need not be.
llvm::Expected<std::vector<Record>> readRecordsIn(llvm::StringRef Key, llvm::StringRef File,
                                                  bool MustExist);

/// Identifies the findings of \p J, decides those that \p By knows, and puts each where it
/// belongs in \p R, with the sources that they name.
void settle(Report &R, Judgement J, const Kept &By);

} // namespace bordercheck

#endif
