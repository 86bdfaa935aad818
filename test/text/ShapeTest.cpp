// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Shapes: the normal form, the bounds, what a cover keeps, how a shape prints. The
// property tests run over random shapes with literals, holes, gates and bags.
#include "test/text/Build.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace bordercheck {
namespace {

using testing::ElementsAre;
using testing::UnorderedElementsAre;

Shape only(const Text &T) {
  EXPECT_EQ(T.shapes().size(), 1U);
  return T.shapes().front();
}

Shape cover(const Text &A, const Text &B) {
  BoundCounts Cut;
  return Shape::cover(only(A), only(B), Cut);
}

/// A bag of so many different literals and environment variables.
Text bagOfMany(unsigned Literals, unsigned Holes, BoundCounts &Cut) {
  Pieces Members;
  for (unsigned I = 0; I < Literals; ++I)
    Members.push_back(Piece::literal("l" + std::to_string(I)));
  for (unsigned I = 0; I < Holes; ++I)
    Members.push_back(only(hole("h" + std::to_string(I))).pieces().front());
  return Text::shape(Shape(Piece::bag(Members, Cut)));
}

/// Empty where \p S is in normal form, else what is wrong with it.
std::string flaw(const Shape &S) {
  const Pieces &Parts = S.pieces();
  if (Parts.size() > Bounds::MaxPieces)
    return "too many pieces";
  for (size_t I = 0; I < Parts.size(); ++I) {
    bool First = I == 0;
    if (Parts[I].isLiteral() && Parts[I].text().empty())
      return "an empty literal";
    if (Parts[I].isLiteral() && Parts[I].text().size() > Bounds::MaxLiteral)
      return "a literal that is too long";
    if (!First && Parts[I].isLiteral() && Parts[I - 1].isLiteral())
      return "two literals side by side";
    if (!First && Parts[I].isBag() && Parts[I - 1].isBag())
      return "two bags side by side";
    if (!Parts[I].isBag())
      continue;
    const Pieces &Members = Parts[I].members();
    for (size_t M = 0; M < Members.size(); ++M) {
      if (Members[M].isBag())
        return "a bag in a bag";
      if (Members[M].isLiteral() && Members[M].text().empty())
        return "an empty literal in a bag";
      if (M && !(Members[M - 1] < Members[M]))
        return "a bag that is not sorted and unique";
    }
  }
  return "";
}

/// What each hole of \p S is known to stand between: "Name: Before|After".
std::vector<std::string> surroundings(const Shape &S) {
  std::vector<std::string> All;
  S.withSurroundings().forEachHole([&](const Hole &H) {
    All.push_back(H.Name + ": " + (H.Around ? H.Around->Before + "|" + H.Around->After : "?"));
  });
  return All;
}

TEST(Shape, KnowsTheQuotesAroundAHole) {
  EXPECT_THAT(surroundings(only(cat({lit("x = \""), hole("V"), lit("\";\ny = "), hole("W")}))),
              ElementsAre("V: x = \"|\";\n", "W: ?"));
}

TEST(Shape, KnowsTheQuotesAroundWhatHasLostItsOrder) {
  Text Bag = bagOf({hole("V"), hole("W"), lit("-")});
  EXPECT_THAT(surroundings(only(cat({lit("'"), Bag, lit("'\n")}))),
              UnorderedElementsAre("V: '|'\n", "W: '|'\n"));
}

TEST(Shape, KnowsTheQuotesAroundWhatRepeats) {
  Text Repeat = Text::shape(Shape(Piece::repeat(only(cat({hole("V"), lit(" ")})).pieces())));
  EXPECT_THAT(surroundings(only(cat({lit("// "), Repeat}))), ElementsAre("V: // |"));
}

TEST(Shape, JoinsNeighbouringLiterals) {
  Shape S = only(cat({lit("lib"), lit("cuda"), hole("V"), lit(".s"), lit("o")}));
  EXPECT_EQ(S.print(), "\"libcuda\" ‹V› \".so\"");
  EXPECT_EQ(S.knownPrefix(), "libcuda");
  EXPECT_EQ(S.knownSuffix(), ".so");
}

TEST(Shape, KnowsNoPrefixBeforeAHoleOrABag) {
  EXPECT_EQ(only(cat({hole("D"), lit("/x")})).knownPrefix(), "");
  EXPECT_EQ(only(cat({lit("/x"), bagOf({lit("a")})})).knownSuffix(), "");
}

TEST(Shape, IsConstantWithoutHolesOnly) {
  EXPECT_EQ(only(cat({lit("a"), lit("b")})).constant(), "ab");
  EXPECT_EQ(Shape().constant(), "");
  EXPECT_FALSE(only(hole("X")).isConstant());
  EXPECT_FALSE(only(bagOf({lit("a"), hole("X")})).isConstant());
  // A bag of literals is constant, but nobody knows which characters it has.
  EXPECT_TRUE(only(bagOf({lit("a")})).isConstant());
  EXPECT_EQ(only(bagOf({lit("a")})).constant(), std::nullopt);
}

TEST(Shape, AnEmptyLiteralIsNoPiece) {
  EXPECT_TRUE(Shape(std::string()).empty());
  EXPECT_EQ(only(cat({hole("X"), lit(""), hole("Y")})).pieces().size(), 2U);
}

TEST(Shape, ABagIsFlatSortedAndUnique) {
  Text Inner = bagOf({lit("b"), hole("X")});
  EXPECT_EQ(only(bagOf({Inner, lit("a"), lit("b"), lit("")})).print(), "{\"a\", \"b\", ‹X›}");
}

TEST(Shape, BagsSideBySideBecomeOne) {
  EXPECT_EQ(only(cat({bagOf({lit("a")}), bagOf({hole("X")})})).print(), "{\"a\", ‹X›}");
}

TEST(Shape, EqualHolesOfABagShareOnlyCommonGates) {
  Gate Digest = gate(GateKind::Digest);
  Text Bag = bagOf({hole("X", {Digest, gate(GateKind::AllowList)}), hole("X", {Digest})});
  ASSERT_EQ(only(Bag).pieces().front().members().size(), 1U);
  EXPECT_THAT(findHole(Bag, "X")->Gates, ElementsAre(Digest));
}

TEST(Shape, PrintingEscapesWhatCouldEndTheQuotesOrDriveATerminal) {
  EXPECT_EQ(only(lit("a\"b\\c\n\t\x1b[31m\x7f\xc3\xa9")).print(),
            "\"a\\\"b\\\\c\\n\\t\\x1b[31m\\x7f\\xc3\\xa9\"");
  EXPECT_EQ(only(hole("env \x1b[2J\"›")).print(), "‹env \\x1b[2J\\\"\\xe2\\x80\\xba›");
  EXPECT_EQ(Shape().print(), "\"\"");
}

TEST(Cover, KeepsWhatBothEndsShare) {
  EXPECT_EQ(cover(cat({lit("/opt/lib"), hole("A"), lit("_d.so")}),
                  cat({lit("/opt/bin"), hole("B"), lit("_r.so")}))
                .print(),
            "\"/opt/\" {\"_d\", \"_r\", \"bin\", \"lib\", ‹A›, ‹B›} \".so\"");
}

TEST(Cover, SharedEndsDoNotOverlap) {
  EXPECT_EQ(cover(lit("aa"), lit("aaa")).print(), "\"aa\" {\"a\"}");
  EXPECT_EQ(cover(lit("abab"), lit("ab")).print(), "\"ab\" {\"ab\"}");
}

TEST(Cover, OfEqualShapesMergesTheirGates) {
  Shape S = cover(hole("X", {gate(GateKind::Digest)}), hole("X"));
  EXPECT_EQ(S.print(), "‹X›");
  EXPECT_TRUE(S.pieces().front().hole().Gates.empty());
}

// What one side leaves unchecked is unchecked in the cover, too.
TEST(Cover, AGateOfOneSideOnlyIsLostInTheCommonPrefix) {
  Text Checked = cat({hole("X", {gate(GateKind::AllowList)}), lit("a")});
  Text Unchecked = cat({hole("X"), lit("b")});
  EXPECT_TRUE(cover(Checked, Unchecked).pieces().front().hole().Gates.empty());
  EXPECT_TRUE(cover(Unchecked, Checked).pieces().front().hole().Gates.empty());
}

TEST(Cover, AGateOfOneSideOnlyIsLostInTheCommonSuffix) {
  Text Checked = cat({lit("a"), hole("X", {gate(GateKind::AllowList)})});
  Text Unchecked = cat({lit("b"), hole("X")});
  EXPECT_TRUE(cover(Checked, Unchecked).pieces().back().hole().Gates.empty());
  EXPECT_TRUE(cover(Unchecked, Checked).pieces().back().hole().Gates.empty());
}

TEST(Bounds, ALongShapeKeepsBothEndsAndEveryHole) {
  BoundCounts Cut;
  Shape S;
  std::set<std::string> Names;
  // 30: as many holes as a bag and both ends have room for.
  for (int I = 0; I < 30; ++I) {
    std::string Name = "h" + std::to_string(I);
    Names.insert(Name);
    S = Shape::concat(S, only(cat({hole(Name), lit(",")})), Cut);
  }
  EXPECT_LE(S.pieces().size(), Bounds::MaxPieces);
  EXPECT_GT(Cut.ShapesCut, 0U);
  EXPECT_EQ(S.pieces().front().hole().Name, "h0");
  EXPECT_EQ(S.knownSuffix(), ",");
  EXPECT_EQ(holesOf(Text::shape(S)), Names);
}

TEST(Bounds, ABagDropsLiteralsBeforeHoles) {
  BoundCounts Cut;
  Text Bag = bagOfMany(Bounds::MaxBag - 1, Bounds::MaxBag, Cut);
  EXPECT_EQ(holesOf(Bag).size(), Bounds::MaxBag);
  EXPECT_EQ(only(Bag).pieces().front().members().size(), Bounds::MaxBag);
  EXPECT_EQ(Cut.BagLiteralsDropped, Bounds::MaxBag - 1);
  EXPECT_EQ(Cut.BagHolesDropped, 0U);
}

TEST(Bounds, ABagKeepsOneOriginOfEachKindAndController) {
  BoundCounts Cut;
  Pieces Members = only(bagOfMany(0, Bounds::MaxBag + 5, Cut)).pieces().front().members();
  for (OriginKind Kind : {OriginKind::Network, OriginKind::File, OriginKind::Unknown}) {
    Hole H = holeNamed("x");
    H.Stands = Symbol::origin(Kind, defaultController(Kind), "x");
    Members.push_back(Piece::hole(std::make_shared<const Hole>(H)));
  }
  std::set<OriginKind> Kinds;
  Piece::bag(Members, Cut).forEachHole([&](const Hole &H) { Kinds.insert(H.Stands.From); });
  EXPECT_THAT(Kinds, UnorderedElementsAre(OriginKind::Environment, OriginKind::Network,
                                          OriginKind::File, OriginKind::Unknown));
  EXPECT_GT(Cut.BagHolesDropped, 0U);
}

TEST(Bounds, ABagNeverDropsASymbol) {
  BoundCounts Cut;
  Pieces Members;
  for (unsigned I = 0; I < Bounds::MaxBag + 5; ++I)
    Members.push_back(only(symbol(Symbol::param(I))).pieces().front());
  EXPECT_EQ(Piece::bag(Members, Cut).members().size(), Bounds::MaxBag + 5);
}

// A checked origin cannot stand for one of its kind that nobody checked.
TEST(Bounds, WhatABagDropsLeavesNoGateOnItsLike) {
  BoundCounts Cut;
  Pieces Members = {only(hole("z")).pieces().front()};
  for (unsigned I = 0; I < Bounds::MaxBag + 5; ++I)
    Members.push_back(
        only(hole("h" + std::to_string(I), {gate(GateKind::AllowList)})).pieces().front());
  bool Unchecked = false;
  Piece::bag(Members, Cut).forEachHole([&](const Hole &H) { Unchecked |= H.Gates.empty(); });
  EXPECT_TRUE(Unchecked);
}

TEST(Bounds, WhatABagDropsDependsOnItsMembersAlone) {
  // Of differing lengths, many alike: a join of joins must keep the same, or loops never end.
  BoundCounts Cut;
  Pieces All;
  for (unsigned I = 0; I < 3 * Bounds::MaxBag; ++I)
    All.push_back(Piece::literal(std::string(1 + I * 7 % 5, static_cast<char>('a' + I % 26)) +
                                 std::to_string(I)));
  const Piece Whole = Piece::bag(All, Cut);
  EXPECT_EQ(Whole.members().size(), Bounds::MaxBag);
  EXPECT_EQ(Piece::bag({Whole}, Cut), Whole);
  for (size_t First : {1U, 20U, 40U, 90U}) {
    Pieces Front(All.begin(), All.begin() + static_cast<ptrdiff_t>(First));
    Pieces Back(All.begin() + static_cast<ptrdiff_t>(First), All.end());
    EXPECT_EQ(Piece::bag({Piece::bag(Front, Cut), Piece::bag(Back, Cut)}, Cut), Whole) << First;
    EXPECT_EQ(Piece::bag({Whole, Piece::bag(Back, Cut)}, Cut), Whole) << First;
  }
}

TEST(Bounds, ABagWithinItsBoundDropsNothing) {
  BoundCounts Cut;
  Text Bag = bagOfMany(Bounds::MaxBag / 2, Bounds::MaxBag / 2, Cut);
  EXPECT_EQ(only(Bag).pieces().front().members().size(), Bounds::MaxBag);
  EXPECT_TRUE(nothingCut(Cut));
}

TEST(Bounds, AGrowingLiteralKeepsItsBeginning) {
  BoundCounts Cut;
  Shape Long = Shape::concat(Shape(std::string(Bounds::MaxLiteral - 1, 'a')), Shape("bcd"), Cut);
  EXPECT_EQ(Long.knownPrefix().size(), Bounds::MaxLiteral);
  EXPECT_EQ(Long.knownPrefix().back(), 'b');
  EXPECT_EQ(Cut.LiteralsCut, 1U);
}

TEST(Bounds, ALiteralThatIsTooLongFromTheStartIsCut) {
  BoundCounts Cut;
  Shape S = Shape::concat(only(hole("X")), Shape(std::string(Bounds::MaxLiteral + 1, 'a')), Cut);
  EXPECT_EQ(S.knownSuffix().size(), Bounds::MaxLiteral);
  EXPECT_EQ(Cut.LiteralsCut, 1U);
}

class ShapeProperties : public testing::Test {
protected:
  static constexpr unsigned Rounds = 3000;
  Random Any{20240117};
  BoundCounts Cut;
};

TEST_F(ShapeProperties, ConcatenationIsAssociative) {
  for (unsigned I = 0; I < Rounds; ++I) {
    Shape A = only(Any.anyShape()), B = only(Any.anyShape()), C = only(Any.anyShape());
    Shape Left = Shape::concat(Shape::concat(A, B, Cut), C, Cut);
    Shape Right = Shape::concat(A, Shape::concat(B, C, Cut), Cut);
    ASSERT_EQ(Left, Right) << Left.print() << "\n" << Right.print();
  }
  EXPECT_TRUE(nothingCut(Cut));
}

TEST_F(ShapeProperties, TheEmptyShapeIsNeutral) {
  for (unsigned I = 0; I < Rounds; ++I) {
    Shape A = only(Any.anyShape());
    ASSERT_EQ(Shape::concat(Shape(), A, Cut), A);
    ASSERT_EQ(Shape::concat(A, Shape(), Cut), A);
  }
}

TEST_F(ShapeProperties, ResultsAreInNormalForm) {
  for (unsigned I = 0; I < Rounds; ++I) {
    Shape A = only(Any.anyShape(12)), B = only(Any.anyShape(12)), C = only(Any.anyShape(12));
    Shape Long = Shape::concat(Shape::concat(A, B, Cut), C, Cut);
    ASSERT_EQ(flaw(Long), "") << Long.print();
    Shape Both = Shape::cover(A, B, Cut);
    ASSERT_EQ(flaw(Both), "") << A.print() << "\n" << B.print() << "\n" << Both.print();
  }
  EXPECT_GT(Cut.ShapesCut, 0U) << "the bound was never reached";
}

TEST_F(ShapeProperties, ConcatenationKeepsEveryWordPastTheBound) {
  for (unsigned I = 0; I < Rounds; ++I) {
    Text A = Any.anyShape(14), B = Any.anyShape(14);
    Word W = Any.anyWord(A), End = Any.anyWord(B);
    W.insert(W.end(), End.begin(), End.end());
    Shape Both = Shape::concat(only(A), only(B), Cut);
    ASSERT_TRUE(accepts(Both, W)) << A.print() << "\n" << B.print() << "\n" << Both.print();
  }
  EXPECT_EQ(Cut.BagLiteralsDropped, 0U);
  EXPECT_GT(Cut.ShapesCut, 0U) << "the bound was never reached";
}

TEST_F(ShapeProperties, ACoverKeepsEveryWordOfBothAndEitherOrderGivesTheSame) {
  for (unsigned I = 0; I < Rounds; ++I) {
    Text A = Any.anyShape(6), B = Any.anyShape(6);
    Shape Both = Shape::cover(only(A), only(B), Cut);
    ASSERT_TRUE(accepts(Both, Any.anyWord(A))) << A.print() << "\n" << Both.print();
    ASSERT_TRUE(accepts(Both, Any.anyWord(B))) << B.print() << "\n" << Both.print();
    ASSERT_EQ(Both, Shape::cover(only(B), only(A), Cut));
  }
}

} // namespace
} // namespace bordercheck
