// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "checks/text/Visible.h"
#include "llvm/Support/JSON.h"
#include "gtest/gtest.h"

namespace bordercheck {
namespace {

TEST(Visible, WhatIsDrawnStaysAsItIs) {
  for (const char *Plain : {"", "int x = 1; // é ‹x› … 漢字 😀", "a\n\tb", "C:\\x \"y\""})
    EXPECT_EQ(visible(Plain), Plain);
}

TEST(Visible, WhatHidesOrTurnsTheTextIsSpelledOut) {
  EXPECT_EQ(visible("a\u202e\u2066b\U000e0041"), "a<U+202E><U+2066>b<U+E0041>");
  EXPECT_EQ(visible("\u00ad\U0010ffff"), "<U+00AD><U+10FFFF>");
  for (const char *Hidden :
       {"\u202a", "\u202b", "\u202c", "\u202d", "\u202e",     "\u2066",     "\u2067",    "\u2068",
        "\u2069", "\u200b", "\u200c", "\u200d", "\u200e",     "\u200f",     "\u061c",    "\u00ad",
        "\u2060", "\ufeff", "\u180e", "\u034f", "\u115f",     "\u3164",     "\uffa0",    "\ufe0f",
        "\u2028", "\u2029", "\u0085", "\u009b", "\U000e0041", "\U000e0100", "\U000f0000"})
    EXPECT_EQ(visible(Hidden).substr(0, 3), "<U+") << visible(Hidden);
}

TEST(Visible, ControlCharactersAndBrokenBytesAreSpelledOut) {
  EXPECT_EQ(visible("\x1b[31m\r\x7f"), "\\x1b[31m\\x0d\\x7f");
  EXPECT_EQ(visible("a\xff"), "a\ufffd");
  EXPECT_TRUE(llvm::json::isUTF8(visible("\xe2\x80")));
}

TEST(Printable, IsOneLine) { EXPECT_EQ(printable("a\n\tb\u2028"), "a\\n\\tb<U+2028>"); }

// What runners of CI systems look for in a log.
TEST(Printable, IsNoCommandOfACiSystem) {
  EXPECT_EQ(printable("::error::x"), "\\x3a:error::x");
  EXPECT_EQ(printable("std::string"), "std::string");
  EXPECT_EQ(printable("x ##[error]y"), "x \\x23#[error]y");
  EXPECT_EQ(printable("##vso[task.setvariable]"), "\\x23#vso[task.setvariable]");
  EXPECT_EQ(printable("###teamcity['x']"), "#\\x23#teamcity['x']");
  EXPECT_EQ(printable("a ## b[1]"), "a ## b[1]");
}

} // namespace
} // namespace bordercheck
