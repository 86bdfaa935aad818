// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The renderers: what a report must hold in each format, and that no file name or
// text of the analysed program can break a format or drive a reader's terminal.
#include "checks/report/Report.h"
#include "checks/judge/Standards.h"
#include "test/report/Samples.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Compression.h"
#include "llvm/Support/JSON.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include <random>

namespace bordercheck {
namespace {

namespace json = llvm::json;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

std::vector<Format> everyFormat() {
  std::vector<Format> All;
  for (unsigned I = 0; I < NumFormats; ++I)
    All.push_back(static_cast<Format>(I));
  return All;
}

std::string rendered(const Report &R, Format As) {
  std::string Out;
  llvm::raw_string_ostream Stream(Out);
  render(R, As, Stream);
  return Out;
}

json::Value parsed(const Report &R, Format As) {
  llvm::Expected<json::Value> V = json::parse(rendered(R, As));
  if (V)
    return *V;
  ADD_FAILURE() << llvm::toString(V.takeError());
  return json::Object{{"findings", json::Array{}}, {"runs", json::Array{json::Object{}}}};
}

/// The value below \p V at "a.0.b"; null where there is none.
json::Value at(const json::Value &V, llvm::StringRef Path) {
  const json::Value *Now = &V;
  while (!Path.empty() && Now) {
    auto [Key, Rest] = Path.split('.');
    size_t Index = 0;
    if (const json::Array *A = Now->getAsArray(); A && !Key.getAsInteger(10, Index))
      Now = Index < A->size() ? &(*A)[Index] : nullptr;
    else
      Now = Now->getAsObject() ? Now->getAsObject()->get(Key) : nullptr;
    Path = Rest;
  }
  return Now ? *Now : json::Value(nullptr);
}

TEST(TextReport, WritesAFindingLikeACompiler) {
  EXPECT_EQ(rendered(oneFinding(), Format::Text),
            "src/load.cpp:12:9: warning: library path taken from 'name' is loaded by dlopen "
            "without verification [bordercheck-unverified-load]\n"
            "  note: the path: ‹name›\n"
            "  note: src/main.cpp:3:1: input: 'name' is read\n"
            "1 finding in 2 units (1 high)\n");
}

TEST(TextReport, SaysWhatWasSuppressedAndWhatWasNotAnalysed) {
  Report R;
  R.Units = 1;
  R.Settled = silenced(3);
  R.Unanalysed.push_back({"b.cpp", "no such file"});
  EXPECT_EQ(rendered(R, Format::Text), "0 findings in 1 unit, 3 suppressed; 1 unit not analysed\n");
}

TEST(TextReport, TheInventoryHoldsConstantCrossingsToo) {
  Report R;
  LinkedCrossing L;
  L.At.Kind = CrossingKind::Command;
  L.At.Callee = "system";
  L.At.Where = {"a.cpp", 4, 2};
  L.At.Inputs.push_back({Role::Text, lit("ls")});
  R.Inventory = {L};
  EXPECT_THAT(rendered(R, Format::Text), Not(HasSubstr("system")));
  R.WithInventory = true;
  EXPECT_THAT(rendered(R, Format::Text),
              HasSubstr("a.cpp:4:2: command by system; constant text: ls\n"));
}

TEST(TextReport, DrivesNoTerminalAndStaysOnItsLines) {
  std::string Out = rendered(hostileReport(), Format::Text);
  for (char C : Out)
    ASSERT_TRUE(C == '\n' || (static_cast<unsigned char>(C) >= 0x20 && C != 0x7f)) << Out;
  EXPECT_THAT(Out, Not(HasSubstr("\n::warning::")));
  EXPECT_TRUE(json::isUTF8(Out)) << Out;
}

TEST(JsonReport, HoldsTheFinding) {
  json::Value V = parsed(oneFinding(), Format::Json);
  EXPECT_EQ(at(V, "version"), json::Value(1));
  EXPECT_EQ(at(V, "units"), json::Value(2));
  EXPECT_EQ(at(V, "findings.0.rule"), json::Value("bordercheck-unverified-load"));
  EXPECT_EQ(at(V, "findings.0.severity"), json::Value("high"));
  EXPECT_EQ(at(V, "findings.0.controller"), json::Value("user"));
  EXPECT_EQ(at(V, "findings.0.at.file"), json::Value("src/load.cpp"));
  EXPECT_EQ(at(V, "findings.0.at.line"), json::Value(12));
  EXPECT_EQ(at(V, "findings.0.notes.0.message"), json::Value("the path: ‹name›"));
  EXPECT_EQ(at(V, "findings.0.steps.1.message"), json::Value("'dlopen' is called here"));
  EXPECT_EQ(at(V, "findings.0.standards.0"), json::Value("CWE-73"));
  EXPECT_EQ(at(V, "findings.1"), json::Value(nullptr));
}

TEST(JsonReport, HoldsTheInventoryOnlyOnDemand) {
  Report R = hostileReport();
  EXPECT_EQ(at(parsed(R, Format::Json), "inventory.0.constant"), json::Value(false));
  EXPECT_EQ(at(parsed(R, Format::Json), "inventory.0.kind"), json::Value("interpret"));
  R.WithInventory = false;
  EXPECT_EQ(at(parsed(R, Format::Json), "inventory"), json::Value(nullptr));
}

TEST(JsonReport, SaysWhatWasNotAnalysed) {
  Report R;
  R.Settled = silenced(4);
  R.Unanalysed.push_back({"b.cpp", "no such file"});
  json::Value V = parsed(R, Format::Json);
  EXPECT_EQ(at(V, "unanalysed.0.unit"), json::Value("b.cpp"));
  EXPECT_EQ(at(V, "unanalysed.0.why"), json::Value("no such file"));
  EXPECT_EQ(at(V, "suppressed"), json::Value(4));
}

TEST(JsonReport, HostileTextsComeBackAsTheyWere) {
  std::string Out = rendered(hostileReport(), Format::Json);
  EXPECT_TRUE(json::isUTF8(Out));
  EXPECT_THAT(Out, Not(HasSubstr("\x1b")));
  EXPECT_EQ(at(parsed(hostileReport(), Format::Json), "findings.0.at.file"),
            json::Value(json::fixUTF8(hostile())));
}

TEST(SarifReport, HoldsTheFinding) {
  json::Value V = parsed(oneFinding(), Format::Sarif);
  EXPECT_EQ(at(V, "version"), json::Value("2.1.0"));
  json::Value Result = at(V, "runs.0.results.0");
  EXPECT_EQ(at(Result, "ruleId"), json::Value("bordercheck-unverified-load"));
  EXPECT_EQ(at(Result, "level"), json::Value("error"));
  EXPECT_EQ(at(Result, "message.text"),
            json::Value("library path taken from 'name' is loaded by dlopen without verification.\n"
                        "the path: ‹name›\n[input: 'name' is read](1)"));
  json::Value Physical = at(Result, "locations.0.physicalLocation");
  EXPECT_EQ(at(Physical, "artifactLocation.uri"), json::Value("src/load.cpp"));
  EXPECT_EQ(at(Physical, "region.startLine"), json::Value(12));
  EXPECT_EQ(at(Physical, "region.startColumn"), json::Value(nullptr)) << "bytes are no columns";
  EXPECT_EQ(at(Result, "relatedLocations.1.message.text"), json::Value("input: 'name' is read"));
  EXPECT_EQ(at(Result, "codeFlows.0.threadFlows.0.locations.1.location.message.text"),
            json::Value("'dlopen' is called here"));
}

TEST(SarifReport, ColumnsAreUtf16WhereTheLineIsKnown) {
  Report R = oneFinding();
  R.Sources["src/load.cpp"] = std::string(11, '\n') + "\xc3\xa9\xf0\x9f\x98\x80 dlopen(name);\r\n";
  json::Value Region =
      at(parsed(R, Format::Sarif), "runs.0.results.0.locations.0.physicalLocation.region");
  // Two bytes of an accent and four of an emoji: one unit, and two.
  EXPECT_EQ(at(Region, "startColumn"), json::Value(6));
  EXPECT_EQ(at(Region, "snippet.text"), json::Value("\xc3\xa9\xf0\x9f\x98\x80 dlopen(name);"));
}

TEST(SarifReport, FingerprintsAreOursAndGitHubs) {
  Report R = oneFinding();
  R.Findings[0].Where.Line = 2;
  R.Findings[0].Fingerprint = "abc:2";
  R.Sources["src/load.cpp"] = " a\nb\n  \t\tc\n d";
  json::Value Prints = at(parsed(R, Format::Sarif), "runs.0.results.0.partialFingerprints");
  EXPECT_EQ(*Prints.getAsObject(),
            (json::Object{{"bordercheck/v1", "abc:2"},
                          {"primaryLocationLineHash", "54703d4cd895b18:1"}}));
}

TEST(SarifReport, WhatSettlesIsASuppression) {
  Report R;
  Finding Approved = loadFinding(), Silenced = loadFinding(), Known = loadFinding();
  Approved.Decided = {Standing::Approved, "signed folder", "Ada", "2027-01-01", {}};
  Silenced.Decided = {Standing::Silenced, "tests only", "", "", {"src/load.cpp", 11, 1}};
  Known.Decided.As = Standing::Known;
  Known.Since = Change::Same;
  Silenced.Where.Line = 13;
  Known.Where.Line = 14;
  R.Settled = {Approved, Silenced, Known};
  R.Findings = {loadFinding()};
  R.Findings[0].Where.Line = 15;
  R.Compared = true;
  json::Value V = parsed(R, Format::Sarif);
  EXPECT_EQ(at(V, "runs.0.results.0.suppressions.0.kind"), json::Value("external"));
  EXPECT_EQ(at(V, "runs.0.results.0.suppressions.0.justification"),
            json::Value("signed folder (by Ada) (until 2027-01-01)"));
  EXPECT_EQ(at(V, "runs.0.results.1.suppressions.0.kind"), json::Value("inSource"));
  EXPECT_EQ(at(V, "runs.0.results.1.suppressions.0.location.physicalLocation.region.startLine"),
            json::Value(11));
  EXPECT_EQ(at(V, "runs.0.results.2.baselineState"), json::Value("unchanged"));
  EXPECT_EQ(at(V, "runs.0.results.2.suppressions.0"), json::Value(nullptr));
  EXPECT_EQ(at(V, "runs.0.results.3.baselineState"), json::Value("new"));
  R.Findings[0].Since = Change::Worse;
  EXPECT_EQ(at(parsed(R, Format::Sarif), "runs.0.results.3.baselineState"), json::Value("updated"));
}

TEST(SarifReport, WhatIsGoneIsAbsent) {
  Report R;
  R.Gone = {recordOf(loadFinding())};
  EXPECT_EQ(at(parsed(R, Format::Sarif), "runs.0.results.0"), json::Value(nullptr));
  R.Compared = true;
  EXPECT_EQ(at(parsed(R, Format::Sarif), "runs.0.results.0.baselineState"), json::Value("absent"));
}

TEST(SarifReport, AWrapperIsAThreadFlowOfItsOwn) {
  Finding F = loadFinding();
  F.Of.Chain = {{{"src/wrap.cpp", 4, 2}, "'dlopen' is called here"}};
  F.Steps.push_back(F.Of.Chain[0]);
  json::Value Threads = at(parsed(oneFinding(F), Format::Sarif), "runs.0.results.0.codeFlows.0"
                                                                 ".threadFlows");
  ASSERT_TRUE(Threads.getAsArray());
  ASSERT_EQ(Threads.getAsArray()->size(), 2U);
  EXPECT_EQ(at(Threads, "0.locations").getAsArray()->size(), 2U);
  EXPECT_EQ(at(Threads, "1.locations.0.location.physicalLocation.artifactLocation.uri"),
            json::Value("src/wrap.cpp"));
}

TEST(SarifReport, TakesWhatCodeScanningTakesAndCountsTheRest) {
  Report R;
  R.Findings.assign(25003, loadFinding());
  for (Finding &F : R.Findings)
    F.Steps.clear(), F.Notes.clear();
  R.Findings[25001].Level = Severity::Critical;
  R.Findings[25001].Where.Line = 77;
  json::Value V = parsed(R, Format::Sarif);
  json::Value Results = at(V, "runs.0.results");
  ASSERT_EQ(Results.getAsArray()->size(), 25000U);
  EXPECT_EQ(at(Results.getAsArray()->back(), "properties.severity"), json::Value("critical"));
  EXPECT_EQ(at(V, "runs.0.invocations.0.toolExecutionNotifications.0.level"),
            json::Value("warning"));
}

TEST(SarifReport, RulesHaveTheGradeOfTheirGravestFinding) {
  Report R = oneFinding();
  R.Findings.push_back(loadFinding());
  R.Findings[1].Level = Severity::Critical;
  size_t Index = static_cast<size_t>(findRule("unverified-load") - allRules().begin());
  EXPECT_EQ(at(parsed(R, Format::Sarif), "runs.0.tool.driver.rules." + std::to_string(Index) +
                                             ".properties.security-severity"),
            json::Value("9.5"));
}

TEST(SarifReport, RuleIndexLeadsToTheRuleWithItsPage) {
  json::Value V = parsed(oneFinding(), Format::Sarif);
  json::Value Index = at(V, "runs.0.results.0.ruleIndex");
  ASSERT_TRUE(Index.getAsInteger());
  json::Value Rule = at(V, "runs.0.tool.driver.rules." + std::to_string(*Index.getAsInteger()));
  EXPECT_EQ(at(Rule, "id"), json::Value("bordercheck-unverified-load"));
  ASSERT_TRUE(findRule("unverified-load"));
  EXPECT_EQ(at(Rule, "help.markdown"),
            json::Value(pageWithStandards(*findRule("unverified-load"))));
  EXPECT_EQ(at(V, "runs.0.tool.driver.rules").getAsArray()->size(), allRules().size());
}

TEST(SarifReport, RulesPointIntoTheTaxonomies) {
  json::Value V = parsed(oneFinding(), Format::Sarif);
  json::Value Rule = at(V, "runs.0.tool.driver.rules.0");
  json::Value Relations = at(Rule, "relationships");
  ASSERT_TRUE(Relations.getAsArray());
  size_t Targets = 0;
  for (const json::Value &Relation : *Relations.getAsArray()) {
    int64_t Index = at(Relation, "target.toolComponent.index").getAsInteger().value_or(-1);
    json::Value Taxonomy = at(V, "runs.0.taxonomies." + std::to_string(Index));
    EXPECT_EQ(at(Taxonomy, "name"), at(Relation, "target.toolComponent.name"));
    json::Value Taxa = at(Taxonomy, "taxa");
    ASSERT_TRUE(Taxa.getAsArray());
    for (const json::Value &Taxon : *Taxa.getAsArray())
      Targets += at(Taxon, "id") == at(Relation, "target.id");
  }
  EXPECT_EQ(Targets, Relations.getAsArray()->size());
  EXPECT_GT(Targets, 3U);
}

TEST(SarifReport, TagsAreWhatCodeScanningReads) {
  json::Value V = parsed(oneFinding(), Format::Sarif);
  size_t Index = static_cast<size_t>(findRule("unverified-load") - allRules().begin());
  json::Value Given =
      at(V, "runs.0.tool.driver.rules." + std::to_string(Index) + ".properties.tags");
  ASSERT_TRUE(Given.getAsArray());
  std::vector<std::string> Tags;
  for (const json::Value &Tag : *Given.getAsArray())
    Tags.push_back(Tag.getAsString().value_or("").str());
  EXPECT_THAT(Tags,
              testing::IsSupersetOf({"security", "external/cwe/cwe-073", "external/cwe/cwe-114"}));
}

TEST(SarifReport, LevelsFollowTheSeverity) {
  for (auto [Level, Name] : {std::pair{Severity::Low, "note"},
                             {Severity::Medium, "warning"},
                             {Severity::High, "error"},
                             {Severity::Critical, "error"}}) {
    Finding F = loadFinding();
    F.Level = Level;
    EXPECT_EQ(at(parsed(oneFinding(F), Format::Sarif), "runs.0.results.0.level"),
              json::Value(Name));
  }
}

TEST(SarifReport, UnitsThatWereNotAnalysedAreErrors) {
  Report R;
  R.Unanalysed.push_back({"b.cpp", "no such file"});
  json::Value Note = at(parsed(R, Format::Sarif), "runs.0.invocations.0"
                                                  ".toolExecutionNotifications.0");
  EXPECT_EQ(at(Note, "level"), json::Value("error"));
  EXPECT_EQ(at(Note, "message.text"), json::Value("b.cpp: no such file"));
}

// The schema asks for at least one location in a thread flow.
TEST(SarifReport, AFindingWithoutStepsHasNoCodeFlow) {
  Finding F = loadFinding();
  F.Steps.clear();
  json::Value Flows = at(parsed(oneFinding(F), Format::Sarif), "runs.0.results.0.codeFlows");
  EXPECT_TRUE(!Flows.getAsArray() || Flows.getAsArray()->empty());
}

TEST(SarifReport, FileNamesAreUriReferences) {
  auto Uri = [](std::string File) {
    Finding F = loadFinding();
    F.Where.File = std::move(File);
    return at(parsed(oneFinding(F), Format::Sarif),
              "runs.0.results.0.locations.0.physicalLocation.artifactLocation.uri")
        .getAsString()
        .value_or("")
        .str();
  };
  EXPECT_EQ(Uri("a b/50%.cpp"), "a%20b/50%25.cpp");
  EXPECT_EQ(Uri("/usr/include/x.h"), "file:///usr/include/x.h");
  EXPECT_EQ(Uri("what?#.cpp"), "what%3F%23.cpp");
  EXPECT_EQ(Uri("\xc3\xa9\xff.cpp"), "%C3%A9%FF.cpp");
  EXPECT_EQ(Uri("../x.cpp"), "../x.cpp");
}

TEST(SarifReport, HostileTextsAreValid) {
  std::string Out = rendered(hostileReport(), Format::Sarif);
  EXPECT_TRUE(json::isUTF8(Out));
  EXPECT_THAT(Out, Not(HasSubstr("\x1b")));
  EXPECT_EQ(at(parsed(hostileReport(), Format::Sarif),
               "runs.0.results.0.relatedLocations.0.message.text"),
            json::Value(visible(hostile())));
}

/// \p N findings whose texts cannot be packed.
Report incompressible(size_t N) {
  Report R;
  R.Findings.assign(N, loadFinding());
  std::mt19937 Random(1);
  unsigned Line = 0;
  for (Finding &F : R.Findings) {
    F.Where.Line = ++Line;
    F.Message.clear();
    while (F.Message.size() < 4000)
      F.Message += static_cast<char>('!' + Random() % 90);
  }
  return R;
}

TEST(SarifReport, FitsIntoAnUploadAndCountsTheRest) {
  if (!llvm::compression::zlib::isAvailable())
    GTEST_SKIP() << "an LLVM without zlib counts what is not packed";
  Report R = incompressible(3600);
  R.Findings.back().Level = Severity::Critical;
  std::string Out = rendered(R, Format::Sarif);
  llvm::SmallVector<uint8_t, 0> Packed;
  llvm::compression::zlib::compress(llvm::arrayRefFromStringRef(Out), Packed);
  EXPECT_LT(Packed.size(), 10U << 20);
  json::Value V = cantFail(json::parse(Out));
  json::Value Results = at(V, "runs.0.results");
  size_t Kept = Results.getAsArray()->size();
  EXPECT_GT(Kept, 1000U) << "much more is left out than has to be";
  EXPECT_LT(Kept, 3600U);
  EXPECT_EQ(at(Results.getAsArray()->back(), "properties.severity"), json::Value("critical"));
  EXPECT_THAT(at(V, "runs.0.invocations.0.toolExecutionNotifications.0.message.text")
                  .getAsString()
                  .value_or("")
                  .str(),
              StartsWith(std::to_string(3600 - Kept) + " of the mildest results are left out"));
}

TEST(SarifReport, WhatIsOpenIsKeptBeforeWhatIsSettled) {
  Report R = oneFinding();
  R.Findings[0].Level = Severity::Low;
  R.Settled.assign(25000, loadFinding());
  for (Finding &F : R.Settled)
    F.Steps.clear(), F.Notes.clear(), F.Decided.As = Standing::Known;
  R.Findings[0].Where.Line = 1;
  json::Value V = parsed(R, Format::Sarif);
  EXPECT_EQ(at(V, "runs.0.results.0.properties.standing"), json::Value("open"));
  EXPECT_EQ(at(V, "runs.0.results").getAsArray()->size(), 25000U);
}

// What is left out of a rule's tags is its weakness.
TEST(SarifReport, RulesHaveNoMoreTagsThanCodeScanningShows) {
  json::Value Rules = at(parsed(Report(), Format::Sarif), "runs.0.tool.driver.rules");
  for (const json::Value &Rule : *Rules.getAsArray())
    EXPECT_LE(at(Rule, "properties.tags").getAsArray()->size(), 10U)
        << at(Rule, "id").getAsString()->str();
}

TEST(Report, EnormousTextsStaySmall) {
  for (Format As : {Format::Sarif, Format::GitLab, Format::Rdjsonl, Format::GitHub, Format::Sonar,
                    Format::JUnit, Format::Fixes, Format::Markdown, Format::Csv}) {
    std::string Out = rendered(hugeReport(), As);
    EXPECT_LT(Out.size(), 300000U) << nameOf(As).str();
    bool Said = As == Format::Markdown || As == Format::Csv ||
                llvm::StringRef(Out).contains(" more bytes)");
    EXPECT_TRUE(Said) << nameOf(As).str();
  }
}

/// The characters of \p S that nothing is drawn for.
bool hides(llvm::StringRef S) { return visible(S) != S; }

TEST(Report, PeopleSeeWhatIsThere) {
  ASSERT_TRUE(hides(hostile()));
  for (Format As : {Format::Text, Format::GitHub, Format::JUnit, Format::Markdown})
    EXPECT_FALSE(hides(rendered(hostileReport(), As))) << nameOf(As).str();
  json::Value Sarif = parsed(hostileReport(), Format::Sarif);
  for (const char *Path :
       {"runs.0.results.0.message.text", "runs.0.results.0.relatedLocations.0.message.text",
        "runs.0.results.1.suppressions.0.justification",
        "runs.0.invocations.0.toolExecutionNotifications.0.message.text"}) {
    ASSERT_TRUE(at(Sarif, Path).getAsString()) << Path;
    EXPECT_FALSE(hides(*at(Sarif, Path).getAsString())) << Path;
  }
  json::Value GitLab = parsed(hostileReport(), Format::GitLab);
  EXPECT_FALSE(hides(*at(GitLab, "0.description").getAsString()));
  json::Value Sonar = parsed(hostileReport(), Format::Sonar);
  EXPECT_FALSE(hides(*at(Sonar, "issues.0.primaryLocation.message").getAsString()));
  json::Value Rdjson = parsed(hostileReport(), Format::Rdjsonl);
  EXPECT_FALSE(hides(*at(Rdjson, "message").getAsString()));
}

// Wherever they are printed, a CI system reads along.
TEST(Report, NoLineIsACommandButOurs) {
  Report R = hostileReport();
  R.Findings[0].Where.File = "::set-output name=x::y";
  R.Findings[0].Notes[1].Where.File = "::stop-commands::x";
  for (Format As : {Format::Text, Format::Markdown}) {
    std::string Out = rendered(R, As);
    EXPECT_THAT(Out, Not(HasSubstr("##["))) << nameOf(As).str();
    EXPECT_THAT(Out, Not(HasSubstr("##vso["))) << nameOf(As).str();
    for (llvm::StringRef Line : llvm::split(Out, '\n'))
      EXPECT_FALSE(Line.ltrim().starts_with("::")) << Line.str();
  }
}

TEST(Report, TheSameReportGivesTheSameBytes) {
  for (Format As : everyFormat())
    EXPECT_EQ(rendered(hostileReport(), As), rendered(hostileReport(), As));
}

TEST(Report, AnEmptyReportIsWhole) {
  EXPECT_EQ(rendered(Report(), Format::Text), "0 findings in 0 units\n");
  EXPECT_TRUE(at(parsed(Report(), Format::Json), "findings").getAsArray()->empty());
  EXPECT_TRUE(at(parsed(Report(), Format::Sarif), "runs.0.results").getAsArray()->empty());
}

TEST(Report, FormatsGoByTheirNames) {
  EXPECT_EQ(formatFrom("text"), Format::Text);
  EXPECT_EQ(formatFrom("json"), Format::Json);
  EXPECT_EQ(formatFrom("sarif"), Format::Sarif);
  EXPECT_EQ(formatFrom("SARIF"), std::nullopt);
  EXPECT_EQ(formatFrom(""), std::nullopt);
}

TEST(Report, Utf8KeepsWhatIsValid) {
  EXPECT_EQ(utf8("‹é›"), "‹é›");
  EXPECT_TRUE(json::isUTF8(utf8("a\xff\xc3")));
  EXPECT_THAT(utf8("a\xff"), StartsWith("a"));
}

} // namespace
} // namespace bordercheck
