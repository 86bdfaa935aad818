// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// SonarQube's generic format for issues of other tools, as of 10.3: rules with their
// impact (BLOCKER is one since 10.8), issues with a primary and secondary locations. It
// grades rules, not issues.
#include "checks/judge/Rule.h"
#include "checks/report/Report.h"
#include "llvm/Support/JSON.h"
#include <map>

namespace bordercheck {
namespace {

namespace json = llvm::json;

const char *impact(Severity S) {
  constexpr std::array<const char *, 4> Names = {"LOW", "MEDIUM", "HIGH", "BLOCKER"};
  return Names[static_cast<size_t>(S)];
}

/// Lines only: Sonar refuses a whole report for one column that its own file does not have.
json::Object location(const Place &P, llvm::StringRef Message) {
  json::Object At{{"message", readable(Message)}, {"filePath", utf8(P.File)}};
  if (P.isValid())
    At["textRange"] = json::Object{{"startLine", P.Line}};
  return At;
}

json::Object rule(const RuleInfo &R, Severity Gravest) {
  json::Object Impact{{"softwareQuality", "SECURITY"}, {"severity", impact(Gravest)}};
  return json::Object{{"id", checkName(R.Id)},
                      {"name", checkName(R.Id)},
                      {"description", R.Summary},
                      {"engineId", "bordercheck"},
                      {"cleanCodeAttribute", "TRUSTWORTHY"},
                      {"impacts", json::Array{std::move(Impact)}}};
}

} // namespace

void renderSonar(const Report &R, llvm::raw_ostream &Out) {
  std::map<std::string, Severity> Gravest;
  json::Array Issues;
  for (const Finding &F : R.Findings) {
    auto [At, New] = Gravest.try_emplace(F.Rule, F.Level);
    At->second = std::max(At->second, F.Level);
    json::Array Secondary;
    for (const Note &N : F.Notes)
      if (N.Where.isValid() && N.Where != F.Where)
        Secondary.push_back(location(N.Where, N.Message));
    Issues.push_back(json::Object{{"ruleId", checkName(F.Rule)},
                                  {"primaryLocation", location(F.Where, F.Message)},
                                  {"secondaryLocations", std::move(Secondary)}});
  }
  json::Array Rules;
  for (const auto &[Id, Level] : Gravest)
    Rules.push_back(rule(*findRule(Id), Level));
  json::OStream J(Out, 2);
  J.value(json::Object{{"rules", std::move(Rules)}, {"issues", std::move(Issues)}});
  Out << "\n";
}

} // namespace bordercheck
