// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "checks/review/Fingerprint.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/SHA256.h"
#include <set>

namespace bordercheck {
namespace {

/// Holes without a name that lasts are numbered as they come.
using Numbers = llvm::StringMap<size_t>;

/// \p Chars with its length before it, so that no two sequences of fields look alike.
std::string field(llvm::StringRef Chars) {
  return std::to_string(Chars.size()) + ":" + Chars.str();
}

/// Values that bear the name of a parameter or a local: `argv` too is one. What a function
/// leaves in an argument is named after that, what it returns after the function.
bool isNamedByLocals(const Symbol &S) {
  return S.From == OriginKind::Parameter || S.From == OriginKind::Unknown ||
         S.From == OriginKind::Argument ||
         (S.From == OriginKind::Call && !llvm::StringRef(S.Detail).contains("()"));
}

std::string gates(const Hole &H) {
  std::vector<std::string> Gates;
  Gates.reserve(H.Gates.size());
  for (const Gate &G : H.Gates)
    Gates.push_back(field(nameOf(G.Kind)) + field(G.Language));
  llvm::sort(Gates);
  return "g" + field(llvm::join(Gates, ","));
}

std::string canonical(const Hole &H, Numbers &Seen) {
  std::string Out = "h" + field(nameOf(H.Stands.From)) + field(nameOf(H.Stands.Who));
  if (isNamedByLocals(H.Stands))
    Out += "#" + std::to_string(Seen.try_emplace(H.Name, Seen.size()).first->second);
  else
    Out += field(H.Stands.Detail);
  for (bool Flag : {H.Number, H.Part, H.Read, H.isHandle()})
    Out += Flag ? '1' : '0';
  if (H.Path)
    Out += "@" + field(canonical(*H.Path));
  return Out + gates(H);
}

/// A bag is what is left where much of a program runs together: which files and calls of a
/// kind took part changes with code that has nothing to do with it.
std::string member(const Piece &P) {
  if (P.isLiteral())
    return "l" + field(P.text());
  if (!P.isHole())
    return "?";
  const Symbol &S = P.hole().Stands;
  return "h" + field(nameOf(S.From)) + field(nameOf(S.Who)) +
         field(S.From == OriginKind::Environment ? S.Detail : "") + (P.hole().Number ? "1" : "0") +
         gates(P.hole());
}

std::string canonical(const Pieces &Sequence, Numbers &Seen);

/// The members of a bag that count: what is a number carries no code.
std::set<std::string> members(const Piece &Bag) {
  std::set<std::string> All;
  for (const Piece &M : Bag.members())
    if (!M.isHole() || !M.hole().Number)
      All.insert(member(M));
  return All;
}

std::string canonical(const Piece &P, Numbers &Seen) {
  switch (P.kind()) {
  case Piece::Kind::Literal:
    return "l" + field(P.text());
  case Piece::Kind::Hole:
    return canonical(P.hole(), Seen);
  case Piece::Kind::Repeat:
    return "r" + field(canonical(P.members(), Seen));
  case Piece::Kind::Bag:
    break;
  }
  return "b" + field(llvm::join(members(P), ""));
}

/// Is all of \p S in one of \p Bags, which then stands for it as well?
bool isCovered(const Shape &S, llvm::ArrayRef<std::set<std::string>> Bags) {
  return llvm::any_of(Bags, [&](const std::set<std::string> &Bag) {
    return llvm::all_of(S.pieces(), [&](const Piece &P) { return Bag.count(member(P)) != 0; });
  });
}

std::string canonical(const Pieces &Sequence, Numbers &Seen) {
  std::string Out;
  for (const Piece &P : Sequence)
    Out += canonical(P, Seen);
  return Out;
}

} // namespace

std::string canonical(const Text &T) {
  std::vector<std::set<std::string>> Bags;
  for (const Shape &S : T.shapes())
    if (S.pieces().size() == 1 && S.pieces().front().isBag())
      Bags.push_back(members(S.pieces().front()));
  std::vector<std::string> Shapes;
  for (const Shape &S : T.shapes()) {
    Numbers Seen;
    if (!isCovered(S, Bags))
      Shapes.push_back(field(canonical(S.pieces(), Seen)));
  }
  llvm::sort(Shapes);
  return llvm::join(Shapes, "|");
}

std::string fingerprintOf(const Finding &F) {
  std::string All = field(F.Rule) + field(llvm::sys::path::filename(F.Where.File)) +
                    field(F.Function) + field(nameOf(F.Of.Kind)) + field(F.Of.Callee) +
                    field(F.Of.Language);
  for (const CrossingInput &I : F.Of.Inputs)
    All += field(nameOf(I.As)) + field(canonical(I.Value));
  llvm::SHA256 Hash;
  Hash.update(All);
  auto Bytes = Hash.final();
  return llvm::toHex(llvm::ArrayRef<uint8_t>(Bytes.data(), 16), /*LowerCase=*/true);
}

void identify(const std::vector<Finding *> &All) {
  llvm::StringMap<size_t> Seen;
  for (Finding *F : All) {
    F->Fingerprint = fingerprintOf(*F);
    if (size_t Nth = ++Seen[F->Fingerprint]; Nth > 1)
      F->Fingerprint += ":" + std::to_string(Nth);
  }
}

} // namespace bordercheck
