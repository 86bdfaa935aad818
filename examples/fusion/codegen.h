// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

/// Generates the C++ source of a schema's operators.

#ifndef FUSION_CODEGEN_H
#define FUSION_CODEGEN_H

#include "schema.h"

#include <string>

namespace fusion {

/// Returns one translation unit with a function `fusion_<name>` for each
/// operator that has an expression.
std::string generateSource(const Schema &schema);

} // namespace fusion

#endif // FUSION_CODEGEN_H
