// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What a fingerprint survives, and what it does not.
#include "test/review/Make.h"
#include "llvm/ADT/StringRef.h"
#include "gtest/gtest.h"

namespace bordercheck {
namespace {

Text command(std::vector<Gate> Gates = {}) {
  return cat({lit("rm -rf "), hole("env DIR", std::move(Gates)), lit("/cache")});
}

std::string of(const Finding &F) { return fingerprintOf(F); }
std::string of(Text What) { return fingerprintOf(findingOf(std::move(What))); }

TEST(Fingerprint, IsOfTheVersionThatReportsName) {
  EXPECT_EQ(FingerprintName, "bordercheck/v1");
  // Pinned: where this changes, every approval and baseline in the world is void, and
  // the version has to rise.
  EXPECT_EQ(of(command()), "f1e64a417c731d146ef105c0f409e119");
}

TEST(Fingerprint, SurvivesMovesOfLinesAndFolders) {
  Finding Moved = findingOf(command(), 99);
  Moved.Where.Column = 40;
  Moved.Where.File = "lib/new/run.cpp";
  Moved.Of.Where = Moved.Where;
  Moved.Message = "other words";
  Moved.Level = Severity::Low;
  EXPECT_EQ(of(Moved), of(command()));
}

TEST(Fingerprint, SurvivesNewNamesOfParameters) {
  auto Parameter = [](const char *A, const char *B) {
    return of(cat({Text::hole(holeFrom(OriginKind::Parameter, A)), lit(" "),
                   Text::hole(holeFrom(OriginKind::Parameter, B))}));
  };
  EXPECT_EQ(Parameter("Name", "Value"), Parameter("key", "content"));
  EXPECT_NE(Parameter("Name", "Value"), Parameter("Name", "Name")) << "one value, twice";
  auto Result = [](const char *A) { return of(Text::hole(holeFrom(OriginKind::Call, A))); };
  EXPECT_EQ(Result("&Left"), Result("&Right"));
  EXPECT_NE(Result("left()"), Result("right()")) << "another function";
  auto Either = [](const char *A, const char *B) {
    return of(either(cat({lit("a"), Text::hole(holeFrom(OriginKind::Parameter, A))}),
                     cat({lit("b"), Text::hole(holeFrom(OriginKind::Parameter, B))})));
  };
  EXPECT_EQ(Either("A", "Z"), Either("Z", "A"));
}

TEST(Fingerprint, ChangesWithWhatCrosses) {
  std::string Was = of(command());
  EXPECT_NE(Was, of(cat({lit("rm -r "), hole("env DIR"), lit("/cache")}))) << "the text";
  EXPECT_NE(Was, of(cat({lit("rm -rf "), hole("env OTHER"), lit("/cache")}))) << "the origin";
  EXPECT_NE(Was, of(command({gate(GateKind::AllowList)}))) << "a gate";
  EXPECT_NE(of(command({gate(GateKind::Escape, "shell")})),
            of(command({gate(GateKind::Escape, "sql")})))
      << "a gate's language";
  EXPECT_NE(Was, of(either(command(), lit("ls")))) << "an alternative";
  Finding Path = findingOf(command());
  Path.Of.Inputs.push_back({Role::Path, lit("/bin/sh")});
  EXPECT_NE(Was, of(Path)) << "the path";
}

TEST(Fingerprint, ChangesWithWhereItIs) {
  std::string Was = of(command());
  Finding F = findingOf(command());
  F.Function = "tools::start";
  EXPECT_NE(Was, of(F));
  F = findingOf(command());
  F.Rule = "interpreted-text";
  EXPECT_NE(Was, of(F));
  F = findingOf(command());
  F.Of.Callee = "popen";
  EXPECT_NE(Was, of(F));
  F = findingOf(command());
  F.Where.File = "src/other.cpp";
  EXPECT_NE(Was, of(F));
}

// Much of a program runs together in a bag; who decides and what was checked counts.
TEST(Fingerprint, OfABagHoldsTheKindsOfItsOrigins) {
  auto Bag = [](OriginKind Kind, const char *Name, std::vector<Gate> Gates = {}) {
    Hole H = holeFrom(Kind, Name);
    H.Gates = std::move(Gates);
    return of(bagOf({lit("ls"), Text::hole(H)}));
  };
  EXPECT_EQ(Bag(OriginKind::File, "a.conf"), Bag(OriginKind::File, "b.conf"));
  EXPECT_NE(Bag(OriginKind::File, "a"), Bag(OriginKind::Network, "a"));
  EXPECT_NE(Bag(OriginKind::Environment, "A"), Bag(OriginKind::Environment, "B"));
  EXPECT_NE(Bag(OriginKind::File, "a"), Bag(OriginKind::File, "a", {gate(GateKind::AllowList)}));
  EXPECT_NE(of(bagOf({lit("ls"), hole("x")})), of(bagOf({lit("ps"), hole("x")})));
  // What a bag stands for anyway adds nothing; what it does not, does.
  Text Bag2 = bagOf({lit("ls"), hole("x")});
  EXPECT_EQ(of(Bag2), of(either(Bag2, hole("x"))));
  EXPECT_NE(of(Bag2), of(either(Bag2, hole("y"))));
}

TEST(Fingerprint, LiteralsAndHolesDoNotRunTogether) {
  EXPECT_NE(of(lit("‹env DIR›")), of(hole("env DIR")));
  EXPECT_NE(of(cat({lit("a1:b"), hole("x")})), of(cat({lit("a"), hole("1:bx")})));
}

TEST(Fingerprint, OfOnesAlikeTheLaterAreCounted) {
  std::vector<Finding> All =
      identified({findingOf(command(), 1), findingOf(lit("x"), 2), findingOf(command(), 3)});
  EXPECT_EQ(All[0].Fingerprint, of(command()));
  EXPECT_EQ(All[2].Fingerprint, of(command()) + ":2");
  EXPECT_EQ(All[1].Fingerprint.size(), 32U);
}

} // namespace
} // namespace bordercheck
