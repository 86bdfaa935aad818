// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// NOLINT, NOLINTNEXTLINE and NOLINTBEGIN/NOLINTEND comments, as clang-tidy reads
// them, so that every front end honours the same comments.
#ifndef BORDERCHECK_FLOW_SUPPRESSIONS_H
#define BORDERCHECK_FLOW_SUPPRESSIONS_H

#include "checks/flow/Entities.h"

namespace bordercheck {

/// The suppressions in one file's text. A list in parentheses restricts them; one
/// that names no bordercheck rule and no glob over them is left out.
std::vector<Suppression> parseSuppressions(llvm::StringRef File, llvm::StringRef Text);

/// Those of all files outside system headers that places were taken from.
std::vector<Suppression> suppressionsIn(const clang::SourceManager &SM, Entities &Names);

} // namespace bordercheck

#endif
