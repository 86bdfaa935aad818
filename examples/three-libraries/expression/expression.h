// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include <string>

/// C++ that evaluates \p Formula, a formula over x.
std::string sourceOf(const std::string &Formula);
