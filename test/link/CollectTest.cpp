// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A header's functions are kept once, in the first unit by name, whatever comes first.
#include "checks/link/Collect.h"
#include "test/link/Program.h"
#include "llvm/ADT/STLExtras.h"
#include <gtest/gtest.h>

namespace bordercheck {
namespace {

/// "unit: function function"
std::string collected(const std::vector<Summary> &Given) {
  Collector All;
  for (const Summary &S : Given)
    All.add(S);
  std::string Out;
  for (LinkUnit &U : All.take()) {
    Summary S = U.reduced();
    Out += S.Unit + ":";
    for (const FunctionEffects &F : S.Functions)
      Out += " " + F.Name;
    Out += "\n";
  }
  return Out;
}

TEST(Collect, EachFunctionIsInTheFirstUnitInAnyOrder) {
  FunctionEffects Shared = runner();
  FunctionEffects InAll = callerOfRun(5, "all", Text::literal("x"));
  std::vector<Summary> Units = {
      unit("a.cpp", {InAll, callerOfRun(2, "a", Text::literal("x"))}),
      unit("b.cpp", {Shared, InAll, callerOfRun(3, "b", Text::literal("x"))}),
      unit("c.cpp", {callerOfRun(4, "c", Text::literal("x")), InAll, Shared})};
  std::vector<size_t> Order = {0, 1, 2};
  do {
    EXPECT_EQ(collected({Units[Order[0]], Units[Order[1]], Units[Order[2]]}),
              "a.cpp: all a\nb.cpp: run b\nc.cpp: c\n");
  } while (std::next_permutation(Order.begin(), Order.end()));
}

TEST(Collect, AUnitThatHasAFunctionTwiceKeepsOne) {
  EXPECT_EQ(collected({unit("a.cpp", {runner(), runner()})}), "a.cpp: run\n");
}

TEST(Collect, OneIdInTwoPlacesIsTwoFunctions) {
  FunctionEffects Here = runner();
  FunctionEffects There = runner();
  There.Where.File = "other.cpp";
  EXPECT_EQ(collected({unit("a.cpp", {Here}), unit("b.cpp", {There})}), "a.cpp: run\nb.cpp: run\n");
}

TEST(Collect, TwoUnitsOfOneNameAreOrderedByWhatTheyDo) {
  Summary X = unit("a.cpp", {callerOfRun(2, "x", Text::literal("x"))});
  Summary Y = unit("a.cpp", {callerOfRun(2, "y", Text::literal("y"))});
  EXPECT_EQ(collected({X, Y}), collected({Y, X}));
}

} // namespace
} // namespace bordercheck
