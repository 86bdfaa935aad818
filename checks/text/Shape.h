// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A shape is a sequence of pieces: literals, holes, repeats and bags. A repeat stands
// for its pieces in order, any number of times: what a loop appends. A bag stands for
// any number of its pieces in any order; it is what is left of a part of a text whose
// order was lost. Shapes are values; every operation
// returns a new one, normalised: no empty literal, no two literals side by side,
// no bag in a bag, no two bags side by side.
#ifndef BORDERCHECK_TEXT_SHAPE_H
#define BORDERCHECK_TEXT_SHAPE_H

#include "checks/text/Bounds.h"
#include "checks/text/Hole.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace bordercheck {

class Piece;
using Pieces = std::vector<Piece>;

class Piece {
public:
  enum class Kind : uint8_t { Literal, Hole, Repeat, Bag };

  static Piece literal(std::string Value);
  static Piece hole(HolePtr Value);
  /// \p Members are flattened, sorted and made unique.
  static Piece repeat(Pieces Sequence);
  static Piece bag(const Pieces &Members, BoundCounts &Cut);
  /// What bag() yielded for members that were read back.
  static Piece restoredBag(Pieces Members);

  Kind kind() const { return K; }
  bool isLiteral() const { return K == Kind::Literal; }
  bool isHole() const { return K == Kind::Hole; }
  bool isRepeat() const { return K == Kind::Repeat; }
  bool isBag() const { return K == Kind::Bag; }
  const std::string &text() const { return *Chars; }
  const Hole &hole() const { return *H; }
  const HolePtr &holePtr() const { return H; }
  /// Of a repeat or a bag.
  const Pieces &members() const { return *Members; }

  /// Calls \p Visit for the hole, or for each hole of the repeat or bag.
  void forEachHole(llvm::function_ref<void(const Hole &)> Visit) const;

  /// Structural order and identity; holes compare by Hole::sameValue.
  static int compare(const Piece &A, const Piece &B);
  friend bool operator==(const Piece &A, const Piece &B) { return compare(A, B) == 0; }
  friend bool operator<(const Piece &A, const Piece &B) { return compare(A, B) < 0; }

private:
  Kind K = Kind::Literal;
  std::shared_ptr<const std::string> Chars;
  HolePtr H;
  std::shared_ptr<const Pieces> Members;
};

class Shape {
public:
  Shape() = default;
  explicit Shape(std::string Literal);
  explicit Shape(HolePtr H);
  explicit Shape(Piece P);
  /// A shape whose pieces() were read back: they are normalised already.
  static Shape restored(Pieces Parts);

  const Pieces &pieces() const { return Parts; }
  bool empty() const { return Parts.empty(); }
  /// Literals only; the empty shape is constant.
  bool isConstant() const;
  /// The characters of a constant shape without bags.
  std::optional<std::string> constant() const;
  llvm::StringRef knownPrefix() const;
  llvm::StringRef knownSuffix() const;
  void forEachHole(llvm::function_ref<void(const Hole &)> Visit) const;

  static Shape concat(const Shape &A, const Shape &B, BoundCounts &Cut);
  /// One shape that covers both: common prefix, bag of the rest, common suffix.
  static Shape cover(const Shape &A, const Shape &B, BoundCounts &Cut);
  /// What \p Longer has behind this shape; nothing where it does not begin with it.
  std::optional<Pieces> tailOf(const Shape &Longer) const;
  /// This shape with what \p Longer has behind it as a repeat: itself where it ends
  /// with that repeat already, a cover where with another one. Nothing where Longer
  /// does not begin with it, or has nothing more.
  std::optional<Shape> grownTo(const Shape &Longer, BoundCounts &Cut) const;
  /// With its Surroundings on each hole that stands in a quoted part or a comment.
  Shape withSurroundings() const;
  /// \p Where on each hole that stands there, and has been put nowhere yet.
  Shape putAt(const Place &Where) const;
  /// Each hole rewritten in place, one for one.
  Shape mapHoles(llvm::function_ref<HolePtr(const HolePtr &)> Map) const;
  /// The same pieces with every hole's gates and traces merged with those of the
  /// equal shape \p Other.
  Shape mergedWith(const Shape &Other) const;
  /// The text a reader sees: "lib" ‹env NAME› ".so". A bag prints as {...}.
  std::string print() const;

  static int compare(const Shape &A, const Shape &B);
  friend bool operator==(const Shape &A, const Shape &B) { return compare(A, B) == 0; }
  friend bool operator<(const Shape &A, const Shape &B) { return compare(A, B) < 0; }

private:
  void append(const Piece &P, BoundCounts &Cut);
  void bound(BoundCounts &Cut);

  Pieces Parts;
};

/// \p Chars with quotes, backslashes, control and non-ASCII bytes escaped, so that
/// a hostile text can neither end its quotes nor drive a terminal.
std::string escaped(llvm::StringRef Chars);

} // namespace bordercheck

#endif
