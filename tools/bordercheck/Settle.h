// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Between judging and rendering: which findings are still to be decided.
#ifndef BORDERCHECK_TOOLS_SETTLE_H
#define BORDERCHECK_TOOLS_SETTLE_H

#include "checks/report/Report.h"

namespace bordercheck {

/// Reads the files that the findings' places name, relative to the working directory, into
/// \p R. What cannot be read is left out: reports do without.
void readSources(Report &R);

/// Identifies the findings of \p J, and puts each where it belongs in \p R.
void settle(Report &R, Judgement J);

} // namespace bordercheck

#endif
