// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "test/support/Process.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Program.h"
#include "llvm/Support/raw_ostream.h"

namespace bordercheck::test {

namespace fs = llvm::sys::fs;

Output run(const std::vector<std::string> &Command) {
  TemporaryFolder Folder;
  std::string OutFile = Folder.path() + "/out";
  std::string ErrFile = Folder.path() + "/err";
  std::string Program = Command.front();
  if (Program.find('/') == std::string::npos)
    if (llvm::ErrorOr<std::string> Found = llvm::sys::findProgramByName(Program))
      Program = *Found;
  std::vector<llvm::StringRef> Args(Command.begin(), Command.end());
  std::string Error;
  Output Result;
  Result.Code = llvm::sys::ExecuteAndWait(
      Program, Args, std::nullopt,
      {llvm::StringRef(""), llvm::StringRef(OutFile), llvm::StringRef(ErrFile)},
      /*SecondsToWait=*/240, /*MemoryLimit=*/0, &Error);
  Result.Out = readFile(OutFile);
  Result.Err = readFile(ErrFile) + Error;
  return Result;
}

TemporaryFolder::TemporaryFolder() {
  llvm::SmallString<128> Made;
  if (fs::createUniqueDirectory("bordercheck-test", Made))
    llvm::report_fatal_error("cannot make a temporary folder");
  llvm::SmallString<128> Real;
  Path = fs::real_path(Made, Real) ? Made.str().str() : Real.str().str();
}

TemporaryFolder::~TemporaryFolder() { fs::remove_directories(Path); }

std::string TemporaryFolder::write(llvm::StringRef Name, llvm::StringRef Content) const {
  llvm::SmallString<128> File(Path);
  llvm::sys::path::append(File, Name);
  fs::create_directories(llvm::sys::path::parent_path(File));
  std::error_code Error;
  llvm::raw_fd_ostream Out(File, Error);
  Out << Content;
  return File.str().str();
}

std::string readFile(llvm::StringRef Path) {
  auto Buffer = llvm::MemoryBuffer::getFile(Path);
  return Buffer ? (*Buffer)->getBuffer().str() : "";
}

std::string cli() { return BORDERCHECK_BINARY_DIR "/bin/bordercheck"; }
std::string tidyModule() { return BORDERCHECK_BINARY_DIR "/lib/BordercheckTidy.so"; }
std::string compilerPlugin() { return BORDERCHECK_BINARY_DIR "/lib/BordercheckPlugin.so"; }
std::string llvmTool(llvm::StringRef Name) { return (BORDERCHECK_LLVM_BIN "/" + Name).str(); }
std::string sourcePath(llvm::StringRef Relative) {
  return (BORDERCHECK_SOURCE_DIR "/" + Relative).str();
}

} // namespace bordercheck::test
