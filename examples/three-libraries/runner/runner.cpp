// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "runner/runner.h"
#include <dlfcn.h>
#include <stdexcept>

double runKernel(const char *Path, double X) {
  void *Library = dlopen(Path, RTLD_NOW);
  if (!Library)
    throw std::runtime_error(dlerror());
  return reinterpret_cast<double (*)(double)>(dlsym(Library, "kernel"))(X);
}
