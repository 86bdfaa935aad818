// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What the HTML page is put together from.
#ifndef BORDERCHECK_REPORT_HTML_H
#define BORDERCHECK_REPORT_HTML_H

#include "checks/catalog/Embedded.h"

namespace bordercheck {

/// checks/report/html/*, and dagre, which lays out the picture; sorted by name.
llvm::ArrayRef<EmbeddedFile> embeddedWeb();

} // namespace bordercheck

#endif
