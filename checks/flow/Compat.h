// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The one place that names LLVM's version. Each shim says when it can go.
#ifndef BORDERCHECK_FLOW_COMPAT_H
#define BORDERCHECK_FLOW_COMPAT_H

#include "llvm/Config/llvm-config.h"

/// clang-tidy's module registry has a header of its own. Delete when min > 21.
#define BORDERCHECK_TIDY_REGISTRY_HEADER (LLVM_VERSION_MAJOR < 22)

/// The table of the driver's options lies with the driver. Delete when min > 21.
#define BORDERCHECK_OPTIONS_OF_DRIVER (LLVM_VERSION_MAJOR < 22)

namespace bordercheck {

/// The major version that this library is built for.
constexpr unsigned BuiltForLLVM = LLVM_VERSION_MAJOR;

} // namespace bordercheck

#endif
