// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Compilation databases are of the compiler that the project is built with, which need not
// be Clang: what GCC alone knows is no reason to leave a unit out.
#ifndef BORDERCHECK_TOOLS_FLAGS_H
#define BORDERCHECK_TOOLS_FLAGS_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include <map>
#include <string>
#include <vector>

namespace bordercheck {

/// Flags that Clang does not know, and how often each was left out.
using UnknownFlags = std::map<std::string, unsigned>;

/// \p Command, a compiler and its arguments, as Clang takes it: with what its response files
/// (@FILE, from \p Folder) hold, and without the flags that Clang's driver does not know, which
/// are added to \p Into. Commands of clang-cl keep all.
std::vector<std::string> forClang(llvm::ArrayRef<std::string> Command, llvm::StringRef Folder,
                                  UnknownFlags &Into);

/// Names them on standard error, in one line; says nothing where there are none.
void sayWhatIsUnknown(const UnknownFlags &All);

} // namespace bordercheck

#endif
