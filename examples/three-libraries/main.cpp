// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// calculate FORMULA X: compiles the formula, and runs it.
#include "compiler/compiler.h"
#include "expression/expression.h"
#include "runner/runner.h"
#include <cstdlib>
#include <iostream>

int main(int Argc, char **Argv) {
  if (Argc != 3) {
    std::cerr << "usage: calculate FORMULA X\n";
    return 1;
  }
  if (!compileSource(sourceOf(Argv[1])))
    return 1;
  std::cout << runKernel(libraryPath(), std::strtod(Argv[2], nullptr)) << "\n";
}
