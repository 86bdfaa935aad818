// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What does nothing is dropped, with the calls of it, and nothing else is; and a link says the
// same without it.
#include "checks/model/Idle.h"
#include "test/link/Program.h"
#include <gmock/gmock.h>

namespace bordercheck {
namespace {

using testing::ElementsAre;

std::vector<std::string> namesOf(const Summary &S) {
  std::vector<std::string> Names;
  for (const FunctionEffects &F : S.Functions)
    Names.push_back(F.Name);
  return Names;
}

FunctionEffects calling(EntityId Id, std::string Name, std::vector<EntityId> Callees) {
  FunctionEffects F = function(Id, std::move(Name));
  for (EntityId Callee : Callees)
    F.Calls.push_back(call(Callee, "callee", static_cast<unsigned>(10 * Id + F.Calls.size())));
  return F;
}

Summary reduced(Summary S) {
  dropIdle(S);
  return S;
}

TEST(Idle, WhoOnlyCallsTheIdleIsIdle) {
  Summary S = unit("a.cpp", {calling(2, "outer", {3, 4}), calling(3, "inner", {4, 4}),
                             calling(5, "reaches", {4, 9}), runner()});
  S.Idle = {4};
  Summary Less = reduced(S);
  EXPECT_THAT(namesOf(Less), ElementsAre("reaches", "run"));
  EXPECT_THAT(Less.Idle, ElementsAre(2, 3, 4));
  ASSERT_EQ(Less.Functions[0].Calls.size(), 1U);
  EXPECT_EQ(Less.Functions[0].Calls[0].Callee, 9U);
}

TEST(Idle, WhatIsReadVirtualOrIndirectStays) {
  FunctionEffects F = calling(2, "f", {4, 4, 4, 4});
  F.Calls[1].Virtual = true;
  F.Calls[2].Through = param(0);
  F.Returns = resultOf(3);
  Summary S = unit("a.cpp", {F});
  S.Idle = {4};
  Summary Less = reduced(S);
  ASSERT_EQ(Less.Functions.size(), 1U);
  EXPECT_EQ(Less.Functions[0].Calls.size(), 3U);
  EXPECT_EQ(Less.Functions[0].Returns, resultOf(2));
}

TEST(Idle, AnIdThatAnotherFunctionSharesIsNotIdle) {
  Summary S = unit("a.cpp", {calling(2, "two", {4}), callerOfRun(4, "four", hole("env X"))});
  S.Idle = {4};
  EXPECT_THAT(namesOf(reduced(S)), ElementsAre("two", "four"));
}

TEST(Idle, LinksSayTheSame) {
  FunctionEffects Read = calling(6, "read", {4, 7, 4});
  Hole File;
  File.Stands = Symbol::origin(OriginKind::File, Controller::User, "file");
  File.Name = "file";
  File.Path = std::make_shared<const Text>(cat({lit("/tmp/"), resultOf(1)}));
  Read.Returns = Text::hole(File);
  FunctionEffects Name = function(7, "name");
  Name.Returns = hole("env NAME");
  FunctionEffects Go = calling(2, "go", {4, 6, 1});
  Go.Calls[2].Args = {cat({lit("ls "), resultOf(1)})};
  Summary S = unit("a.cpp", {Go, Read, Name, runner(), calling(8, "alone", {4})});
  S.Idle = {4};
  Summary Less = reduced(S);
  EXPECT_EQ(Less.Functions.size(), 4U);
  EXPECT_EQ(Less.Functions[0].Calls.size(), 2U);
  EXPECT_EQ(dump(link({Less})), dump(link({S})));
  EXPECT_EQ(textAt(link({Less}), 22), textAt(link({S}), 22));
  EXPECT_NE(textAt(link({Less}), 22), "none");
}

} // namespace
} // namespace bordercheck
