// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "checks/text/Names.h"

namespace bordercheck {

llvm::StringRef nearestName(llvm::StringRef Word, llvm::ArrayRef<llvm::StringRef> Known) {
  // A third of the letters may be wrong: more, and any short word is near any other.
  unsigned Limit = static_cast<unsigned>(Word.size() + 2) / 3;
  llvm::StringRef Nearest;
  for (llvm::StringRef Name : Known) {
    unsigned Distance = Word.edit_distance(Name, /*AllowReplacements=*/true, Limit);
    if (Distance > Limit)
      continue;
    Nearest = Name;
    if (Distance == 0)
      break;
    Limit = Distance - 1;
  }
  return Nearest;
}

std::string nameHint(llvm::StringRef Word, llvm::ArrayRef<llvm::StringRef> Known) {
  if (llvm::StringRef Nearest = nearestName(Word, Known); !Nearest.empty())
    return "; did you mean '" + Nearest.str() + "'?";
  std::string All;
  for (size_t I = 0; I < Known.size(); ++I)
    All += (I == 0 ? "; use " : I + 1 == Known.size() ? " or " : ", ") + Known[I].str();
  return All;
}

} // namespace bordercheck
