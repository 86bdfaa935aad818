// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The language guess and the positions of holes over all generated texts, what leaves a
// position, which gates fit, and properties over random ones.
#include "checks/text/Position.h"
#include "checks/text/LanguageData.h"
#include "test/text/Cases.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include <map>

namespace bordercheck {
namespace {

using testing::HasSubstr;

const std::vector<TextCase> &cases() {
  static const std::vector<TextCase> All =
      textCases(std::string(BORDERCHECK_SOURCE_DIR) + "/test/text/texts");
  return All;
}

std::string shown(const Position &P) {
  std::string Out = nameOf(P.Kind).str();
  bool Comment = P.Kind == PositionKind::LineComment || P.Kind == PositionKind::BlockComment ||
                 P.Kind == PositionKind::Directive;
  return P.Quote.empty() || Comment ? Out : Out + " " + P.Quote;
}

std::vector<std::string> shown(const std::vector<HolePosition> &Found) {
  std::vector<std::string> Out;
  for (const HolePosition &H : Found)
    Out.push_back(shown(H.At));
  return Out;
}

/// Empty where the case comes out as it says.
std::string wrongIn(const TextCase &C) {
  Language Said = languageNamed(C.Language);
  if (Said.isUnknown())
    return "no such language";
  Language Guess = C.Given ? Said : languageOf(C.What).What;
  bool NoLanguage = C.Language == "prose" && Guess.isUnknown();
  if (!(Guess == Said) && !NoLanguage)
    return "taken for " + Guess.name().str();
  std::vector<std::string> Found = shown(positionsOf(C.What, Said));
  if (Found == C.Expected)
    return {};
  return "positions are " + llvm::join(Found, ", ");
}

TEST(Texts, AreRead) {
  EXPECT_GE(cases().size(), 300U);
  std::set<std::string> Languages;
  for (const TextCase &C : cases()) {
    Languages.insert(C.Language);
    size_t Holes = 0;
    C.What.forEachHole([&](const Hole &) { ++Holes; });
    EXPECT_EQ(Holes, C.Expected.size()) << C.Where << "\n" << C.Written;
  }
  EXPECT_GE(Languages.size(), 20U);
}

TEST(Texts, AreKnownAndLexed) {
  std::map<std::string, std::pair<unsigned, unsigned>> Table;
  for (const TextCase &C : cases()) {
    std::string Wrong = wrongIn(C);
    auto &[Right, False] = Table[C.Language];
    ++(Wrong.empty() ? Right : False);
    if (C.Wrong.empty())
      EXPECT_EQ(Wrong, "") << C.Where << "\n" << C.Written;
    else
      EXPECT_NE(Wrong, "") << C.Where << " comes out right now: take its [wrong] away";
  }
  for (const auto &[Language, Counts] : Table)
    RecordProperty(Language, std::to_string(Counts.first) + " right, " +
                                 std::to_string(Counts.second) + " wrong");
}

TEST(Texts, WithoutALiteralAreNoLanguage) {
  EXPECT_TRUE(languageOf(hole("X")).What.isUnknown());
  EXPECT_TRUE(languageOf(lit("")).What.isUnknown());
  EXPECT_TRUE(languageOf(Text()).What.isUnknown());
}

TEST(Language, ComesFromTheCrossingFirst) {
  Text Python = cat({lit("import os\nimport sys\nprint("), hole("X"), lit(")\n")});
  Text Path = lit("/tmp/x.rb");
  EXPECT_EQ(languageOf(Python, "lua", &Path).What.name(), "lua");
  EXPECT_EQ(languageOf(Python, "", &Path).What.name(), "ruby");
  EXPECT_EQ(languageOf(Python).What.name(), "python");
  LanguageGuess Missing = languageOf(Python, "brainfuck", &Path);
  EXPECT_TRUE(Missing.What.isUnknown());
  EXPECT_EQ(Missing.From, LanguageGuess::Source::Crossing);
}

TEST(Language, ComesFromTheNameOfTheFile) {
  auto Of = [](const Text &Path) { return languageOfPath(Path).What.name().str(); };
  EXPECT_EQ(Of(lit("a/CMakeLists.txt")), "cmake");
  EXPECT_EQ(Of(lit("notes.txt")), "prose");
  EXPECT_EQ(Of(lit("a/Makefile.tmp")), "make");
  EXPECT_EQ(Of(cat({hole("DIR"), lit("/gen.CU")})), "cuda");
  EXPECT_EQ(Of(cat({lit("/tmp/"), hole("N"), lit(".pb.cc")})), "c++");
  EXPECT_EQ(Of(cat({lit("/tmp/x.py"), hole("N")})), "unknown");
  EXPECT_EQ(Of(either(lit("a.cpp"), lit("b.cc"))), "c++");
  EXPECT_EQ(Of(either(lit("a.cpp"), lit("b.py"))), "unknown");
  EXPECT_EQ(Of(lit("a.py/")), "unknown");
}

TEST(Language, OfAHeaderMayBeC) {
  Text Header = lit("api.h");
  EXPECT_EQ(languageOf(lit("int f(void);\n"), "", &Header).What.name(), "c");
  EXPECT_EQ(
      languageOf(lit("#include <vector>\nnamespace a { std::vector<int> f(); }\n"), "", &Header)
          .What.name(),
      "c++");
}

TEST(Language, ComesFromTheFirstLine) {
  LanguageGuess G = languageOf(cat({lit("#!/usr/bin/env -S python3.11 -u\n"), hole("BODY")}));
  EXPECT_EQ(G.What.name(), "python");
  EXPECT_EQ(G.From, LanguageGuess::Source::Interpreter);
  EXPECT_THAT(G.Why, HasSubstr("python3.11"));
}

TEST(Language, SaysWhatItWasSeenBy) {
  LanguageGuess G =
      languageOf(cat({lit("#include <stdio.h>\nint main(void) { "), hole("B"), lit("}")}));
  EXPECT_EQ(G.From, LanguageGuess::Source::Evidence);
  EXPECT_THAT(G.Why, HasSubstr("#include<"));
}

TEST(Language, TakesOverWhatItExtends) {
  EXPECT_TRUE(languageNamed("cuda").isKindOf("c++"));
  EXPECT_TRUE(languageNamed("cuda").isKindOf("c"));
  EXPECT_FALSE(languageNamed("c").isKindOf("c++"));
  EXPECT_FALSE(Language().isKindOf("c"));
}

TEST(LanguageFiles, ThatAreWrongAreRefused) {
  auto Message = [](const char *Yaml) {
    EmbeddedFile F{"x.yaml", Yaml};
    auto Table = LanguageTable::load(F);
    return Table ? std::string() : llvm::toString(Table.takeError());
  };
  EXPECT_THAT(Message("title: X\n"), HasSubstr("x.yaml:"));
  EXPECT_THAT(Message("name: x\ntitle: X\nextends: y\n"), HasSubstr("cannot extend y"));
  EXPECT_THAT(Message("name: x\ntitle: X\n"), HasSubstr("no mode without begin"));
  EXPECT_THAT(Message("name: x\ntitle: X\nmodes: [{ name: a, kind: cod }]\n"),
              HasSubstr("not a position"));
  EXPECT_THAT(
      Message("name: x\ntitle: X\nmodes: [{ name: a }, { name: b, begin: ['{'], in: [c] }]\n"),
      HasSubstr("no mode c"));
  EXPECT_EQ(Message("name: x\ntitle: X\nmodes: [{ name: a }]\n"), "");
}

/// The position of the first hole of a text in case notation.
Position positionIn(llvm::StringRef Language, llvm::StringRef Written) {
  return positionsOf(CaseReader(Written).read(), languageNamed(Language)).front().At;
}

std::string leaves(llvm::StringRef Language, llvm::StringRef Written) {
  return leavesBy(languageNamed(Language), positionIn(Language, Written));
}

TEST(Leaves, AreReadOffTheMode) {
  EXPECT_EQ(leaves("c", "x = \"‹v›\";"), "a double quote, a backslash or a newline");
  EXPECT_EQ(leaves("c", "/* ‹v› */"), "'*/'");
  EXPECT_EQ(leaves("c", "// ‹v›"), "a newline");
  EXPECT_EQ(leaves("c", "printf(\"‹v›\");"),
            "a double quote, a backslash, a newline or a percent sign");
  EXPECT_EQ(leaves("c++", "R\"x(‹v›)x\""), "')x\"'");
  EXPECT_EQ(leaves("sql", "select '‹v›'"), "a single quote");
  EXPECT_EQ(leaves("shell", "echo '‹v›'"), "a single quote");
  EXPECT_EQ(leaves("shell", "cat <<END\n‹v›\nEND\n"),
            "a line 'END', a backslash, '$((', '$(', a backtick or '${'");
  EXPECT_EQ(leaves("javascript", "`‹v›`"), "a backtick, a backslash or '${'");
  EXPECT_EQ(leaves("c", "int a_‹v›;"), "any character but a letter, a digit or an underscore");
  EXPECT_EQ(leaves("c", "return ‹v›;"), "any text");
  EXPECT_EQ(leaves("path", "/x/‹v›"), "a slash or '..'");
}

bool fits(GateKind Kind, llvm::StringRef Escaped, llvm::StringRef Language,
          llvm::StringRef Written) {
  return settles(gate(Kind, Escaped.str()), languageNamed(Language), positionIn(Language, Written));
}

TEST(Settles, AnEscapeOnlyWhereItCoversAllThatLeaves) {
  auto Escape = [](llvm::StringRef By, llvm::StringRef Language, llvm::StringRef Written) {
    return fits(GateKind::Escape, By, Language, Written);
  };
  EXPECT_TRUE(Escape("c", "c", "x = \"‹v›\";"));
  EXPECT_TRUE(Escape("c", "cuda", "x = '‹v›';"));
  EXPECT_TRUE(Escape("c", "java", "String x = \"‹v›\";"));
  EXPECT_TRUE(Escape("c", "python", "x = '''‹v›'''"));
  EXPECT_FALSE(Escape("c", "c", "int x_‹v›;"));
  EXPECT_FALSE(Escape("c", "c", "x = ‹v›;"));
  EXPECT_FALSE(Escape("c", "c", "// ‹v›"));
  EXPECT_FALSE(Escape("c", "c", "/* ‹v› */"));
  EXPECT_FALSE(Escape("c", "c", "printf(\"‹v›\");"));
  EXPECT_FALSE(Escape("c", "c++", "R\"(‹v›)\""));
  EXPECT_FALSE(Escape("c", "shell", "echo \"‹v›\""));
  EXPECT_FALSE(Escape("c", "shell", "echo '‹v›'"));
  EXPECT_FALSE(Escape("c", "javascript", "`‹v›`"));
  EXPECT_FALSE(Escape("c", "sql", "select '‹v›'"));
  EXPECT_FALSE(Escape("json", "javascript", "x = '‹v›'"));
  EXPECT_TRUE(Escape("json", "json", "{\"a\": \"‹v›\"}"));
  EXPECT_TRUE(Escape("sql", "sql", "select '‹v›'"));
  EXPECT_FALSE(Escape("sql", "sql", "select \"‹v›\""));
  EXPECT_FALSE(Escape("sql", "c", "x = '‹v›';"));
  EXPECT_TRUE(Escape("shell", "shell", "echo ‹v›"));
  EXPECT_FALSE(Escape("shell", "shell", "echo \"‹v›\""));
  EXPECT_FALSE(Escape("shell", "c", "x = \"‹v›\";"));
  EXPECT_TRUE(Escape("html", "html", "<p>‹v›</p>"));
  EXPECT_TRUE(Escape("html", "html", "<p class=\"‹v›\">"));
  EXPECT_FALSE(Escape("html", "html", "<script>x = \"‹v›\"</script>"));
  EXPECT_FALSE(Escape("c", "c", "‹v›"));
}

TEST(Settles, ControlsOfWhoMadeTheValueAnywhere) {
  for (llvm::StringRef Written : {"x = \"‹v›\";", "int x_‹v›;", "x = ‹v›;", "// ‹v›", "‹v›"}) {
    EXPECT_TRUE(fits(GateKind::IdentifierCheck, "", "c", Written)) << Written.str();
    EXPECT_TRUE(fits(GateKind::AllowList, "", "c", Written)) << Written.str();
    EXPECT_FALSE(fits(GateKind::Isolation, "", "c", Written)) << Written.str();
  }
}

/// Repeats whose body is cut at \p At, so that no normal form joins the parts.
Shape cutInside(const Shape &S, size_t Piece, size_t At) {
  Pieces Parts = S.pieces();
  std::string Chars = Parts[Piece].text();
  Parts[Piece] = Piece::literal(Chars.substr(0, At));
  Parts.insert(Parts.begin() + static_cast<ptrdiff_t>(Piece) + 1, Piece::literal(Chars.substr(At)));
  return Shape(bordercheck::Piece::repeat(std::move(Parts)));
}

TEST(PositionProperty, CuttingALiteralChangesNothing) {
  size_t Cuts = 0;
  for (const TextCase &C : cases()) {
    Language L = languageNamed(C.Language);
    const Shape &S = C.What.shapes().front();
    Shape Whole(Piece::repeat(S.pieces()));
    std::vector<HolePosition> Before = positionsOf(Whole, L);
    for (size_t P = 0; P < S.pieces().size(); ++P) {
      if (!S.pieces()[P].isLiteral())
        continue;
      for (size_t At = 1; At < S.pieces()[P].text().size(); ++At, ++Cuts)
        ASSERT_EQ(shown(positionsOf(cutInside(S, P, At), L)), shown(Before))
            << C.Where << ", cut at " << At << "\n"
            << C.Written;
    }
  }
  EXPECT_GT(Cuts, 5000U);
}

TEST(Position, OfAValueThatALoopAddsLetterByLetterIsTheSameInEachRound) {
  Text Letters = Text::shape(Shape(Piece::repeat(hole("c").shapes().front().pieces())));
  Text Between =
      Text::shape(Shape(Piece::repeat(cat({hole("c"), lit("x")}).shapes().front().pieces())));
  for (const Text &Loop : {Letters, Between}) {
    Text Whole = cat({lit("const char *name = \""), Loop, lit("\";\n")});
    EXPECT_EQ(shown(positionsOf(Whole, languageNamed("c"))), std::vector<std::string>{"string \""})
        << Whole.print();
  }
}

/// Marks of all languages, blanks and bytes of any value.
std::string anyChars(Random &R, size_t AtMost) {
  constexpr llvm::StringLiteral Marks[] = {
      "\"",   "'",  "`",  "\\",       "\n",          "/*",      "*/",    "//",     "#",   "{",
      "}",    "(",  ")",  "[[",       "]]",          "<<EOF\n", "EOF\n", "\"\"\"", "'''", "R\"x(",
      ")x\"", "$(", "${", "run: |\n", "  ",          "\t",      "- ",    "r#\"",   "\"#", "printf(",
      ",",    ";",  "a",  "0x1",      "#include \"", "--[==[",  "]==]"};
  std::string Out;
  for (size_t N = R.below(AtMost); N; --N) {
    if (R.below(4) == 0)
      Out += static_cast<char>(R.below(256));
    else
      Out += Marks[R.below(std::size(Marks))];
  }
  return Out;
}

TEST(PositionProperty, AnyTextIsLexedInEveryLanguage) {
  Random R(5);
  size_t Lexed = 0;
  for (unsigned Round = 0; Round < 120; ++Round) {
    std::vector<Text> Parts;
    for (size_t N = R.below(8); N; --N) {
      Parts.push_back(R.below(3) ? lit(anyChars(R, 12)) : R.anyPiece());
      if (R.below(5) == 0)
        Parts.push_back(Text::shape(
            Shape(Piece::repeat(cat({lit(anyChars(R, 6)), hole("R")}).shapes().front().pieces()))));
    }
    Text T = cat(Parts);
    size_t Holes = 0;
    T.forEachHole([&](const Hole &) { ++Holes; });
    EXPECT_NO_FATAL_FAILURE(languageOf(T));
    for (const auto &L : LanguageTable::get().languages()) {
      std::vector<HolePosition> Found = positionsOf(T, Language(L.get()));
      ASSERT_EQ(Found.size(), Holes) << T.print();
      Lexed += Found.size();
      for (const HolePosition &P : Found)
        EXPECT_FALSE(leavesBy(Language(L.get()), P.At).empty()) << L->Name << ": " << T.print();
    }
  }
  EXPECT_GT(Lexed, 1000U);
}

TEST(PositionProperty, HolesComeInTheOrderOfTheText) {
  for (const TextCase &C : cases()) {
    std::vector<const Hole *> Order;
    C.What.forEachHole([&](const Hole &H) { Order.push_back(&H); });
    std::vector<HolePosition> Found = positionsOf(C.What, languageNamed(C.Language));
    ASSERT_EQ(Found.size(), Order.size());
    for (size_t I = 0; I < Order.size(); ++I)
      EXPECT_EQ(Found[I].Of, Order[I]) << C.Where;
  }
}

TEST(PositionProperty, LongTextsTakeTheirLengthInTime) {
  // Many marks that might open something, in one line, in and around deep repeats.
  std::string Long;
  while (Long.size() < 60000)
    Long += "a(\"'{[`$((";
  Text Body = cat({lit(Long), hole("X")});
  for (unsigned I = 0; I < 6; ++I)
    Body = cat({lit("'"), Text::shape(Shape(Piece::repeat(Body.shapes().front().pieces())))});
  for (const auto &L : LanguageTable::get().languages())
    EXPECT_EQ(positionsOf(Body, Language(L.get())).size(), 1U);
}

} // namespace
} // namespace bordercheck
