// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Where clang-tidy declares its registry of modules: a header of its own up to 21.
// Delete when LLVM 22 is the oldest one supported.
#ifndef BORDERCHECK_PLUGIN_TIDY_REGISTRY_H
#define BORDERCHECK_PLUGIN_TIDY_REGISTRY_H

#include "checks/flow/Compat.h"

#if BORDERCHECK_TIDY_REGISTRY_HEADER
#include "clang-tidy/ClangTidyModuleRegistry.h"
#endif

#endif
