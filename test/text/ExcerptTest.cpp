// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The excerpt that a finding shows: one line, short, with what stands next to holes.
#include "checks/text/Excerpt.h"
#include "test/text/Build.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace bordercheck {
namespace {

using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

/// Code points, not bytes: what takes room on a screen.
size_t columns(const std::string &S) {
  size_t N = 0;
  for (unsigned char C : S)
    N += (C & 0xC0) != 0x80;
  return N;
}

TEST(Excerpt, ShowsHolesBetweenAngleMarks) {
  EXPECT_EQ(excerpt(cat({lit("rm -f "), hole("env TMPDIR"), lit("/fusion")})),
            "rm -f ‹env TMPDIR›/fusion");
}

TEST(Excerpt, SeparatesAlternatives) { EXPECT_EQ(excerpt(either(lit("a"), hole("X"))), "a | ‹X›"); }

TEST(Excerpt, ShowsAnEmptyAlternative) {
  EXPECT_THAT(excerpt(either(lit(""), hole("X"))), HasSubstr(" | "));
}

TEST(Excerpt, ShowsABagAsARepeatedChoice) {
  EXPECT_EQ(excerpt(cat({lit("cc"), bagOf({lit(" -D"), hole("arg")})})), "cc{ -D, ‹arg›}*");
}

TEST(Excerpt, IsOneLineThatDrivesNoTerminal) {
  std::string Shown = excerpt(cat({lit("a\n\"b\"\t\x1b[31m\x07\xff"), hole("n\n\x1b[2J")}));
  EXPECT_EQ(Shown, "a\\n\"b\"\\t\\x1b[31m\\x07\\xff‹n\\n\\x1b[2J›");
}

TEST(Excerpt, KeepsWhatStandsNextToAHole) {
  std::string Long(500, '.');
  std::string Shown = excerpt(cat({lit("begin" + Long + "before "), hole("A"),
                                   lit(" after" + Long + "next "), hole("B"), lit(" end" + Long)}));
  EXPECT_THAT(Shown, StartsWith("…"));
  EXPECT_THAT(Shown, HasSubstr("before ‹A› after"));
  EXPECT_THAT(Shown, HasSubstr("next ‹B› end"));
  EXPECT_THAT(Shown, EndsWith("…"));
  EXPECT_THAT(Shown, Not(HasSubstr("begin")));
}

TEST(Excerpt, KeepsTheBeginningOfALongConstant) {
  std::string Shown = excerpt(lit("#include <x>" + std::string(500, '.')));
  EXPECT_THAT(Shown, StartsWith("#include <x>"));
  EXPECT_THAT(Shown, EndsWith("…"));
}

TEST(Excerpt, EndsSoonAfterItsColumns) {
  Text T = lit("");
  for (int I = 0; I < 12; ++I)
    T = cat({T, lit(std::string(30, 'a' + static_cast<char>(I))), hole("H")});
  EXPECT_LE(columns(excerpt(T, 60)), 60U + 80U);
  EXPECT_THAT(excerpt(T, 60), EndsWith("…"));
  EXPECT_THAT(excerpt(T, 4000), EndsWith("‹H›"));
}

TEST(Excerpt, ALongNameOfAHoleDoesNotMakeItLonger) {
  EXPECT_LE(columns(excerpt(cat({lit("a"), hole(std::string(5000, 'n')), lit("b")}), 200)), 400U);
}

TEST(Excerpt, AnyRandomTextIsShortAndPrintable) {
  Random Any(20240119);
  for (unsigned I = 0; I < 2000; ++I) {
    std::string Shown = excerpt(Any.anyText(6), 80);
    ASSERT_LE(columns(Shown), 80U + 160U) << Shown;
    for (char C : Shown)
      ASSERT_TRUE(static_cast<unsigned char>(C) >= 0x20 && C != 0x7f) << Shown;
  }
}

} // namespace
} // namespace bordercheck
