// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What the commands share that scan a program: its units, and the report on them.
#ifndef BORDERCHECK_TOOLS_SCAN_H
#define BORDERCHECK_TOOLS_SCAN_H

#include "Finish.h"
#include "Units.h"

namespace bordercheck {

struct Scanned {
  Selection Selected;
  /// One for each of Selected.Commands.
  std::vector<UnitResult> Units;
};

/// The units that \p Request names, each summarized.
llvm::Expected<Scanned> scanUnits(const ScanRequest &Request, const Catalog &Known);

Gathered gathered(Scanned Done);

llvm::Expected<Report> reportOn(const ScanRequest &Request, const Reporting &As);

} // namespace bordercheck

#endif
