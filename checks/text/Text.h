// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A text is the abstract value of a string: a few alternative shapes. A text with
// no shape has no value yet (an unassigned variable, code that is not reached).
//
//   std::string Lib = "lib";            // "lib"
//   if (Debug) Lib += "d";              // "lib" | "libd"
//   Lib += getenv("SUFFIX");            // "lib" ‹env SUFFIX› | "libd" ‹env SUFFIX›
#ifndef BORDERCHECK_TEXT_TEXT_H
#define BORDERCHECK_TEXT_TEXT_H

#include "checks/text/Shape.h"
#include "llvm/ADT/ArrayRef.h"

namespace bordercheck {

class Text {
public:
  Text() = default;
  static Text literal(std::string Chars);
  static Text hole(Hole H);
  static Text shape(Shape S);
  /// A text whose shapes() were read back: they are sorted and unique already.
  static Text restored(std::vector<Shape> Shapes);

  const std::vector<Shape> &shapes() const { return Shapes; }
  /// No shape: nothing has been assigned.
  bool isUnset() const { return Shapes.empty(); }
  /// Set, and no shape has a hole.
  bool isConstant() const;
  /// Some hole may carry code: it is not a number.
  bool carriesData() const;
  /// The characters, where there is exactly one constant shape.
  std::optional<std::string> constant() const;
  /// The hole that this is and nothing else; null where it is more, or none.
  const Hole *soleHole() const;
  void forEachHole(llvm::function_ref<void(const Hole &)> Visit) const;

  static Text concat(const Text &A, const Text &B, BoundCounts &Cut);
  static Text join(const Text &A, const Text &B, BoundCounts &Cut);
  /// A join for a loop's head: what the loop appends to \p Old in \p New becomes a
  /// repeat, and a second, different growth a bag. Where \p Last, everything that
  /// differs becomes a bag, which ends any loop.
  static Text widen(const Text &Old, const Text &New, bool Last, BoundCounts &Cut);

  /// Replaces each hole by the text that \p Fill returns for it, in the paths of
  /// handles and of what was read as well. The hole's gates and steps pass to that text.
  Text substitute(llvm::function_ref<Text(const HolePtr &)> Fill, BoundCounts &Cut) const;
  /// Rewrites each hole in place, one for one; paths stay.
  Text mapHoles(llvm::function_ref<HolePtr(const HolePtr &)> Map) const;
  /// Some part of this text: the same pieces, holes marked as parts. Of a handle's text:
  /// what is read from it.
  Text part() const;
  /// With \p Where on every hole that stands in a quoted part or a comment, and has been
  /// put nowhere yet.
  Text putAt(const Place &Where) const;
  /// With \p G on every hole.
  Text gated(const Gate &G) const;
  /// With \p Steps as the latest of every hole's trace.
  Text via(llvm::ArrayRef<Step> Steps) const;
  Text via(const Step &Latest) const { return via(llvm::ArrayRef<Step>(Latest)); }
  /// This text where \p H stood: it goes the rest of H's way, through H's gates, and lies
  /// where H did.
  Text inPlaceOf(const Hole &H) const;

  /// Alternatives are separated by " | "; an unset text prints as "?".
  std::string print() const;

  friend bool operator==(const Text &A, const Text &B) { return A.Shapes == B.Shapes; }
  /// An order in which equal texts are equal.
  static int compare(const Text &A, const Text &B);
  /// Equal also in the gates of their holes (what a fixpoint has to compare).
  static bool identical(const Text &A, const Text &B);

private:
  using Filler = llvm::function_ref<Text(const HolePtr &)>;
  Text replaced(Filler Fill, BoundCounts &Cut) const;
  static Text substituteRepeat(const Piece &P, Filler Fill, BoundCounts &Cut);
  void add(const Shape &S);
  void bound(BoundCounts &Cut);

  /// Sorted and unique.
  std::vector<Shape> Shapes;
};

} // namespace bordercheck

#endif
