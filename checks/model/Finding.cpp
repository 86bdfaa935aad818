// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "checks/model/Finding.h"
#include "checks/text/Names.h"

namespace bordercheck {
namespace {
constexpr std::array<const char *, 4> Names = {"low", "medium", "high", "critical"};
constexpr std::array<const char *, 5> ContextNames = {"product", "build-tool", "test", "docs",
                                                      "third-party"};
constexpr std::array<const char *, 4> StandingNames = {"open", "known", "approved", "silenced"};
constexpr std::array<const char *, 5> ChangeNames = {"unknown", "new", "worse", "changed", "same"};
} // namespace

llvm::StringRef nameOf(Moment When) { return When == Moment::Now ? "now" : "later"; }

llvm::StringRef nameOf(Context C) { return ContextNames[static_cast<size_t>(C)]; }

std::optional<Context> contextFrom(llvm::StringRef Name) {
  return enumFrom<Context>(ContextNames, Name);
}

llvm::StringRef nameOf(Severity S) { return Names[static_cast<size_t>(S)]; }
llvm::StringRef nameOf(Change C) { return ChangeNames[static_cast<size_t>(C)]; }
llvm::StringRef nameOf(Standing S) { return StandingNames[static_cast<size_t>(S)]; }

std::optional<Severity> severityFrom(llvm::StringRef Name) {
  return enumFrom<Severity>(Names, Name);
}

} // namespace bordercheck
