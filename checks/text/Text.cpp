// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "checks/text/Text.h"
#include "checks/text/Artifact.h"
#include "llvm/ADT/STLExtras.h"
#include <algorithm>

namespace bordercheck {

Text Text::literal(std::string Chars) { return shape(Shape(std::move(Chars))); }

Text Text::hole(Hole H) { return shape(Shape(std::make_shared<const Hole>(std::move(H)))); }

Text Text::shape(Shape S) {
  Text T;
  T.Shapes.push_back(std::move(S));
  return T;
}

Text Text::restored(std::vector<Shape> Shapes) {
  Text T;
  T.Shapes = std::move(Shapes);
  return T;
}

bool Text::isConstant() const {
  return !isUnset() && llvm::all_of(Shapes, [](const Shape &S) { return S.isConstant(); });
}

bool Text::carriesData() const {
  bool Found = false;
  forEachHole([&](const Hole &H) { Found |= !H.Number; });
  return Found;
}

const Hole *Text::soleHole() const {
  bool One = shapes().size() == 1 && shapes().front().pieces().size() == 1 &&
             shapes().front().pieces().front().isHole();
  return One ? &shapes().front().pieces().front().hole() : nullptr;
}

std::optional<std::string> Text::constant() const {
  return Shapes.size() == 1 ? Shapes.front().constant() : std::nullopt;
}

void Text::forEachHole(llvm::function_ref<void(const Hole &)> Visit) const {
  for (const Shape &S : Shapes)
    S.forEachHole(Visit);
}

void Text::add(const Shape &S) {
  auto At = llvm::lower_bound(Shapes, S);
  if (At != Shapes.end() && *At == S) {
    *At = At->mergedWith(S);
    return;
  }
  Shapes.insert(At, S);
}

void Text::bound(BoundCounts &Cut) {
  if (Shapes.size() <= Bounds::MaxShapes)
    return;
  ++Cut.TextsJoined;
  Shape Cover = Shapes.front();
  for (const Shape &Other : llvm::drop_begin(Shapes))
    Cover = Shape::cover(Cover, Other, Cut);
  Shapes = {Cover};
}

Text Text::concat(const Text &A, const Text &B, BoundCounts &Cut) {
  if (A.isUnset())
    return B;
  if (B.isUnset())
    return A;
  Text Result;
  for (const Shape &X : A.Shapes)
    for (const Shape &Y : B.Shapes)
      Result.add(Shape::concat(X, Y, Cut));
  Result.bound(Cut);
  return Result;
}

Text Text::join(const Text &A, const Text &B, BoundCounts &Cut) {
  if (A.isUnset())
    return B;
  Text Result = A;
  for (const Shape &S : B.Shapes)
    Result.add(S);
  Result.bound(Cut);
  return Result;
}

Text Text::widen(const Text &Old, const Text &New, bool Last, BoundCounts &Cut) {
  if (Old.isUnset() || identical(Old, New))
    return New;
  Text Both = join(Old, New, Cut);
  if (Both == Old)
    return Both;
  if (Last) {
    ++Cut.LoopsWidened;
    Shape Cover = Both.Shapes.front();
    for (const Shape &S : llvm::drop_begin(Both.Shapes))
      Cover = Shape::cover(Cover, S, Cut);
    return shape(std::move(Cover));
  }
  // Each shape that is new is covered by an old one, an old one grown, or another
  // alternative.
  Text Result = Old;
  for (const Shape &S : New.Shapes) {
    auto Begins = [&](const Shape &O) {
      std::optional<Pieces> Rest = S.tailOf(O);
      return !(O == S) && Rest && Rest->size() == 1 && Rest->front().isRepeat();
    };
    auto Absorbs = [&](const Shape &O) { return O == S || O.grownTo(S, Cut) == O; };
    auto Grows = [&](const Shape &O) { return O.grownTo(S, Cut).has_value(); };
    if (llvm::any_of(Result.Shapes, Begins))
      continue;
    auto At = llvm::find_if(Result.Shapes, Absorbs);
    if (At == Result.Shapes.end())
      At = llvm::find_if(Result.Shapes, Grows);
    if (At == Result.Shapes.end() || *At == S) {
      Result.add(S);
      continue;
    }
    Shape Longer = *At->grownTo(S, Cut);
    Result.Shapes.erase(At);
    Result.add(Longer);
  }
  Result.bound(Cut);
  return Result;
}

Text Text::substitute(llvm::function_ref<Text(const HolePtr &)> Fill, BoundCounts &Cut) const {
  auto Filled = [&](const HolePtr &H) {
    Text Filling = Fill(H->Path ? boundTo(H, H->Path->substitute(Fill, Cut)) : H).inPlaceOf(*H);
    if (H->Read)
      return readFrom(Filling);
    return H->Part ? Filling.part() : Filling;
  };
  return replaced(Filled, Cut);
}

Text Text::replaced(Filler Fill, BoundCounts &Cut) const {
  Text Result;
  for (const Shape &S : Shapes) {
    // A hole that stands alone is its filling; no value yet is no alternative.
    if (S.pieces().size() == 1 && S.pieces().front().isHole()) {
      Result = join(Result, Fill(S.pieces().front().holePtr()), Cut);
      continue;
    }
    Text Built = shape(Shape());
    for (const Piece &P : S.pieces()) {
      if (P.isLiteral()) {
        Built = concat(Built, shape(Shape(P)), Cut);
      } else if (P.isHole()) {
        Built = concat(Built, Fill(P.holePtr()), Cut);
      } else if (P.isRepeat()) {
        Built = concat(Built, substituteRepeat(P, Fill, Cut), Cut);
      } else {
        Pieces Members;
        for (const Piece &M : P.members()) {
          if (!M.isHole()) {
            Members.push_back(M);
            continue;
          }
          Text Filling = Fill(M.holePtr());
          for (const Shape &F : Filling.Shapes)
            llvm::append_range(Members, F.withSurroundings().pieces());
        }
        Piece Bag = Piece::bag(Members, Cut);
        if (!Bag.members().empty())
          Built = concat(Built, shape(Shape(std::move(Bag))), Cut);
      }
    }
    Result = join(Result, Built, Cut);
  }
  return Result;
}

/// Filled with several shapes it repeats what covers them all.
Text Text::substituteRepeat(const Piece &P, Filler Fill, BoundCounts &Cut) {
  Shape Sequence;
  for (const Piece &M : P.members())
    Sequence = Shape::concat(Sequence, Shape(M), Cut);
  Text Once = shape(std::move(Sequence)).replaced(Fill, Cut);
  if (Once.isUnset() || (Once.Shapes.size() == 1 && Once.Shapes.front().empty()))
    return shape(Shape());
  Shape Cover = Once.Shapes.front();
  for (const Shape &S : llvm::drop_begin(Once.Shapes))
    Cover = Shape::cover(Cover, S, Cut);
  return shape(Shape(Piece::repeat(Cover.pieces())));
}

Text Text::mapHoles(llvm::function_ref<HolePtr(const HolePtr &)> Map) const {
  Text Result;
  for (const Shape &S : Shapes)
    Result.add(S.mapHoles(Map));
  return Result;
}

Text Text::part() const {
  if (holdsHandle(*this))
    return readFrom(*this);
  bool Done = true;
  forEachHole([&](const Hole &H) { Done &= H.Part; });
  if (Done)
    return *this;
  return mapHoles([](const HolePtr &H) {
    auto Part = std::make_shared<Hole>(*H);
    Part->Part = true;
    return Part;
  });
}

Text Text::putAt(const Place &Where) const {
  Text Result;
  for (const Shape &S : Shapes)
    Result.add(S.putAt(Where));
  return Result;
}

Text Text::gated(const Gate &G) const {
  return mapHoles([&](const HolePtr &H) -> HolePtr {
    if (llvm::is_contained(H->Gates, G))
      return H;
    auto Gated = std::make_shared<Hole>(*H);
    Gated->Gates.push_back(G);
    return Gated;
  });
}

Text Text::inPlaceOf(const Hole &H) const {
  Text Placed = H.Trace.empty() ? *this : via(H.Trace);
  for (const Gate &G : H.Gates)
    Placed = Placed.gated(G);
  if (!H.Around && !H.Put.isValid())
    return Placed;
  return Placed.mapHoles([&](const HolePtr &In) -> HolePtr {
    if ((In->Around || !H.Around) && (In->Put.isValid() || !H.Put.isValid()))
      return In;
    auto Moved = std::make_shared<Hole>(*In);
    if (!Moved->Around)
      Moved->Around = H.Around;
    if (!Moved->Put.isValid())
      Moved->Put = H.Put;
    return Moved;
  });
}

Text Text::via(llvm::ArrayRef<Step> Steps) const {
  return mapHoles([&](const HolePtr &H) -> HolePtr {
    auto Moved = std::make_shared<Hole>(*H);
    for (const Step &S : Steps) {
      if (llvm::is_contained(Moved->Trace, S))
        continue;
      if (Moved->Trace.size() >= Bounds::MaxSteps)
        Moved->Trace.erase(Moved->Trace.begin() + 1);
      Moved->Trace.push_back(S);
    }
    return Moved->Trace == H->Trace ? H : Moved;
  });
}

std::string Text::print() const {
  if (isUnset())
    return "?";
  std::string Out;
  llvm::interleave(Shapes, [&](const Shape &S) { Out += S.print(); }, [&] { Out += " | "; });
  return Out;
}

int Text::compare(const Text &A, const Text &B) {
  if (A.Shapes.size() != B.Shapes.size())
    return A.Shapes.size() < B.Shapes.size() ? -1 : 1;
  for (size_t I = 0; I < A.Shapes.size(); ++I)
    if (int C = Shape::compare(A.Shapes[I], B.Shapes[I]))
      return C;
  return 0;
}

bool Text::identical(const Text &A, const Text &B) {
  if (!(A == B))
    return false;
  std::vector<const Hole *> Left;
  std::vector<const Hole *> Right;
  A.forEachHole([&](const Hole &H) { Left.push_back(&H); });
  B.forEachHole([&](const Hole &H) { Right.push_back(&H); });
  return std::equal(Left.begin(), Left.end(), Right.begin(), Right.end(),
                    [](const Hole *X, const Hole *Y) { return X == Y || X->Gates == Y->Gates; });
}

} // namespace bordercheck
