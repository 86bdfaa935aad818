// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Summaries from earlier scans. One counts where nothing has changed that it was made from:
// this program, the library models, the unit's command, and the content of each file that
// the compiler read. What a unit reads is known from the scan before: a list of files for
// each command, a few of them where it differed, says which contents to look at.
// Entries appear whole or not at all, and leave when they are old or too many.
//
// Known limitation: a new file that is found before one that was read (earlier on the
// include path) is not noticed until something that was read changes.
#ifndef BORDERCHECK_TOOLS_CACHE_H
#define BORDERCHECK_TOOLS_CACHE_H

#include "Units.h"
#include "checks/summary/Codec.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/Caching.h"
#include "llvm/Support/Chrono.h"
#include <mutex>
#include <optional>

namespace bordercheck {

class UnitCache {
public:
  /// In \p Folder; where that is empty, in the user's cache. \p Root is what files are named
  /// relative to.
  static llvm::Expected<std::unique_ptr<UnitCache>>
  open(llvm::StringRef Folder, const Provenance &Maker, llvm::StringRef Root);

  /// Safe to call from several threads, as keep() is.
  std::optional<UnitResult> find(const clang::tooling::CompileCommand &Command);
  void keep(const clang::tooling::CompileCommand &Command, llvm::ArrayRef<std::string> Read,
            const Summary &S);
  /// Removes what is old or too much, at most once in a while.
  void prune() const;

private:
  using FileList = std::vector<std::string>;

  std::string listsKey(const clang::tooling::CompileCommand &Command) const;
  std::string listsPath(llvm::StringRef Key) const;
  std::vector<FileList> listsOf(llvm::StringRef Key) const;
  std::optional<std::string> resultKey(llvm::StringRef ListsKey, const FileList &Files);
  std::optional<std::string> contentHash(llvm::StringRef File);

  std::string Folder;
  Provenance Maker;
  /// Of all that is the same for every unit.
  std::string Base;
  /// What changes after it may have been read before or after that.
  llvm::sys::TimePoint<> Start;
  std::mutex Mutex;
  /// Of each file as it is in this run; empty where it cannot be read.
  llvm::StringMap<std::string> Hashes;
};

} // namespace bordercheck

#endif
