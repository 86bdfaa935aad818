// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

/// Builds the generated source with the system compiler.

#ifndef FUSION_BUILD_H
#define FUSION_BUILD_H

#include "schema.h"

#include <string>

namespace fusion {

/// Version of the compiler, as it reports it; empty if it does not run.
std::string compilerVersion();

/// Generates, writes and compiles the module; returns its shared library.
std::string compileModule(const Schema &schema);

/// Removes what compileModule() left in the temporary directory.
void removeModule(const Schema &schema);

} // namespace fusion

#endif // FUSION_BUILD_H
