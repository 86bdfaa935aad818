// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "checks/text/Shape.h"
#include "checks/text/Bags.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include <algorithm>

namespace bordercheck {
namespace {

template <typename T> int order(const T &A, const T &B) { return A < B ? -1 : (B < A ? 1 : 0); }

template <typename Range> int compareRanges(const Range &A, const Range &B) {
  for (size_t I = 0, N = std::min(A.size(), B.size()); I < N; ++I)
    if (int C = Piece::compare(A[I], B[I]))
      return C;
  return order(A.size(), B.size());
}

void printPiece(const Piece &P, std::string &Out) {
  if (P.isLiteral()) {
    Out += '"' + escaped(P.text()) + '"';
  } else if (P.isHole()) {
    Out += "‹" + escaped(P.hole().Name) + "›";
  } else {
    Out += P.isBag() ? "{" : "(";
    llvm::interleave(
        P.members(), [&](const Piece &M) { printPiece(M, Out); },
        [&] { Out += P.isBag() ? ", " : " "; });
    Out += P.isBag() ? "}" : ")*";
  }
}

bool sharesPiece(const Piece &A, const Piece &B) {
  if (A.isHole() && B.isHole())
    return A.holePtr() == B.holePtr();
  return A.isLiteral() && B.isLiteral() && A.text() == B.text();
}

/// One piece for two equal ones: only gates of both remain. What both share is not looked
/// at again, because states that join mostly share what they hold.
Piece merged(const Piece &A, const Piece &B) {
  if (A.isLiteral())
    return A;
  if (A.isHole())
    return A.holePtr() == B.holePtr() ? A : Piece::hole(mergeHoles(A.holePtr(), B.holePtr()));
  if (&A.members() == &B.members())
    return A;
  Pieces Both;
  for (size_t I = 0; I < A.members().size(); ++I)
    Both.push_back(merged(A.members()[I], B.members()[I]));
  return A.isRepeat() ? Piece::repeat(std::move(Both)) : Piece::restoredBag(std::move(Both));
}

} // namespace

std::string escaped(llvm::StringRef Chars) {
  std::string Out;
  Out.reserve(Chars.size());
  for (unsigned char C : Chars) {
    switch (C) {
    case '\n':
      Out += "\\n";
      break;
    case '\t':
      Out += "\\t";
      break;
    case '"':
    case '\\':
      Out += '\\';
      Out += static_cast<char>(C);
      break;
    default:
      if (C >= 0x20 && C < 0x7f) {
        Out += static_cast<char>(C);
      } else {
        Out += "\\x";
        Out += llvm::hexdigit(C >> 4, true);
        Out += llvm::hexdigit(C & 15, true);
      }
    }
  }
  return Out;
}

Piece Piece::literal(std::string Value) {
  Piece P;
  P.K = Kind::Literal;
  P.Chars = std::make_shared<const std::string>(std::move(Value));
  return P;
}

Piece Piece::hole(HolePtr Value) {
  Piece P;
  P.K = Kind::Hole;
  P.H = std::move(Value);
  return P;
}

Piece Piece::repeat(Pieces Sequence) {
  Piece P;
  P.K = Kind::Repeat;
  P.Members = std::make_shared<const Pieces>(std::move(Sequence));
  return P;
}

static void flatten(const Pieces &Members, Pieces &Into) {
  for (const Piece &M : Members) {
    if (M.isBag() || M.isRepeat())
      flatten(M.members(), Into);
    else if (!M.isLiteral() || !M.text().empty())
      Into.push_back(M);
  }
}

/// \p More, in no order, among \p Into, which is sorted and unique. \returns whether anything
/// is new.
static bool mergeInto(Pieces &Into, Pieces More) {
  llvm::sort(More);
  bool Changed = false;
  for (Piece &M : More) {
    auto At = llvm::lower_bound(Into, M);
    if (At == Into.end() || !(*At == M)) {
      Into.insert(At, std::move(M));
      Changed = true;
    } else if (M.isHole()) {
      HolePtr Both = mergeHoles(At->holePtr(), M.holePtr());
      Changed |= Both != At->holePtr();
      *At = Piece::hole(std::move(Both));
    }
  }
  return Changed;
}

/// Mostly a bag grows by little, or not at all: what the largest bag among \p Members holds
/// is in order, and stays shared where nothing is new.
Piece Piece::bag(const Pieces &Members, BoundCounts &Cut) {
  const Piece *Largest = nullptr;
  for (const Piece &M : Members)
    if (M.isBag() && (!Largest || M.members().size() > Largest->members().size()))
      Largest = &M;
  Pieces More;
  for (const Piece &M : Members)
    if (!Largest || M.isLiteral() || M.isHole() || &M.members() != &Largest->members())
      flatten({M}, More);
  Pieces All = Largest ? Largest->members() : Pieces();
  if (!mergeInto(All, std::move(More)) && Largest)
    return *Largest;
  boundMembers(All, Cut);
  bool Same = Largest && All.size() == Largest->members().size() &&
              std::equal(All.begin(), All.end(), Largest->members().begin(), sharesPiece);
  if (Same)
    return *Largest;
  Piece P;
  P.K = Kind::Bag;
  P.Members = std::make_shared<const Pieces>(std::move(All));
  return P;
}

Piece Piece::restoredBag(Pieces Members) {
  Piece P;
  P.K = Kind::Bag;
  P.Members = std::make_shared<const Pieces>(std::move(Members));
  return P;
}

void Piece::forEachHole(llvm::function_ref<void(const Hole &)> Visit) const {
  if (isHole())
    Visit(*H);
  if (Members)
    for (const Piece &M : *Members)
      M.forEachHole(Visit);
}

int Piece::compare(const Piece &A, const Piece &B) {
  if (A.K != B.K)
    return order(A.K, B.K);
  if (A.isLiteral())
    return A.Chars == B.Chars ? 0 : A.Chars->compare(*B.Chars);
  if (A.Members)
    return A.Members == B.Members ? 0 : compareRanges(*A.Members, *B.Members);
  if (A.H == B.H)
    return 0;
  return Hole::compare(*A.H, *B.H);
}

Shape::Shape(std::string Literal) {
  if (!Literal.empty())
    Parts.push_back(Piece::literal(std::move(Literal)));
}

Shape::Shape(HolePtr H) { Parts.push_back(Piece::hole(std::move(H))); }

Shape::Shape(Piece P) { Parts.push_back(std::move(P)); }

Shape Shape::restored(Pieces Parts) {
  Shape S;
  S.Parts = std::move(Parts);
  return S;
}

bool Shape::isConstant() const {
  bool Holes = false;
  forEachHole([&](const Hole &) { Holes = true; });
  return !Holes;
}

std::optional<std::string> Shape::constant() const {
  if (Parts.empty())
    return std::string();
  if (Parts.size() == 1 && Parts.front().isLiteral())
    return Parts.front().text();
  return std::nullopt;
}

llvm::StringRef Shape::knownPrefix() const {
  return !Parts.empty() && Parts.front().isLiteral() ? llvm::StringRef(Parts.front().text()) : "";
}

llvm::StringRef Shape::knownSuffix() const {
  return !Parts.empty() && Parts.back().isLiteral() ? llvm::StringRef(Parts.back().text()) : "";
}

void Shape::forEachHole(llvm::function_ref<void(const Hole &)> Visit) const {
  for (const Piece &P : Parts)
    P.forEachHole(Visit);
}

void Shape::append(const Piece &P, BoundCounts &Cut) {
  if (P.isLiteral() && P.text().empty())
    return;
  if (P.isLiteral() && P.text().size() > Bounds::MaxLiteral) {
    ++Cut.LiteralsCut;
    append(Piece::literal(P.text().substr(0, Bounds::MaxLiteral)), Cut);
    return;
  }
  if (!Parts.empty() && P.isLiteral() && Parts.back().isLiteral()) {
    std::string Joined = Parts.back().text();
    size_t Room = Bounds::MaxLiteral - std::min<size_t>(Bounds::MaxLiteral, Joined.size());
    if (P.text().size() > Room)
      ++Cut.LiteralsCut;
    Joined.append(P.text(), 0, Room);
    Parts.back() = Piece::literal(std::move(Joined));
    return;
  }
  if (!Parts.empty() && P.isBag() && Parts.back().isBag()) {
    Parts.back() = Piece::bag({Parts.back(), P}, Cut);
    return;
  }
  Parts.push_back(P);
}

void Shape::bound(BoundCounts &Cut) {
  if (Parts.size() <= Bounds::MaxPieces)
    return;
  ++Cut.ShapesCut;
  constexpr size_t Ends = Bounds::MaxPieces / 3;
  Shape Bounded;
  for (size_t I = 0; I < Ends; ++I)
    Bounded.append(Parts[I], Cut);
  Shape Known = withSurroundings();
  Pieces Middle(Known.Parts.begin() + Ends, Known.Parts.end() - Ends);
  Bounded.append(Piece::bag(Middle, Cut), Cut);
  for (size_t I = Parts.size() - Ends; I < Parts.size(); ++I)
    Bounded.append(Parts[I], Cut);
  *this = std::move(Bounded);
}

Shape Shape::concat(const Shape &A, const Shape &B, BoundCounts &Cut) {
  if (A.empty())
    return B;
  Shape Result = A;
  for (const Piece &P : B.Parts)
    Result.append(P, Cut);
  Result.bound(Cut);
  return Result;
}

Shape Shape::cover(const Shape &A, const Shape &B, BoundCounts &Cut) {
  if (A == B)
    return A.mergedWith(B);
  size_t Prefix = 0;
  size_t Shorter = std::min(A.Parts.size(), B.Parts.size());
  while (Prefix < Shorter && A.Parts[Prefix] == B.Parts[Prefix])
    ++Prefix;
  size_t Suffix = 0;
  while (Suffix < Shorter - Prefix &&
         A.Parts[A.Parts.size() - 1 - Suffix] == B.Parts[B.Parts.size() - 1 - Suffix])
    ++Suffix;
  auto Middle = [&](const Shape &S) {
    Pieces Known = S.withSurroundings().Parts;
    return Pieces(Known.begin() + static_cast<ptrdiff_t>(Prefix),
                  Known.end() - static_cast<ptrdiff_t>(Suffix));
  };
  Pieces RestA = Middle(A);
  Pieces RestB = Middle(B);
  Shape Result;
  for (size_t I = 0; I < Prefix; ++I)
    Result.append(merged(A.Parts[I], B.Parts[I]), Cut);
  // Characters that two differing literals share at either end stay in order.
  auto Split = [](Pieces &From, size_t Chars, bool Front) {
    Piece &P = Front ? From.front() : From.back();
    std::string Kept = Front ? P.text().substr(Chars) : P.text().substr(0, P.text().size() - Chars);
    P = Piece::literal(std::move(Kept));
  };
  auto IsLiteral = [](const Pieces &P, bool Front) {
    return !P.empty() && (Front ? P.front() : P.back()).isLiteral();
  };
  if (IsLiteral(RestA, true) && IsLiteral(RestB, true)) {
    const std::string &X = RestA.front().text();
    const std::string &Y = RestB.front().text();
    size_t N = static_cast<size_t>(std::mismatch(X.begin(), X.end(), Y.begin(), Y.end()).first -
                                   X.begin());
    Result.append(Piece::literal(X.substr(0, N)), Cut);
    Split(RestA, N, true);
    Split(RestB, N, true);
  }
  std::string Tail;
  if (IsLiteral(RestA, false) && IsLiteral(RestB, false)) {
    const std::string &X = RestA.back().text();
    const std::string &Y = RestB.back().text();
    size_t N = static_cast<size_t>(std::mismatch(X.rbegin(), X.rend(), Y.rbegin(), Y.rend()).first -
                                   X.rbegin());
    Tail = X.substr(X.size() - N);
    Split(RestA, N, false);
    Split(RestB, N, false);
  }
  llvm::append_range(RestA, RestB);
  Piece Rest = Piece::bag(RestA, Cut);
  if (!Rest.members().empty())
    Result.append(Rest, Cut);
  Result.append(Piece::literal(std::move(Tail)), Cut);
  for (size_t I = Suffix; I > 0; --I)
    Result.append(merged(A.Parts[A.Parts.size() - I], B.Parts[B.Parts.size() - I]), Cut);
  Result.bound(Cut);
  return Result;
}

std::optional<Pieces> Shape::tailOf(const Shape &Longer) const {
  size_t N = Parts.size();
  if (Longer.Parts.size() < N)
    return std::nullopt;
  for (size_t I = 0; I + 1 < N; ++I)
    if (!(Parts[I] == Longer.Parts[I]))
      return std::nullopt;
  Pieces Tail(Longer.Parts.begin() + static_cast<ptrdiff_t>(N), Longer.Parts.end());
  if (N == 0 || Parts[N - 1] == Longer.Parts[N - 1])
    return Tail;
  const Piece &Last = Longer.Parts[N - 1];
  if (!Parts[N - 1].isLiteral() || !Last.isLiteral() ||
      !llvm::StringRef(Last.text()).starts_with(Parts[N - 1].text()))
    return std::nullopt;
  Tail.insert(Tail.begin(), Piece::literal(Last.text().substr(Parts[N - 1].text().size())));
  return Tail;
}

std::optional<Shape> Shape::grownTo(const Shape &Longer, BoundCounts &Cut) const {
  std::optional<Pieces> Tail = tailOf(Longer);
  if (!Tail || Tail->empty())
    return std::nullopt;
  Piece Repeated = Piece::repeat(std::move(*Tail));
  if (Parts.empty() || !Parts.back().isRepeat())
    return concat(*this, Shape(Repeated), Cut);
  if (!(Parts.back() == Repeated))
    return cover(*this, Longer, Cut);
  Shape Same = *this;
  Same.Parts.back() = merged(Parts.back(), Repeated);
  return Same;
}

static Piece mapped(const Piece &P, llvm::function_ref<HolePtr(const HolePtr &)> Map) {
  if (P.isLiteral())
    return P;
  if (P.isHole())
    return Piece::hole(Map(P.holePtr()));
  Pieces Members;
  bool Changed = false;
  for (const Piece &M : P.members()) {
    Members.push_back(mapped(M, Map));
    Changed |= M.isHole() ? Members.back().holePtr() != M.holePtr()
                          : !M.isLiteral() && &Members.back().members() != &M.members();
  }
  if (!Changed)
    return P;
  BoundCounts None; // no more members than before
  return P.isRepeat() ? Piece::repeat(std::move(Members)) : Piece::bag(Members, None);
}

Shape Shape::mapHoles(llvm::function_ref<HolePtr(const HolePtr &)> Map) const {
  Shape Result;
  for (const Piece &P : Parts)
    Result.Parts.push_back(mapped(P, Map));
  return Result;
}

/// What stands before and behind \p Parts[At] on its line, as far as the order is known.
static Surroundings surroundingsOf(const Pieces &Parts, size_t At) {
  Surroundings S;
  auto Chars = [](const Piece &P) -> llvm::StringRef {
    return P.isLiteral() ? llvm::StringRef(P.text()) : llvm::StringRef(&HoleMark, 1);
  };
  auto IsOrdered = [](const Piece &P) { return P.isLiteral() || P.isHole(); };
  for (size_t I = At; I > 0 && IsOrdered(Parts[I - 1]); --I) {
    llvm::StringRef Part = Chars(Parts[I - 1]);
    size_t Line = Part.rfind('\n');
    S.Before.insert(0, Part.substr(Line == llvm::StringRef::npos ? 0 : Line + 1).str());
    if (Line != llvm::StringRef::npos || S.Before.size() > Bounds::MaxSurroundings)
      break;
  }
  for (size_t I = At + 1; I < Parts.size() && IsOrdered(Parts[I]); ++I) {
    llvm::StringRef Part = Chars(Parts[I]);
    size_t Line = Part.find('\n');
    S.After += Part.substr(0, Line == llvm::StringRef::npos ? Line : Line + 1).str();
    if (Line != llvm::StringRef::npos || S.After.size() > Bounds::MaxSurroundings)
      break;
  }
  size_t Excess = S.Before.size() - std::min<size_t>(S.Before.size(), Bounds::MaxSurroundings);
  S.Before.erase(0, Excess);
  S.After.resize(std::min<size_t>(S.After.size(), Bounds::MaxSurroundings));
  return S;
}

/// Does a part that begins in \p S.Before hold what follows? Most languages agree on quotes,
/// and on what begins a comment; which language it is, is known later.
static bool isConfined(const Surroundings &S) {
  char Quote = 0;
  for (size_t I = 0; I < S.Before.size(); ++I) {
    char C = S.Before[I];
    llvm::StringRef Rest = llvm::StringRef(S.Before).substr(I);
    if (C == '\\')
      ++I;
    else if (Quote)
      Quote = C == Quote ? 0 : Quote;
    else if (C == '"' || C == '\'' || C == '`')
      Quote = C;
    else if (C == '#' || Rest.starts_with("//") || (Rest.starts_with("/*") && !Rest.contains("*/")))
      return true;
  }
  return Quote &&
         (S.After.empty() || S.After.back() != '\n' || llvm::StringRef(S.After).contains(Quote));
}

using Surrounded = llvm::function_ref<HolePtr(const HolePtr &, const Surroundings &)>;

/// \p P with what \p Map makes of each hole that is not known to stand somewhere else.
static Piece surrounded(const Piece &P, const Surroundings &S, Surrounded Map) {
  if (P.isLiteral())
    return P;
  if (P.isHole())
    return P.hole().Number || P.hole().Around ? P : Piece::hole(Map(P.holePtr(), S));
  Pieces Members;
  for (const Piece &M : P.members())
    Members.push_back(surrounded(M, S, Map));
  BoundCounts None; // no more members than before
  return P.isRepeat() ? Piece::repeat(std::move(Members)) : Piece::bag(Members, None);
}

/// \p Parts with each hole in a quoted part or a comment replaced by what \p Map makes of it.
static Pieces mapSurrounded(const Pieces &Parts, Surrounded Map) {
  Pieces Out = Parts;
  for (size_t I = 0; I < Parts.size(); ++I) {
    if (Parts[I].isLiteral())
      continue;
    if (Parts[I].isRepeat())
      Out[I] = Piece::repeat(mapSurrounded(Parts[I].members(), Map));
    if (Surroundings S = surroundingsOf(Parts, I); isConfined(S))
      Out[I] = surrounded(Out[I], S, Map);
  }
  return Out;
}

Shape Shape::withSurroundings() const {
  Shape Out;
  Out.Parts = mapSurrounded(Parts, [](const HolePtr &H, Surroundings S) {
    auto Known = std::make_shared<Hole>(*H);
    S.Where = H->Put;
    Known->Around = std::move(S);
    return Known;
  });
  return Out;
}

Shape Shape::putAt(const Place &Where) const {
  Shape Out;
  Out.Parts = mapSurrounded(Parts, [&](const HolePtr &H, const Surroundings &) -> HolePtr {
    if (H->Put.isValid())
      return H;
    auto Known = std::make_shared<Hole>(*H);
    Known->Put = Where;
    return Known;
  });
  return Out;
}

Shape Shape::mergedWith(const Shape &Other) const {
  Shape Result = *this;
  for (size_t I = 0; I < Result.Parts.size(); ++I)
    Result.Parts[I] = merged(Result.Parts[I], Other.Parts[I]);
  return Result;
}

std::string Shape::print() const {
  if (Parts.empty())
    return "\"\"";
  std::string Out;
  llvm::interleave(Parts, [&](const Piece &P) { printPiece(P, Out); }, [&] { Out += ' '; });
  return Out;
}

int Shape::compare(const Shape &A, const Shape &B) { return compareRanges(A.Parts, B.Parts); }

} // namespace bordercheck
