// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Joins crossings by the files between them: what one place writes another compiles,
// loads, runs, or reads back into a text that becomes code.
#ifndef BORDERCHECK_LINK_ARTIFACTS_H
#define BORDERCHECK_LINK_ARTIFACTS_H

#include "checks/link/Link.h"

namespace bordercheck {

/// One write for each file and place, with all that is written to it.
void mergeWrites(std::vector<LinkedCrossing> &Crossings, BoundCounts &Cut);

/// A file that is renamed or copied is written under its other name, too.
void followRenames(std::vector<LinkedCrossing> &Crossings, BoundCounts &Cut);

/// Marks the writes of files that the program makes executable.
void markExecutables(std::vector<LinkedCrossing> &Crossings, BoundCounts &Cut);

/// Fills LinkedCrossing::Uses of each write crossing, sorted by place.
void joinArtifacts(std::vector<LinkedCrossing> &Crossings);

} // namespace bordercheck

#endif
