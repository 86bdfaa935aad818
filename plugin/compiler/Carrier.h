// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// How the summary of a unit leaves its compilation: in a section of the object, so that
// whatever makes, caches and distributes objects does the same for summaries; or in a file
// of its own, where there is no object.
#ifndef BORDERCHECK_PLUGIN_CARRIER_H
#define BORDERCHECK_PLUGIN_CARRIER_H

#include "checks/model/Summary.h"
#include "clang/Frontend/CompilerInstance.h"
#include "llvm/Support/Error.h"

namespace bordercheck {

/// Before code is generated: what \p Bytes hold when the code has been, goes into the
/// object. The bytes of the code are the same with and without.
void embedInObject(clang::CompilerInstance &Ci, std::shared_ptr<const std::string> Bytes);

/// \p Bytes as \p File; as a file in it, named after \p Unit, where that is a folder
/// ("out/"). Whole or not at all.
llvm::Error writeBeside(llvm::StringRef File, llvm::StringRef Unit, llvm::StringRef Bytes);

} // namespace bordercheck

#endif
