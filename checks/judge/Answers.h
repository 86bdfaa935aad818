// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What every rule needs: the holes that no gate covers, and the finding that says
// who controls them. A rule decides which inputs count, which gates settle them,
// and the words.
#ifndef BORDERCHECK_JUDGE_ANSWERS_H
#define BORDERCHECK_JUDGE_ANSWERS_H

#include "checks/judge/Rule.h"
#include "checks/text/Position.h"
#include "llvm/ADT/MapVector.h"

namespace bordercheck {

/// One input of a crossing as a rule looks at it.
struct Exposed {
  Role As = Role::Text;
  /// Holes that carry data and that none of the settling gates covers; at most one
  /// for each origin, the highest controllers first.
  std::vector<const Hole *> Holes;
  /// What the text is written in, and where in it each hole lands, where that is known.
  Language In;
  llvm::MapVector<const Hole *, Position> Lands;

  /// Of one of Holes; of unknown kind where it is not known.
  Position positionOf(const Hole *H) const { return Lands.lookup(H); }
};

/// What settles a file or a folder that code is taken from. An identifier check is not among
/// them: it keeps a value in its folder, but does not say which file it may name.
constexpr std::array<GateKind, 4> SettlesSource = {GateKind::Signature, GateKind::Digest,
                                                   GateKind::AllowList, GateKind::Promotion};

/// What settles a text that becomes code, beside an escape that fits.
constexpr std::array<GateKind, 5> SettlesText = {GateKind::Signature, GateKind::Digest,
                                                 GateKind::AllowList, GateKind::IdentifierCheck,
                                                 GateKind::Promotion};

/// The input in role \p As of \p C; without holes where it has none that are exposed. Where the
/// text is written in \p In, an escape settles a hole that lands where it fits.
Exposed exposed(const Crossing &C, Role As, llvm::ArrayRef<GateKind> Settling, Language In = {});

/// Is one of \p Settling on \p H, or an escape that fits \p At in \p In?
bool isSettled(const Hole &H, llvm::ArrayRef<GateKind> Settling, Language In = {},
               const Position &At = {});

/// What the text of \p C is written in: what the crossing says, else by the file's name and by
/// what the text looks like.
Language languageAt(const Crossing &C);

/// Sorts the holes of \p E as Exposed wants them, and drops those with the same origin.
void order(Exposed &E);

/// The words of one finding.
struct Wording {
  llvm::StringRef Rule;
  /// Before and after the names of the holes: "the library path is built from",
  /// "and loaded by dlopen".
  std::string Before, After;
  /// What runs when; the execution answer.
  std::string Execution;
  /// What would settle it.
  std::string Remedy;
  Moment When = Moment::Now;
  /// Stands between Before and the names, where neither "taken from" nor "built from" is right.
  llvm::StringRef From = "";
};

/// The finding for \p E, with text, input and execution notes and the steps. Without holes
/// it is about what the program's author wrote into the text.
Finding finding(const LinkedCrossing &L, const Exposed &E, const Wording &W);

/// "taken from" for a text that is one hole, else "built from".
llvm::StringRef origination(const Crossing &C, Role As);

} // namespace bordercheck

#endif
