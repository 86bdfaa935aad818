// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What the commands share that scan a program: its units, and the report on them.
#ifndef BORDERCHECK_TOOLS_SCAN_H
#define BORDERCHECK_TOOLS_SCAN_H

#include "Finish.h"
#include "Units.h"
#include "checks/config/Configuration.h"

namespace bordercheck {

struct Scanned {
  Selection Selected;
  /// One for each of Selected.Commands.
  std::vector<UnitResult> Units;
  /// The catalogs that they were summarized with, and what holds for the whole program.
  std::vector<const Catalog *> Catalogs;
  const Configured *Whole = nullptr;
};

/// The units that \p Request names, each summarized by what the configuration nearest to it says.
/// \p Settings owns the catalogs.
llvm::Expected<Scanned> scanUnits(const ScanRequest &Request, Configurations &Settings);

Gathered gathered(Scanned Done);

llvm::Expected<Report> reportOn(const ScanRequest &Request, const Reporting &As);

} // namespace bordercheck

#endif
