// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Every limit of the analysis, counted in units of work and never in time, and a
// count of what each one cut. An analysis that gave up says so: `--stats` prints
// these counts.
#ifndef BORDERCHECK_TEXT_BOUNDS_H
#define BORDERCHECK_TEXT_BOUNDS_H

#include <cstdint>

namespace bordercheck {

/// The limits. The figures are starting points that kept real programs readable.
struct Bounds {
  /// Pieces of a shape; longer shapes keep both ends and a bag between.
  static constexpr unsigned MaxPieces = 24;
  /// Alternative shapes of a text; more are joined into prefix, bag, suffix.
  static constexpr unsigned MaxShapes = 4;
  /// Distinct pieces of a bag. Beyond it literals are dropped, then origins of which
  /// one of the same kind and controller stays; symbols are never dropped.
  static constexpr unsigned MaxBag = 32;
  /// Holes of a bag that are kept beside these, because they were put into quotes or comments.
  static constexpr unsigned MaxSurrounded = 512;
  /// Bytes of what is kept around such a hole, on either side.
  static constexpr unsigned MaxSurroundings = 400;
  /// Bytes of one literal; a longer one keeps its beginning.
  static constexpr unsigned MaxLiteral = 1U << 16;
  /// Steps of a hole's trace; more keep the origin's and the latest.
  static constexpr unsigned MaxSteps = 10;
  /// Fields of an access path.
  static constexpr unsigned MaxPath = 3;
  /// Objects that one pointer may refer to.
  static constexpr unsigned MaxTargets = 16;
  /// Elements of an array of pointers that are told apart.
  static constexpr unsigned MaxElements = 16;
  /// Visits of one CFG block before its state is widened.
  static constexpr unsigned MaxVisits = 4;
  /// Visits of one CFG block in all; a state that still grows then is left as it is.
  static constexpr unsigned MaxVisitsInAll = 64;
  /// CFG blocks of a function that is analysed block by block.
  static constexpr unsigned MaxBlocks = 400;
  /// Levels of calls through which an open crossing is handed to callers.
  static constexpr unsigned MaxCallDepth = 8;
  /// Callers that one crossing is handed to.
  static constexpr unsigned MaxCallers = 200;
  /// Calls that one open crossing is handed through in all.
  static constexpr unsigned MaxClimbs = 1000;
  /// Functions that one virtual or indirect call is bound to.
  static constexpr unsigned MaxCallees = 40;
  /// Functions of which one call's result is the joined one. What any of more could return says
  /// nothing of this call: the result is named after it.
  static constexpr unsigned MaxAnswers = 8;
  /// Rounds of binding function pointers; each may reveal more.
  static constexpr unsigned MaxBindRounds = 3;
  /// Levels of fields, globals and results that one hole is resolved through. Further up a path
  /// is joined with so much else that it names no file any more.
  static constexpr unsigned MaxResolveDepth = 32;
  /// Times that one value in a recursion is resolved anew.
  static constexpr unsigned MaxResolveTries = 2;
};

/// How often each limit cut something.
struct BoundCounts {
  uint64_t ShapesCut = 0;
  uint64_t TextsJoined = 0;
  uint64_t BagLiteralsDropped = 0;
  uint64_t BagHolesDropped = 0;
  uint64_t LiteralsCut = 0;
  uint64_t TargetsCut = 0;
  uint64_t LoopsWidened = 0;
  uint64_t BlocksLeftGrowing = 0;
  uint64_t FunctionsFlattened = 0;
  uint64_t CallDepthCut = 0;
  uint64_t CallersCut = 0;
  uint64_t CalleesCut = 0;
  uint64_t AnswersCut = 0;
  uint64_t ClimbsCut = 0;
  uint64_t ResolveDepthCut = 0;

  BoundCounts &operator+=(const BoundCounts &O) {
    ShapesCut += O.ShapesCut;
    TextsJoined += O.TextsJoined;
    BagLiteralsDropped += O.BagLiteralsDropped;
    BagHolesDropped += O.BagHolesDropped;
    LiteralsCut += O.LiteralsCut;
    TargetsCut += O.TargetsCut;
    LoopsWidened += O.LoopsWidened;
    BlocksLeftGrowing += O.BlocksLeftGrowing;
    FunctionsFlattened += O.FunctionsFlattened;
    CallDepthCut += O.CallDepthCut;
    CallersCut += O.CallersCut;
    CalleesCut += O.CalleesCut;
    AnswersCut += O.AnswersCut;
    ClimbsCut += O.ClimbsCut;
    ResolveDepthCut += O.ResolveDepthCut;
    return *this;
  }
};

} // namespace bordercheck

#endif
