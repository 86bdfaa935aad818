// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Joins summaries: the arguments of calls are substituted into the crossings of
// their callees, results and stores into the holes that stand for them, until a
// crossing's texts hold nothing but origins. One summary is a program, too.
#ifndef BORDERCHECK_LINK_LINK_H
#define BORDERCHECK_LINK_LINK_H

#include "checks/link/Collect.h"
#include "checks/model/Summary.h"

namespace bordercheck {

/// What becomes of a file that the program writes.
struct ArtifactUse {
  CrossingKind How = CrossingKind::Load;
  std::string Callee;
  Place Where;
  /// Its content is read, and becomes a part of what crosses there.
  bool ReadBack = false;
  /// By a program that the command does not name, such as the user's editor: whether it takes
  /// the file as code, only the file tells.
  bool ByUnnamed = false;
};

/// A crossing whose texts are closed: every hole stands for an origin. Where is the
/// place that supplies the text; Chain leads from there to the call that crosses.
struct LinkedCrossing {
  Crossing At;
  /// The function that Where lies in, and what made it.
  std::string Function;
  std::string GeneratedBy;
  /// Indices into the program's Suppressions: those at either end of the chain.
  std::vector<size_t> Silenced;
  /// Of a write: where the program itself makes code of the file.
  std::vector<ArtifactUse> Uses;
  /// Of a write: the file may be run; where that is said is among the writes of At.
  bool IsExecutable = false;
};

/// Functions that are called by name, that no unit defines and no model describes: what they
/// do is not known.
struct MissingFunctions {
  size_t Count = 0;
  /// One of them.
  std::string Example;
};

/// A unit that could not be read when it was needed.
struct UnreadUnit {
  std::string Unit;
  std::string Why;
};

struct Program {
  /// Sorted by place; no two alike.
  std::vector<LinkedCrossing> Crossings;
  /// Of all units; sorted, no two alike.
  std::vector<Suppression> Suppressions;
  /// Annotations that cannot be understood; sorted, no two alike.
  std::vector<Step> Mistakes;
  UnitCounts Counts;
  MissingFunctions Missing;
  std::vector<UnreadUnit> Unread;
};

/// The same units in any order give the same program.
Program link(Collector Units);
Program link(std::vector<Summary> Units);

} // namespace bordercheck

#endif
