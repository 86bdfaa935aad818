// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The one place that names LLVM's version. Each shim says when it can go.
#ifndef BORDERCHECK_FLOW_COMPAT_H
#define BORDERCHECK_FLOW_COMPAT_H

#include "llvm/Config/llvm-config.h"

namespace bordercheck {

/// The major version that this library is built for.
constexpr unsigned BuiltForLLVM = LLVM_VERSION_MAJOR;

} // namespace bordercheck

#endif
