// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// render-samples FOLDER: every sample report in every format, as NAME.FORMAT, for tests
// that hand them to real consumers.
#include "test/report/Samples.h"
#include "llvm/Support/FileSystem.h"

using namespace bordercheck;

int main(int Argc, char **Argv) {
  if (Argc != 2) {
    llvm::errs() << "usage: render-samples FOLDER\n";
    return 1;
  }
  const std::pair<const char *, Report> Samples[] = {
      {"empty", Report()},          {"one", oneFinding()},  {"full", fullReport()},
      {"hostile", hostileReport()}, {"huge", hugeReport()}, {"many", manyFindings(5000)}};
  for (const auto &[Name, R] : Samples)
    for (unsigned I = 0; I < NumFormats; ++I) {
      std::string File =
          std::string(Argv[1]) + "/" + Name + "." + nameOf(static_cast<Format>(I)).str();
      std::error_code Error;
      llvm::raw_fd_ostream Out(File, Error);
      if (Error) {
        llvm::errs() << File << ": " << Error.message() << "\n";
        return 1;
      }
      render(R, static_cast<Format>(I), Out);
    }
  return 0;
}
