// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Compiler-style text: a line a finding, indented notes, a summary line. It is what
// editors and logs read; Terminal.cpp writes for people.
#include "checks/report/Summary.h"
#include "checks/text/Excerpt.h"
#include <fmt/format.h>

namespace bordercheck {
namespace {

std::string at(const Place &P) {
  return fmt::format("{}:{}:{}", printable(P.File), P.Line, P.Column);
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
  Out << fmt::format("{}: {} by {}", at(L.At.Where), nameOf(L.At.Kind).str(),
                     printable(L.At.Callee));
  for (const CrossingInput &I : L.At.Inputs)
    Out << fmt::format("; {}{}: {}", I.Value.isConstant() ? "constant " : "", nameOf(I.As).str(),
                       printable(excerpt(I.Value, 120)));
  Out << "\n";
}

} // namespace

std::vector<const Finding *> gravestFirst(llvm::ArrayRef<Finding> Some) {
  std::vector<const Finding *> All;
  All.reserve(Some.size());
  for (const Finding &F : Some)
    All.push_back(&F);
  llvm::sort(All, [](const Finding *A, const Finding *B) {
    return std::tie(B->Level, A->Where, A->Fingerprint) <
           std::tie(A->Level, B->Where, B->Fingerprint);
  });
  return All;
}

std::string counted(size_t N, llvm::StringRef What) {
  return fmt::format("{} {}{}", N, What.str(), N == 1 ? "" : "s");
}

std::string summaryLine(const Report &R) {
  std::string Line = counted(R.Findings.size(), "finding") + " in " + counted(R.Units, "unit");
  std::array<size_t, 4> Levels{};
  for (const Finding &F : R.Findings)
    ++Levels[static_cast<size_t>(F.Level)];
  std::string Grades;
  for (Severity S : {Severity::Critical, Severity::High, Severity::Medium, Severity::Low})
    if (size_t N = Levels[static_cast<size_t>(S)])
      Grades += fmt::format("{}{} {}", Grades.empty() ? "" : ", ", N, nameOf(S).str());
  if (!Grades.empty())
    Line += " (" + Grades + ")";
  for (auto [As, Word] : {std::pair{Standing::Known, "known"},
                          {Standing::Approved, "approved"},
                          {Standing::Silenced, "suppressed"}})
    if (size_t N = R.count(As))
      Line += fmt::format(", {} {}", N, Word);
  if (R.Compared && !R.Gone.empty())
    Line += fmt::format(", {} gone", R.Gone.size());
  if (!R.Unanalysed.empty())
    Line += "; " + counted(R.Unanalysed.size(), "unit") + " not analysed";
  return Line;
}

std::string remarkLine(const Remark &One) {
  return (One.Where.isValid() ? at(One.Where) : printable(One.Where.File)) +
         ": remark: " + printable(One.Message);
}

void renderInventoryText(const Report &R, llvm::raw_ostream &Out) {
  if (!R.WithInventory)
    return;
  Out << counted(R.Inventory.size(), "crossing") << " in all:\n";
  for (const LinkedCrossing &L : R.Inventory)
    renderEntry(L, Out);
}

void renderText(const Report &R, llvm::raw_ostream &Out) {
  for (const Finding &F : R.Findings)
    renderFinding(F, Out);
  renderInventoryText(R, Out);
  for (const Remark &One : R.Remarks)
    Out << remarkLine(One) << "\n";
  Out << summaryLine(R) << "\n";
}

} // namespace bordercheck
