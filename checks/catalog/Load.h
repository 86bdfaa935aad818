// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Reads one catalog file.
#ifndef BORDERCHECK_CATALOG_LOAD_H
#define BORDERCHECK_CATALOG_LOAD_H

#include "checks/catalog/Catalog.h"

namespace bordercheck {

/// \p Yaml may also be packed (Packed.h).
/// \returns the library, or an error of the form "FILE:LINE:COLUMN: what is wrong".
llvm::Expected<std::unique_ptr<Library>> loadLibrary(llvm::StringRef FileName,
                                                     llvm::StringRef Yaml);

} // namespace bordercheck

#endif
