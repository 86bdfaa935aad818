// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include <cstdlib>
#include <dlfcn.h>
#include <string>

// Missed.

using Loader = void *(*)(const char *, int);

void *loaderBehindAPointer() {
  Loader Load = dlopen;
  // expected-warning@+1 {{loaded by dlopen without verification [bordercheck-unverified-load]}}
  return Load(getenv("PLUGIN"), RTLD_NOW);
}

// Found where nothing is wrong.

static void exitUnlessKnown(const std::string &Name) {
  if (Name != "libfast.so" && Name != "libsmall.so")
    exit(1);
}

void *checkedByAFunctionThatExits(const std::string &Name) {
  exitUnlessKnown(Name);
  return dlopen(Name.c_str(), RTLD_NOW);
}
