// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once

/// What the kernel in the library at \p Path yields for \p X.
double runKernel(const char *Path, double X);
