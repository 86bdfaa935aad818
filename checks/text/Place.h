// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Where something stands in the analysed source, as plain data. Front ends turn
// a Place back into a source location of their own.
#ifndef BORDERCHECK_TEXT_PLACE_H
#define BORDERCHECK_TEXT_PLACE_H

#include <string>
#include <tuple>

namespace bordercheck {

/// A source position. File is relative to the run's root where it lies below it;
/// Line and Column are 1-based, Column counts bytes. Line 0 means "no place".
struct Place {
  std::string File;
  unsigned Line = 0;
  unsigned Column = 0;

  bool isValid() const { return Line != 0; }
  auto operator<=>(const Place &) const = default;
};

/// One step on the way from an origin to a crossing: a place and a few words.
struct Step {
  Place Where;
  std::string What;

  auto operator<=>(const Step &) const = default;
};

} // namespace bordercheck

#endif
