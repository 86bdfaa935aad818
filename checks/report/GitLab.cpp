// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// GitLab's code quality report: what a merge request shows beside its diff. Its
// fingerprints are ours, which do not move with lines.
#include "checks/report/Report.h"
#include "llvm/Support/JSON.h"

namespace bordercheck {
namespace {

namespace json = llvm::json;

const char *severity(Severity S) {
  constexpr std::array<const char *, 4> Names = {"minor", "major", "critical", "blocker"};
  return Names[static_cast<size_t>(S)];
}

} // namespace

void renderGitLab(const Report &R, llvm::raw_ostream &Out) {
  json::Array All;
  for (const Finding &F : R.Findings) {
    json::Object Lines{{"begin", std::max(F.Where.Line, 1U)}};
    json::Object At{{"path", utf8(F.Where.File)}, {"lines", std::move(Lines)}};
    All.push_back(json::Object{{"description", readable(F.Message)},
                               {"check_name", checkName(F.Rule)},
                               {"fingerprint", F.Fingerprint},
                               {"severity", severity(F.Level)},
                               {"location", std::move(At)}});
  }
  json::OStream J(Out, 2);
  J.value(std::move(All));
  Out << "\n";
}

} // namespace bordercheck
