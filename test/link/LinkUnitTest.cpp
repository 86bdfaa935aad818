// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Units are read when somebody asks what their functions do, and no others; and what cannot
// be read then is named.
#include "checks/link/LinkUnit.h"
#include "test/link/Program.h"
#include <functional>
#include <gmock/gmock.h>

namespace bordercheck {
namespace {

using testing::UnorderedElementsAre;

/// Two units that have a crossing between them, one that has nothing to do with it, and one
/// that stores what crosses.
std::vector<Summary> program() {
  FunctionEffects Idle = function(4, "idle");
  Idle.Calls.push_back(call(6, "set", 41, {lit("x")}));
  Idle.Stores.push_back(store(Symbol::field(70), 42, lit("y")));
  FunctionEffects Set = function(6, "set");
  Set.Stores.push_back(store(Symbol::field(60), 61, hole("env B")));
  Text Both = cat({hole("env A"), symbol(Symbol::field(60), "C.Cmd")});
  return {unit("a.cpp", {runner()}), unit("b.cpp", {callerOfRun(2, "go", Both)}),
          unit("c.cpp", {Idle}), unit("d.cpp", {Set})};
}

using Read = std::function<llvm::Expected<Summary>(const Summary &)>;

/// \p Units, each read by \p How when it is needed.
Program linked(const std::vector<Summary> &Units, const Read &How) {
  Collector All;
  for (const Summary &S : Units)
    All.add(LinkUnit(S, [S, How] { return How(S); }));
  return link(std::move(All));
}

TEST(LinkUnits, OnlyThoseWithAPartInACrossingAreRead) {
  std::vector<std::string> Names;
  Program P = linked(program(), [&](const Summary &S) -> llvm::Expected<Summary> {
    Names.push_back(S.Unit);
    return S;
  });
  EXPECT_EQ(dump(P), dump(link(program())));
  EXPECT_EQ(P.Crossings.size(), 1U);
  EXPECT_THAT(Names, UnorderedElementsAre("a.cpp", "b.cpp", "d.cpp"));
}

TEST(LinkUnits, WhatCannotBeReadIsNamedAndTheRestIsLinked) {
  std::vector<Summary> Units = program();
  Units.push_back(unit("e.cpp", {callerOfRun(3, "more", hole("env C"))}));
  Program P = linked(Units, [](const Summary &S) -> llvm::Expected<Summary> {
    if (S.Unit == "b.cpp")
      return llvm::createStringError("gone");
    return S;
  });
  ASSERT_EQ(P.Unread.size(), 1U);
  EXPECT_EQ(P.Unread[0].Unit, "b.cpp");
  EXPECT_EQ(P.Unread[0].Why, "gone");
  EXPECT_EQ(textAt(P, 31), "‹env C›");
}

TEST(LinkUnits, AnotherSummaryThanAnnouncedIsRefused) {
  Program P = linked(program(), [](Summary S) -> llvm::Expected<Summary> {
    if (S.Unit == "b.cpp")
      S.Functions.front().Calls.clear();
    return S;
  });
  ASSERT_EQ(P.Unread.size(), 1U);
  EXPECT_EQ(P.Unread[0].Unit, "b.cpp");
}

TEST(LinkUnits, FunctionsThatNobodyHasAreCounted) {
  EXPECT_EQ(link(program()).Missing.Count, 0U);
  FunctionEffects Go = function(3, "more");
  Go.Calls = {call(5, "other", 31), call(5, "other", 32), call(8, "third", 33), call(6, "set", 34)};
  std::vector<Summary> More = program();
  More.push_back(unit("e.cpp", {Go}));
  MissingFunctions Missing = link(More).Missing;
  EXPECT_EQ(Missing.Count, 2U);
  EXPECT_EQ(Missing.Example, "other");
  More.front().Idle = {5};
  EXPECT_EQ(link(More).Missing.Example, "third");
}

} // namespace
} // namespace bordercheck
