// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Contexts by path, and how a project grades: which rows fit, which of them counts, and what
// they do to a finding.
#include "checks/judge/Policy.h"
#include "checks/judge/Rule.h"
#include "gtest/gtest.h"

namespace bordercheck {
namespace {

Context builtinContext(llvm::StringRef File, llvm::StringRef Written = "") {
  return contextOf(builtinTables().contexts(), File, Written);
}

Finding findingIn(llvm::StringRef File) {
  Finding F;
  F.Rule = "generated-config";
  F.Level = Severity::High;
  F.Who = Controller::User;
  F.When = Moment::Later;
  F.Where = {File.str(), 1, 1};
  return F;
}

Finding graded(const Policy &P, Finding F, llvm::StringRef Written = "") {
  P.grade(F, CrossingKind::Write, Written);
  return F;
}

TEST(Contexts, GoByFolderByNameAndByWhatIsWritten) {
  EXPECT_EQ(builtinContext("src/gen.cpp"), Context::Product);
  EXPECT_EQ(builtinContext("src/test/gen.cpp"), Context::Test);
  EXPECT_EQ(builtinContext("src/gen_test.cc"), Context::Test);
  EXPECT_EQ(builtinContext("third_party/zlib/gz.c"), Context::ThirdParty);
  EXPECT_EQ(builtinContext("build-aux/gen.c"), Context::BuildTool);
  EXPECT_EQ(builtinContext("src/gen.cpp", ".md"), Context::Docs);
  EXPECT_EQ(builtinContext("third_party/zlib/test/gz.c"), Context::Test);
  // A word in a name is no folder, and what lies above the root says nothing.
  EXPECT_EQ(builtinContext("src/testimony.cpp"), Context::Product);
  EXPECT_EQ(builtinContext("/home/me/test/app/gen.cpp"), Context::Product);
  EXPECT_EQ(builtinContext("../test/gen.cpp"), Context::Product);
}

TEST(Contexts, LowerTheSeverityAndNeverBelowLow) {
  llvm::ArrayRef<ContextRow> Rows = builtinTables().contexts();
  EXPECT_EQ(lowered(Rows, Severity::High, Context::Product), Severity::High);
  for (Context There : {Context::Test, Context::Docs, Context::ThirdParty, Context::BuildTool}) {
    EXPECT_LT(lowered(Rows, Severity::High, There), Severity::High) << nameOf(There).str();
    EXPECT_EQ(lowered(Rows, Severity::Low, There), Severity::Low) << nameOf(There).str();
  }
}

TEST(Contexts, APatternWithASlashStartsAtTheRoot) {
  ContextRow Row;
  Row.Is = Context::Docs;
  auto Of = [&](const char *Pattern, const char *File) {
    Row.Paths = {Pattern};
    return contextOf(Row, File) == Context::Docs;
  };
  EXPECT_TRUE(Of("src/gen", "src/gen/a/b.cpp"));
  EXPECT_TRUE(Of("src/gen/", "src/gen/b.cpp"));
  EXPECT_TRUE(Of("src/*.gen.cpp", "src/a/b.gen.cpp"));
  EXPECT_FALSE(Of("src/gen", "lib/src/gen/b.cpp"));
  EXPECT_FALSE(Of("src/gen", "src/generator/b.cpp"));
  EXPECT_TRUE(Of("gen", "lib/src/gen/b.cpp"));
  EXPECT_TRUE(Of("b.*", "lib/src/b.cpp"));
  EXPECT_FALSE(Of("lib/src/b.cpp/x", "lib/src/b.cpp"));
}

TEST(Policy, ThatSaysNothingGradesAsTheTablesDo) {
  EXPECT_EQ(graded({}, findingIn("src/a.cpp")).Level, Severity::High);
  Finding Tested = graded({}, findingIn("test/a.cpp"));
  EXPECT_EQ(Tested.In, Context::Test);
  EXPECT_EQ(Tested.Level, Severity::Medium);
  EXPECT_EQ(graded({}, findingIn("src/a.cpp"), ".md").In, Context::Docs);
}

TEST(Policy, ItsContextsComeBehindTheBuiltinOnes) {
  Policy P;
  P.Contexts = {{Context::Product, std::nullopt, {"test/tools"}, {}},
                {Context::BuildTool, 2, {"src/gen"}, {".mk"}}};
  EXPECT_EQ(graded(P, findingIn("test/tools/a.cpp")).In, Context::Product);
  EXPECT_EQ(graded(P, findingIn("test/tools/a.cpp")).Level, Severity::High);
  EXPECT_EQ(graded(P, findingIn("test/a.cpp")).In, Context::Test);
  EXPECT_EQ(graded(P, findingIn("src/gen/a.cpp")).In, Context::BuildTool);
  EXPECT_EQ(graded(P, findingIn("src/gen/a.cpp")).Level, Severity::Low);
  EXPECT_EQ(graded(P, findingIn("codegen/a.cpp")).Level, Severity::Low) << "two levels for all";
  EXPECT_EQ(graded(P, findingIn("src/a.cpp"), "rules.mk").In, Context::BuildTool);
}

TEST(Policy, PathsStartFromTheProjectWhereverTheRunIs) {
  Policy P;
  P.Root = "/home/me/test/app";
  P.Contexts = {{Context::Docs, std::nullopt, {"src/gen"}, {}}};
  P.Here = "/home/me/test/app/src";
  EXPECT_EQ(graded(P, findingIn("gen/a.cpp")).In, Context::Docs);
  P.Here = "/home/me/test/app/build";
  EXPECT_EQ(graded(P, findingIn("/home/me/test/app/src/gen/a.cpp")).In, Context::Docs);
  EXPECT_EQ(graded(P, findingIn("../src/gen/a.cpp")).In, Context::Docs);
  EXPECT_EQ(graded(P, findingIn("/home/me/test/app/tests/a.cpp")).In, Context::Test);
  EXPECT_EQ(graded(P, findingIn("/home/me/test/other/a.cpp")).In, Context::Product);
  EXPECT_EQ(graded(P, findingIn("/home/me/test/application/test/a.cpp")).In, Context::Product);
}

// Every part of a row matters: with one that does not fit, the finding keeps its severity.
TEST(Policy, AGradingFitsInAllThatItSays) {
  Grading Fitting;
  Fitting.Rules = {findRule("unverified-load"), findRule("generated-config")};
  Fitting.Kinds = {CrossingKind::Write};
  Fitting.Controllers = {Controller::User};
  Fitting.Contexts = {Context::Product};
  Fitting.When = {Moment::Later};
  Fitting.Is = Severity::Low;
  auto LevelBy = [](const Grading &G) {
    Policy P;
    P.Severities = {G};
    return graded(P, findingIn("src/a.cpp")).Level;
  };
  EXPECT_EQ(LevelBy(Fitting), Severity::Low);
  auto Otherwise = [&](auto Change) {
    Grading G = Fitting;
    Change(G);
    return LevelBy(G);
  };
  EXPECT_EQ(Otherwise([](Grading &G) { G.Rules = {findRule("unverified-load")}; }), Severity::High);
  EXPECT_EQ(Otherwise([](Grading &G) { G.Kinds = {CrossingKind::Load}; }), Severity::High);
  EXPECT_EQ(Otherwise([](Grading &G) { G.Controllers = {Controller::Remote}; }), Severity::High);
  EXPECT_EQ(Otherwise([](Grading &G) { G.Contexts = {Context::Test}; }), Severity::High);
  EXPECT_EQ(Otherwise([](Grading &G) { G.When = {Moment::Now}; }), Severity::High);
}

TEST(Policy, TheLastGradingThatFitsIsFinal) {
  Policy P;
  P.Severities.resize(3);
  P.Severities[0].Is = Severity::Low;
  P.Severities[1].Is = Severity::Critical;
  P.Severities[2].Is = Severity::Medium;
  P.Severities[2].Kinds = {CrossingKind::Load};
  EXPECT_EQ(graded(P, findingIn("src/a.cpp")).Level, Severity::Critical);
  EXPECT_EQ(graded(P, findingIn("test/a.cpp")).Level, Severity::Critical) << "not lowered";
}

} // namespace
} // namespace bordercheck
