// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Linking as a whole: the same program in any order of its units, one definition of
// a function for many units, recursion, bounds, and comments that ask for silence.
#include "test/link/Program.h"
#include "checks/judge/Judge.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include <algorithm>
#include <array>
#include <functional>

namespace bordercheck {
namespace {

using testing::IsEmpty;

/// \p F, as another source file defines it.
FunctionEffects definedIn(std::string File, FunctionEffects F) {
  F.Where.File = File;
  for (Crossing &C : F.Crossings)
    C.Where.File = File;
  return F;
}

/// The function that returns what function \p Next returns.
FunctionEffects passingOn(EntityId Id, EntityId Next) {
  FunctionEffects F = function(Id, "f" + std::to_string(Id));
  F.Calls.push_back(call(Next, "next", static_cast<unsigned>(10 * Id + 1)));
  F.Returns = resultOf(0);
  return F;
}

FunctionEffects crossingWithResultOf(EntityId Id, EntityId Callee) {
  FunctionEffects F = function(Id, "go");
  F.Calls.push_back(call(Callee, "callee", static_cast<unsigned>(10 * Id + 1)));
  F.Crossings.push_back(command(static_cast<unsigned>(10 * Id + 2), resultOf(0)));
  return F;
}

TEST(Order, OfUnitsDoesNotMatter) {
  FunctionEffects Set = function(4, "set", {"Value"}), Use = function(5, "use");
  Set.Stores.push_back(store(Symbol::field(50), 41, param(0)));
  Use.Crossings.push_back(command(51, symbol(Symbol::field(50), "C.Cmd")));
  FunctionEffects Give = callerOfRun(2, "give", hole("env A"));
  Give.Calls.push_back(call(4, "set", 22, {hole("env B")}));
  FunctionEffects More = callerOfRun(3, "more", lit("ls"));
  More.Calls.push_back(call(4, "set", 32, {lit("ps")}));
  std::array<Summary, 3> Units = {unit("a.cpp", {runner(), Give}),
                                  unit("b.cpp", {runner(), Set, More}), unit("c.cpp", {Use, Set})};
  Units[1].Suppressions.push_back({"a.cpp", 31, 31, {"bordercheck-*"}});
  Units[2].Suppressions.push_back({"a.cpp", 11, 11, {}});
  std::array<size_t, 3> Order = {0, 1, 2};
  std::string First = dump(link({Units[0], Units[1], Units[2]}));
  EXPECT_NE(First, "");
  while (std::next_permutation(Order.begin(), Order.end()))
    EXPECT_EQ(dump(link({Units[Order[0]], Units[Order[1]], Units[Order[2]]})), First);
}

// One source file compiled twice, with different macros.
TEST(Order, OfTwoConfigurationsOfOneFileDoesNotMatter) {
  Summary Debug = unit("a.cpp", {callerOfRun(2, "go", lit("ls")), runner()});
  Summary Release = unit("a.cpp", {callerOfRun(2, "go", hole("env X")), runner()});
  EXPECT_EQ(dump(link({Debug, Release})), dump(link({Release, Debug})));
}

TEST(Order, CrossingsAreSortedByPlace) {
  FunctionEffects Go = function(2, "go");
  for (unsigned Line : {24, 21, 23, 22})
    Go.Crossings.push_back(command(Line, lit("ls")));
  Program P = link({unit("a.cpp", {Go})});
  ASSERT_EQ(P.Crossings.size(), 4U);
  for (size_t I = 0; I < 4; ++I)
    EXPECT_EQ(P.Crossings[I].At.Where.Line, 21 + I);
}

TEST(Definitions, OfAHeaderCountOnce) {
  FunctionEffects Inline = runner();
  Inline.Crossings.front() = command(11, hole("env X"));
  Program P = link({unit("a.cpp", {Inline}), unit("b.cpp", {Inline})});
  EXPECT_EQ(P.Crossings.size(), 1U);
}

TEST(Definitions, CountsAreAddedUp) {
  Summary A = unit("a.cpp", {}), B = unit("b.cpp", {});
  A.Counts.Functions = 3;
  B.Counts.Functions = 4;
  B.Counts.Cut.LoopsWidened = 2;
  Program P = link({A, B});
  EXPECT_EQ(P.Counts.Functions, 7U);
  EXPECT_EQ(P.Counts.Cut.LoopsWidened, 2U);
}

// A compilation database holds many programs; each has a main with the same USR.
TEST(Definitions, TwoProgramsKeepTheirOwnMain) {
  FunctionEffects First = function(2, "main"), Second = function(2, "main");
  First.Crossings.push_back(command(21, hole("env X")));
  Second.Crossings.push_back(command(21, hole("env Y")));
  Program P = link({unit("one.cpp", {definedIn("one.cpp", First)}),
                    unit("two.cpp", {definedIn("two.cpp", Second)})});
  EXPECT_EQ(P.Crossings.size(), 2U);
}

TEST(Recursion, OfACrossingFunctionEnds) {
  FunctionEffects Run = runner();
  Run.Calls.push_back(call(1, "run", 12, {param(0)}));
  Program P = link({unit(
      "a.cpp", {Run, callerOfRun(2, "go", hole("env X")), callerOfRun(3, "list", lit("ls"))})});
  EXPECT_EQ(textAt(P, 21), "‹env X›");
  EXPECT_EQ(textAt(P, 31), "\"ls\"");
}

TEST(Recursion, ThatGrowsItsTextEndsAndIsCounted) {
  FunctionEffects Run = runner();
  Run.Calls.push_back(call(1, "run", 12, {cat({param(0), hole("env Y")})}));
  Program P = link({unit("a.cpp", {Run, callerOfRun(2, "go", hole("env X"))})});
  EXPECT_GT(P.Counts.Cut.CallDepthCut, 0U);
  EXPECT_TRUE(crossingAt(P, 21));
}

TEST(Recursion, OfResultsKeepsTheData) {
  FunctionEffects A = function(4, "a"), B = function(5, "b");
  A.Calls.push_back(call(5, "b", 41));
  A.Returns = either(hole("env X"), cat({lit("a"), resultOf(0)}));
  B.Calls.push_back(call(4, "a", 51));
  B.Returns = resultOf(0);
  Program P = link({unit("a.cpp", {A, B, crossingWithResultOf(2, 5)})});
  EXPECT_TRUE(findHole(*crossingAt(P, 22)->At.input(Role::Text), "env X"));
}

// While 'a' is being resolved, 'b' is seen without it; that must not be remembered.
TEST(Recursion, OfResultsDoesNotDependOnWhatIsAskedFirst) {
  FunctionEffects A = function(4, "a"), B = function(5, "b");
  A.Calls.push_back(call(5, "b", 41));
  A.Returns = either(hole("env X"), cat({lit("a"), resultOf(0)}));
  B.Calls.push_back(call(4, "a", 51));
  B.Returns = resultOf(0);
  Program P = link({unit("a.cpp", {A, B, crossingWithResultOf(2, 4), crossingWithResultOf(3, 5)})});
  EXPECT_TRUE(findHole(*crossingAt(P, 22)->At.input(Role::Text), "env X"));
  EXPECT_TRUE(findHole(*crossingAt(P, 32)->At.input(Role::Text), "env X")) << textAt(P, 32);
}

TEST(Recursion, OverConstantsIsConstant) {
  FunctionEffects Self = function(4, "self");
  Self.Calls.push_back(call(4, "self", 41));
  Self.Returns = either(lit("ls"), resultOf(0));
  Program P = link({unit("a.cpp", {Self, crossingWithResultOf(2, 4)})});
  EXPECT_EQ(textAt(P, 22), "\"ls\"");
}

TEST(Recursion, AFieldThatIsStoredInItselfEnds) {
  FunctionEffects Grow = function(4, "grow"), Use = function(2, "use");
  Text Old = symbol(Symbol::field(50), "C.Cmd");
  Grow.Stores = {store(Symbol::field(50), 41, cat({Old, hole("env X")})),
                 store(Symbol::field(50), 42, lit("ls"))};
  Use.Crossings.push_back(command(21, Old));
  Program P = link({unit("a.cpp", {Grow, Use})});
  EXPECT_TRUE(findHole(*crossingAt(P, 21)->At.input(Role::Text), "env X"));
}

TEST(LinkBounds, ManyLevelsOfWrappersAreCountedAndStayOpen) {
  std::vector<FunctionEffects> Functions{runner()};
  for (EntityId Id = 2; Id <= 12; ++Id) {
    Functions.push_back(function(Id, "w", {"Cmd"}));
    Functions.back().Calls.push_back(
        call(Id - 1, "w", static_cast<unsigned>(10 * Id + 1), {param(0)}));
  }
  Program P = link({unit("a.cpp", Functions)});
  EXPECT_EQ(P.Counts.Cut.CallDepthCut, 1U);
  ASSERT_EQ(P.Crossings.size(), 1U);
  EXPECT_FALSE(P.Crossings.front().At.input(Role::Text)->isConstant());
}

TEST(LinkBounds, FewLevelsOfWrappersCutNothing) {
  Program P = link({unit("a.cpp", {runner(), callerOfRun(2, "go", hole("env X"))})});
  EXPECT_EQ(P.Counts.Cut.CallDepthCut + P.Counts.Cut.CallersCut + P.Counts.Cut.ResolveDepthCut, 0U);
}

TEST(LinkBounds, ManyCallersAreCounted) {
  std::vector<FunctionEffects> Functions{runner()};
  for (EntityId Id = 2; Id < 2 + Bounds::MaxCallers + 1; ++Id)
    Functions.push_back(callerOfRun(Id, "go", hole("env X")));
  Program P = link({unit("a.cpp", Functions)});
  EXPECT_EQ(P.Counts.Cut.CallersCut, 1U);
  EXPECT_EQ(P.Crossings.size(), size_t(Bounds::MaxCallers));
}

// Past the bound the text is unknown; it must not look like a constant.
TEST(LinkBounds, ALongChainOfResultsIsCountedAndNotConstant) {
  std::vector<FunctionEffects> Functions{crossingWithResultOf(2, 10)};
  for (EntityId Id = 10; Id < 60; ++Id)
    Functions.push_back(passingOn(Id, Id + 1));
  Functions.push_back(function(60, "origin"));
  Functions.back().Returns = hole("env X");
  Program P = link({unit("a.cpp", Functions)});
  EXPECT_GT(P.Counts.Cut.ResolveDepthCut, 0U);
  EXPECT_FALSE(crossingAt(P, 22)->At.input(Role::Text)->isConstant()) << textAt(P, 22);
}

/// A call of one of as many functions as \p Count, each of which returns \p What.
Program answeredByMany(unsigned Count, const std::function<Text(unsigned)> &What) {
  FunctionEffects Go = crossingWithResultOf(1, 0);
  Go.Calls.front().Through = symbol(Symbol::field(50), "Hook");
  FunctionEffects Register = function(2, "register");
  std::vector<FunctionEffects> Functions{Go};
  for (unsigned I = 0; I < Count; ++I) {
    Functions.push_back(function(10 + I, "answer"));
    Functions.back().Returns = What(I);
    Register.Stores.push_back(
        store(Symbol::field(50), 21, symbol(Symbol::function(10 + I), "answer")));
  }
  Functions.push_back(Register);
  return link({unit("a.cpp", Functions)});
}

// Whoever asks for one thing is not told what all the others are.
TEST(LinkBounds, AnAnswerOfAnyOfManyFunctionsIsNamedAfterTheCall) {
  auto Named = [](unsigned I) { return hole("env X" + std::to_string(I)); };
  Program Few = answeredByMany(2, Named);
  EXPECT_EQ(textAt(Few, 12), "‹env X0› | ‹env X1›");
  EXPECT_EQ(Few.Counts.Cut.AnswersCut, 0U);
  Program Many = answeredByMany(Bounds::MaxAnswers + 1, Named);
  EXPECT_EQ(textAt(Many, 12), "‹callee›");
  EXPECT_GT(Many.Counts.Cut.AnswersCut, 0U);
}

TEST(LinkBounds, ManyFunctionsThatAnswerWithConstantsGiveConstants) {
  Program P = answeredByMany(Bounds::MaxAnswers + 1,
                             [](unsigned I) { return lit("v" + std::to_string(I)); });
  EXPECT_TRUE(crossingAt(P, 12)->At.input(Role::Text)->isConstant()) << textAt(P, 12);
  EXPECT_EQ(P.Counts.Cut.AnswersCut, 0U);
}

class Silence : public testing::Test {
protected:
  /// The suppressions of the crossing in line 21 under \p S.
  std::vector<size_t> silencedBy(Suppression S) {
    Summary U = unit("a.cpp", {runner(), callerOfRun(2, "go", hole("env X"))});
    U.Suppressions.push_back(std::move(S));
    return crossingAt(link({U}), 21)->Silenced;
  }
  /// How many findings a suppression of those rules leaves.
  size_t findingsUnder(std::vector<std::string> Rules) {
    Summary U = unit("a.cpp", {runner(), callerOfRun(2, "go", hole("env X"))});
    U.Suppressions.push_back({"a.cpp", 21, 21, std::move(Rules)});
    Judgement J = judge(link({U}), Catalog(), JudgeOptions());
    EXPECT_EQ(J.Findings.size() + J.Silenced.size(), 1U);
    return J.Findings.size();
  }
};

TEST_F(Silence, IsAskedForWhereTheDataComesIn) {
  EXPECT_EQ(silencedBy({"a.cpp", 21, 21, {"bordercheck-x"}}).size(), 1U);
}

TEST_F(Silence, IsAskedForAtTheSink) {
  EXPECT_EQ(silencedBy({"a.cpp", 11, 11, {"bordercheck-x"}}).size(), 1U);
}

TEST_F(Silence, OfOtherLinesAndFilesIsNotMeant) {
  EXPECT_THAT(silencedBy({"a.cpp", 22, 30, {}}), IsEmpty());
  EXPECT_THAT(silencedBy({"a.cpp", 12, 20, {}}), IsEmpty());
  EXPECT_THAT(silencedBy({"b.cpp", 1, 100, {}}), IsEmpty());
}

TEST_F(Silence, ReadsGlobs) {
  EXPECT_EQ(findingsUnder({}), 0U);
  EXPECT_EQ(findingsUnder({"bordercheck-assembled-command"}), 0U);
  EXPECT_EQ(findingsUnder({"bordercheck-*"}), 0U);
  EXPECT_EQ(findingsUnder({"bordercheck-unverified-load", "*-command"}), 0U);
  EXPECT_EQ(findingsUnder({"bordercheck-unverified-load"}), 1U);
  EXPECT_EQ(findingsUnder({"google-*"}), 1U);
  EXPECT_EQ(findingsUnder({"bordercheck-["}), 1U) << "a glob that is none";
  EXPECT_EQ(findingsUnder({"*", "-bordercheck-assembled-command"}), 1U);
  EXPECT_EQ(findingsUnder({"*", "-bordercheck-unverified-load"}), 0U);
  EXPECT_EQ(findingsUnder({"-bordercheck-assembled-command", "*"}), 0U) << "the last decides";
}

TEST_F(Silence, CanBeIgnored) {
  Summary U = unit("a.cpp", {runner(), callerOfRun(2, "go", hole("env X"))});
  U.Suppressions.push_back({"a.cpp", 21, 21, {}});
  JudgeOptions Options;
  Options.HonourSuppressions = false;
  EXPECT_EQ(judge(link({U}), Catalog(), Options).Findings.size(), 1U);
}

// One caller, two sinks in the wrapper; a comment silences only the first.
TEST_F(Silence, OfOneSinkDoesNotSilenceAnother) {
  FunctionEffects Run = runner();
  Run.Crossings.push_back(command(12, param(0)));
  Summary U = unit("a.cpp", {Run, callerOfRun(2, "go", hole("env X"))});
  U.Suppressions.push_back({"a.cpp", 11, 11, {}});
  EXPECT_EQ(judge(link({U}), Catalog(), JudgeOptions()).Findings.size(), 1U);
}

} // namespace
} // namespace bordercheck
