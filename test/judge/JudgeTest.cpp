// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Judging programs that are written by hand: which gates settle what, which rule leads
// where several find one thing, and that no report holds a secret.
#include "checks/judge/Judge.h"
#include "checks/text/LanguageData.h"
#include "test/link/Program.h"
#include "test/support/Snippets.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace bordercheck {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

Text from(OriginKind Kind, std::string Name, std::vector<Gate> Gates = {}) {
  Hole H;
  H.Stands = Symbol::origin(Kind, defaultController(Kind), Name);
  H.Name = std::move(Name);
  H.Gates = std::move(Gates);
  return Text::hole(std::move(H));
}

LinkedCrossing crossing(CrossingKind Kind, std::vector<CrossingInput> Inputs, unsigned Line = 1) {
  LinkedCrossing L;
  L.At.Kind = Kind;
  L.At.Callee = "cross";
  L.At.Where = line(Line);
  L.At.Inputs = std::move(Inputs);
  return L;
}

Program program(std::vector<LinkedCrossing> Crossings) {
  Program P;
  P.Crossings = std::move(Crossings);
  return P;
}

/// \p L under a comment.
Program programWith(Suppression Comment, LinkedCrossing L) {
  L.Silenced = {0};
  Program P = program({std::move(L)});
  P.Suppressions = {std::move(Comment)};
  return P;
}

std::vector<Finding> findings(const LinkedCrossing &L, std::vector<std::string> Rules = {}) {
  JudgeOptions Options;
  Options.Rules = std::move(Rules);
  return judge(program({L}), test::builtinCatalog(), Options).Findings;
}

std::vector<std::string> rulesAt(const LinkedCrossing &L, std::vector<std::string> Rules = {}) {
  std::vector<std::string> Ids;
  for (const Finding &F : findings(L, std::move(Rules)))
    Ids.push_back(F.Rule);
  return Ids;
}

std::string notesOf(const Finding &F) {
  std::string All = F.Message + "\n";
  for (const Note &N : F.Notes)
    All += N.Message + "\n";
  return All;
}

LinkedCrossing scannedLoad(std::vector<Gate> Gates = {}) {
  return crossing(CrossingKind::Load,
                  {{Role::Path, from(OriginKind::Directory, "entry", std::move(Gates))}});
}

TEST(Judge, TheMostSpecificRuleLeadsAndListsTheOthers) {
  std::vector<Finding> Found = findings(scannedLoad());
  ASSERT_EQ(Found.size(), 1U);
  EXPECT_EQ(Found.front().Rule, "scanned-plugin-load");
  EXPECT_EQ(Found.front().Notes.back().Message, "found also by: unverified-load");
}

TEST(Judge, ARuleThatIsOffDoesNotLead) {
  EXPECT_THAT(rulesAt(scannedLoad(), {"unverified-load"}), ElementsAre("unverified-load"));
  EXPECT_THAT(findings(scannedLoad(), {"unverified-load"}).front().Notes.back().Message,
              Not(HasSubstr("found also")));
}

TEST(Judge, OneListedEntryLeadsForAllHolesOfThePath) {
  std::vector<Finding> Found = findings(
      crossing(CrossingKind::Load, {{Role::Path, cat({from(OriginKind::Network, "host"), lit("/"),
                                                      from(OriginKind::Directory, "entry")})}}));
  ASSERT_EQ(Found.size(), 1U);
  EXPECT_EQ(Found.front().Rule, "scanned-plugin-load");
  EXPECT_EQ(Found.front().Who, Controller::Remote);
  EXPECT_EQ(Found.front().Level, Severity::Critical);
}

TEST(Judge, TheLeaderIsAsGraveAsTheGravest) {
  std::vector<Finding> Found = findings(
      crossing(CrossingKind::Interpret, {{Role::Path, from(OriginKind::Directory, "entry")},
                                         {Role::Text, from(OriginKind::Network, "body")}}));
  ASSERT_EQ(Found.size(), 1U);
  EXPECT_EQ(Found.front().Rule, "scanned-plugin-load");
  EXPECT_EQ(Found.front().Level, Severity::Critical);
}

TEST(Judge, WhatSilencesTheLeaderSilencesTheCause) {
  LinkedCrossing L = scannedLoad();
  Program P = programWith({"a.cpp", 1, 1, {"bordercheck-scanned-plugin-load"}, 1, "reviewed"}, L);
  Judgement J = judge(P, Catalog(), {});
  EXPECT_THAT(J.Findings, IsEmpty());
  ASSERT_EQ(J.Silenced.size(), 1U);
  EXPECT_EQ(J.Silenced.front().Decided.As, Standing::Silenced);
  EXPECT_EQ(J.Silenced.front().Decided.Reason, "reviewed");
  EXPECT_THAT(J.Unused, IsEmpty());
}

TEST(Judge, ACommentWithoutAReasonSilencesOnlyWhereNoneIsAskedFor) {
  Program P = programWith({"a.cpp", 1, 1, {"bordercheck-*"}, 1, ""}, scannedLoad());
  JudgeOptions Options;
  EXPECT_THAT(judge(P, Catalog(), Options).Findings, IsEmpty());
  Options.Project.RequireReasons = true;
  std::vector<Finding> Found = judge(P, Catalog(), Options).Findings;
  ASSERT_EQ(Found.size(), 1U);
  EXPECT_THAT(notesOf(Found.front()), HasSubstr("gives no reason"));
  EXPECT_THAT(Found.front().DespiteComment, HasSubstr("gives no reason"));
  P.Suppressions.front().Reason = "reviewed";
  EXPECT_THAT(judge(P, Catalog(), Options).Findings, IsEmpty());
}

TEST(Judge, WhatAListTakesBackIsReportedDespiteTheComment) {
  std::vector<std::string> List{"*", "-bordercheck-scanned-plugin-load"};
  Judgement J = judge(programWith({"a.cpp", 1, 1, List, 1, ""}, scannedLoad()), Catalog(), {});
  ASSERT_EQ(J.Findings.size(), 1U);
  EXPECT_THAT(J.Findings.front().DespiteComment, HasSubstr("takes this rule back"));
  List = {"google-*"};
  J = judge(programWith({"a.cpp", 1, 1, List, 1, ""}, scannedLoad()), Catalog(), {});
  ASSERT_EQ(J.Findings.size(), 1U);
  EXPECT_EQ(J.Findings.front().DespiteComment, "");
}

// Of a finding that is too mild to be reported, the comment was needed all the same.
TEST(Judge, ACommentIsUsedWhateverSeverityIsAskedFor) {
  JudgeOptions Options;
  Options.AtLeast = Severity::Critical;
  Suppression Comment{"a.cpp", 1, 1, {"bordercheck-scanned-plugin-load"}, 1, ""};
  EXPECT_THAT(judge(programWith(Comment, scannedLoad()), Catalog(), Options).Unused, IsEmpty());
}

TEST(Judge, CommentsThatSilenceNothingAreNamed) {
  Program P = programWith({"a.cpp", 1, 1, {"bordercheck-unverified-load"}, 1, ""}, scannedLoad());
  P.Suppressions.push_back({"b.cpp", 9, 9, {"bordercheck-assembled-command"}, 8, ""});
  P.Suppressions.push_back({"c.cpp", 9, 9, {"*"}, 9, "for every tool"});
  P.Suppressions.push_back({"d.cpp", 9, 9, {}, 9, ""});
  std::vector<unsigned> Lines;
  for (const Suppression &S : judge(P, Catalog(), {}).Unused)
    Lines.push_back(S.Line);
  EXPECT_THAT(Lines, ElementsAre(1, 8));
  JudgeOptions Some;
  Some.Rules = {"unverified-load"};
  EXPECT_THAT(judge(P, Catalog(), Some).Unused, IsEmpty()) << "not all rules were asked";
}

// A scan knows the callers, and that they are harmless; a front end that sees the wrapper's unit
// alone reports it there.
TEST(Judge, ACommentOnAWrapperIsNeededByThoseWhoDoNotSeeTheCallers) {
  LinkedCrossing L = crossing(CrossingKind::Load, {{Role::Path, lit("libx.so")}});
  L.At.Chain = {{{"w.cpp", 7, 3}, "'dlopen' is called here"}};
  Program P = programWith({"w.cpp", 7, 7, {"bordercheck-unverified-load"}, 6, ""}, L);
  EXPECT_THAT(judge(P, Catalog(), {}).Unused, IsEmpty());
  P.Suppressions.front().FirstLine = P.Suppressions.front().LastLine = 8;
  EXPECT_EQ(judge(P, Catalog(), {}).Unused.size(), 1U);
}

TEST(Judge, AFindingKnowsWhatCrossesWithoutItsSecrets) {
  LinkedCrossing L =
      crossing(CrossingKind::Command,
               {{Role::Text, cat({lit("login --token ghp_k3Jx9QmZ2vT7bW4nR8sL1pYc6HdF0gAe5UiO "),
                                  from(OriginKind::Input, "Who")})}});
  L.Function = "login";
  for (const Finding &F : findings(L)) {
    EXPECT_EQ(F.Function, "login");
    ASSERT_TRUE(F.Of.input(Role::Text));
    EXPECT_THAT(F.Of.input(Role::Text)->print(), Not(HasSubstr("Jx9QmZ2vT7bW4")));
    EXPECT_THAT(F.Of.input(Role::Text)->print(), HasSubstr("Who"));
  }
}

TEST(Judge, TwoCausesMakeTwoFindings) {
  LinkedCrossing L =
      crossing(CrossingKind::Command,
               {{Role::Text, cat({lit("login "), from(OriginKind::Input, "Password")})}});
  EXPECT_THAT(rulesAt(L), ElementsAre("assembled-command", "credential-in-generated-code"));
}

TEST(Judge, TheGravestOfARuleAtOnePlaceStays) {
  LinkedCrossing Mild = crossing(CrossingKind::Load, {{Role::Path, hole("a")}});
  LinkedCrossing Grave =
      crossing(CrossingKind::Load, {{Role::Path, from(OriginKind::Network, "z")}});
  std::vector<Finding> Found = judge(program({Mild, Grave}), Catalog(), {}).Findings;
  ASSERT_EQ(Found.size(), 1U);
  EXPECT_EQ(Found.front().Level, Severity::Critical);
}

TEST(Judge, ApprovalSettlesWhatIsLoaded) {
  for (GateKind Kind :
       {GateKind::Signature, GateKind::Digest, GateKind::AllowList, GateKind::Promotion}) {
    bool Verifies = Kind == GateKind::Signature || Kind == GateKind::Digest;
    std::vector<std::string> Reopened(Verifies ? 1 : 0, "reopened-after-verify");
    EXPECT_THAT(rulesAt(scannedLoad({gate(Kind)})), Reopened) << nameOf(Kind).str();
    EXPECT_THAT(rulesAt(crossing(CrossingKind::Blob,
                                 {{Role::Text, from(OriginKind::File, "f", {gate(Kind)})}})),
                IsEmpty())
        << nameOf(Kind).str();
    EXPECT_THAT(rulesAt(crossing(CrossingKind::SearchPath,
                                 {{Role::Options, lit("PATH")},
                                  {Role::Path, from(OriginKind::File, "f", {gate(Kind)})}})),
                IsEmpty())
        << nameOf(Kind).str();
  }
}

TEST(Judge, AnIdentifierAndAnEscapeDoNotSettleIt) {
  for (Gate G : {gate(GateKind::IdentifierCheck), gate(GateKind::Escape, "shell")}) {
    EXPECT_THAT(rulesAt(scannedLoad({G})), ElementsAre("scanned-plugin-load"));
    EXPECT_THAT(
        rulesAt(crossing(CrossingKind::Blob, {{Role::Text, from(OriginKind::File, "f", {G})}})),
        ElementsAre("foreign-code-blob"));
  }
}

TEST(Judge, AScannedBlobIsOneFinding) {
  EXPECT_THAT(
      rulesAt(crossing(CrossingKind::Blob, {{Role::Path, from(OriginKind::Directory, "entry")}})),
      ElementsAre("scanned-plugin-load"));
}

LinkedCrossing variable(Text Name, Text Value) {
  return crossing(CrossingKind::SearchPath,
                  {{Role::Options, std::move(Name)}, {Role::Path, std::move(Value)}});
}

TEST(SearchPathWrite, OwnPreviousValueIsWeaker) {
  Text Old = from(OriginKind::Environment, "PATH");
  std::vector<Finding> Extended = findings(variable(lit("PATH"), cat({lit("/opt/bin:"), Old})));
  std::vector<Finding> Foreign =
      findings(variable(lit("PATH"), from(OriginKind::Environment, "APP_BIN")));
  ASSERT_EQ(Extended.size(), 1U);
  ASSERT_EQ(Foreign.size(), 1U);
  EXPECT_EQ(Extended.front().Level, Severity::Low);
  EXPECT_EQ(Foreign.front().Level, Severity::Medium);
  // Another variable's value is not its own.
  EXPECT_EQ(findings(variable(lit("LD_LIBRARY_PATH"), cat({lit("/opt/lib:"), Old}))).front().Level,
            Severity::Medium);
}

TEST(SearchPathWrite, NamesGoByEachAlternative) {
  Text Value = from(OriginKind::Input, "v");
  EXPECT_THAT(rulesAt(variable(either(lit("LANG"), lit("PATH")), Value)),
              ElementsAre("search-path-write"));
  EXPECT_THAT(rulesAt(variable(either(lit("LANG"), lit("TZ")), Value)), IsEmpty());
}

TEST(SearchPathWrite, AnUnknownNameCountsOnlyWhereAnOutsiderGivesIt) {
  Text Value = from(OriginKind::Input, "v");
  EXPECT_THAT(rulesAt(variable(from(OriginKind::Network, "n"), Value)),
              ElementsAre("search-path-write"));
  for (OriginKind Kind : {OriginKind::Parameter, OriginKind::Call, OriginKind::Settings})
    EXPECT_THAT(rulesAt(variable(from(Kind, "n"), Value)), IsEmpty()) << nameOf(Kind).str();
  EXPECT_THAT(rulesAt(variable(from(OriginKind::Network, "n", {gate(GateKind::AllowList)}), Value)),
              IsEmpty());
}

TEST(SearchPathWrite, ALineIsCutAtItsFirstEqualsSign) {
  auto Line = [](Text T) {
    return crossing(CrossingKind::SearchPath, {{Role::Text, std::move(T)}});
  };
  Text Value = from(OriginKind::Input, "v");
  EXPECT_THAT(rulesAt(Line(cat({lit("PATH="), Value}))), ElementsAre("search-path-write"));
  EXPECT_THAT(rulesAt(Line(cat({lit("X=PATH="), Value}))), IsEmpty());
  EXPECT_THAT(rulesAt(Line(cat({Value, lit("=PATH="), Value}))), ElementsAre("search-path-write"));
  EXPECT_THAT(rulesAt(Line(Value)), IsEmpty());
}

TEST(Credentials, TheEnvironmentCountsWhereProgramsInheritIt) {
  LinkedCrossing Set = variable(lit("DB_PASSWORD"), from(OriginKind::Input, "Password"));
  EXPECT_THAT(rulesAt(Set), IsEmpty());
  LinkedCrossing Start = crossing(CrossingKind::Command, {{Role::Text, lit("ls")}}, 2);
  std::vector<Finding> Found = judge(program({Set, Start}), Catalog(), {}).Findings;
  ASSERT_EQ(Found.size(), 1U);
  EXPECT_EQ(Found.front().Rule, "credential-in-generated-code");
  EXPECT_EQ(Found.front().Level, Severity::Low);
}

TEST(Credentials, AWrittenFileCountsByItsEnding) {
  auto Written = [](Text Path) {
    return crossing(CrossingKind::Write, {{Role::Path, std::move(Path)},
                                          {Role::Text, from(OriginKind::Input, "Password")}});
  };
  EXPECT_THAT(rulesAt(Written(lit("/tmp/run.sh"))),
              ElementsAre("credential-in-generated-code", "generated-import"));
  EXPECT_THAT(rulesAt(Written(cat({lit("/tmp/"), hole("Name")}))),
              ElementsAre("credential-in-generated-code"));
  EXPECT_THAT(rulesAt(Written(lit("/var/lib/app/vault.db"))), IsEmpty());
}

TEST(Credentials, NoReportHoldsThem) {
  std::string Body = "k3Jx9QmZ2vT7bW4nR8sL1pYc6HdF0gAe5UiO";
  LinkedCrossing L = crossing(CrossingKind::Command,
                              {{Role::Text, cat({lit("curl ghp_" + Body + " "), hole("url")})}});
  std::vector<Finding> Found = findings(L);
  ASSERT_EQ(Found.size(), 2U);
  for (const Finding &F : Found) {
    EXPECT_THAT(notesOf(F), Not(HasSubstr(Body.substr(0, 6))));
    EXPECT_THAT(notesOf(F), HasSubstr("ghp_***"));
  }
  std::vector<LinkedCrossing> Listed = inventory(program({L}));
  ASSERT_EQ(Listed.size(), 1U);
  EXPECT_EQ(Listed.front().At.input(Role::Text)->print(), "\"curl ghp_*** \" ‹url›");
}

// What a file holds by its ending stands with the languages, what becomes of it with the
// artifacts.
TEST(Endings, MeanOneLanguageInBothTables) {
  unsigned Compared = 0;
  for (const auto &L : LanguageTable::get().languages())
    for (const std::string &Ending : L->Extensions) {
      const ArtifactModel *M = test::builtinCatalog().artifact(Text::literal("x" + Ending));
      Language There = M ? languageNamed(M->Language) : Language();
      if (There.isUnknown())
        continue;
      EXPECT_EQ(There.name(), L->Name) << Ending;
      ++Compared;
    }
  EXPECT_GE(Compared, 60U);
}

TEST(Contexts, AreOnTheFindingAndLowerIt) {
  auto At = [](const char *File) {
    LinkedCrossing L = scannedLoad();
    L.At.Where.File = File;
    return findings(L).front();
  };
  EXPECT_EQ(At("src/a.cpp").In, Context::Product);
  EXPECT_EQ(At("test/a.cpp").In, Context::Test);
  EXPECT_LT(At("test/a.cpp").Level, At("src/a.cpp").Level);
  EXPECT_EQ(inventory(program({scannedLoad()})).size(), 1U);
}

TEST(UnescapedHole, AnEscapeCountsWhereItFits) {
  auto Compiled = [](Text Hole, const char *Before, const char *After) {
    LinkedCrossing L = crossing(CrossingKind::Compile,
                                {{Role::Text, cat({lit(Before), std::move(Hole), lit(After)})}});
    L.At.Language = "c";
    return L;
  };
  Text Escaped = from(OriginKind::File, "name", {gate(GateKind::Escape, "c")});
  EXPECT_THAT(rulesAt(Compiled(Escaped, "char *s = \"", "\";")), IsEmpty());
  std::vector<Finding> Found = findings(Compiled(Escaped, "int ", " = 0;"));
  ASSERT_EQ(Found.size(), 1U);
  EXPECT_EQ(Found.front().Notes.back().Message, "found also by: unescaped-hole");
  EXPECT_THAT(notesOf(Found.front()),
              HasSubstr("lands in an identifier, escaped for c, which does not fit"));
}

TEST(Inventory, HoldsSearchPathsAndNoOtherVariables) {
  std::vector<LinkedCrossing> Listed =
      inventory(program({variable(lit("LANG"), lit("C")), variable(lit("PATH"), lit("/bin")),
                         variable(from(OriginKind::Parameter, "n"), lit("v")),
                         crossing(CrossingKind::SearchPath, {{Role::Path, lit("/lib")}})}));
  ASSERT_EQ(Listed.size(), 3U);
  EXPECT_EQ(Listed.front().At.input(Role::Options)->constant(), "PATH");
}

} // namespace
} // namespace bordercheck
