// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "Flags.h"
#include "checks/flow/Compat.h"
#include "clang/Driver/Driver.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Option/ArgList.h"
#include "llvm/Option/OptTable.h"
#include "llvm/Support/Allocator.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/raw_ostream.h"
#include <set>
#if BORDERCHECK_OPTIONS_OF_DRIVER
#include "clang/Driver/Options.h"
#else
#include "clang/Options/Options.h"
#endif

namespace bordercheck {

static const llvm::opt::OptTable &clangOptions() {
  // It moved from the one namespace to the other.
  using namespace clang;
  using namespace clang::driver;
  return getDriverOptTable();
}

std::vector<std::string> forClang(llvm::ArrayRef<std::string> Command, llvm::StringRef Folder,
                                  UnknownFlags &Into) {
  llvm::BumpPtrAllocator Memory;
  llvm::SmallVector<const char *, 0> Words;
  for (const std::string &Word : Command)
    Words.push_back(Word.c_str());
  llvm::cl::ExpansionContext Files(Memory, llvm::cl::TokenizeGNUCommandLine);
  // A file that cannot be read stays a word, which Clang complains of.
  llvm::consumeError(Files.setCurrentDir(Folder).expandResponseFiles(Words));
  std::vector<std::string> All(Words.begin(), Words.end());
  if (All.size() < 2)
    return All;
  llvm::ArrayRef<const char *> Arguments = llvm::ArrayRef(Words).drop_front();
  if (clang::driver::IsClangCL(clang::driver::getDriverMode(Words.front(), Arguments)))
    return All;
  unsigned MissingAt = 0;
  unsigned Missing = 0;
  llvm::opt::InputArgList Parsed = clangOptions().ParseArgs(
      Arguments, MissingAt, Missing, llvm::opt::Visibility(llvm::opt::DefaultVis));
  std::set<size_t> Unknown;
  for (const llvm::opt::Arg *A : Parsed)
    if (A->getOption().getKind() == llvm::opt::Option::UnknownClass)
      Unknown.insert(A->getIndex() + 1);
  std::vector<std::string> Kept;
  for (size_t I = 0; I < All.size(); ++I)
    if (Unknown.count(I))
      ++Into[All[I]];
    else
      Kept.push_back(std::move(All[I]));
  return Kept;
}

void sayWhatIsUnknown(const UnknownFlags &All) {
  if (All.empty())
    return;
  constexpr size_t Shown = 5;
  std::vector<std::string> Names;
  for (const auto &[Flag, Times] : All)
    if (Names.size() < Shown)
      Names.push_back(Flag);
  llvm::errs() << "bordercheck: note: flags that Clang does not know were left out: "
               << llvm::join(Names, " ");
  if (All.size() > Shown)
    llvm::errs() << " and " << All.size() - Shown << " more";
  llvm::errs() << "\n";
}

} // namespace bordercheck
