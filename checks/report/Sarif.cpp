// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// SARIF 2.1.0 (OASIS). One run; rules with their pages and standards, which are
// taxonomies (and tags, which is what GitHub reads); one result a finding, with
// its notes as related locations and its steps as a code flow; units that could not
// be analysed as notifications of the invocation.
#include "checks/judge/Standards.h"
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

/// "external/cwe/cwe-078": how code scanning knows a weakness; other standards by their names.
std::string tag(const Taxonomy &T, llvm::StringRef Id) {
  std::string Lower = Id.lower();
  llvm::StringRef Number = Lower;
  if (T.Name == "CWE" && Number.consume_front("cwe-"))
    Lower = "cwe-" + std::string(Number.size() < 3 ? 3 - Number.size() : 0, '0') + Number.str();
  return "external/" + llvm::StringRef(T.Name).lower() + "/" + Lower;
}

/// Calls \p Each for every standard of \p R with its taxonomy and that one's index.
void forEachStandard(const RuleInfo &R,
                     llvm::function_ref<void(const Taxonomy &, size_t, const Standard &)> Each) {
  const Tables &Data = builtinTables();
  for (size_t I = 0; I < Data.taxonomies().size(); ++I)
    for (const Standard &S : Data.taxonomies()[I].Entries)
      if (llvm::is_contained(Data.standardsOf(R.Id), S.Id))
        Each(Data.taxonomies()[I], I, S);
}

json::Object rule(const RuleInfo &R) {
  json::Array Tags{"security"}, Relations;
  forEachStandard(R, [&](const Taxonomy &T, size_t Index, const Standard &S) {
    Tags.push_back(tag(T, S.Id));
    json::Object Component{{"name", T.Name}, {"index", static_cast<int64_t>(Index)}};
    json::Object Target{{"id", S.Id}, {"toolComponent", std::move(Component)}};
    Relations.push_back(
        json::Object{{"target", std::move(Target)}, {"kinds", json::Array{"relevant"}}});
  });
  return json::Object{
      {"id", checkName(R.Id)},
      {"name", R.Id},
      {"shortDescription", message(R.Summary)},
      {"fullDescription", message(R.Summary)},
      {"help", json::Object{{"text", R.Summary}, {"markdown", pageWithStandards(R)}}},
      {"properties", json::Object{{"tags", std::move(Tags)}}},
      {"relationships", std::move(Relations)}};
}

json::Object taxonomy(const Taxonomy &T) {
  json::Array Taxa;
  for (const Standard &S : T.Entries)
    Taxa.push_back(json::Object{{"id", S.Id}, {"shortDescription", message(S.Title)}});
  return json::Object{{"name", T.Name},
                      {"organization", T.Organization},
                      {"version", T.Version},
                      {"informationUri", T.Url},
                      {"shortDescription", message(T.Organization + " " + T.Name)},
                      {"taxa", std::move(Taxa)}};
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
  return json::Object{{"ruleId", checkName(F.Rule)},
                      {"ruleIndex", static_cast<int64_t>(RuleIndex)},
                      {"level", level(F.Level)},
                      {"message", message(F.Message)},
                      {"locations", json::Array{location(F.Where)}},
                      {"relatedLocations", std::move(Related)},
                      {"codeFlows", std::move(Flow)},
                      {"properties", json::Object{{"severity", nameOf(F.Level)},
                                                  {"controller", nameOf(F.Who)},
                                                  {"context", nameOf(F.In)}}}};
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
  json::Array Taxonomies, Supported;
  for (const Taxonomy &T : builtinTables().taxonomies()) {
    Supported.push_back(
        json::Object{{"name", T.Name}, {"index", static_cast<int64_t>(Taxonomies.size())}});
    Taxonomies.push_back(taxonomy(T));
  }
  json::Object Driver{{"name", "Bordercheck"},
                      {"version", versionString()},
                      {"rules", std::move(Rules)},
                      {"supportedTaxonomies", std::move(Supported)}};
  json::Object Run{{"tool", json::Object{{"driver", std::move(Driver)}}},
                   {"taxonomies", std::move(Taxonomies)},
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
