// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include <algorithm>
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

static const std::string Allowed[] = {"libfast.so", "libsmall.so"};

void *foundInAConstantArray(const std::string &Name) {
  if (std::find(Allowed, Allowed + 2, Name) == Allowed + 2)
    return nullptr;
  return dlopen(Name.c_str(), RTLD_NOW);
}

static void exitUnlessKnown(const std::string &Name) {
  if (Name != "libfast.so" && Name != "libsmall.so")
    exit(1);
}

void *checkedByAFunctionThatExits(const std::string &Name) {
  exitUnlessKnown(Name);
  return dlopen(Name.c_str(), RTLD_NOW);
}

void *comparisonKeptInAVariable(const std::string &Name) {
  bool Known = Name == "libfast.so" || Name == "libsmall.so";
  if (!Known)
    return nullptr;
  return dlopen(Name.c_str(), RTLD_NOW);
}
