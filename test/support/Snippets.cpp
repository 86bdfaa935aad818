// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "test/support/Snippets.h"
#include "checks/report/Report.h"
#include "test/support/Process.h"
#include "tools/bordercheck/Units.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

namespace bordercheck::test {

std::string Snippet::name() const {
  std::string Name;
  for (char C : llvm::sys::path::filename(Path).str() + "_" + Standard)
    Name += llvm::isAlnum(C) ? C : '_';
  return Name;
}

void PrintTo(const Snippet &S, std::ostream *Out) {
  *Out << llvm::sys::path::filename(S.Path).str() << " as " << S.Standard;
}

std::vector<Snippet> snippetsIn(llvm::StringRef Folder) {
  std::vector<std::string> Files;
  std::error_code Error;
  for (llvm::sys::fs::directory_iterator At(sourcePath(Folder), Error), End; At != End && !Error;
       At.increment(Error))
    Files.push_back(At->path());
  llvm::sort(Files);
  std::vector<Snippet> Found;
  for (const std::string &File : Files) {
    llvm::StringRef Extension = llvm::sys::path::extension(File);
    if (Extension == ".c")
      for (const char *Standard : {"c11", "c17"})
        Found.push_back({File, Standard});
    if (Extension == ".cpp")
      for (const char *Standard : {"c++17", "c++20", "c++23"})
        Found.push_back({File, Standard});
  }
  return Found;
}

std::vector<std::string> flagsFor(const Snippet &S) {
  std::vector<std::string> Flags{
      "-std=" + S.Standard,        "-Wall", "-Wextra", "-isystem", sourcePath("test/include"),
      "-I" + sourcePath("include")};
  if (llvm::StringRef(S.Standard).starts_with("c++"))
    Flags.push_back("-nostdinc++");
  return Flags;
}

Program programOf(const Snippet &S, const Catalog &Known) {
  Selection Selected = fromFlags({S.Path}, flagsFor(S));
  std::vector<Summary> Summaries;
  for (const clang::tooling::CompileCommand &C : Selected.Commands) {
    UnitResult U = summarizeUnit(C, Known, BORDERCHECK_SOURCE_DIR);
    EXPECT_FALSE(U.Problem) << U.Problem->Unit << ": " << U.Problem->Why;
    if (U.Made)
      Summaries.push_back(std::move(*U.Made));
  }
  EXPECT_EQ(Summaries.size(), 1U);
  return link(std::move(Summaries));
}

Catalog builtinCatalog() {
  llvm::Expected<Catalog> Known = Catalog::builtin();
  if (!Known)
    llvm::report_fatal_error(Known.takeError());
  return std::move(*Known);
}

std::vector<Reported> reported(const std::vector<Finding> &Findings) {
  std::vector<Reported> All;
  for (const Finding &F : Findings)
    All.push_back({F.Where.Line, F.Message + " [" + checkName(F.Rule) + "]"});
  return All;
}

} // namespace bordercheck::test
