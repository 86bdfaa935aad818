// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// primaryLocationLineHash, the only fingerprint that GitHub code scanning reads: of
// each line a polynomial hash over the hundred characters from its start, without
// blanks, and which of several lines with that hash it is. GitHub computes it for
// uploads that lack it, from the checkout; this gives the same values, so that alerts
// stay the same ones wherever the report was made.
#ifndef BORDERCHECK_REVIEW_LINEHASH_H
#define BORDERCHECK_REVIEW_LINEHASH_H

#include "llvm/ADT/StringRef.h"
#include <string>
#include <vector>

namespace bordercheck {

/// "39fa2ee980eb94b0:1" for each line of \p Source, which is read as UTF-8.
std::vector<std::string> lineHashes(llvm::StringRef Source);

} // namespace bordercheck

#endif
