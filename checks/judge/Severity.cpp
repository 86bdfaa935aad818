// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "checks/judge/Severity.h"
#include <array>

namespace bordercheck {
namespace {

constexpr Severity L = Severity::Low;
constexpr Severity M = Severity::Medium;
constexpr Severity H = Severity::High;
constexpr Severity C = Severity::Critical;

/// Rows in the order of CrossingKind, columns in the order of Controller:
/// constant, developer, operator, unknown, user, remote.
constexpr std::array<std::array<Severity, 6>, 7> Table = {{
    {L, L, M, M, H, C}, // compile
    {L, L, M, M, H, C}, // interpret
    {L, L, M, M, H, C}, // load
    {L, L, M, M, H, C}, // command
    {L, L, M, M, H, C}, // blob
    {L, L, L, M, M, H}, // write
    {L, L, M, M, H, C}, // search-path
}};

} // namespace

Severity severityOf(CrossingKind Kind, Controller Who) {
  return Table[static_cast<size_t>(Kind)][static_cast<size_t>(Who)];
}

} // namespace bordercheck
