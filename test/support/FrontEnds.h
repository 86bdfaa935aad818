// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// One file through the command line, the compiler and clang-tidy: what a project's settings mean
// must not depend on who reads them.
#ifndef BORDERCHECK_TEST_SUPPORT_FRONTENDS_H
#define BORDERCHECK_TEST_SUPPORT_FRONTENDS_H

#include "test/support/Process.h"

namespace bordercheck::test {

/// Options that each front end has, in a way of its own; empty: not given.
struct FrontEndOptions {
  std::string Models;
  std::string MinimumSeverity;
  /// Of the compiler.
  std::vector<std::string> Flags = {};
};

/// What they say of \p File, in this order.
std::vector<Output> throughFrontEnds(const std::string &File, const FrontEndOptions &Given = {});

} // namespace bordercheck::test

#endif
