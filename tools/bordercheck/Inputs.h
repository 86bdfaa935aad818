// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Where summaries lie: in files of their own, in a section of objects, in the members of
// archives, in bitcode. And how users name them: paths, folders, lists.
#ifndef BORDERCHECK_TOOLS_INPUTS_H
#define BORDERCHECK_TOOLS_INPUTS_H

#include "checks/summary/Header.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/Support/MemoryBuffer.h"

namespace bordercheck {

/// The files that \p Given names: folders stand for the objects, archives and summaries in
/// them, @FILE for the paths that FILE lists, one a line or quoted as in a shell. Sorted,
/// each once. Fails where something does not exist.
llvm::Expected<std::vector<std::string>> expandInputs(llvm::ArrayRef<std::string> Given);

/// \p Visit is called with a name for messages ("lib.a(one.o)") and the summary, or why
/// it is none.
using SummaryVisitor = llvm::function_ref<void(const std::string &, llvm::Expected<SealedSummary>)>;

/// What was looked into.
struct Containers {
  size_t Objects = 0;
  /// Of those.
  size_t WithoutSummary = 0;
  /// The first, for a message.
  std::string Example;

  Containers &operator+=(const Containers &O);
};

/// Visits the summaries in \p File, in its order, and whatever is wrong with it.
void forEachSummary(llvm::MemoryBufferRef File, SummaryVisitor Visit, Containers &Seen);

} // namespace bordercheck

#endif
