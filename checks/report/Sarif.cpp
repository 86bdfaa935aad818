// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// SARIF 2.1.0 (OASIS). One run; rules with their pages; one result a finding, with
// its notes as related locations and its steps as a code flow; units that could not
// be analysed as notifications of the invocation.
#include "checks/report/Report.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/Path.h"

namespace bordercheck {
namespace {

namespace json = llvm::json;

/// A URI reference: everything that RFC 3986 does not allow in a path is escaped.
std::string uri(llvm::StringRef File) {
  std::string Out = llvm::sys::path::is_absolute(File) ? "file://" : "";
  for (char C : File) {
    if (llvm::isAlnum(C) || llvm::StringRef("-._~/+,=@").contains(C))
      Out += C;
    else
      Out += "%" + llvm::toHex(llvm::StringRef(&C, 1));
  }
  return Out;
}

json::Object message(llvm::StringRef Text) { return json::Object{{"text", utf8(Text)}}; }

json::Object location(const Place &P) {
  json::Object Physical{{"artifactLocation", json::Object{{"uri", uri(P.File)}}}};
  if (P.isValid())
    Physical["region"] =
        json::Object{{"startLine", P.Line}, {"startColumn", std::max(P.Column, 1U)}};
  return json::Object{{"physicalLocation", std::move(Physical)}};
}

json::Object location(const Place &P, llvm::StringRef Text) {
  json::Object L = location(P);
  L["message"] = message(Text);
  return L;
}

const char *level(Severity S) {
  switch (S) {
  case Severity::Low:
    return "note";
  case Severity::Medium:
    return "warning";
  default:
    return "error";
  }
}

json::Object rule(const RuleInfo &R) {
  return json::Object{{"id", checkName(R.Id)},
                      {"name", R.Id},
                      {"shortDescription", message(R.Summary)},
                      {"fullDescription", message(R.Summary)},
                      {"help", json::Object{{"text", R.Summary}, {"markdown", pageOf(R)}}}};
}

json::Object result(const Finding &F, size_t RuleIndex) {
  json::Array Related;
  for (const Note &N : F.Notes)
    if (N.Where.isValid())
      Related.push_back(location(N.Where, N.Message));
  json::Array Locations;
  for (const Step &S : F.Steps)
    if (S.Where.isValid())
      Locations.push_back(json::Object{{"location", location(S.Where, S.What)}});
  // A thread flow has at least one location.
  json::Array Flow;
  if (!Locations.empty())
    Flow.push_back(json::Object{
        {"threadFlows", json::Array{json::Object{{"locations", std::move(Locations)}}}}});
  return json::Object{
      {"ruleId", checkName(F.Rule)},
      {"ruleIndex", static_cast<int64_t>(RuleIndex)},
      {"level", level(F.Level)},
      {"message", message(F.Message)},
      {"locations", json::Array{location(F.Where)}},
      {"relatedLocations", std::move(Related)},
      {"codeFlows", std::move(Flow)},
      {"properties", json::Object{{"severity", nameOf(F.Level)}, {"controller", nameOf(F.Who)}}}};
}

json::Object invocation(const Report &R) {
  json::Array Notes;
  for (const Incomplete &I : R.Unanalysed) {
    Place P;
    P.File = I.Unit;
    Notes.push_back(json::Object{{"level", "error"},
                                 {"message", message(I.Unit + ": " + I.Why)},
                                 {"locations", json::Array{location(P)}}});
  }
  return json::Object{{"executionSuccessful", true},
                      {"toolExecutionNotifications", std::move(Notes)}};
}

} // namespace

void renderSarif(const Report &R, llvm::raw_ostream &Out) {
  json::Array Rules;
  for (const RuleInfo &Info : allRules())
    Rules.push_back(rule(Info));
  json::Array Results;
  for (const Finding &F : R.Findings)
    Results.push_back(result(F, static_cast<size_t>(findRule(F.Rule) - allRules().begin())));
  json::Object Driver{
      {"name", "Bordercheck"}, {"version", versionString()}, {"rules", std::move(Rules)}};
  json::Object Run{{"tool", json::Object{{"driver", std::move(Driver)}}},
                   {"columnKind", "utf16CodeUnits"},
                   {"invocations", json::Array{invocation(R)}},
                   {"results", std::move(Results)}};
  json::OStream J(Out, 2);
  J.value(json::Object{{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
                       {"version", "2.1.0"},
                       {"runs", json::Array{std::move(Run)}}});
  Out << "\n";
}

} // namespace bordercheck
