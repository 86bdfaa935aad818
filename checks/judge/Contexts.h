// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What a place is a part of: the product, its tests, code of others. Rows say so by patterns of
// paths; those of contexts.yaml come first, those of a project behind them.
#ifndef BORDERCHECK_JUDGE_CONTEXTS_H
#define BORDERCHECK_JUDGE_CONTEXTS_H

#include "checks/model/Finding.h"
#include "llvm/ADT/ArrayRef.h"

namespace bordercheck {

struct ContextRow {
  Context Is = Context::Product;
  /// By how many levels the severity is lower there; unset: as an earlier row says.
  std::optional<unsigned> Lowers;
  /// Globs. One without a slash fits the name of a file or of a folder anywhere on its path, one
  /// with a slash the path from the root or that of a folder on it.
  std::vector<std::string> Paths;
  /// Endings of files that something is written to.
  std::vector<std::string> Written;
};

/// Of a place in \p File, where something is written to a path that ends in \p Written. Of the
/// rows that fit the last one counts; a place that none fits is the product's own. Names above
/// the root fit no row: nobody knows what they mean.
Context contextOf(llvm::ArrayRef<ContextRow> Rows, llvm::StringRef File,
                  llvm::StringRef Written = "");

/// \p Level as it is there; never below low.
Severity lowered(llvm::ArrayRef<ContextRow> Rows, Severity Level, Context There);

} // namespace bordercheck

#endif
