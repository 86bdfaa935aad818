// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <string>
#include <string_view>

// Missed.

using Loader = void *(*)(const char *, int);

void *loaderBehindAPointer() {
  Loader Load = dlopen;
  // expected-warning@+1 {{loaded by dlopen without verification [bordercheck-unverified-load]}}
  return Load(getenv("PLUGIN"), RTLD_NOW);
}

// Found where nothing is wrong.

struct Backend {
  const char *Default = "libcpu.so";
  std::string Fallback = "libnull.so";
};

void *memberInitialisedByAConstant(const Backend &B) { return dlopen(B.Default, RTLD_NOW); }

void *stringInitialisedByAConstant(const Backend &B) {
  return dlopen(B.Fallback.c_str(), RTLD_NOW);
}

static const std::string Allowed[] = {"libfast.so", "libsmall.so"};

void *foundInAConstantArray(const std::string &Name) {
  if (std::find(Allowed, Allowed + 2, Name) == Allowed + 2)
    return nullptr;
  return dlopen(Name.c_str(), RTLD_NOW);
}

void *viewComparedWithAConstant(std::string_view Name) {
  if (Name != "libfast.so")
    return nullptr;
  return dlopen(std::string(Name).c_str(), RTLD_NOW);
}

static bool isKnown(const std::string &Name) {
  return Name == "libfast.so" || Name == "libsmall.so";
}

void *comparedByAFunction(const std::string &Name) {
  if (!isKnown(Name))
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

// Missed: one argument is compared with a constant, another one is loaded.

int main(int Count, char **Arguments) {
  if (Count > 2 && strcmp(Arguments[1], "load") == 0)
    // expected-warning@+1 {{loaded by dlopen without verification [bordercheck-unverified-load]}}
    dlopen(Arguments[2], RTLD_NOW);
  return 0;
}
