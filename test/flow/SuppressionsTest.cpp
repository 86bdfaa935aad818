// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// NOLINT comments as clang-tidy reads them: which lines and which rules they silence.
#include "checks/flow/Suppressions.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace bordercheck {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

/// As "first-last rule,rule".
std::vector<std::string> silenced(llvm::StringRef Text) {
  std::vector<std::string> Out;
  for (const Suppression &S : parseSuppressions("a.cpp", Text)) {
    EXPECT_EQ(S.File, "a.cpp");
    std::string Line = std::to_string(S.FirstLine) + "-" + std::to_string(S.LastLine);
    for (const std::string &Rule : S.Rules)
      Line += (&Rule == &S.Rules.front() ? " " : ",") + Rule;
    Out.push_back(Line);
  }
  return Out;
}

TEST(Suppressions, ATextWithoutCommentsHasNone) { EXPECT_THAT(silenced("int X;\n"), IsEmpty()); }

TEST(Suppressions, NolintSilencesItsLine) {
  EXPECT_THAT(silenced("int X;\nf(); // NOLINT\nint Y;\n"), ElementsAre("2-2"));
  EXPECT_THAT(silenced("f(); /* NOLINT */"), ElementsAre("1-1"));
}

TEST(Suppressions, NextlineSilencesTheLineBelow) {
  EXPECT_THAT(silenced("\n// NOLINTNEXTLINE\nf();\n"), ElementsAre("3-3"));
}

TEST(Suppressions, BeginAndEndSilenceWhatIsBetweenThem) {
  EXPECT_THAT(silenced("// NOLINTBEGIN\nf();\n\n// NOLINTEND\ng();\n"), ElementsAre("1-4"));
}

TEST(Suppressions, SeveralCommentsKeepTheirLines) {
  EXPECT_THAT(silenced("f(); // NOLINT\n\ng(); // NOLINT\nh(); // NOLINT\n"),
              ElementsAre("1-1", "3-3", "4-4"));
}

TEST(Suppressions, AListRestrictsTheRules) {
  EXPECT_THAT(silenced("f(); // NOLINT(bordercheck-a, bordercheck-b)"),
              ElementsAre("1-1 bordercheck-a,bordercheck-b"));
  EXPECT_THAT(silenced("// NOLINTNEXTLINE(bordercheck-a)\n"), ElementsAre("2-2 bordercheck-a"));
  EXPECT_THAT(silenced("// NOLINTBEGIN(bordercheck-a)\n// NOLINTEND(bordercheck-a)\n"),
              ElementsAre("1-2 bordercheck-a"));
}

TEST(Suppressions, WhatAListTakesBackIsKept) {
  EXPECT_THAT(silenced("f(); // NOLINT(*, -bordercheck-a)"), ElementsAre("1-1 *,-bordercheck-a"));
  EXPECT_THAT(silenced("f(); // NOLINT(-google-x)"), IsEmpty());
}

TEST(Suppressions, TheReasonFollowsTheMarkerOrItsList) {
  auto Reason = [](llvm::StringRef Text) {
    std::vector<Suppression> All = parseSuppressions("a.cpp", Text);
    return All.size() == 1 ? std::to_string(All[0].Line) + " " + All[0].Reason : "none";
  };
  EXPECT_EQ(Reason("f(); // NOLINT(bordercheck-a): from the signed manifest\ng();\n"),
            "1 from the signed manifest");
  EXPECT_EQ(Reason("// NOLINTNEXTLINE(bordercheck-a) -- reviewed\r\nf();\n"), "1 reviewed");
  EXPECT_EQ(Reason("f(); /* NOLINT: all of it */ g();"), "1 all of it");
  EXPECT_EQ(Reason("f(); // NOLINT(bordercheck-a)\n// next\n"), "1 ");
  EXPECT_EQ(Reason("\n// NOLINTBEGIN(bordercheck-a): why\n// NOLINTEND(bordercheck-a): end\n"),
            "2 why");
}

TEST(Suppressions, AListMayHoldGlobs) {
  EXPECT_THAT(silenced("f(); // NOLINT(bordercheck-*)"), ElementsAre("1-1 bordercheck-*"));
  EXPECT_THAT(silenced("f(); // NOLINT(*-load)"), ElementsAre("1-1 *-load"));
  EXPECT_THAT(silenced("f(); // NOLINT(*)"), ElementsAre("1-1 *"));
}

TEST(Suppressions, RulesOfOtherToolsAreLeftOut) {
  EXPECT_THAT(silenced("f(); // NOLINT(google-runtime-int)"), IsEmpty());
  EXPECT_THAT(silenced("// NOLINTNEXTLINE(cert-env33-c, bugprone-x)\n"), IsEmpty());
  EXPECT_THAT(silenced("f(); // NOLINT(google-runtime-int, bordercheck-a)"),
              ElementsAre("1-1 bordercheck-a"));
}

TEST(Suppressions, AnEmptyListSilencesNothing) {
  EXPECT_THAT(silenced("f(); // NOLINT()"), IsEmpty());
}

TEST(Suppressions, OtherWordsThatBeginLikeThemAreNotMeant) {
  EXPECT_THAT(silenced("// NOLINTED NOLINT_X NOLINTNEXTLINES\n#define NOLINT2\n"), IsEmpty());
}

TEST(Suppressions, BlocksNest) {
  EXPECT_THAT(silenced("// NOLINTBEGIN(bordercheck-a)\n"
                       "// NOLINTBEGIN(bordercheck-b)\n"
                       "f();\n"
                       "// NOLINTEND(bordercheck-b)\n"
                       "g(); // NOLINT\n"
                       "// NOLINTEND(bordercheck-a)\n"),
              UnorderedElementsAre("2-4 bordercheck-b", "5-5", "1-6 bordercheck-a"));
}

// As clang-tidy pairs them: the innermost block, and only with the same list.
TEST(Suppressions, AnEndClosesOnlyABlockWithItsOwnList) {
  EXPECT_THAT(silenced("// NOLINTBEGIN(bordercheck-a)\n// NOLINTEND\n"), IsEmpty());
  EXPECT_THAT(silenced("// NOLINTBEGIN\n// NOLINTEND(bordercheck-a)\n"), IsEmpty());
  EXPECT_THAT(silenced("// NOLINTBEGIN(bordercheck-a)\n"
                       "// NOLINTBEGIN(bordercheck-b)\n"
                       "// NOLINTEND(bordercheck-a)\n"
                       "f();\n"
                       "// NOLINTEND(bordercheck-b)\n"),
              ElementsAre("2-5 bordercheck-b"));
}

TEST(Suppressions, BlocksOfOtherToolsDoNotCloseOurs) {
  EXPECT_THAT(silenced("// NOLINTBEGIN(bordercheck-a)\n"
                       "// NOLINTBEGIN(google-x)\n"
                       "// NOLINTEND(google-x)\n"
                       "f();\n"
                       "// NOLINTEND(bordercheck-a)\n"),
              ElementsAre("1-5 bordercheck-a"));
}

TEST(Suppressions, ABlockWithoutItsOtherEndSilencesNothing) {
  EXPECT_THAT(silenced("// NOLINTBEGIN\nf();\n"), IsEmpty());
  EXPECT_THAT(silenced("f();\n// NOLINTEND\n"), IsEmpty());
}

} // namespace
} // namespace bordercheck
