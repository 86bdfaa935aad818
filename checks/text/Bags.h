// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What stays in a bag that would grow without end: what tells a reader, and the rules, most.
#ifndef BORDERCHECK_TEXT_BAGS_H
#define BORDERCHECK_TEXT_BAGS_H

#include "checks/text/Shape.h"

namespace bordercheck {

/// Holds \p Members, which is sorted, to Bounds::MaxBag: one number stands for all numbers;
/// past the bound literals go, then holes whose like stays. What goes is counted in \p Cut.
void boundMembers(Pieces &Members, BoundCounts &Cut);

} // namespace bordercheck

#endif
