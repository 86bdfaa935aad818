// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The lines that the effects of a unit are about. What stands on any other line can matter to
// no finding, whatever other units do.
#ifndef BORDERCHECK_SUMMARY_LINES_H
#define BORDERCHECK_SUMMARY_LINES_H

#include "checks/model/Summary.h"
#include <set>

namespace bordercheck {

/// The lines of \p File that an effect in \p S names.
std::set<unsigned> linesOf(const Summary &S, llvm::StringRef File);

} // namespace bordercheck

#endif
