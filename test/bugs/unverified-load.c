/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#include <dlfcn.h>
#include <string.h>

int main(int count, char **arguments) {
  if (count > 2 && !strcmp(arguments[1], "load"))
    // expected-warning@+1 {{loaded by dlopen without verification [bordercheck-unverified-load]}}
    dlopen(arguments[2], RTLD_NOW);
  return 0;
}
