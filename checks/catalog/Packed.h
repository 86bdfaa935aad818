// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A catalog file as it is part of the binary: its models as the build read them from YAML,
// in bytes that load in a fraction of the time, because every compilation with the plugin
// loads them all. Only the build that wrote such bytes reads them.
#ifndef BORDERCHECK_CATALOG_PACKED_H
#define BORDERCHECK_CATALOG_PACKED_H

#include "checks/catalog/Catalog.h"

namespace bordercheck {

std::string pack(Library L);
bool isPacked(llvm::StringRef Bytes);
/// Null where \p Bytes are not what pack() yields.
std::unique_ptr<Library> unpack(llvm::StringRef Bytes);

} // namespace bordercheck

#endif
