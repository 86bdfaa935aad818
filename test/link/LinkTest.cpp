// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Linking: crossings climb to the callers that supply their texts; results, stores
// and pointers are followed across summaries; the order of summaries is irrelevant.
#include "test/link/Program.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace bordercheck {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

/// A program of one unit.
Program linked(std::vector<FunctionEffects> Functions) {
  return link({unit("a.cpp", std::move(Functions))});
}

std::vector<unsigned> linesOf(const std::vector<Step> &Steps) {
  std::vector<unsigned> Lines;
  for (const Step &S : Steps)
    Lines.push_back(S.Where.Line);
  return Lines;
}

TEST(Calls, EachCallerOfAWrapperIsACrossingOfItsOwn) {
  Program P = linked({runner(), callerOfRun(2, "list", lit("ls")),
                      callerOfRun(3, "expose", cat({lit("ls "), hole("env X")}))});
  EXPECT_EQ(P.Crossings.size(), 2U);
  EXPECT_EQ(textAt(P, 21), "\"ls\"");
  EXPECT_EQ(textAt(P, 31), "\"ls \" ‹env X›");
}

TEST(Calls, TheFindingStandsAtTheDataAndTheChainLeadsToTheSink) {
  Program P = linked({runner(), callerOfRun(3, "expose", hole("env X"))});
  ASSERT_TRUE(crossingAt(P, 31));
  const LinkedCrossing &L = *crossingAt(P, 31);
  EXPECT_EQ(L.Function, "expose");
  EXPECT_EQ(L.At.Callee, "system");
  EXPECT_THAT(L.At.Chain, ElementsAre(Step{line(11), "'run' calls 'system' here"}));
}

TEST(Calls, AChainOverTwoWrappersIsInTheOrderOfTheCalls) {
  FunctionEffects Outer = function(2, "outer", {"A", "B"});
  Outer.Calls.push_back(call(1, "run", 21, {cat({lit("sh "), param(1)})}));
  FunctionEffects Main = function(3, "main");
  Main.Calls.push_back(call(2, "outer", 31, {lit("unused"), hole("env X")}));
  Program P = linked({runner(), Outer, Main});
  EXPECT_EQ(textAt(P, 31), "\"sh \" ‹env X›");
  EXPECT_THAT(linesOf(crossingAt(P, 31)->At.Chain), ElementsAre(21, 11));
}

TEST(Calls, WrappersOfConstantsGiveConstantCrossingsOnly) {
  Program P = linked({runner(), callerOfRun(2, "a", lit("ls")), callerOfRun(3, "b", lit("ps"))});
  ASSERT_EQ(P.Crossings.size(), 2U);
  for (const LinkedCrossing &L : P.Crossings)
    EXPECT_TRUE(L.At.input(Role::Text)->isConstant());
}

TEST(Calls, WithoutCallersAParameterIsAnOrigin) {
  Program P = linked({runner()});
  EXPECT_EQ(textAt(P, 11), "‹Cmd›");
  const Hole *H = findHole(*crossingAt(P, 11)->At.input(Role::Text), "Cmd");
  EXPECT_EQ(H->Stands.From, OriginKind::Parameter);
  EXPECT_EQ(H->Stands.Who, Controller::Unknown);
  EXPECT_THAT(linesOf(H->Trace), ElementsAre(10));
}

TEST(Calls, DataOfTheWrapperItselfIsReportedOnceInTheWrapper) {
  FunctionEffects Run = function(1, "run", {"Flag"});
  Run.Crossings.push_back(command(11, cat({hole("env X"), param(0)})));
  Program P = linked({Run, callerOfRun(2, "a", lit("-a")), callerOfRun(3, "b", lit("-b"))});
  EXPECT_EQ(P.Crossings.size(), 1U);
  // What the callers pass is constant: it is filled in.
  EXPECT_EQ(textAt(P, 11), "‹env X› \"-a\" | ‹env X› \"-b\"");
}

TEST(Calls, AMissingArgumentIsNotConstant) {
  FunctionEffects Short = function(2, "short");
  Short.Calls.push_back(call(1, "run", 21));
  EXPECT_FALSE(crossingAt(linked({runner(), Short}), 21)->At.input(Role::Text)->isConstant());
}

TEST(Calls, AGateInTheWrapperCoversWhatCallersPass) {
  FunctionEffects Run = runner();
  Run.Crossings.front() = command(11, param(0).gated(gate(GateKind::AllowList)));
  Program P = linked({Run, callerOfRun(2, "go", hole("env X"))});
  EXPECT_TRUE(
      findHole(*crossingAt(P, 21)->At.input(Role::Text), "env X")->hasGate(GateKind::AllowList));
}

// One caller, two sinks in the wrapper; only the first is behind a check.
TEST(Calls, AGatedSinkDoesNotHideAnUngatedOne) {
  FunctionEffects Run = runner();
  Run.Crossings.front() = command(11, param(0).gated(gate(GateKind::AllowList)));
  Run.Crossings.push_back(command(12, param(0)));
  bool Ungated = false;
  for (const LinkedCrossing &L : linked({Run, callerOfRun(2, "go", hole("env X"))}).Crossings)
    Ungated |= findHole(*L.At.input(Role::Text), "env X")->Gates.empty();
  EXPECT_TRUE(Ungated);
}

// argv[i]: the wrapper chose among what it was given, so it stays the place.
TEST(Calls, APartKeepsThePlaceOfTheFunctionThatTookIt) {
  FunctionEffects Run = runner();
  Run.Crossings.front() = command(11, param(0).part());
  Program P = linked({Run, callerOfRun(2, "go", hole("env X"))});
  ASSERT_EQ(P.Crossings.size(), 1U);
  const LinkedCrossing &L = P.Crossings.front();
  EXPECT_EQ(L.At.Where, line(11));
  EXPECT_THAT(L.At.Chain, IsEmpty());
  EXPECT_TRUE(findHole(*L.At.input(Role::Text), "env X")->Part);
  EXPECT_EQ(L.Function, "run");
}

TEST(Calls, APartOfConstantsIsConstant) {
  FunctionEffects Run = runner();
  Run.Crossings.front() = command(11, param(0).part());
  EXPECT_EQ(textAt(linked({Run, callerOfRun(2, "go", lit("ls"))}), 11), "\"ls\"");
}

TEST(Calls, AVirtualCallReachesOverriders) {
  FunctionEffects Run = runner();
  Run.Overrides = {7};
  FunctionEffects Go = callerOfRun(2, "go", hole("env X"));
  Go.Calls.front().Callee = 7;
  EXPECT_EQ(textAt(linked({Run, Go}), 21), "none");
  Go.Calls.front().Virtual = true;
  EXPECT_EQ(textAt(linked({Run, Go}), 21), "‹env X›");
}

TEST(Calls, AFunctionPointerInAFieldIsFollowed) {
  FunctionEffects Register = function(3, "register");
  Register.Stores.push_back(store(Symbol::field(50), 31, symbol(Symbol::function(1), "run")));
  FunctionEffects Go = callerOfRun(2, "go", hole("env X"));
  Go.Calls.front().Callee = 0;
  Go.Calls.front().Through = symbol(Symbol::field(50), "Hook");
  EXPECT_EQ(textAt(link({unit("a.cpp", {runner(), Go}), unit("b.cpp", {Register})}), 21),
            "‹env X›");
}

// Whoever reads hook(x) does not see what becomes code; the sink's own line says it.
TEST(Calls, OneOfSeveralCalledFunctionsIsReportedAtItself) {
  FunctionEffects Register = function(3, "register");
  Register.Stores.push_back(store(Symbol::field(50), 31, symbol(Symbol::function(1), "run")));
  Register.Stores.push_back(store(Symbol::field(50), 32, symbol(Symbol::function(4), "walk")));
  FunctionEffects Go = callerOfRun(2, "go", hole("env X"));
  Go.Calls.front().Callee = 0;
  Go.Calls.front().Through = symbol(Symbol::field(50), "Hook");
  Program P = linked({runner(), Go, Register, function(4, "walk", {"Cmd"})});
  EXPECT_EQ(textAt(P, 11), "‹env X›");
  EXPECT_EQ(textAt(P, 21), "none");
}

TEST(Calls, AFunctionWithDataOfItsOwnKeepsThePlaceAndItsCallersAddTheirs) {
  FunctionEffects Run = function(1, "run", {"Flag"});
  Run.Crossings.push_back(command(11, cat({hole("env X"), param(0)})));
  Program P = linked({Run, callerOfRun(2, "go", hole("env Y"))});
  EXPECT_EQ(textAt(P, 11), "‹env X› ‹env Y›");
  EXPECT_EQ(textAt(P, 21), "none");
}

TEST(Results, AreFoundInAnotherSummary) {
  FunctionEffects Name = function(4, "name");
  Name.Returns = hole("env X");
  FunctionEffects Go = function(2, "go");
  Go.Calls.push_back(call(4, "name", 21));
  Go.Crossings.push_back(command(22, cat({lit("x "), resultOf(0)})));
  Program P = link({unit("a.cpp", {Go}), unit("b.cpp", {Name})});
  EXPECT_EQ(textAt(P, 22), "\"x \" ‹env X›");
  EXPECT_THAT(findHole(*crossingAt(P, 22)->At.input(Role::Text), "env X")->Trace,
              Contains(Step{line(21), "comes out of 'name' here"}));
}

TEST(Results, OfAFunctionThatPassesItsParameterThrough) {
  FunctionEffects Quote = function(4, "quote", {"S"});
  Quote.Returns = cat({lit("'"), param(0), lit("'")});
  FunctionEffects Go = function(2, "go");
  Go.Calls = {call(4, "quote", 21, {hole("env X")}), call(4, "quote", 22, {lit("a")})};
  Go.Crossings = {command(23, resultOf(0)), command(24, resultOf(1))};
  Program P = linked({Go, Quote});
  EXPECT_EQ(textAt(P, 23), "\"'\" ‹env X› \"'\"");
  EXPECT_EQ(textAt(P, 24), "\"'a'\"");
}

TEST(Results, OfAnUnknownFunctionAreAnOrigin) {
  FunctionEffects Go = function(2, "go");
  Go.Calls.push_back(call(99, "elsewhere", 21));
  Go.Crossings.push_back(command(22, resultOf(0)));
  Program P = linked({Go});
  const Hole *H = findHole(*crossingAt(P, 22)->At.input(Role::Text), "result");
  ASSERT_TRUE(H);
  EXPECT_EQ(H->Stands.From, OriginKind::Call);
}

TEST(Results, AnOutParameterIsFilledByTheCallee) {
  FunctionEffects Fill = function(4, "fill", {"Out", "N"});
  Fill.Outs.push_back({0, cat({lit("a "), hole("env X")})});
  FunctionEffects Go = function(2, "go");
  Go.Calls.push_back(call(4, "fill", 21));
  Go.Crossings = {command(22, symbol(Symbol::outOf(0, 0), "Buffer")),
                  command(23, symbol(Symbol::outOf(0, 1), "Other"))};
  Program P = linked({Go, Fill});
  EXPECT_EQ(textAt(P, 22), "\"a \" ‹env X›");
  EXPECT_EQ(textAt(P, 23), "‹Other›");
}

TEST(Results, WhatACallLeavesInThisIsNotWhatItReturns) {
  FunctionEffects Method = function(4, "method");
  Method.Returns = lit("constant");
  Method.Outs.push_back({ThisParam, hole("env X")});
  FunctionEffects Go = function(2, "go");
  Go.Calls.push_back(call(4, "method", 21));
  Go.Crossings = {command(22, resultOf(0)),
                  command(23, symbol(Symbol::outOf(0, ThisParam), "Object"))};
  Program P = linked({Go, Method});
  EXPECT_EQ(textAt(P, 22), "\"constant\"");
  EXPECT_EQ(textAt(P, 23), "‹env X›");
}

TEST(Stores, AFieldIsUsedInAnotherUnit) {
  FunctionEffects Set = function(4, "set");
  Set.Stores.push_back(store(Symbol::field(50), 41, cat({lit("sh "), hole("env X")})));
  FunctionEffects Use = function(2, "use");
  Use.Crossings.push_back(command(21, symbol(Symbol::field(50), "C.Cmd")));
  Program P = link({unit("a.cpp", {Use}), unit("b.cpp", {Set})});
  EXPECT_EQ(textAt(P, 21), "\"sh \" ‹env X›");
  EXPECT_THAT(linesOf(findHole(*crossingAt(P, 21)->At.input(Role::Text), "env X")->Trace),
              ElementsAre(41));
}

TEST(Stores, ASetterStoresWhatItsCallersPass) {
  FunctionEffects Set = function(4, "set", {"Value"});
  Set.Stores.push_back(store(Symbol::field(50), 41, param(0)));
  FunctionEffects Go = function(3, "go");
  Go.Calls = {call(4, "set", 31, {lit("ls")}), call(4, "set", 32, {hole("env X")})};
  FunctionEffects Use = function(2, "use");
  Use.Crossings.push_back(command(21, symbol(Symbol::field(50), "C.Cmd")));
  EXPECT_EQ(textAt(linked({Set, Go, Use}), 21), "\"ls\" | ‹env X›");
}

TEST(Stores, AFieldThatNobodyWritesIsAnOrigin) {
  FunctionEffects Use = function(2, "use");
  Use.Crossings = {command(21, symbol(Symbol::field(50), "C.Cmd")),
                   command(22, symbol(Symbol::global(51), "Global"))};
  Program P = linked({Use});
  EXPECT_EQ(findHole(*crossingAt(P, 21)->At.input(Role::Text), "C.Cmd")->Stands.From,
            OriginKind::Field);
  EXPECT_EQ(findHole(*crossingAt(P, 22)->At.input(Role::Text), "Global")->Stands.From,
            OriginKind::Global);
}

TEST(Stores, AGlobalIsJoinedOverTheProgram) {
  FunctionEffects A = function(3, "a"), B = function(4, "b"), Use = function(2, "use");
  A.Stores.push_back(store(Symbol::global(50), 31, lit("ls")));
  B.Stores.push_back(store(Symbol::global(50), 41, hole("env X")));
  Use.Crossings.push_back(command(21, symbol(Symbol::global(50), "Cmd")));
  Program P = link({unit("c.cpp", {Use}), unit("b.cpp", {B}), unit("a.cpp", {A})});
  EXPECT_EQ(textAt(P, 21), "\"ls\" | ‹env X›");
}

/// What the first call of a function may leave in global 50.
Store leftByCall(unsigned Line) {
  Store S = store(Symbol::global(50), Line, symbol(Symbol::outOf(0, 0), "Cmd"));
  S.Way = StoreWay::Left;
  return S;
}

TEST(Stores, WhatAnotherUnitLeavesInAGlobalIsSeen) {
  FunctionEffects Fill = function(4, "fill", {"Out"});
  Fill.Outs.push_back({0, hole("env X")});
  FunctionEffects Set = function(3, "set"), Use = function(2, "use");
  Set.Calls.push_back(call(4, "fill", 31, {symbol(Symbol::global(50), "Cmd")}));
  Set.Stores = {store(Symbol::global(50), 30, lit("ls")), leftByCall(31)};
  Use.Crossings.push_back(command(21, symbol(Symbol::global(50), "Cmd")));
  EXPECT_EQ(textAt(link({unit("a.cpp", {Set, Use}), unit("b.cpp", {Fill})}), 21),
            "\"ls\" | ‹env X›");
  // Of a function that leaves it alone, or that nobody has, nothing is said.
  EXPECT_EQ(textAt(linked({Set, Use, function(4, "fill", {"Out"})}), 21), "\"ls\"");
  EXPECT_EQ(textAt(linked({Set, Use}), 21), "\"ls\"");
}

TEST(Stores, AGlobalThatCallsLeaveAloneIsAnOrigin) {
  FunctionEffects Set = function(3, "set"), Use = function(2, "use");
  Set.Calls.push_back(call(4, "fill", 31, {symbol(Symbol::global(50), "Cmd")}));
  Set.Stores = {leftByCall(31)};
  Use.Crossings.push_back(command(21, symbol(Symbol::global(50), "Cmd")));
  EXPECT_EQ(textAt(linked({Set, Use, function(4, "fill", {"Out"})}), 21), "‹Cmd›");
}

TEST(Stores, ThroughAPointerThatACalleeKeepsAreInTheCallersObject) {
  FunctionEffects Keep = function(5, "keep", {"P"});
  Keep.Stores.push_back(store(Symbol::field(60), 51, param(0)));
  Keep.Stores.back().Way = StoreWay::Pointer;
  FunctionEffects Add = function(4, "add", {"Name", "P"});
  Add.Calls.push_back(call(5, "keep", 41, {param(1)}));
  FunctionEffects Set = function(3, "set");
  Set.Calls.push_back(call(4, "add", 31, {lit("shell"), symbol(Symbol::global(50), "Cmd")}));
  Set.Stores = {store(Symbol::global(50), 30, lit("sh")), leftByCall(31)};
  Set.Stores.back().Value = symbol(Symbol::outOf(0, 1), "Cmd");
  FunctionEffects Parse = function(6, "parse");
  Parse.Stores.push_back(store(Symbol::field(60), 61, hole("env X")));
  Parse.Stores.back().Way = StoreWay::Through;
  FunctionEffects Use = function(2, "use");
  Use.Crossings.push_back(command(21, symbol(Symbol::global(50), "Cmd")));
  auto Whole = [&] {
    return textAt(link({unit("a.cpp", {Set, Use}), unit("b.cpp", {Keep, Add, Parse})}), 21);
  };
  EXPECT_EQ(Whole(), "\"sh\" | ‹env X›");
  // What the callee puts there at once does not end that.
  Keep.Outs.push_back({0, lit("none")});
  EXPECT_EQ(textAt(linked({Keep,
                           [] {
                             FunctionEffects Go = function(2, "go");
                             Go.Calls.push_back(call(5, "keep", 21, {lit("sh")}));
                             Go.Crossings = {command(22, symbol(Symbol::outOf(0, 0), "Cmd"))};
                             return Go;
                           }(),
                           Parse}),
                   22),
            "\"none\" | ‹env X›");
  Keep.Outs.clear();
  // Where the pointer itself is made to point elsewhere, the object stays what it was.
  Parse.Stores.back().Way = StoreWay::Pointer;
  EXPECT_EQ(Whole(), "\"sh\"");
}

TEST(Stores, AGateThatOneStoreLacksIsNotAGateOfTheField) {
  FunctionEffects A = function(3, "a"), B = function(4, "b"), Use = function(2, "use");
  A.Stores.push_back(store(Symbol::field(50), 31, hole("env X", {gate(GateKind::Digest)})));
  B.Stores.push_back(store(Symbol::field(50), 41, hole("env X")));
  Use.Crossings.push_back(command(21, symbol(Symbol::field(50), "Cmd")));
  Program P = linked({A, B, Use});
  EXPECT_THAT(findHole(*crossingAt(P, 21)->At.input(Role::Text), "env X")->Gates, IsEmpty());
}

} // namespace
} // namespace bordercheck
