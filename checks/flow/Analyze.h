// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The first arrow of the pipeline: a translation unit becomes a summary.
#ifndef BORDERCHECK_FLOW_ANALYZE_H
#define BORDERCHECK_FLOW_ANALYZE_H

#include "checks/catalog/Catalog.h"
#include "checks/flow/Entities.h"
#include "checks/model/Summary.h"

namespace bordercheck {

/// \p Names must outlive nothing but the call; front ends keep it to turn the places
/// of findings back into locations.
Summary summarize(clang::ASTContext &Ast, const Catalog &Known, Entities &Names);

} // namespace bordercheck

#endif
