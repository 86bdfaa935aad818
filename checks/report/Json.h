// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A report as JSON values: what --format json writes, and what the HTML page reads.
#ifndef BORDERCHECK_REPORT_JSON_H
#define BORDERCHECK_REPORT_JSON_H

#include "checks/report/Report.h"
#include "llvm/Support/JSON.h"

namespace bordercheck {

llvm::json::Object toJson(const Report &R);
llvm::json::Object toJson(const Finding &F);
llvm::json::Object toJson(const Record &R);
llvm::json::Object toJson(const Place &P);

} // namespace bordercheck

#endif
