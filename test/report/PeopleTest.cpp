// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What people read: the terminal, the comment on a request, the list for a spreadsheet; and
// the YAML that clang's own tools read.
#include "test/report/Samples.h"
#include "clang/Tooling/DiagnosticsYaml.h"
#include "llvm/Support/JSON.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace bordercheck {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string rendered(const Report &R, Format As) {
  std::string Out;
  llvm::raw_string_ostream Stream(Out);
  render(R, As, Stream);
  return Out;
}

std::string onTerminal(const Report &R, bool Color) {
  std::string Out;
  llvm::raw_string_ostream Stream(Out);
  renderTerminal(R, Color, Stream);
  return Out;
}

/// \p Text without the escape sequences that colours are.
std::string withoutColors(llvm::StringRef Text) {
  std::string Out;
  while (!Text.empty()) {
    if (Text.consume_front("\x1b["))
      Text = Text.drop_while([](char C) { return C != 'm'; }).drop_front();
    else {
      Out += Text.front();
      Text = Text.drop_front();
    }
  }
  return Out;
}

TEST(Terminal, MarksThePlaceInTheSource) {
  Report R = oneFinding();
  R.Sources["src/load.cpp"] = std::string(11, '\n') + "\tx = dlopen(name);\n";
  R.Findings[0].Where.Column = 6;
  EXPECT_THAT(onTerminal(R, false), HasSubstr("12 |   x = dlopen(name);\n"
                                              "             |       ^\n"));
}

TEST(Terminal, ColoursChangeNoWord) {
  Report R = fullReport();
  std::string Colored = onTerminal(R, true);
  EXPECT_THAT(Colored, HasSubstr("\x1b[36m‹value1›\x1b[0m"));
  EXPECT_EQ(withoutColors(Colored), onTerminal(R, false));
  EXPECT_THAT(onTerminal(R, false), Not(HasSubstr("\x1b")));
}

TEST(Terminal, FindingsThatEndInOneCallStandTogether) {
  Report R = oneFinding();
  Finding Other = loadFinding();
  Other.Where.Line = 90;
  for (Finding *F : {&R.Findings[0], &Other})
    F->Of.Chain = {{{"src/wrap.cpp", 4, 2}, "'dlopen' is called here"}};
  R.Findings.push_back(Other);
  EXPECT_THAT(onTerminal(R, false), HasSubstr("2 ways into dlopen, src/wrap.cpp:4\n"));
}

TEST(Terminal, AHostileProgramDrivesNothing) {
  for (bool Color : {false, true}) {
    std::string Out = withoutColors(onTerminal(hostileReport(), Color));
    EXPECT_THAT(Out, Not(HasSubstr("\x1b")));
    EXPECT_THAT(Out, Not(HasSubstr("\n::warning::")));
    EXPECT_THAT(Out, Not(HasSubstr("##[")));
    EXPECT_EQ(Out, visible(Out)) << "nothing hides, and nothing is turned around";
  }
}

TEST(Markdown, HasATableAndAFoldAFinding) {
  Report R = oneFinding();
  R.Compared = true;
  R.Findings[0].Since = Change::Changed;
  R.Findings[0].Otherwise = "the gates";
  R.Owners["src/load.cpp"] = {"@security"};
  std::string Out = rendered(R, Format::Markdown);
  EXPECT_THAT(Out, HasSubstr("| changed&#58; the gates | high | library path taken from 'name'"));
  EXPECT_THAT(Out, HasSubstr("<details><summary><b>high</b> library path"));
  EXPECT_THAT(Out, HasSubstr("- input: ` 'name' is read ` at ` src/main.cpp:3 `"));
  EXPECT_THAT(Out, HasSubstr("- who approves: ` @security `"));
}

TEST(Markdown, AHostileProgramWritesNoMarkup) {
  Report R = hostileReport();
  R.Findings[0].Message += " @maintainer `` ` # 12";
  std::string Out = rendered(R, Format::Markdown);
  // Outside code spans nothing of it is left that means something.
  std::string Outside;
  llvm::StringRef Rest = Out;
  while (!Rest.empty()) {
    size_t Run = Rest.find_first_not_of('`');
    Run = Run == llvm::StringRef::npos ? Rest.size() : Run;
    if (Run == 0) {
      Outside += Rest.front();
      Rest = Rest.drop_front();
      continue;
    }
    std::string Marks = Rest.take_front(Run).str();
    Rest = Rest.drop_front(Run);
    size_t End = Rest.find(" " + Marks);
    ASSERT_NE(End, llvm::StringRef::npos) << "a span without an end";
    Rest = Rest.drop_front(End + 1 + Run);
  }
  for (const char *Mark : {"<script", "<img", "<b>%", "](", "@maintainer", "\x1b", "\r"})
    EXPECT_THAT(Outside, Not(HasSubstr(Mark)));
  for (llvm::StringRef Line : llvm::split(Out, '\n'))
    EXPECT_TRUE(!Line.starts_with("::"));
}

TEST(Markdown, FitsIntoAComment) {
  std::string Out = rendered(manyFindings(5000), Format::Markdown);
  EXPECT_LT(Out.size(), 65536U);
  EXPECT_THAT(Out, HasSubstr("more findings did not fit here"));
  EXPECT_LT(rendered(hugeReport(), Format::Markdown).size(), 65536U);
}

TEST(Csv, FieldsAreQuotedAndNoFormulas) {
  Report R = fullReport();
  R.Inventory[0].Function = "=cmd(\"x\")";
  std::string Out = rendered(R, Format::Csv);
  EXPECT_THAT(Out, HasSubstr("\"'=cmd(\"\"x\"\")\""));
  EXPECT_THAT(Out, HasSubstr("\"remote\",\"no\",\"identifier-check\",\"open\""));
}

TEST(Csv, HasAsManyFieldsInEachLine) {
  Report R = hostileReport();
  R.InventoryWas.emplace();
  (*R.InventoryWas)["gone"] = hostile();
  llvm::SmallVector<llvm::StringRef, 8> Lines;
  std::string Out = rendered(R, Format::Csv);
  llvm::StringRef(Out).split(Lines, "\r\n", -1, false);
  ASSERT_EQ(Lines.size(), 3U);
  for (llvm::StringRef Line : Lines) {
    unsigned Fields = 1;
    bool Quoted = false;
    for (char C : Line) {
      Quoted ^= C == '"';
      Fields += C == ',' && !Quoted;
    }
    EXPECT_EQ(Fields, 13U) << Line.str();
    EXPECT_EQ(Line, visible(Line));
  }
}

// The reader of clang-apply-replacements and of editors.
TEST(Fixes, AreWhatClangsToolsRead) {
  for (const Report &R : {oneFinding(), fullReport(), hostileReport(), Report()}) {
    clang::tooling::TranslationUnitDiagnostics Read;
    std::string Out = rendered(R, Format::Fixes);
    llvm::yaml::Input In(Out);
    In >> Read;
    ASSERT_FALSE(In.error()) << Out;
    ASSERT_EQ(Read.Diagnostics.size(), R.Findings.size());
    if (!R.Findings.empty())
      EXPECT_EQ(Read.Diagnostics[0].Message.Message, readable(R.Findings[0].Message));
  }
}

TEST(Fixes, NamePlacesByTheirOffset) {
  Report R = oneFinding();
  R.Findings[0].Where = {"src/load.cpp", 2, 3};
  R.Sources["src/load.cpp"] = "ab\ncdef\n";
  EXPECT_THAT(rendered(R, Format::Fixes), HasSubstr("FileOffset:      5"));
  R.Findings[0].Where.Line = 9;
  EXPECT_THAT(rendered(R, Format::Fixes), HasSubstr("FileOffset:      8"));
}

} // namespace
} // namespace bordercheck
