// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "checks/text/Bags.h"
#include "llvm/ADT/STLExtras.h"
#include <map>

namespace bordercheck {
namespace {

/// Origins of one kind and controller are alike to a reader of a long bag.
bool isAlike(const Hole &A, const Hole &B) {
  const Symbol &X = A.Stands;
  const Symbol &Y = B.Stands;
  return X.isOrigin() && Y.isOrigin() && A.Number == B.Number && X.From == Y.From &&
         X.Who == Y.Who &&
         llvm::all_of(A.Gates, [&](const Gate &G) { return llvm::is_contained(B.Gates, G); });
}

/// Leaves out \p Excess literals, the shortest first: longer ones tell more of the language.
/// Equal lengths go by their characters, so that what stays depends on the set alone and a
/// join of joins drops nothing else.
void dropLiterals(Pieces &Members, size_t Excess) {
  auto Before = [](const Piece &A, const Piece &B) {
    return std::make_pair(A.text().size(), llvm::StringRef(A.text())) <
           std::make_pair(B.text().size(), llvm::StringRef(B.text()));
  };
  Pieces Literals;
  llvm::copy_if(Members, std::back_inserter(Literals),
                [](const Piece &M) { return M.isLiteral(); });
  llvm::sort(Literals, Before);
  Excess = std::min(Excess, Literals.size());
  llvm::erase_if(Members, [&](const Piece &M) {
    return M.isLiteral() && Excess && !Before(Literals[Excess - 1], M);
  });
}

bool isSurrounded(const Piece &P) { return P.isHole() && P.hole().Around; }

/// Of many in one quoted part or comment one origin for each controller stays, the least
/// checked; of all of them the first.
void boundSurrounded(Pieces &Members, BoundCounts &Cut) {
  if (llvm::count_if(Members, isSurrounded) <= Bounds::MaxBag)
    return;
  std::map<std::pair<Surroundings, Controller>, std::vector<const Hole *>> Kept;
  size_t Count = 0;
  llvm::erase_if(Members, [&](const Piece &M) {
    if (!isSurrounded(M))
      return false;
    const Hole &H = M.hole();
    auto IsChecked = [&](const Gate &G) { return llvm::is_contained(H.Gates, G); };
    bool Spare = Count >= Bounds::MaxSurrounded;
    if (H.Stands.isOrigin()) {
      std::vector<const Hole *> &Like = Kept[{*H.Around, H.Stands.Who}];
      Spare |= llvm::any_of(Like, [&](const Hole *K) {
        return K->Number == H.Number && llvm::all_of(K->Gates, IsChecked);
      });
      if (!Spare) // what one that goes would make spare, the one that stays does
        Like.push_back(&H);
    }
    Count += !Spare;
    Cut.BagHolesDropped += Spare;
    return Spare;
  });
}

} // namespace

void boundMembers(Pieces &Members, BoundCounts &Cut) {
  bool Number = false;
  llvm::erase_if(Members, [&](const Piece &M) {
    bool Again = M.isHole() && M.hole().Number && M.hole().Stands.isOrigin() && Number;
    Number |= M.isHole() && M.hole().Number && M.hole().Stands.isOrigin();
    return Again;
  });
  boundSurrounded(Members, Cut);
  size_t Most = Bounds::MaxBag + static_cast<size_t>(llvm::count_if(Members, isSurrounded));
  if (Members.size() <= Most)
    return;
  size_t Before = Members.size();
  dropLiterals(Members, Members.size() - Most);
  Cut.BagLiteralsDropped += Before - Members.size();
  if (Members.size() <= Most)
    return;
  Pieces Kept;
  // One of each kind that stays: whatever is like another of its kind is like that one, too.
  llvm::SmallVector<const Hole *, 16> Kinds;
  for (const Piece &M : Members) {
    bool IsOrigin = M.isHole() && M.hole().Stands.isOrigin();
    bool Like =
        IsOrigin && llvm::any_of(Kinds, [&](const Hole *K) { return isAlike(*K, M.hole()); });
    if (Like && Kept.size() >= Bounds::MaxBag && !isSurrounded(M)) {
      ++Cut.BagHolesDropped;
      continue;
    }
    if (IsOrigin && !Like)
      Kinds.push_back(&M.hole());
    Kept.push_back(M);
  }
  Members = std::move(Kept);
}

} // namespace bordercheck
