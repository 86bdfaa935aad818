// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "checks/model/Crossing.h"
#include "checks/text/Names.h"
#include "llvm/ADT/STLExtras.h"

namespace bordercheck {
namespace {

constexpr std::array<const char *, 7> KindNames = {"compile", "interpret", "load",       "command",
                                                   "blob",    "write",     "search-path"};
constexpr std::array<const char *, 7> RoleNames = {"text",     "path", "options",   "arguments",
                                                   "artifact", "from", "executable"};

} // namespace

llvm::StringRef nameOf(CrossingKind Kind) { return KindNames[static_cast<size_t>(Kind)]; }
llvm::StringRef nameOf(Role R) { return RoleNames[static_cast<size_t>(R)]; }

std::optional<CrossingKind> crossingKindFrom(llvm::StringRef Name) {
  return enumFrom<CrossingKind>(KindNames, Name);
}

std::optional<Role> roleFrom(llvm::StringRef Name) { return enumFrom<Role>(RoleNames, Name); }

const Text *Crossing::input(Role R) const {
  auto At = llvm::find_if(Inputs, [&](const CrossingInput &I) { return I.As == R; });
  return At == Inputs.end() ? nullptr : &At->Value;
}

} // namespace bordercheck
