// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The units of a program while they come in. What a header defines is in many of them; it
// is kept once, at once, so that a large program needs the memory of what it does and
// not of how often that was compiled.
#ifndef BORDERCHECK_LINK_COLLECT_H
#define BORDERCHECK_LINK_COLLECT_H

#include "checks/link/LinkUnit.h"
#include "llvm/ADT/DenseMap.h"

namespace bordercheck {

class Collector {
public:
  void add(LinkUnit U);
  void add(Summary S) { add(LinkUnit(std::move(S))); }
  size_t size() const { return Units.size(); }
  /// Sorted. A function that several units have is in the first of them, whatever the order
  /// in which they came.
  std::vector<LinkUnit> take();

private:
  /// Two programs' `usage` bear one id, but stand in two places.
  using Key = std::pair<EntityId, uint64_t>;
  std::vector<LinkUnit> Units;
  /// The unit that has a function, of all that came so far.
  llvm::DenseMap<Key, unsigned> Holders;
};

} // namespace bordercheck

#endif
