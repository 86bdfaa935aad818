// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The part of a SARIF run that is the same in each: rules with their pages, and the
// standards that they stand for, as taxonomies and as the tags that GitHub reads.
#include "checks/judge/Standards.h"
#include "checks/report/Sarif.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

namespace bordercheck {
namespace {

namespace json = llvm::json;

/// What consumers take of a full description.
constexpr size_t MaxDescription = 1024;

/// Of a rule: GitHub shows no more, and does not say which. Relationships hold the rest.
constexpr size_t MaxTags = 10;

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

/// The paragraph of the page that says why the rule matters, after the summary.
std::string fullDescription(const RuleInfo &R) {
  llvm::StringRef Why = pageOf(R).split("## Why it matters").second.split("\n## ").first.trim();
  std::string Text = R.Summary.str();
  for (llvm::StringRef Word : llvm::split(Why.split("\n\n").first, '\n'))
    Text += " " + Word.trim().str();
  return Text.size() <= MaxDescription ? Text : R.Summary.str();
}

} // namespace

json::Object sarifMessage(llvm::StringRef Text) { return json::Object{{"text", utf8(Text)}}; }

const char *sarifLevel(Severity S) {
  constexpr std::array<const char *, 4> Names = {"note", "warning", "error", "error"};
  return Names[static_cast<size_t>(S)];
}

const char *securitySeverity(Severity S) {
  constexpr std::array<const char *, 4> Scores = {"3.0", "5.5", "8.0", "9.5"};
  return Scores[static_cast<size_t>(S)];
}

json::Object sarifRule(const RuleInfo &R, Severity Level) {
  json::Array Tags{"security"}, Relations;
  forEachStandard(R, [&](const Taxonomy &T, size_t Index, const Standard &S) {
    if (Tags.size() < MaxTags)
      Tags.push_back(tag(T, S.Id));
    json::Object Component{{"name", T.Name}, {"index", static_cast<int64_t>(Index)}};
    json::Object Target{{"id", S.Id}, {"toolComponent", std::move(Component)}};
    Relations.push_back(
        json::Object{{"target", std::move(Target)}, {"kinds", json::Array{"relevant"}}});
  });
  return json::Object{
      {"id", checkName(R.Id)},
      {"name", R.Id},
      {"shortDescription", sarifMessage(R.Summary)},
      {"fullDescription", sarifMessage(fullDescription(R))},
      {"help", json::Object{{"text", pageWithStandards(R)}, {"markdown", pageWithStandards(R)}}},
      {"defaultConfiguration", json::Object{{"level", sarifLevel(Level)}}},
      {"properties", json::Object{{"tags", std::move(Tags)},
                                  {"precision", "high"},
                                  {"problem.severity", sarifLevel(Level)},
                                  {"security-severity", securitySeverity(Level)}}},
      {"relationships", std::move(Relations)}};
}

json::Object sarifTaxonomy(const Taxonomy &T) {
  json::Array Taxa;
  for (const Standard &S : T.Entries)
    Taxa.push_back(json::Object{{"id", S.Id}, {"shortDescription", sarifMessage(S.Title)}});
  return json::Object{{"name", T.Name},
                      {"organization", T.Organization},
                      {"version", T.Version},
                      {"informationUri", T.Url},
                      {"shortDescription", sarifMessage(T.Organization + " " + T.Name)},
                      {"isComprehensive", false},
                      {"taxa", std::move(Taxa)}};
}

} // namespace bordercheck
