// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Enumerators by name, for vocabularies that are a table of names, and the name that was
// meant where none fits.
#ifndef BORDERCHECK_TEXT_NAMES_H
#define BORDERCHECK_TEXT_NAMES_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include <array>
#include <optional>
#include <string>

namespace bordercheck {

/// The enumerator of \p E whose place in \p Names has \p Name.
template <typename E, size_t N>
std::optional<E> enumFrom(const std::array<const char *, N> &Names, llvm::StringRef Name) {
  for (size_t I = 0; I < N; ++I)
    if (Name == Names[I])
      return static_cast<E>(I);
  return std::nullopt;
}

/// The one of \p Known that \p Word is a slip of the pen for; empty where none is near.
llvm::StringRef nearestName(llvm::StringRef Word, llvm::ArrayRef<llvm::StringRef> Known);

/// For the end of a message about \p Word: "; did you mean 'NAME'?", or else what there is,
/// "; use A, B or C". Empty where there is nothing to offer.
std::string nameHint(llvm::StringRef Word, llvm::ArrayRef<llvm::StringRef> Known);

} // namespace bordercheck

#endif
