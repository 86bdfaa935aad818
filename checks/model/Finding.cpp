// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "checks/model/Finding.h"
#include <array>

namespace bordercheck {
namespace {
constexpr std::array<const char *, 4> Names = {"low", "medium", "high", "critical"};
} // namespace

llvm::StringRef nameOf(Severity S) { return Names[static_cast<size_t>(S)]; }

std::optional<Severity> severityFrom(llvm::StringRef Name) {
  for (size_t I = 0; I < Names.size(); ++I)
    if (Name == Names[I])
      return static_cast<Severity>(I);
  return std::nullopt;
}

} // namespace bordercheck
