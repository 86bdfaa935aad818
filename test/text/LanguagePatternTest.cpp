// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Each sign of the patterns in language files, where it matches and where it must not.
#include "checks/text/LanguagePattern.h"
#include "test/text/Build.h"
#include "gtest/gtest.h"

namespace bordercheck {
namespace {

bool isIn(llvm::StringRef Pattern, llvm::StringRef Chars) {
  return LanguagePattern(Pattern).isIn(Chars);
}

TEST(LanguagePattern, TakesWholeWords) {
  EXPECT_TRUE(isIn("end", "x end"));
  EXPECT_FALSE(isIn("end", "append"));
  EXPECT_FALSE(isIn("end", "ends"));
  EXPECT_FALSE(isIn("end", "End"));
  EXPECT_TRUE(LanguagePattern("end", true).isIn("END"));
}

TEST(LanguagePattern, KnowsLinesAndBlanks) {
  EXPECT_TRUE(isIn("^~#~include~<", "a\n  # include <x>"));
  EXPECT_FALSE(isIn("^~#~include~<", "a #include <x>"));
  EXPECT_TRUE(isIn("^fi$", "fi"));
  EXPECT_TRUE(isIn("^fi$", "x\nfi\ny"));
  EXPECT_FALSE(isIn("^fi$", "fi x"));
  EXPECT_TRUE(isIn("int @;", "int  x;"));
  EXPECT_FALSE(isIn("int @;", "int ;"));
  EXPECT_FALSE(isIn("a b", "a\nb"));
}

TEST(LanguagePattern, TakesAHoleForAWord) {
  std::string Hole(1, HoleMark);
  EXPECT_TRUE(isIn("int @(", "int " + Hole + "("));
  EXPECT_TRUE(isIn("int @(", "int get_" + Hole + "("));
  EXPECT_TRUE(isIn("'?'", "'" + Hole + "'"));
  EXPECT_TRUE(isIn("^+ x", Hole + "/a x"));
  EXPECT_FALSE(isIn("'x'", "'" + Hole + "'"));
}

TEST(LanguagePattern, TakesAsLittleOfALineAsItNeeds) {
  EXPECT_TRUE(isIn("if * then$", "if a then b then"));
  EXPECT_FALSE(isIn("if * then$", "if a\nthen"));
  EXPECT_EQ(LanguagePattern("(*)").matchAt("(a)b)", 0, '\n')->Length, 3U);
}

TEST(LanguagePattern, KeepsWhatItsEndRepeats) {
  LanguagePattern Begin("R\"{w}(");
  std::optional<LanguagePattern::Match> M = Begin.matchAt("R\"ab(", 0, ' ');
  ASSERT_TRUE(M);
  EXPECT_EQ(M->Kept, "ab");
  LanguagePattern End("){}\"");
  EXPECT_TRUE(End.matchAt(")ab\"", 0, ' ', M->Kept));
  EXPECT_FALSE(End.matchAt(")a\"", 0, ' ', M->Kept));
  EXPECT_EQ(LanguagePattern("[{=}[").matchAt("[==[x", 0, ' ')->Kept, "==");
}

TEST(LanguagePattern, LooksWithoutTaking) {
  LanguagePattern P("'|?'");
  ASSERT_TRUE(P.matchAt("'a'", 0, ' '));
  EXPECT_EQ(P.matchAt("'a'", 0, ' ')->Length, 1U);
  EXPECT_FALSE(P.matchAt("'ab", 0, ' '));
}

TEST(LanguagePattern, BeginsWhereWordsDo) {
  EXPECT_TRUE(isIn("%#", "a #b"));
  EXPECT_TRUE(isIn("%#", "#b"));
  EXPECT_TRUE(isIn("%#", "a;#b"));
  EXPECT_FALSE(isIn("%#", "a#b"));
}

TEST(LanguagePattern, EscapesItsSigns) {
  EXPECT_TRUE(isIn("\\*/", "x */"));
  EXPECT_EQ(LanguagePattern("\\*/").plain(), "*/");
  EXPECT_EQ(LanguagePattern("]{}]").plain("=="), "]==]");
  EXPECT_FALSE(isIn("\\$(", "x ("));
  EXPECT_FALSE(LanguagePattern().isIn("x"));
}

TEST(LanguagePatternProperty, MatchesBeginWithTheirFirstChars) {
  constexpr llvm::StringLiteral Sources[] = {
      "^~#~include~<@", "@->@",   "~x", "[{=}[", "%#", "if * then$", "+ +",
      "'|?'",           "<<~{w}", "*a", "$"};
  Random R(3);
  size_t Matches = 0;
  for (unsigned Round = 0; Round < 3000; ++Round) {
    std::string Chars;
    for (size_t N = 1 + R.below(14); N; --N)
      Chars += "#include<x->a [=if then'\n\t%"[R.below(27)];
    for (llvm::StringRef Source : Sources) {
      LanguagePattern P(Source);
      for (size_t At = 0; At < Chars.size(); ++At)
        if (auto M = P.matchAt(Chars, At, At ? Chars[At - 1] : '\n')) {
          ++Matches;
          EXPECT_TRUE(P.firstChars().test(static_cast<unsigned char>(Chars[At]))) << Source.str();
          EXPECT_LE(At + M->Length, Chars.size());
        }
    }
  }
  EXPECT_GT(Matches, 1000U);
}

} // namespace
} // namespace bordercheck
