// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Small programs that say of themselves what is to be found in them, and the
// pipeline over them, in process.
#ifndef BORDERCHECK_TEST_SUPPORT_SNIPPETS_H
#define BORDERCHECK_TEST_SUPPORT_SNIPPETS_H

#include "checks/judge/Judge.h"
#include "test/support/Annotations.h"
#include <ostream>

namespace bordercheck::test {

/// A file and the language standard it is compiled as.
struct Snippet {
  std::string Path;
  std::string Standard;

  /// "unverified_load_cpp_17": fit for a test's name.
  std::string name() const;
};

void PrintTo(const Snippet &S, std::ostream *Out);

/// The .c and .cpp files in \p Folder (relative to the source folder), each for every
/// standard that it is to be tried with. Fails the build of the tests when empty.
std::vector<Snippet> snippetsIn(llvm::StringRef Folder);

/// The flags that make a snippet independent of the host's C++ library.
std::vector<std::string> flagsFor(const Snippet &S);

/// Linked crossings of the snippet; \p Known decides what is a crossing.
Program programOf(const Snippet &S, const Catalog &Known);

/// The built-in catalog; a failure to load it ends the test program.
Catalog builtinCatalog();

std::vector<Reported> reported(const std::vector<Finding> &Findings);

} // namespace bordercheck::test

#endif
