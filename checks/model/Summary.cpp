// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "checks/model/Summary.h"

namespace bordercheck {

llvm::StringRef nameOf(StoreWay Way) {
  constexpr std::array<const char *, 4> Names = {"value", "pointer", "through", "left"};
  return Names[static_cast<size_t>(Way)];
}

} // namespace bordercheck
