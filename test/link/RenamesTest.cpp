// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Files that are renamed or copied are written under their other names, too; files that are
// made executable; and functions whose declarations say what they do.
#include "checks/text/Artifact.h"
#include "test/link/Program.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace bordercheck {
namespace {

Crossing crossing(CrossingKind Kind, const char *Callee, unsigned Line,
                  std::vector<CrossingInput> Inputs) {
  Crossing C;
  C.Kind = Kind;
  C.Callee = Callee;
  C.Where = line(Line);
  C.Inputs = std::move(Inputs);
  return C;
}

Crossing written(unsigned Line, Text Path, Text Content) {
  return crossing(CrossingKind::Write, "fopen", Line,
                  {{Role::Path, std::move(Path)}, {Role::Text, std::move(Content)}});
}

Crossing renamed(unsigned Line, Text From, Text To) {
  return crossing(CrossingKind::Write, "rename", Line,
                  {{Role::Path, std::move(To)}, {Role::From, std::move(From)}});
}

Crossing madeExecutable(unsigned Line, Text Of) {
  return crossing(CrossingKind::Write, "chmod", Line, {{Role::Executable, std::move(Of)}});
}

Crossing loaded(unsigned Line, Text Path) {
  return crossing(CrossingKind::Load, "dlopen", Line, {{Role::Path, std::move(Path)}});
}

FunctionEffects with(EntityId Id, std::vector<Crossing> Crossings) {
  FunctionEffects F = function(Id, "f" + std::to_string(Id));
  F.Crossings = std::move(Crossings);
  return F;
}

std::string pathAt(const Program &P, unsigned Line) {
  const LinkedCrossing *L = crossingAt(P, Line);
  const Text *Path = L ? L->At.input(Role::Path) : nullptr;
  return Path ? Path->print() : "none";
}

bool isExecutable(const Program &P, unsigned Line) {
  const LinkedCrossing *L = crossingAt(P, Line);
  return L && L->IsExecutable;
}

TEST(Executables, AreWhatIsWrittenUnderTheName) {
  Program P = link({unit("a.cpp", {with(2, {written(21, lit("hook"), hole("env X"))}),
                                   with(3, {written(31, lit("data"), hole("env X"))}),
                                   with(4, {madeExecutable(41, lit("hook"))})})});
  EXPECT_TRUE(isExecutable(P, 21));
  EXPECT_FALSE(isExecutable(P, 31));
  EXPECT_EQ(crossingAt(P, 21)->At.Writes.back().Where.Line, 41U);
}

TEST(Executables, AreToldByTheHandleWhereThePathIsNotKnown) {
  BoundCounts Cut;
  Text Path = Text::shape(Shape(Piece::bag({Piece::literal("a"), Piece::literal("b")}, Cut)));
  Text Mine = openHandle(OriginKind::File, Path, "fopen", line(21));
  Text Other = openHandle(OriginKind::File, Path, "fopen", line(31));
  Program P = link({unit("a.cpp", {with(2, {written(21, Path, hole("env X"))}),
                                   with(3, {written(31, Path, hole("env X"))}),
                                   with(4, {madeExecutable(41, Mine)})})});
  EXPECT_TRUE(isExecutable(P, 21));
  EXPECT_FALSE(isExecutable(P, 31));
}

TEST(Renames, GiveTheWriterTheOtherName) {
  Program P = link({unit("a.cpp", {with(2, {written(21, lit("plugin.tmp"), hole("env X"))}),
                                   with(3, {renamed(31, lit("plugin.tmp"), lit("plugin.so"))}),
                                   with(4, {loaded(41, lit("plugin.so"))})})});
  EXPECT_EQ(pathAt(P, 21), "\"plugin.so\" | \"plugin.tmp\"");
  const LinkedCrossing *Writer = crossingAt(P, 21);
  ASSERT_EQ(Writer->Uses.size(), 1U);
  EXPECT_EQ(Writer->Uses.front().Where.Line, 41U);
  ASSERT_EQ(Writer->At.Writes.size(), 1U);
  EXPECT_EQ(Writer->At.Writes.front().Where.Line, 31U);
}

TEST(Renames, AreFollowedOneAfterTheOther) {
  Program P = link({unit("a.cpp", {with(2, {written(21, lit("plugin.1"), hole("env X"))}),
                                   with(3, {renamed(32, lit("plugin.2"), lit("plugin.so")),
                                            renamed(31, lit("plugin.1"), lit("plugin.2"))})})});
  EXPECT_EQ(pathAt(P, 21), "\"plugin.1\" | \"plugin.2\" | \"plugin.so\"");
}

TEST(Renames, InACircleEnd) {
  Program P = link({unit("a.cpp", {with(2, {written(21, lit("plugin.1"), hole("env X"))}),
                                   with(3, {renamed(32, lit("plugin.2"), lit("plugin.1")),
                                            renamed(31, lit("plugin.1"), lit("plugin.2"))})})});
  EXPECT_EQ(pathAt(P, 21), "\"plugin.1\" | \"plugin.2\"");
}

TEST(Renames, OfAnotherFileChangeNothing) {
  Program P = link({unit("a.cpp", {with(2, {written(21, lit("plugin.tmp"), hole("env X")),
                                            renamed(22, lit("other.tmp"), lit("plugin.so"))})})});
  EXPECT_EQ(pathAt(P, 21), "\"plugin.tmp\"");
}

// A field is another in each object; in one function it is what it is.
TEST(Renames, OfAFieldAreFollowedWithinOneFunction) {
  Text Name = symbol(Symbol::field(50), "S.Name");
  Crossing Write = written(21, cat({Name, lit(".t")}), hole("env X"));
  Crossing Rename = renamed(22, cat({Name, lit(".t")}), Name);
  EXPECT_EQ(pathAt(link({unit("a.cpp", {with(2, {Write, Rename})})}), 21),
            "‹S.Name› | ‹S.Name› \".t\"");
  EXPECT_EQ(pathAt(link({unit("a.cpp", {with(2, {Write}), with(3, {Rename})})}), 21),
            "‹S.Name› \".t\"");
}

TEST(Renames, ByAHelperAreItsCallers) {
  FunctionEffects Helper = function(1, "replace", {"From", "To"});
  Helper.Crossings.push_back(renamed(11, param(0), param(1)));
  FunctionEffects Go = with(2, {written(21, lit("plugin.tmp"), hole("env X"))});
  Go.Calls.push_back(call(1, "replace", 22, {lit("plugin.tmp"), lit("plugin.so")}));
  Program P = link({unit("a.cpp", {Helper}), unit("b.cpp", {Go})});
  EXPECT_EQ(pathAt(P, 21), "\"plugin.so\" | \"plugin.tmp\"");
}

/// What annotations of "run" say, in the unit that defines it.
FunctionEffects declaredRunner() {
  FunctionEffects F = runner();
  F.Declared = true;
  F.Crossings.front().Callee = "run";
  return F;
}

TEST(Declared, CallersInOtherUnitsCross) {
  Program P = link(
      {unit("a.cpp", {declaredRunner()}), unit("b.cpp", {callerOfRun(2, "go", hole("env X"))})});
  EXPECT_EQ(textAt(P, 21), "‹env X›");
  ASSERT_TRUE(crossingAt(P, 21));
  EXPECT_TRUE(crossingAt(P, 21)->At.Chain.empty());
}

TEST(Declared, WithoutCallersNothingCrosses) {
  EXPECT_TRUE(link({unit("a.cpp", {declaredRunner()})}).Crossings.empty());
  EXPECT_EQ(link({unit("a.cpp", {runner()})}).Crossings.size(), 1U);
}

} // namespace
} // namespace bordercheck
