// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Clang's `// expected-warning {{text}}` comments, read without Clang: what a snippet
// says of itself is held against what any front end reports.
#ifndef BORDERCHECK_TEST_SUPPORT_ANNOTATIONS_H
#define BORDERCHECK_TEST_SUPPORT_ANNOTATIONS_H

#include "llvm/ADT/StringRef.h"
#include <gtest/gtest.h>
#include <string>
#include <vector>

namespace bordercheck::test {

struct Annotation {
  unsigned Line = 0;
  std::string Words;
};

/// One warning of a front end: its line and "message [bordercheck-rule]".
struct Reported {
  unsigned Line = 0;
  std::string Words;
};

/// `expected-warning {{..}}`, also with an offset: `expected-warning@-1 {{..}}`.
std::vector<Annotation> annotationsIn(llvm::StringRef Text);

/// Succeeds when every annotation has its warning and every warning its annotation.
testing::AssertionResult agree(const std::vector<Annotation> &Expected,
                               const std::vector<Reported> &Got);

} // namespace bordercheck::test

#endif
