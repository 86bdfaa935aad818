// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include <string>

/// Compiles \p Source to the shared library that libraryPath() names.
bool compileSource(const std::string &Source);

inline const char *libraryPath() { return "./calculate-kernel.so"; }
