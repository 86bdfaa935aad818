// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// JUnit's XML, which every CI system shows: a finding is a failed case, a settled one a
// skipped case, a unit that was not wholly analysed a broken one. That all units were is a
// case too, so that a run without findings is not one without tests.
#include "checks/report/Report.h"

namespace bordercheck {
namespace {

/// Control characters have no place in XML, however written.
std::string xml(llvm::StringRef Text) {
  std::string Out;
  for (char C : printable(readable(Text))) {
    switch (C) {
    case '&':
      Out += "&amp;";
      break;
    case '<':
      Out += "&lt;";
      break;
    case '>':
      Out += "&gt;";
      break;
    case '"':
      Out += "&quot;";
      break;
    default:
      Out += C;
    }
  }
  return Out;
}

void openCase(const Finding &F, llvm::raw_ostream &Out) {
  Out << "    <testcase classname=\"" << xml(checkName(F.Rule)) << "\" name=\"" << xml(F.Where.File)
      << ":" << F.Where.Line << " " << F.Fingerprint << "\" file=\"" << xml(F.Where.File)
      << "\" line=\"" << F.Where.Line << "\" time=\"0\">\n";
}

void failed(const Finding &F, llvm::raw_ostream &Out) {
  openCase(F, Out);
  Out << "      <failure type=\"" << nameOf(F.Level) << "\" message=\"" << xml(F.Message) << "\">";
  for (const Note &N : F.Notes)
    Out << xml(N.Where.File) << ":" << N.Where.Line << ": " << xml(N.Message) << "\n";
  Out << "</failure>\n    </testcase>\n";
}

void skipped(const Finding &F, llvm::raw_ostream &Out) {
  openCase(F, Out);
  Out << "      <skipped message=\"" << nameOf(F.Decided.As)
      << xml(F.Decided.Reason.empty() ? "" : ": " + F.Decided.Reason) << "\"/>\n    </testcase>\n";
}

void analysed(const Report &R, llvm::raw_ostream &Out) {
  constexpr char Class[] = "    <testcase classname=\"bordercheck\" time=\"0\" name=\"";
  if (R.Unanalysed.empty())
    Out << Class << "all units are analysed\"/>\n";
  for (const Incomplete &I : R.Unanalysed)
    Out << Class << xml(I.Unit) << " is analysed\">\n      <error message=\"" << xml(I.Why)
        << "\"/>\n    </testcase>\n";
}

} // namespace

void renderJUnit(const Report &R, llvm::raw_ostream &Out) {
  size_t Tests = R.Findings.size() + R.Settled.size() + std::max<size_t>(R.Unanalysed.size(), 1);
  Out << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n"
      << "  <testsuite name=\"bordercheck\" tests=\"" << Tests << "\" failures=\""
      << R.Findings.size() << "\" errors=\"" << R.Unanalysed.size() << "\" skipped=\""
      << R.Settled.size() << "\" time=\"0\">\n";
  analysed(R, Out);
  for (const Finding &F : R.Findings)
    failed(F, Out);
  for (const Finding &F : R.Settled)
    skipped(F, Out);
  Out << "  </testsuite>\n</testsuites>\n";
}

} // namespace bordercheck
