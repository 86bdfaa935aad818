// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A file that the build puts into the binary (cmake/EmbedFiles.cmake writes the
// definitions), so that an installed checker needs no data beside it.
#ifndef BORDERCHECK_TEXT_EMBEDDED_H
#define BORDERCHECK_TEXT_EMBEDDED_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

namespace bordercheck {

struct EmbeddedFile {
  llvm::StringRef Name;
  llvm::StringRef Content;
};

/// checks/text/languages/*.yaml, sorted by name.
llvm::ArrayRef<EmbeddedFile> embeddedLanguages();

} // namespace bordercheck

#endif
