// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Lexes a shape. Literals and holes side by side become one run of characters, in which
// a hole is one character, so where a literal was cut does not matter. A repeat or a
// bag stands between runs, and is lexed from every state that its rounds lead to.
//
// Known limitation: a mark of several characters is not recognised across the edge of a
// repeat or bag; generators do not split one there.
#include "checks/text/PositionState.h"
#include "llvm/ADT/STLExtras.h"

namespace bordercheck {
namespace {

/// Different states that one place of a text is lexed in.
constexpr size_t MaxStates = 8;
/// Rounds of a repeat until its states must have been seen.
constexpr unsigned MaxRounds = 6;
constexpr size_t MaxDepth = 32;
/// Characters lexed for one shape, over all rounds.
constexpr size_t MaxWork = size_t(1) << 23;

struct Node;
using Sequence = std::vector<Node>;

struct Node {
  enum class Kind : uint8_t { Run, Repeat, Bag };
  Kind K = Kind::Run;
  /// Of a run; the holes' places in the order of forEachHole.
  std::string Chars;
  std::vector<unsigned> Holes;
  /// The body of a repeat, or each member of a bag.
  std::vector<Sequence> Parts;
  bool Full = false;
};

Position joined(const Position &A, const Position &B) {
  if (A == B)
    return A;
  auto IsCode = [](const Position &P) {
    return P.Kind == PositionKind::Code || P.Kind == PositionKind::Identifier ||
           P.Kind == PositionKind::Number;
  };
  Position P;
  if (IsCode(A) && IsCode(B))
    P.Kind = PositionKind::Code;
  return P;
}

class Flattener {
public:
  Sequence flatten(const Pieces &Parts) {
    Sequence Out;
    for (const Piece &P : Parts) {
      if (P.isLiteral() || P.isHole()) {
        if (Out.empty() || Out.back().K != Node::Kind::Run)
          Out.emplace_back();
        append(P, Out.back());
        continue;
      }
      Node N;
      N.K = P.isBag() ? Node::Kind::Bag : Node::Kind::Repeat;
      N.Full = P.isBag() && P.members().size() >= Bounds::MaxBag;
      if (P.isRepeat())
        N.Parts.push_back(flatten(P.members()));
      else
        for (const Piece &M : P.members())
          N.Parts.push_back(flatten({M}));
      Out.push_back(std::move(N));
    }
    return Out;
  }

  std::vector<const Hole *> Holes;

private:
  void append(const Piece &P, Node &Run) {
    if (P.isHole()) {
      Run.Holes.push_back(static_cast<unsigned>(Holes.size()));
      Holes.push_back(&P.hole());
      Run.Chars += HoleMark;
      return;
    }
    for (char C : P.text())
      Run.Chars += C == HoleMark ? '\x02' : C;
  }
};

/// Lexes one run from one state.
class RunLexer {
public:
  RunLexer(const Node &Run, llvm::StringRef Follows, LexState &S,
           std::vector<std::optional<Position>> &Found)
      : Run(Run), Chars(Run.Chars), Follows(Follows), S(S), Found(Found) {}

  void lex() {
    while (At < Chars.size()) {
      if (S.Before == '\n')
        beginLine();
      size_t Standing = 0;
      while (At < Chars.size() && step(Standing)) {
      }
    }
  }

private:
  const LanguageTable &Table = LanguageTable::get();

  /// One event; false where a line has begun.
  bool step(size_t &Standing) {
    size_t Was = At;
    char C = Chars[At];
    const LanguageMode &M = S.mode();
    if (S.Escaped) {
      S.Escaped = false;
      take(1);
    } else if (!M.Stops.test(static_cast<unsigned char>(C)) || C == HoleMark) {
      if (C != HoleMark || !open())
        take(1);
    } else if (!escape(M) && !skip(M) && !end(M) && !open()) {
      if (C == '\n' && M.Line && !(M.Continues && S.Before == '\\') && S.Stack.size() > 1)
        pop();
      else
        take(1);
    }
    // What matches nothing but a place must not hold the lexer there.
    Standing = At == Was ? Standing + 1 : 0;
    if (Standing > MaxDepth)
      take(1);
    return !(At > Was && S.Before == '\n');
  }

  bool escape(const LanguageMode &M) {
    if (!M.Escape || Chars[At] != M.Escape)
      return false;
    take(1);
    // A hole's value is not known to begin with anything that needs it.
    if (At == Chars.size())
      S.Escaped = true;
    else if (Chars[At] != HoleMark)
      take(1);
    return true;
  }

  std::optional<LanguagePattern::Match> matchAny(const std::vector<LanguagePattern> &Patterns,
                                                 llvm::StringRef Kept = {}) const {
    auto First = static_cast<unsigned char>(Chars[At]);
    for (const LanguagePattern &P : Patterns)
      if (P.firstChars().test(First))
        if (auto M = P.matchAt(Chars, At, S.Before, Kept))
          return M;
    return std::nullopt;
  }

  bool skip(const LanguageMode &M) {
    auto Match = matchAny(M.Skip);
    if (!Match || !Match->Length)
      return false;
    take(Match->Length);
    return true;
  }

  bool end(const LanguageMode &M) {
    if (S.Stack.size() < 2)
      return false;
    LexFrame &Top = S.Stack.back();
    if (auto Nested = matchAny(M.Nests); Nested && Nested->Length) {
      ++Top.Depth;
      take(Nested->Length);
      return true;
    }
    auto Match = matchAny(M.End, Top.Kept);
    if (!Match)
      return false;
    if (M.Doubled && Chars.substr(At + Match->Length).starts_with(Chars.substr(At, Match->Length)))
      take(2 * Match->Length);
    else if (Top.Depth) {
      --Top.Depth;
      take(Match->Length);
    } else {
      take(Match->Length);
      pop();
    }
    return true;
  }

  void pop() {
    const LexFrame &Top = S.Stack.back();
    if (Top.Format)
      S.Call = FormatCall::Seen;
    PositionKind Kind = S.mode().Kind;
    S.Stack.pop_back();
    if (Kind != PositionKind::LineComment && Kind != PositionKind::BlockComment)
      S.endOperand();
  }

  bool open() {
    if (S.Stack.size() >= MaxDepth)
      return false;
    for (unsigned Index : S.mode().Opens) {
      const LanguageMode &M = Table.mode(Index);
      if ((M.Operand && !S.expectsOperand()) || (M.NotInNumber && S.inNumber()))
        continue;
      auto Match = matchAny(M.Begin);
      if (!Match)
        continue;
      push(Index, M, *Match);
      return true;
    }
    return false;
  }

  void push(unsigned Index, const LanguageMode &M, const LanguagePattern::Match &Match) {
    LexFrame F;
    F.Mode = Index;
    F.Indent = S.Indent;
    F.Kept = Match.Kept;
    F.Opened = Chars.substr(At, Match.Length).trim().str();
    F.Format = M.Kind == PositionKind::String && S.Call != FormatCall::None;
    take(Match.Length);
    (M.Later ? S.Later : S.Stack).push_back(std::move(F));
  }

  void take(size_t Count) {
    for (size_t End = std::min(At + Count, Chars.size()); At < End; ++At) {
      char C = Chars[At];
      if (C == HoleMark)
        record();
      S.advance(C);
      if (C == '\n' && !S.Later.empty()) {
        S.Stack.insert(S.Stack.end(), S.Later.rbegin(), S.Later.rend());
        S.Later.clear();
      }
    }
  }

  void record() {
    llvm::StringRef Next = Chars.substr(At + 1);
    Position P = S.positionBefore(Next.empty() ? Follows : Next);
    std::optional<Position> &Slot = Found[Run.Holes[NextHole++]];
    Slot = Slot ? joined(*Slot, P) : P;
  }

  /// Ends what the line's indentation ends, and keeps the indentation, in which the
  /// dash of a YAML list counts as blank.
  void beginLine() {
    llvm::StringRef Rest = Chars.substr(At);
    size_t Blanks = Rest.find_first_not_of(" \t");
    if (Blanks == llvm::StringRef::npos || Rest[Blanks] == '\n')
      return;
    for (size_t I = 1; I < S.Stack.size(); ++I)
      if (Table.mode(S.Stack[I].Mode).Dedent && Blanks <= S.Stack[I].Indent) {
        S.Stack.resize(I);
        break;
      }
    while (Rest.substr(Blanks).starts_with("- "))
      Blanks += 2;
    S.Indent = static_cast<unsigned>(Blanks);
  }

  const Node &Run;
  llvm::StringRef Chars;
  llvm::StringRef Follows;
  LexState &S;
  std::vector<std::optional<Position>> &Found;
  size_t At = 0;
  size_t NextHole = 0;
};

class ShapeLexer {
public:
  ShapeLexer(size_t Holes) : Found(Holes) {}

  std::vector<LexState> lex(const Sequence &Nodes, std::vector<LexState> States,
                            llvm::StringRef Follows) {
    for (size_t I = 0; I < Nodes.size(); ++I) {
      llvm::StringRef Behind = I + 1 < Nodes.size() ? firstOf(Nodes[I + 1]) : Follows;
      switch (Nodes[I].K) {
      case Node::Kind::Run:
        States = lexRun(Nodes[I], std::move(States), Behind);
        break;
      case Node::Kind::Repeat:
        States = lexRounds(Nodes[I], std::move(States), Behind);
        break;
      case Node::Kind::Bag:
        for (LexState &S : States)
          S.forgetTokens();
        States = lexRounds(Nodes[I], std::move(States), " ");
        break;
      }
    }
    return States;
  }

  std::vector<std::optional<Position>> Found;
  /// Something was too much: what was found since may be incomplete.
  bool Lost = false;

private:
  static llvm::StringRef firstOf(const Node &N) {
    if (N.K == Node::Kind::Run)
      return N.Chars;
    if (N.K == Node::Kind::Repeat && !N.Parts.front().empty())
      return firstOf(N.Parts.front().front());
    return " ";
  }

  /// Adds the states that are new; true where there were any.
  bool addNew(std::vector<LexState> &All, const std::vector<LexState> &More,
              std::vector<LexState> &New) {
    for (const LexState &S : More) {
      if (llvm::is_contained(All, S))
        continue;
      if (All.size() == MaxStates) {
        Lost = true;
        return false;
      }
      All.push_back(S);
      New.push_back(S);
    }
    return !New.empty();
  }

  std::vector<LexState> lexRun(const Node &Run, std::vector<LexState> States,
                               llvm::StringRef Follows) {
    std::vector<LexState> Out;
    std::vector<LexState> New;
    for (LexState &S : States) {
      if (Work += Run.Chars.size(); Work > MaxWork)
        Lost = true;
      if (Lost) {
        for (unsigned H : Run.Holes)
          Found[H] = Position();
      } else {
        RunLexer(Run, Follows, S, Found).lex();
      }
    }
    addNew(Out, States, New);
    return Out;
  }

  /// No round, one, two, ... until no state is new.
  std::vector<LexState> lexRounds(const Node &N, std::vector<LexState> States,
                                  llvm::StringRef Follows) {
    Lost |= N.Full;
    std::vector<LexState> Frontier = States;
    for (unsigned Round = 0; !Frontier.empty(); ++Round) {
      Lost |= Round == MaxRounds;
      std::vector<LexState> Next;
      for (const Sequence &Part : N.Parts) {
        std::vector<LexState> After = lex(Part, Frontier, Follows);
        if (N.K == Node::Kind::Bag)
          for (LexState &S : After)
            S.forgetTokens();
        addNew(States, After, Next);
      }
      if (Lost && Round > 0)
        break;
      Frontier = std::move(Next);
    }
    return States;
  }

  size_t Work = 0;
};

/// Where \p H lands by what stood around it on its line; nothing where that is code, which
/// one line cannot tell.
std::optional<Position> positionAround(const Hole &H, const LexState &Start) {
  if (!H.Around)
    return std::nullopt;
  Node Run;
  Run.Chars = H.Around->Before + HoleMark + H.Around->After;
  for (char C : Run.Chars)
    if (C == HoleMark)
      Run.Holes.push_back(static_cast<unsigned>(Run.Holes.size()));
  std::vector<std::optional<Position>> Found(Run.Holes.size());
  LexState S = Start;
  RunLexer(Run, {}, S, Found).lex();
  std::optional<Position> P = Found[llvm::count(H.Around->Before, HoleMark)];
  bool Confined = P && P->In && P->Kind != PositionKind::Code;
  return Confined ? P : std::nullopt;
}

} // namespace

std::vector<HolePosition> positionsOf(const Shape &S, Language L) {
  Flattener Flat;
  Sequence Nodes = Flat.flatten(S.pieces());
  std::vector<HolePosition> Out;
  bool Whole = S.pieces().size() == 1 && S.pieces().front().isHole();
  if (L.isUnknown() || Whole) {
    Position P;
    P.Kind = Whole ? PositionKind::WholeText : PositionKind::Unknown;
    for (const Hole *H : Flat.Holes)
      Out.push_back({H, P});
    return Out;
  }
  LexState Start;
  Start.Stack.emplace_back().Mode = L.info()->Root;
  ShapeLexer Lexer(Flat.Holes.size());
  Lexer.lex(Nodes, {Start}, {});
  for (size_t I = 0; I < Flat.Holes.size(); ++I)
    Out.push_back(
        {Flat.Holes[I],
         positionAround(*Flat.Holes[I], Start).value_or(Lexer.Found[I].value_or(Position()))});
  return Out;
}

std::vector<HolePosition> positionsOf(const Text &T, Language L) {
  std::vector<HolePosition> Out;
  for (const Shape &S : T.shapes())
    for (HolePosition &P : positionsOf(S, L))
      Out.push_back(std::move(P));
  return Out;
}

} // namespace bordercheck
