// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The files of checks/catalog, part of the binary, packed (Packed.h).
#ifndef BORDERCHECK_CATALOG_EMBEDDED_H
#define BORDERCHECK_CATALOG_EMBEDDED_H

#include "checks/text/Embedded.h"

namespace bordercheck {

/// Sorted by name.
llvm::ArrayRef<EmbeddedFile> embeddedCatalog();

} // namespace bordercheck

#endif
