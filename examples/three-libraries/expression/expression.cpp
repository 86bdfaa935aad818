// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "expression/expression.h"

std::string sourceOf(const std::string &Formula) {
  return "extern \"C\" double kernel(double x) { return " + Formula + "; }\n";
}
