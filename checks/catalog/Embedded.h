// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Files that the build puts into the binary (cmake/EmbedFiles.cmake writes the
// definitions): the catalog and the rules' pages.
#ifndef BORDERCHECK_CATALOG_EMBEDDED_H
#define BORDERCHECK_CATALOG_EMBEDDED_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

namespace bordercheck {

struct EmbeddedFile {
  llvm::StringRef Name;
  llvm::StringRef Content;
};

/// Sorted by name.
llvm::ArrayRef<EmbeddedFile> embeddedCatalog();

} // namespace bordercheck

#endif
