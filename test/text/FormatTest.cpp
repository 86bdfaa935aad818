// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Format strings taken apart. A format is written down as literals and "<argument>",
// with a '#' where the conversion can only yield a number.
#include "checks/text/Format.h"
#include "gtest/gtest.h"
#include <random>

namespace bordercheck {
namespace {

std::string parsed(llvm::StringRef Format, FormatLanguage Language) {
  std::string Out;
  for (const FormatPiece &P : parseFormat(Format, Language)) {
    EXPECT_EQ(P.IsConversion, P.Literal.empty()) << "a piece is a literal or a conversion";
    std::string Which = P.Name.empty() ? std::to_string(P.Argument) : P.Name;
    Out += P.IsConversion ? "<" + Which + (P.Number ? "#" : "") + ">" : P.Literal;
  }
  return Out;
}

std::string printfOf(llvm::StringRef Format) { return parsed(Format, FormatLanguage::Printf); }
std::string fmtOf(llvm::StringRef Format) { return parsed(Format, FormatLanguage::Fmt); }

TEST(PrintfFormat, CopiesWhatIsNoConversion) {
  EXPECT_EQ(printfOf(""), "");
  EXPECT_EQ(printfOf("rm -rf /tmp"), "rm -rf /tmp");
}

TEST(PrintfFormat, NeighbouringLiteralsAreOnePiece) {
  EXPECT_EQ(parseFormat("a%%b%%", FormatLanguage::Printf).size(), 1U);
}

TEST(PrintfFormat, APercentSignTwiceIsOne) {
  EXPECT_EQ(printfOf("%%"), "%");
  EXPECT_EQ(printfOf("%%s"), "%s");
  EXPECT_EQ(printfOf("%%%s"), "%<0>");
}

TEST(PrintfFormat, TellsNumbersFromText) {
  EXPECT_EQ(printfOf("%s=%d"), "<0>=<1#>");
  EXPECT_EQ(printfOf("%u%x%lld%zu%f%.3g%p"), "<0#><1#><2#><3#><4#><5#><6#>");
  EXPECT_EQ(printfOf("%c%ls%hhd%Lf"), "<0><1><2#><3#>");
}

TEST(PrintfFormat, SkipsFlagsWidthAndPrecision) {
  EXPECT_EQ(printfOf("%-8s|%08.3lf|%+d|%'d|%#x"), "<0>|<1#>|<2#>|<3#>|<4#>");
  EXPECT_EQ(printfOf("%.20s"), "<0>");
}

TEST(PrintfFormat, AStarTakesAnArgument) {
  EXPECT_EQ(printfOf("%.*s %s"), "<1> <2>");
  EXPECT_EQ(printfOf("%*.*f %s"), "<2#> <3>");
}

TEST(PrintfFormat, PositionsCountFromOne) { EXPECT_EQ(printfOf("%2$s-%1$d"), "<1>-<0#>"); }

TEST(PrintfFormat, APositionMayComeWithAWidthFromAPosition) {
  EXPECT_EQ(printfOf("%1$*2$s!"), "<0>!");
  EXPECT_EQ(printfOf("%3$.*1$s!"), "<2>!");
}

TEST(PrintfFormat, TheErrorTextTakesNoArgument) { EXPECT_EQ(printfOf("%m: %s"), "error: <0>"); }

TEST(PrintfFormat, TheCountTakesAnArgumentAndPrintsNothing) {
  EXPECT_EQ(printfOf("a%nb%s"), "ab<1>");
}

TEST(PrintfFormat, WhatEndsTooEarlyIsALiteral) {
  EXPECT_EQ(printfOf("100%"), "100%");
  EXPECT_EQ(printfOf("%-5"), "%-5");
  EXPECT_EQ(printfOf("%s%l"), "<0>%l");
}

TEST(PrintfFormat, AnUnknownSpecifierIsALiteral) {
  EXPECT_EQ(printfOf("100%, %s"), "100%, <0>");
  EXPECT_EQ(printfOf("%y%s"), "%y<0>");
}

TEST(FmtFormat, NumbersFieldsInTheirOrder) { EXPECT_EQ(fmtOf("{}-{}"), "<0>-<1>"); }

TEST(FmtFormat, TakesFieldsByTheirNumber) { EXPECT_EQ(fmtOf("{1}{0}{1}"), "<1><0><1>"); }

TEST(FmtFormat, DoubledBracesAreOne) {
  EXPECT_EQ(fmtOf("{{}}"), "{}");
  EXPECT_EQ(fmtOf("int f() {{ return {}; }}"), "int f() { return <0>; }");
  EXPECT_EQ(fmtOf("{{{}}}"), "{<0>}");
}

TEST(FmtFormat, ASpecificationTellsNumbers) {
  EXPECT_EQ(fmtOf("{:>8}|{:d}|{:#x}|{:.3f}|{:s}"), "<0>|<1#>|<2#>|<3#>|<4>");
  EXPECT_EQ(fmtOf("{2:>8}{0:x}"), "<2><0#>");
}

TEST(FmtFormat, AWidthFromAnArgumentTakesOne) {
  EXPECT_EQ(fmtOf("{:{}} {}"), "<0> <2>");
  EXPECT_EQ(fmtOf("{:{}.{}f} {}"), "<0#> <3>");
}

TEST(FmtFormat, NamedFieldsTakeArgumentsInTheirOrder) {
  EXPECT_EQ(fmtOf("{type} {name};"), "<0> <1>;");
}

TEST(FmtFormat, ABraceThatNothingClosesIsALiteral) {
  EXPECT_EQ(fmtOf("{} {"), "<0> {");
  EXPECT_EQ(fmtOf("if (x) { y"), "if (x) { y");
}

TEST(FmtFormat, ABraceThatNothingOpensIsALiteral) { EXPECT_EQ(fmtOf("{} }"), "<0> }"); }

TEST(NumberedFormats, KeepTheNumbersOfPlacesThatAreFilledInTurn) {
  EXPECT_EQ(parsed("%1 %L2%12.", FormatLanguage::Percent), "<1> <2><12>.");
  EXPECT_EQ(parsed("100% %x %", FormatLanguage::Percent), "100% %x %");
  EXPECT_EQ(parsed("%123", FormatLanguage::Percent), "<12>3");
}

TEST(NumberedFormats, OfBoostMayBeThoseOfPrintfWhichTakeAnything) {
  EXPECT_EQ(parsed("%2%-%1% 100%%", FormatLanguage::Boost), "<1>-<0> 100%");
  EXPECT_EQ(parsed("%s %5.2f %1$d", FormatLanguage::Boost), "<0> <1> <0>");
  EXPECT_EQ(parsed("%|2$+5| %|s|", FormatLanguage::Boost), "<1> <0>");
  EXPECT_EQ(parsed("%|open", FormatLanguage::Boost), "%|open");
}

TEST(NumberedFormats, OfDollars) {
  EXPECT_EQ(parsed("$1=$0; $$ $", FormatLanguage::Dollar), "<1>=<0>; $ $");
  EXPECT_EQ(parsed("$12", FormatLanguage::Dollar), "<1>2");
}

TEST(NamedFormats, BetweenDollars) {
  EXPECT_EQ(parsed("int $name$ = $ value $;", FormatLanguage::DollarName), "int <name> = <value>;");
  EXPECT_EQ(parsed("$$5 ${1$x$}$ cost$", FormatLanguage::DollarName), "$5 x cost$");
  EXPECT_EQ(parsed("a$\nb$", FormatLanguage::DollarName), "a$\nb$");
}

TEST(NamedFormats, BetweenBraces) {
  EXPECT_EQ(parsed("{{a}} {{{ b }}} {{&c}} {{> d}}", FormatLanguage::Mustache), "<a> <b> <c> <d>");
  EXPECT_EQ(parsed("{{#s}}x{{/s}}{{^s}}y{{/s}}{{! no }}", FormatLanguage::Mustache), "xy");
  EXPECT_EQ(parsed("{{ user.name | upper }}{# no #}{% for x in y %}z{% endfor %}",
                   FormatLanguage::Mustache),
            "<user.name>z");
  EXPECT_EQ(parsed("{ {{open", FormatLanguage::Mustache), "{ {{open");
}

TEST(NumberedFormats, RememberHowAPlaceWasSpelled) {
  EXPECT_EQ(parseFormat("%L1", FormatLanguage::Percent).front().Spelled, "%L1");
  EXPECT_EQ(parseFormat("%|1$+5|", FormatLanguage::Boost).front().Spelled, "%|1$+5|");
  EXPECT_EQ(parseFormat("%5.2f", FormatLanguage::Boost).front().Spelled, "%5.2f");
}

// Any bytes at all: no loop without end, and no character that appears from nowhere.
TEST(Format, RandomBytesAreTakenApart) {
  std::mt19937 Engine(7);
  constexpr llvm::StringLiteral Alphabet = "%{}:$*.0123s d\nxn|L#";
  for (unsigned Round = 0; Round < 20000; ++Round) {
    std::string Format;
    for (size_t N = Engine() % 12; N; --N)
      Format += Alphabet[Engine() % Alphabet.size()];
    for (FormatLanguage Language :
         {FormatLanguage::Printf, FormatLanguage::Fmt, FormatLanguage::Percent,
          FormatLanguage::Boost, FormatLanguage::Dollar, FormatLanguage::DollarName,
          FormatLanguage::Mustache}) {
      size_t Copied = 0;
      for (const FormatPiece &P : parseFormat(Format, Language)) {
        ASSERT_EQ(P.IsConversion, P.Literal.empty()) << Format;
        Copied += P.Literal.size();
      }
      ASSERT_LE(Copied, Format.size()) << Format;
    }
  }
}

} // namespace
} // namespace bordercheck
