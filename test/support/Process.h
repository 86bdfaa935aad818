// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Runs a program as a user would, and keeps what it said.
#ifndef BORDERCHECK_TEST_SUPPORT_PROCESS_H
#define BORDERCHECK_TEST_SUPPORT_PROCESS_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include <string>
#include <vector>

namespace bordercheck::test {

struct Output {
  int Code = 0;
  std::string Out;
  std::string Err;
};

/// \p Command starts with the program's path or a name to look up in PATH.
Output run(const std::vector<std::string> &Command);

/// A folder that is removed, with all in it, at the end of the scope.
class TemporaryFolder {
public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder &) = delete;
  TemporaryFolder &operator=(const TemporaryFolder &) = delete;

  const std::string &path() const { return Path; }
  /// Writes \p Content to the file \p Name, and returns its path.
  std::string write(llvm::StringRef Name, llvm::StringRef Content) const;

private:
  std::string Path;
};

std::string readFile(llvm::StringRef Path);

/// Paths of what the build made and what the tests need.
std::string cli();
std::string tidyModule();
std::string compilerPlugin();
/// A program of the LLVM that this build is for: "clang", "clang-tidy".
std::string llvmTool(llvm::StringRef Name);
std::string sourcePath(llvm::StringRef Relative);

} // namespace bordercheck::test

#endif
