// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Lines that the renderers for people share.
#ifndef BORDERCHECK_REPORT_SUMMARY_H
#define BORDERCHECK_REPORT_SUMMARY_H

#include "checks/report/Report.h"

namespace bordercheck {

/// For formats that have no room for all.
std::vector<const Finding *> gravestFirst(llvm::ArrayRef<Finding> Some);

/// "1 unit", "2 units".
std::string counted(size_t N, llvm::StringRef What);

/// "2 findings in 12 units (1 critical, 1 high), 3 approved; 1 unit not analysed"
std::string summaryLine(const Report &R);

/// "a.cpp:3:1: remark: ..."
std::string remarkLine(const Remark &One);

void renderInventoryText(const Report &R, llvm::raw_ostream &Out);

} // namespace bordercheck

#endif
