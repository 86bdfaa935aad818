// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What `scan` and `link` share: from the summaries of a program to its report and the
// exit code.
#ifndef BORDERCHECK_TOOLS_FINISH_H
#define BORDERCHECK_TOOLS_FINISH_H

#include "Commands.h"
#include "Settle.h"
#include "checks/config/Configuration.h"
#include "checks/link/Collect.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace bordercheck {

/// A request that was understood.
struct Reporting {
  ReportRequest Request;
  Format How = Format::Text;
  JudgeOptions Judged;
  Kept By;
};

/// Fails with what is wrong and what can be given instead: before the work, not after.
llvm::Expected<Reporting> reporting(const ReportRequest &Request);

struct Gathered {
  Collector Units;
  std::vector<Incomplete> Unanalysed;
  /// For --stats: what was not looked at on purpose, units that were not parsed, and flags
  /// that were left out.
  unsigned Skipped = 0;
  unsigned FromCache = 0;
  unsigned FlagsLeftOut = 0;
  /// The units are what somebody gathered: say what they call and do not hold.
  bool SayMissing = false;
};

/// Links, judges and settles, all by what \p Here says.
Report conclude(Gathered All, const Configured &Here, const Reporting &As);

/// Writes \p R. \returns the exit code.
int deliver(const Report &R, const Reporting &As);

/// Both of them.
int finish(Gathered All, const Configured &Here, const Reporting &As);

/// Names on standard error what was not wholly analysed.
void sayWhatFailed(llvm::ArrayRef<Incomplete> All);

/// \p Path with what \p Print writes, or no new file at all. \returns the exit code.
int writeFile(llvm::StringRef Path, llvm::function_ref<void(llvm::raw_ostream &)> Print);

} // namespace bordercheck

#endif
