// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Work that may crash, such as parsing code that nobody has parsed before, without taking
// the rest of the run along.
#ifndef BORDERCHECK_TOOLS_CRASHGUARD_H
#define BORDERCHECK_TOOLS_CRASHGUARD_H

#include "llvm/ADT/STLFunctionalExtras.h"

namespace bordercheck {

/// Runs \p Work on a thread of its own, with a stack for deep nesting. \returns false where
/// it crashed, also by running out of that stack; what it held then is lost.
bool ranToItsEnd(llvm::function_ref<void()> Work);

} // namespace bordercheck

#endif
