// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The summaries of a program while they come in. What a header defines is in many of them;
// it is kept once, at once, so that a large program needs the memory of what it does and
// not of how often that was compiled.
#ifndef BORDERCHECK_LINK_COLLECT_H
#define BORDERCHECK_LINK_COLLECT_H

#include "checks/model/Summary.h"
#include "llvm/ADT/DenseMap.h"

namespace bordercheck {

class Collector {
public:
  void add(Summary S);
  /// Sorted. A function that several units have is in the first of them, whatever the order
  /// in which they came.
  std::vector<Summary> take();

private:
  /// Two programs' `usage` bear one id, but stand in two places.
  using Key = std::pair<EntityId, uint64_t>;
  struct Holder {
    unsigned Unit = 0;
    unsigned Function = 0;
  };

  std::vector<Summary> Units;
  llvm::DenseMap<Key, Holder> Holders;
};

} // namespace bordercheck

#endif
