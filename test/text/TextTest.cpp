// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Texts: joining, concatenating, widening and substituting. The property tests run
// over random texts; a word that a text stood for must not get lost on the way.
#include "test/text/Build.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace bordercheck {
namespace {

using testing::ElementsAre;
using testing::IsSubsetOf;

Step step(unsigned Line) { return {{"a.cpp", Line, 1}, "passes here"}; }

/// Fills 'P' with two alternatives, 'Q' with nothing, and 'R' with a hole and a bag.
Text fillSome(const HolePtr &H) {
  switch (H->Name.front()) {
  case 'P':
    return either(lit("p"), hole("S"));
  case 'Q':
    return lit("");
  case 'R':
    return cat({hole("S"), bagOf({lit("r"), hole("T")})});
  default:
    return Text::shape(Shape(H));
  }
}

TEST(Text, ConcatenationCombinesAlternatives) {
  Text Lib = either(lit("lib"), lit("libd"));
  EXPECT_EQ(cat({Lib, hole("env SUFFIX")}).print(), "\"lib\" ‹env SUFFIX› | \"libd\" ‹env SUFFIX›");
}

TEST(Text, UnsetIsNeutral) {
  BoundCounts Cut;
  Text A = cat({lit("a"), hole("X")});
  EXPECT_EQ(Text::concat(Text(), A, Cut), A);
  EXPECT_EQ(Text::concat(A, Text(), Cut), A);
  EXPECT_EQ(Text::join(Text(), A, Cut), A);
  EXPECT_EQ(Text::join(A, Text(), Cut), A);
  EXPECT_EQ(Text().print(), "?");
}

TEST(Text, IsConstantOnlyIfSetAndWithoutHoles) {
  EXPECT_FALSE(Text().isConstant());
  EXPECT_TRUE(either(lit("a"), lit("b")).isConstant());
  EXPECT_FALSE(either(lit("a"), hole("X")).isConstant());
  EXPECT_EQ(lit("a").constant(), "a");
  EXPECT_EQ(either(lit("a"), lit("b")).constant(), std::nullopt);
}

TEST(Text, NumbersCarryNoData) {
  Hole Count = holeNamed("count");
  Count.Number = true;
  EXPECT_FALSE(cat({lit("n="), Text::hole(Count)}).carriesData());
  EXPECT_TRUE(cat({Text::hole(Count), hole("X")}).carriesData());
}

TEST(Text, JoiningKeepsOnlyTheGatesOfBoth) {
  Gate Digest = gate(GateKind::Digest), List = gate(GateKind::AllowList);
  Text T = either(hole("X", {List, Digest}), hole("X", {Digest}));
  ASSERT_EQ(T.shapes().size(), 1U);
  EXPECT_THAT(findHole(T, "X")->Gates, ElementsAre(Digest));
}

TEST(Text, EscapesForTwoLanguagesAreDifferentGates) {
  Text T = either(hole("X", {gate(GateKind::Escape, "shell")}),
                  hole("X", {gate(GateKind::Escape, "c")}));
  EXPECT_TRUE(findHole(T, "X")->Gates.empty());
}

TEST(Text, JoiningKeepsTheShorterTrace) {
  Text Direct = hole("X").via(step(1));
  Text Around = hole("X").via(step(2)).via(step(3));
  EXPECT_THAT(findHole(either(Around, Direct), "X")->Trace, ElementsAre(step(1)));
  EXPECT_THAT(findHole(either(Direct, Around), "X")->Trace, ElementsAre(step(1)));
}

// Five alternatives: a gate on one of them says nothing of the others.
TEST(Text, AGateOnOneOfManyAlternativesIsLostWhenTheyAreJoined) {
  Gate List = gate(GateKind::AllowList);
  Text T = cat({hole("X", {List}), lit("0")});
  for (const char *End : {"1", "2", "3", "4"})
    T = either(T, cat({hole("X"), lit(End)}));
  ASSERT_EQ(T.shapes().size(), 1U);
  T.forEachHole([&](const Hole &H) { EXPECT_FALSE(H.hasGate(GateKind::AllowList)); });
}

TEST(Text, TooManyAlternativesBecomePrefixBagSuffix) {
  BoundCounts Cut;
  Text T;
  for (const char *Name : {"A", "B", "C", "D", "E"})
    T = Text::join(T, cat({lit("/opt/"), hole(Name), lit(".so")}), Cut);
  EXPECT_EQ(T.print(), "\"/opt/\" {‹A›, ‹B›, ‹C›, ‹D›, ‹E›} \".so\"");
  EXPECT_EQ(Cut.TextsJoined, 1U);
}

TEST(Text, IdenticalLooksAtGatesToo) {
  Text Bare = hole("X"), Checked = Bare.gated(gate(GateKind::Digest));
  EXPECT_EQ(Bare, Checked);
  EXPECT_FALSE(Text::identical(Bare, Checked));
  EXPECT_TRUE(Text::identical(Checked, Checked.gated(gate(GateKind::Digest))));
}

TEST(Text, ATraceKeepsItsOriginAndTheLatestSteps) {
  Text T = hole("X");
  for (unsigned Line = 1; Line <= 30; ++Line)
    T = T.via(step(Line));
  const std::vector<Step> &Trace = findHole(T, "X")->Trace;
  ASSERT_EQ(Trace.size(), Bounds::MaxSteps);
  EXPECT_EQ(Trace.front(), step(1));
  EXPECT_EQ(Trace[1], step(22));
  EXPECT_EQ(Trace.back(), step(30));
}

TEST(Text, AStepThatRepeatsTheLastIsNotTakenTwice) {
  EXPECT_EQ(findHole(hole("X").via(step(1)).via(step(1)), "X")->Trace.size(), 1U);
}

TEST(Substitute, FillsHolesWithAlternatives) {
  BoundCounts Cut;
  auto Fill = [](const HolePtr &) { return either(lit("x"), hole("env X")); };
  EXPECT_EQ(cat({lit("a"), hole("P"), lit("b")}).substitute(Fill, Cut).print(),
            "\"a\" ‹env X› \"b\" | \"axb\"");
}

TEST(Substitute, FillsTheHolesOfABag) {
  BoundCounts Cut;
  auto Fill = [](const HolePtr &) { return cat({lit("x"), hole("env X")}); };
  EXPECT_EQ(bagOf({lit("a"), hole("P")}).substitute(Fill, Cut).print(), "{\"a\", \"x\", ‹env X›}");
}

TEST(Substitute, WhatFillsAPartIsAPart) {
  BoundCounts Cut;
  auto Fill = [](const HolePtr &) { return hole("env X"); };
  EXPECT_TRUE(findHole(hole("P").part().substitute(Fill, Cut), "env X")->Part);
  EXPECT_FALSE(findHole(hole("P").substitute(Fill, Cut), "env X")->Part);
}

TEST(Substitute, WhatFillsAPartInABagIsAPart) {
  BoundCounts Cut;
  auto Fill = [](const HolePtr &) { return hole("env X"); };
  Text Bag = bagOf({lit("a"), hole("P").part()});
  EXPECT_TRUE(findHole(Bag.substitute(Fill, Cut), "env X")->Part);
}

TEST(Widen, AnAppendingLoopBecomesPrefixAndBag) {
  BoundCounts Cut;
  Text T = lit("cc");
  T = Text::widen(T, cat({T, lit(" "), hole("arg")}), /*Last=*/true, Cut);
  EXPECT_EQ(T.print(), "\"cc\" {\" \", ‹arg›}");
  EXPECT_EQ(Text::widen(T, cat({T, lit(" "), hole("arg")}), /*Last=*/true, Cut), T);
  EXPECT_GT(Cut.LoopsWidened, 0U);
}

TEST(Widen, WhatDoesNotGrowIsLeftAlone) {
  BoundCounts Cut;
  Text T = either(lit("a"), hole("X"));
  EXPECT_EQ(Text::widen(T, hole("X"), /*Last=*/true, Cut), T);
  EXPECT_EQ(Text::widen(Text(), T, /*Last=*/true, Cut), T);
  EXPECT_EQ(Cut.LoopsWidened, 0U);
}

TEST(Widen, AGateThatOneRoundLosesIsLost) {
  BoundCounts Cut;
  Text Checked = hole("X", {gate(GateKind::AllowList)});
  EXPECT_TRUE(findHole(Text::widen(Checked, hole("X"), /*Last=*/true, Cut), "X")->Gates.empty());
}

class TextProperties : public testing::Test {
protected:
  static constexpr unsigned Rounds = 2000;
  Random Any{20240118};
  BoundCounts Cut;
};

TEST_F(TextProperties, ConcatenationIsAssociative) {
  unsigned Compared = 0;
  for (unsigned I = 0; I < Rounds; ++I) {
    BoundCounts Here;
    Text A = Any.anyText(), B = Any.anyText(), C = Any.anyText();
    Text Left = Text::concat(Text::concat(A, B, Here), C, Here);
    Text Right = Text::concat(A, Text::concat(B, C, Here), Here);
    if (!nothingCut(Here))
      continue;
    ++Compared;
    ASSERT_EQ(Left, Right) << Left.print() << "\n" << Right.print();
  }
  EXPECT_GT(Compared, Rounds / 2);
}

TEST_F(TextProperties, JoinIsCommutative) {
  for (unsigned I = 0; I < Rounds; ++I) {
    Text A = Any.anyText(), B = Any.anyText();
    ASSERT_EQ(Text::join(A, B, Cut), Text::join(B, A, Cut));
  }
  EXPECT_TRUE(nothingCut(Cut));
}

TEST_F(TextProperties, JoinIsCommutativePastTheBoundToo) {
  for (unsigned I = 0; I < Rounds; ++I) {
    Text A = Any.anyText(4), B = Any.anyText(4);
    Text AB = Text::join(A, B, Cut), BA = Text::join(B, A, Cut);
    ASSERT_EQ(AB, BA) << AB.print() << "\n" << BA.print();
  }
  EXPECT_GT(Cut.TextsJoined, 0U) << "the bound was never reached";
}

TEST_F(TextProperties, JoinIsIdempotent) {
  for (unsigned I = 0; I < Rounds; ++I) {
    Text A = Any.anyText(4);
    ASSERT_TRUE(Text::identical(Text::join(A, A, Cut), A)) << A.print();
  }
}

TEST_F(TextProperties, JoinIsMonotone) {
  unsigned Compared = 0;
  for (unsigned I = 0; I < Rounds; ++I) {
    BoundCounts Here;
    Text A = Any.anyText(), B = Text::join(A, Any.anyText(1), Here), C = Any.anyShape();
    Text Less = Text::join(A, C, Here), More = Text::join(B, C, Here);
    if (!nothingCut(Here))
      continue;
    ++Compared;
    ASSERT_THAT(Less.shapes(), IsSubsetOf(More.shapes()));
  }
  EXPECT_GT(Compared, Rounds / 2);
}

TEST_F(TextProperties, JoinAndConcatenationKeepEveryWordPastTheBounds) {
  for (unsigned I = 0; I < Rounds; ++I) {
    Text A = Any.anyText(4), B = Any.anyText(4);
    Word U = Any.anyWord(A), V = Any.anyWord(B);
    Text Joined = Text::join(A, B, Cut), Both = Text::concat(A, B, Cut);
    ASSERT_TRUE(accepts(Joined, U) && accepts(Joined, V)) << A.print() << "\n"
                                                          << B.print() << "\n"
                                                          << Joined.print();
    U.insert(U.end(), V.begin(), V.end());
    ASSERT_TRUE(accepts(Both, U)) << A.print() << "\n" << B.print() << "\n" << Both.print();
    ASSERT_LE(Joined.shapes().size(), Bounds::MaxShapes);
    ASSERT_LE(Both.shapes().size(), Bounds::MaxShapes);
  }
  EXPECT_EQ(Cut.BagLiteralsDropped, 0U);
  EXPECT_GT(Cut.TextsJoined, 0U) << "the bound was never reached";
}

TEST_F(TextProperties, NoOperationAddsAGate) {
  for (unsigned I = 0; I < Rounds; ++I) {
    Text A = Any.anyText(4), B = Any.anyText(4);
    // A value that is unchecked in some alternative stays unchecked in the result.
    std::set<std::string> Unchecked;
    auto Note = [&](const Hole &H) {
      if (!H.Number && !H.hasGate(GateKind::Digest))
        Unchecked.insert(H.Name);
    };
    A.forEachHole(Note);
    B.forEachHole(Note);
    for (const Text &T : {Text::join(A, B, Cut), Text::widen(A, B, /*Last=*/true, Cut)}) {
      std::set<std::string> Expected = Unchecked;
      T.forEachHole([&](const Hole &H) {
        if (!H.hasGate(GateKind::Digest))
          Expected.erase(H.Name);
      });
      ASSERT_TRUE(Expected.empty()) << *Expected.begin() << "\n"
                                    << A.print() << "\n"
                                    << B.print() << "\n"
                                    << T.print();
    }
  }
}

TEST_F(TextProperties, SubstitutionCommutesWithConcatenation) {
  unsigned Compared = 0;
  for (unsigned I = 0; I < Rounds; ++I) {
    BoundCounts Here;
    Text A = Any.anyShape(3), B = Any.anyShape(3);
    Text Before = Text::concat(A, B, Here).substitute(fillSome, Here);
    Text After = Text::concat(A.substitute(fillSome, Here), B.substitute(fillSome, Here), Here);
    if (!nothingCut(Here))
      continue;
    ++Compared;
    ASSERT_EQ(Before, After) << Before.print() << "\n" << After.print();
  }
  EXPECT_GT(Compared, Rounds / 2);
}

TEST_F(TextProperties, SubstitutingEachHoleForItselfChangesNothing) {
  for (unsigned I = 0; I < Rounds; ++I) {
    Text A = Any.anyText(4);
    auto Same = [](const HolePtr &H) { return Text::shape(Shape(H)); };
    ASSERT_TRUE(Text::identical(A.substitute(Same, Cut), A)) << A.print();
  }
}

TEST_F(TextProperties, APartOfAPartIsThatPart) {
  for (unsigned I = 0; I < Rounds; ++I) {
    Text Part = Any.anyText(4).part();
    Part.forEachHole([](const Hole &H) { ASSERT_TRUE(H.Part); });
    ASSERT_TRUE(Text::identical(Part.part(), Part)) << Part.print();
  }
}

TEST_F(TextProperties, WideningKeepsEveryWordAndEveryHole) {
  for (unsigned I = 0; I < Rounds; ++I) {
    Text A = Any.anyText(4), B = Any.anyText(4), Wide = Text::widen(A, B, /*Last=*/true, Cut);
    ASSERT_TRUE(accepts(Wide, Any.anyWord(A)) && accepts(Wide, Any.anyWord(B))) << A.print() << "\n"
                                                                                << B.print() << "\n"
                                                                                << Wide.print();
    for (const Text &T : {A, B})
      for (const std::string &Name : holesOf(T))
        ASSERT_TRUE(findHole(Wide, Name)) << Name << "\n" << Wide.print();
  }
}

// A loop: the text becomes Front + text + Back, or a part of that, again and again.
TEST_F(TextProperties, WideningEndsEveryLoopWithinAFewRounds) {
  for (unsigned I = 0; I < Rounds; ++I) {
    Text T = Any.anyText(), Front = Any.anyText(), Back = Any.anyText();
    bool Cuts = Any.below(3) == 0;
    unsigned Round = 0;
    for (bool Grows = true; Grows; ++Round) {
      ASSERT_LT(Round, 12U) << T.print() << "\n" << Front.print() << "\n" << Back.print();
      Text Next = cat({Front, T, Back});
      Next = Text::widen(T, Cuts ? Next.part() : Next, /*Last=*/true, Cut);
      Grows = !Text::identical(T, Next);
      T = std::move(Next);
    }
  }
  EXPECT_GT(Cut.LoopsWidened, 0U);
}

} // namespace
} // namespace bordercheck
