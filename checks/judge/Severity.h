// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// How grave a crossing is: a table over its kind and the highest controller of a
// hole that no gate covers.
#ifndef BORDERCHECK_JUDGE_SEVERITY_H
#define BORDERCHECK_JUDGE_SEVERITY_H

#include "checks/model/Finding.h"

namespace bordercheck {

Severity severityOf(CrossingKind Kind, Controller Who);

} // namespace bordercheck

#endif
