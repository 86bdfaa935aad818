// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Which findings are one for the reader, and what the one says of the others.
#include "checks/judge/Judge.h"
#include "test/link/Program.h"
#include "test/support/Snippets.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace bordercheck {
namespace {

using testing::HasSubstr;

/// A value that came in on line \p Line.
Text value(std::string Name, unsigned Line) {
  Hole H;
  H.Stands = Symbol::origin(OriginKind::Environment, Controller::Operator, Name);
  H.Name = std::move(Name);
  H.Trace.push_back({line(Line), "comes in here"});
  return Text::hole(std::move(H));
}

/// A library that the function of \p Line has loaded by the call on line 90.
LinkedCrossing loaded(unsigned Line, Text Path, std::string Function) {
  LinkedCrossing L;
  L.At.Kind = CrossingKind::Load;
  L.At.Callee = "dlopen";
  L.At.Where = line(Line);
  L.At.Inputs.push_back({Role::Path, std::move(Path)});
  L.At.Chain.push_back({line(90), "calls 'dlopen' here"});
  L.Function = std::move(Function);
  return L;
}

LinkedCrossing written(unsigned Line, Text Path, Text Content, std::string Function) {
  LinkedCrossing L;
  L.At.Kind = CrossingKind::Write;
  L.At.Callee = "fopen";
  L.At.Where = line(Line);
  L.At.Inputs.push_back({Role::Path, std::move(Path)});
  L.At.Inputs.push_back({Role::Text, std::move(Content)});
  L.Function = std::move(Function);
  return L;
}

Judgement judged(std::vector<LinkedCrossing> Crossings, std::vector<Suppression> Comments = {}) {
  Program P;
  P.Crossings = std::move(Crossings);
  P.Suppressions = std::move(Comments);
  return judge(P, test::builtinCatalog(), {});
}

TEST(Merge, TheSameDataOnSeveralWaysToOnePlaceIsOneFinding) {
  Judgement J =
      judged({loaded(10, value("PLUGIN", 5), "first"), loaded(20, value("PLUGIN", 5), "second")});
  ASSERT_EQ(J.Findings.size(), 1U);
  EXPECT_EQ(J.Findings[0].Where.Line, 10U);
  EXPECT_EQ(J.Findings[0].Notes.back().Where.Line, 20U);
  EXPECT_EQ(J.Findings[0].Notes.back().Message, "likewise here, in 'second'");
}

TEST(Merge, OtherDataIsAnotherFinding) {
  EXPECT_EQ(
      judged({loaded(10, value("PLUGIN", 5), "first"), loaded(20, value("MODULE", 5), "second")})
          .Findings.size(),
      2U);
  // A value of that name that comes in elsewhere is another one.
  EXPECT_EQ(
      judged({loaded(10, value("PLUGIN", 5), "first"), loaded(20, value("PLUGIN", 6), "second")})
          .Findings.size(),
      2U);
}

TEST(Merge, AnotherSecretIsAnotherFinding) {
  auto Sent = [](unsigned Line, const char *Secret) {
    LinkedCrossing L = loaded(Line, lit(std::string("curl -u me:") + Secret), "f");
    L.At.Kind = CrossingKind::Command;
    L.At.Callee = "system";
    L.At.Language = "shell";
    L.At.Inputs.front().As = Role::Text;
    return L;
  };
  Judgement Two = judged({Sent(10, "--token ghp_A1b2C3d4E5f6G7h8I9j0K1l2M3n4O5p6Q7r8"),
                          Sent(20, "--token ghp_Z1y2X3w4V5u6T7s8R9q0P1o2N3m4L5k6J7i8")});
  EXPECT_EQ(Two.Findings.size(), 2U);
}

TEST(Merge, AnotherPlaceThatCrossesIsAnotherFinding) {
  LinkedCrossing Other = loaded(20, value("PLUGIN", 5), "second");
  Other.At.Chain.back().Where = line(91);
  EXPECT_EQ(judged({loaded(10, value("PLUGIN", 5), "first"), Other}).Findings.size(), 2U);
}

TEST(Merge, OneFileThatAFunctionOpensInTwoWaysIsOneFinding) {
  Text Name = value("NAME", 5);
  auto Twice = [&](Text Second, std::string Function) {
    return judged({written(10, lit("a.py"), Name, "emit"),
                   written(12, std::move(Second), Name, std::move(Function))})
        .Findings.size();
  };
  EXPECT_EQ(Twice(lit("a.py"), "emit"), 1U);
  EXPECT_EQ(Twice(lit("b.py"), "emit"), 2U);
  EXPECT_EQ(Twice(lit("a.py"), "other"), 2U);
}

TEST(Merge, WhatIsSilencedLeadsNothing) {
  LinkedCrossing First = loaded(10, value("PLUGIN", 5), "first");
  First.Silenced = {0};
  Suppression Comment;
  Comment.File = "a.cpp";
  Comment.Line = Comment.FirstLine = Comment.LastLine = 10;
  Judgement J = judged({First, loaded(20, value("PLUGIN", 5), "second")}, {Comment});
  ASSERT_EQ(J.Findings.size(), 1U);
  EXPECT_EQ(J.Findings[0].Where.Line, 20U);
  EXPECT_EQ(J.Silenced.size(), 1U);
}

TEST(Merge, ManyPlacesAreCounted) {
  std::vector<LinkedCrossing> Many;
  for (unsigned I = 0; I < 30; ++I)
    Many.push_back(loaded(10 + I, value("PLUGIN", 5), "f" + std::to_string(I)));
  Judgement J = judged(std::move(Many));
  ASSERT_EQ(J.Findings.size(), 1U);
  EXPECT_THAT(J.Findings[0].Notes.back().Message, HasSubstr("likewise at 13 more places"));
}

} // namespace
} // namespace bordercheck
