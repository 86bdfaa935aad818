// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The functions of a program by number, over the units that hold them.
#ifndef BORDERCHECK_LINK_FUNCTIONS_H
#define BORDERCHECK_LINK_FUNCTIONS_H

#include "checks/link/LinkUnit.h"

namespace bordercheck {

/// An index into the program's functions.
using FunctionIndex = unsigned;

class ProgramFunctions {
public:
  explicit ProgramFunctions(std::vector<LinkUnit> Given) : Units(std::move(Given)) {
    for (unsigned U = 0; U < Units.size(); ++U)
      for (unsigned I = 0; I < Units[U].Functions.size(); ++I)
        Places.emplace_back(U, I);
  }

  size_t size() const { return Places.size(); }
  const std::vector<LinkUnit> &units() const { return Units; }
  const FunctionOutline &outline(FunctionIndex F) const {
    return Units[Places[F].first].Functions[Places[F].second];
  }
  /// What \p F does. Stays where it is; its unit may be read for it.
  const FunctionEffects *operator[](FunctionIndex F) {
    return &Units[Places[F].first].effects(outline(F));
  }

private:
  std::vector<LinkUnit> Units;
  /// A unit, and an index into its functions.
  std::vector<std::pair<unsigned, unsigned>> Places;
};

} // namespace bordercheck

#endif
