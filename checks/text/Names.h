// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Enumerators by name, for vocabularies that are a table of names.
#ifndef BORDERCHECK_TEXT_NAMES_H
#define BORDERCHECK_TEXT_NAMES_H

#include "llvm/ADT/StringRef.h"
#include <array>
#include <optional>

namespace bordercheck {

/// The enumerator of \p E whose place in \p Names has \p Name.
template <typename E, size_t N>
std::optional<E> enumFrom(const std::array<const char *, N> &Names, llvm::StringRef Name) {
  for (size_t I = 0; I < N; ++I)
    if (Name == Names[I])
      return static_cast<E>(I);
  return std::nullopt;
}

} // namespace bordercheck

#endif
