// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Several findings of one thing as one, for a reader who acts once [D13].
#ifndef BORDERCHECK_JUDGE_MERGE_H
#define BORDERCHECK_JUDGE_MERGE_H

#include "checks/judge/Judge.h"

namespace bordercheck {

/// A finding and the crossing that it is about.
using Found = std::pair<Finding, const LinkedCrossing *>;

/// \p Leading is as grave as the gravest of those that it stands for.
void raise(Finding &Leading, const Finding &Other);

/// A chain is one finding: what it leads to is listed on it.
void mergeChains(std::vector<Found> &All);

/// So are several ways of the same data to one place, several openings of one file in a
/// function, and the same value put into the same kind of place all over a source file: the
/// first leads, the other places are listed on it. Only findings that still count are merged.
void mergeAlike(std::vector<Found> &All);

} // namespace bordercheck

#endif
