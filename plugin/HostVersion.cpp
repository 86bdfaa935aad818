// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A library that is loaded into another major version of Clang than it was built
// for finds nothing and says nothing. This constructor runs before every other one
// of the library and stops the host with a message instead.
#include "checks/flow/Compat.h"
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <string>
#include <unistd.h>

namespace {

/// clang::getClangFullVersion() of the host: "clang version 22.1.8 (...)".
std::string hostVersion() {
  using VersionFunction = std::string (*)();
  void *Found = dlsym(RTLD_DEFAULT, "_ZN5clang19getClangFullVersionB5cxx11Ev");
  return Found ? reinterpret_cast<VersionFunction>(Found)() : "";
}

[[gnu::constructor(101)]] void refuseOtherVersions() {
  constexpr char Before[] = "version ";
  std::string Host = hostVersion();
  size_t At = Host.find(Before);
  if (At == std::string::npos)
    return;
  unsigned long Major = std::strtoul(Host.c_str() + At + std::strlen(Before), nullptr, 10);
  if (Major == bordercheck::BuiltForLLVM)
    return;
  std::fprintf(stderr,
               "bordercheck: error: this library is built for Clang %u and was loaded into Clang "
               "%lu; use the library built for Clang %lu\n",
               bordercheck::BuiltForLLVM, Major, Major);
  std::fflush(stderr);
  _exit(1);
}

} // namespace
