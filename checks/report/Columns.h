// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Lines of the analysed sources, and columns as consumers count them. Places count
// bytes; SARIF as GitHub reads it counts UTF-16 code units.
#ifndef BORDERCHECK_REPORT_COLUMNS_H
#define BORDERCHECK_REPORT_COLUMNS_H

#include "checks/report/Report.h"

namespace bordercheck {

/// Line \p P.Line of its file, without its end; nothing where the file was not read or is
/// shorter.
std::optional<llvm::StringRef> lineAt(const Report &R, const Place &P);

/// The column of \p P, 1-based, in UTF-16 code units; nothing where the line is not known.
std::optional<unsigned> utf16Column(const Report &R, const Place &P);

} // namespace bordercheck

#endif
