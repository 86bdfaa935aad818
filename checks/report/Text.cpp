// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Compiler-style text: a line a finding, indented notes, a summary line.
#include "checks/report/Report.h"
#include "checks/text/Excerpt.h"
#include <fmt/format.h>

namespace bordercheck {
namespace {

std::string at(const Place &P) {
  return fmt::format("{}:{}:{}", printable(P.File), P.Line, P.Column);
}

std::string plural(size_t N, const char *What) {
  return fmt::format("{} {}{}", N, What, N == 1 ? "" : "s");
}

void renderFinding(const Finding &F, llvm::raw_ostream &Out) {
  Out << fmt::format("{}: warning: {} [{}]\n", at(F.Where), printable(F.Message),
                     checkName(F.Rule));
  for (const Note &N : F.Notes)
    Out << (N.Where == F.Where
                ? fmt::format("  note: {}\n", printable(N.Message))
                : fmt::format("  note: {}: {}\n", at(N.Where), printable(N.Message)));
}

void renderEntry(const LinkedCrossing &L, llvm::raw_ostream &Out) {
  Out << fmt::format("{}: {} by {}", at(L.At.Where), nameOf(L.At.Kind).str(), L.At.Callee);
  for (const CrossingInput &I : L.At.Inputs)
    Out << fmt::format("; {}{}: {}", I.Value.isConstant() ? "constant " : "", nameOf(I.As).str(),
                       excerpt(I.Value, 120));
  Out << "\n";
}

} // namespace

void renderText(const Report &R, llvm::raw_ostream &Out) {
  for (const Finding &F : R.Findings)
    renderFinding(F, Out);
  if (R.WithInventory) {
    Out << plural(R.Inventory.size(), "crossing") << " in all:\n";
    for (const LinkedCrossing &L : R.Inventory)
      renderEntry(L, Out);
  }
  Out << plural(R.Findings.size(), "finding") << " in " << plural(R.Units, "unit");
  if (R.Suppressed)
    Out << ", " << R.Suppressed << " suppressed";
  if (!R.Unanalysed.empty())
    Out << "; " << plural(R.Unanalysed.size(), "unit") << " not analysed";
  Out << "\n";
}

} // namespace bordercheck
