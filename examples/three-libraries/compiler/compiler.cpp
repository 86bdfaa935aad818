// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "compiler/compiler.h"
#include <cstdlib>
#include <fstream>

bool compileSource(const std::string &Source) {
  std::ofstream File("./calculate-kernel.cpp");
  File << Source;
  File.close();
  return std::system("c++ -shared -fPIC -o ./calculate-kernel.so ./calculate-kernel.cpp") == 0;
}
