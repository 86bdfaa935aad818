// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Short builders of shapes and texts for unit tests, and a small deterministic
// generator of random ones. A text stands for a set of words: words are spelled at
// random and looked up again, which tells whether an operation lost something.
#ifndef BORDERCHECK_TEST_TEXT_BUILD_H
#define BORDERCHECK_TEST_TEXT_BUILD_H

#include "checks/text/Text.h"
#include <random>
#include <set>

namespace bordercheck {

inline Text lit(std::string Chars) { return Text::literal(std::move(Chars)); }

inline Gate gate(GateKind Kind, std::string Language = "") {
  Gate G;
  G.Kind = Kind;
  G.Language = std::move(Language);
  return G;
}

/// A hole for an environment variable: the name alone decides its identity.
inline Hole holeNamed(std::string Name, std::vector<Gate> Gates = {}) {
  Hole H;
  H.Stands = Symbol::origin(OriginKind::Environment, Controller::Operator, Name);
  H.Name = std::move(Name);
  H.Gates = std::move(Gates);
  return H;
}

inline Text hole(std::string Name, std::vector<Gate> Gates = {}) {
  return Text::hole(holeNamed(std::move(Name), std::move(Gates)));
}

/// A hole for a symbol that linking fills in.
inline Text symbol(Symbol Stands, std::string Name = "") {
  Hole H;
  H.Stands = std::move(Stands);
  H.Name = std::move(Name);
  return Text::hole(std::move(H));
}

/// The parts one after the other.
inline Text cat(const std::vector<Text> &Parts) {
  BoundCounts Cut;
  Text Whole = lit("");
  for (const Text &P : Parts)
    Whole = Text::concat(Whole, P, Cut);
  return Whole;
}

inline Text either(const Text &A, const Text &B) {
  BoundCounts Cut;
  return Text::join(A, B, Cut);
}

/// Any number of the members' pieces in any order.
inline Text bagOf(const std::vector<Text> &Members) {
  BoundCounts Cut;
  Pieces All;
  for (const Text &M : Members)
    for (const Shape &S : M.shapes())
      All.insert(All.end(), S.pieces().begin(), S.pieces().end());
  return Text::shape(Shape(Piece::bag(All, Cut)));
}

inline bool nothingCut(const BoundCounts &Cut) {
  return !Cut.ShapesCut && !Cut.TextsJoined && !Cut.BagLiteralsDropped && !Cut.BagHolesDropped &&
         !Cut.LiteralsCut;
}

/// The names of all holes, those of bags too.
inline std::set<std::string> holesOf(const Text &T) {
  std::set<std::string> Names;
  T.forEachHole([&](const Hole &H) { Names.insert(H.Name); });
  return Names;
}

inline const Hole *findHole(const Text &T, llvm::StringRef Name) {
  const Hole *Found = nullptr;
  T.forEachHole([&](const Hole &H) {
    if (H.Name == Name)
      Found = &H;
  });
  return Found;
}

/// A character or the name of a hole.
using Word = std::vector<std::string>;

/// Can \p S stand for \p W? The set of places in W that each piece leads to.
inline bool accepts(const Shape &S, const Word &W) {
  std::set<size_t> Places{0};
  auto StepOver = [&](const Piece &P, size_t At) -> std::optional<size_t> {
    if (P.isHole())
      return At < W.size() && W[At] == P.hole().Name ? std::optional(At + 1) : std::nullopt;
    for (char C : P.text())
      if (At >= W.size() || W[At++] != std::string(1, C))
        return std::nullopt;
    return At;
  };
  for (const Piece &P : S.pieces()) {
    std::set<size_t> Next = P.isBag() ? Places : std::set<size_t>();
    if (P.isBag()) {
      std::vector<size_t> Work(Places.begin(), Places.end());
      while (!Work.empty()) {
        size_t At = Work.back();
        Work.pop_back();
        for (const Piece &M : P.members())
          if (std::optional<size_t> To = StepOver(M, At); To && Next.insert(*To).second)
            Work.push_back(*To);
      }
    } else {
      for (size_t At : Places)
        if (std::optional<size_t> To = StepOver(P, At))
          Next.insert(*To);
    }
    Places = std::move(Next);
  }
  return Places.count(W.size()) != 0;
}

inline bool accepts(const Text &T, const Word &W) {
  for (const Shape &S : T.shapes())
    if (accepts(S, W))
      return true;
  return false;
}

/// The same seed gives the same shapes on every machine: no distribution of the
/// standard library is involved.
class Random {
public:
  explicit Random(unsigned Seed) : Engine(Seed) {}

  size_t below(size_t N) { return Engine() % N; }

  /// What a hole is decides its name, so that equal values have equal names. All
  /// numbers are called "#": in a bag, one stands for all.
  Hole anyHole() {
    Hole H = holeNamed(std::string(1, static_cast<char>('P' + below(4))));
    H.Number = below(4) == 0;
    H.Part = below(4) == 0;
    H.Name = H.Number ? "#" : H.Name + (H.Part ? "~" : "");
    for (GateKind Kind : {GateKind::Digest, GateKind::AllowList})
      if (below(3) == 0)
        H.Gates.push_back(gate(Kind));
    return H;
  }

  Text anyPiece(bool WithBags = true) {
    constexpr const char *Literals[] = {"a", "b", "ab", "aab", "/", ".so"};
    switch (below(WithBags ? 5 : 4)) {
    case 0:
    case 1:
      return lit(Literals[below(std::size(Literals))]);
    case 4:
      return bagOf({anyPiece(false), anyPiece(false), anyPiece(false)});
    default:
      return Text::hole(anyHole());
    }
  }

  Text anyShape(size_t AtMost = 4) {
    Text T = lit("");
    for (size_t N = below(AtMost + 1); N; --N)
      T = cat({T, anyPiece()});
    return T;
  }

  Text anyText(size_t Shapes = 2) {
    Text T = anyShape();
    for (size_t N = below(Shapes); N; --N)
      T = either(T, anyShape());
    return T;
  }

  /// Some word that \p T stands for.
  Word anyWord(const Text &T) {
    Word W;
    auto Spell = [&](const Piece &P) {
      if (P.isHole())
        W.push_back(P.hole().Name);
      else
        for (char C : P.text())
          W.emplace_back(1, C);
    };
    for (const Piece &P : T.shapes()[below(T.shapes().size())].pieces()) {
      if (!P.isBag()) {
        Spell(P);
        continue;
      }
      for (size_t N = P.members().empty() ? 0 : below(4); N; --N)
        Spell(P.members()[below(P.members().size())]);
    }
    return W;
  }

private:
  std::mt19937 Engine;
};

} // namespace bordercheck

#endif
