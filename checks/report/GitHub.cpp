// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Workflow commands of GitHub Actions: annotations beside the diff, where code scanning
// is not at hand. GitHub shows ten of a kind in a step: the gravest come first, and what
// does not fit is counted.
#include "checks/report/Summary.h"
#include <map>

namespace bordercheck {
namespace {

constexpr size_t MaxOfAKind = 10;

/// The runner reads a command to the end of its line, and properties to a comma or colon.
/// These are all that it reads back; what else must not stand in a log is spelled out before.
std::string escape(llvm::StringRef Text, llvm::StringRef Special) {
  constexpr char Digits[] = "0123456789ABCDEF";
  std::string Out;
  for (char C : readable(Text)) {
    if (!Special.contains(C)) {
      Out += C;
      continue;
    }
    auto Byte = static_cast<unsigned char>(C);
    Out += {'%', Digits[Byte >> 4U], Digits[Byte & 15U]};
  }
  return Out;
}

std::string payload(llvm::StringRef Text) { return escape(Text, "%\r\n"); }
std::string property(llvm::StringRef Text) { return escape(Text, "%\r\n:,"); }

llvm::StringRef command(Severity S) {
  return S >= Severity::High ? "error" : S == Severity::Medium ? "warning" : "notice";
}

} // namespace

void renderGitHub(const Report &R, llvm::raw_ostream &Out) {
  std::vector<const Finding *> Gravest = gravestFirst(R.Findings);
  std::map<llvm::StringRef, size_t> Shown;
  size_t Left = 0;
  for (const Finding *F : Gravest) {
    llvm::StringRef Kind = command(F->Level);
    // One place is kept for the count.
    if (++Shown[Kind] > MaxOfAKind - (Kind == "notice")) {
      ++Left;
      continue;
    }
    std::string Text = F->Message;
    for (const Note &N : F->Notes)
      Text += "\n" + N.Message;
    Out << "::" << Kind << " file=" << property(F->Where.File) << ",line=" << F->Where.Line
        << ",col=" << F->Where.Column << ",title=" << property(checkName(F->Rule))
        << "::" << payload(Text) << "\n";
  }
  if (Left)
    Out << "::notice::" << Left << " more findings are not shown as annotations; the report has "
        << "them all\n";
  for (const Incomplete &I : R.Unanalysed)
    Out << "::error file=" << property(I.Unit) << "::not wholly analysed: " << payload(I.Why)
        << "\n";
}

} // namespace bordercheck
