// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The rules' pages, part of the binary so that `explain` works offline.
#ifndef BORDERCHECK_JUDGE_PAGES_H
#define BORDERCHECK_JUDGE_PAGES_H

#include "checks/catalog/Embedded.h"

namespace bordercheck {

/// checks/rules/*.md, sorted by name.
llvm::ArrayRef<EmbeddedFile> embeddedPages();

} // namespace bordercheck

#endif
