// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Translation units for `scan`: which ones a compilation database asks for, and the
// summary of each.
#ifndef BORDERCHECK_TOOLS_UNITS_H
#define BORDERCHECK_TOOLS_UNITS_H

#include "Flags.h"
#include "checks/catalog/Catalog.h"
#include "checks/model/Summary.h"
#include "checks/report/Report.h"
#include "clang/Frontend/FrontendAction.h"
#include "clang/Tooling/CompilationDatabase.h"
#include "llvm/Support/VirtualFileSystem.h"
#include <map>

namespace bordercheck {

/// What `scan` is asked to look at.
struct Selection {
  std::vector<clang::tooling::CompileCommand> Commands;
  /// Of the database; the working directory where there is none.
  std::string Folder;
  /// Files that the database names and that are not there.
  std::vector<Incomplete> Missing;
  /// Further commands for a file that is already in, and assembler sources.
  unsigned Skipped = 0;
  UnknownFlags Unknown;
};

/// The units of the database in \p BuildPath (a folder or a file; empty: found from the
/// first of \p Paths, or the working directory, upwards) that lie at or below one of
/// \p Paths, or all. Fails where there is no readable database or nothing fits.
llvm::Expected<Selection> fromDatabase(llvm::StringRef BuildPath,
                                       llvm::ArrayRef<std::string> Paths);

/// \p Files compiled with \p Flags.
Selection fromFlags(llvm::ArrayRef<std::string> Files, llvm::ArrayRef<std::string> Flags);

/// The one unit that a compiler's command line compiles. Fails where that is not one.
llvm::Expected<clang::tooling::CompileCommand> fromCommand(llvm::ArrayRef<std::string> Words,
                                                           UnknownFlags &Unknown);

struct UnitResult {
  std::optional<Summary> Made;
  /// The files that the compiler read for it, absolute, the main file first.
  std::vector<std::string> Read;
  /// A scan before made it, of the same files.
  bool FromCache = false;
  /// Why nothing, or not everything, was analysed.
  std::optional<Incomplete> Problem;
  /// Processor time from the parsed unit to its summary: what the analysis adds to a compilation.
  double AnalysisSeconds = 0;
};

/// Runs \p Action over a unit of \p Files. \returns what went wrong first; empty where nothing did.
std::string runOn(const clang::tooling::CompileCommand &Command,
                  llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> Files,
                  std::unique_ptr<clang::FrontendAction> Action);

/// Files with another content than on disk, by absolute path.
using FileContents = std::map<std::string, std::string>;

/// Safe to call from several threads; a crash of the compiler in it is a Problem.
UnitResult summarizeUnit(const clang::tooling::CompileCommand &Command, const Catalog &Known,
                         llvm::StringRef Root, const FileContents &Instead = {});

} // namespace bordercheck

#endif
