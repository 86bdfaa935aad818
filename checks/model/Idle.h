// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Most functions of most headers do nothing that concerns anybody: they compute. What is left of
// them in a summary is calls of each other. Without those, summaries are smaller and links quicker.
#ifndef BORDERCHECK_MODEL_IDLE_H
#define BORDERCHECK_MODEL_IDLE_H

#include "checks/model/Summary.h"

namespace bordercheck {

/// Drops direct calls of the functions in \p S.Idle where nothing reads what they return or
/// leave, then functions that do nothing without those calls; their ids join S.Idle, which
/// ends up sorted. Linking yields the same with and without.
void dropIdle(Summary &S);

} // namespace bordercheck

#endif
