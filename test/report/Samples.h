// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Reports by hand: plain ones, and ones whose every string tries to get out of its place.
#ifndef BORDERCHECK_TEST_REPORT_SAMPLES_H
#define BORDERCHECK_TEST_REPORT_SAMPLES_H

#include "checks/report/Report.h"
#include "test/text/Build.h"

namespace bordercheck {

Finding loadFinding();
Report oneFinding(Finding F = loadFinding());
/// \p N that comments silence.
std::vector<Finding> silenced(size_t N);

/// Strings of a hostile program: they must not get out of their place.
std::string hostile();
/// The finding with hostile strings wherever a program's text can stand.
Report hostileReport();
/// Texts of a megabyte.
Report hugeReport();
/// \p N findings of several rules, grades, folders and origins.
Report manyFindings(size_t N);
/// All that a report can hold, open and settled.
Report fullReport();

} // namespace bordercheck

#endif
