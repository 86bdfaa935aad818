// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The pipeline over one translation unit, for front ends that live in a compiler: a
// single unit is a link of one summary.
#ifndef BORDERCHECK_PLUGIN_ONEUNIT_H
#define BORDERCHECK_PLUGIN_ONEUNIT_H

#include "checks/config/Configuration.h"
#include "checks/flow/Entities.h"
#include "checks/judge/Judge.h"

namespace bordercheck {

/// A finding with its places as locations of the unit.
struct LocatedFinding {
  Finding What;
  clang::SourceLocation Where;
  /// One for each of What.Notes; invalid where the place has no location here.
  std::vector<clang::SourceLocation> Notes;
};

/// An annotation that cannot be understood.
struct LocatedMistake {
  clang::SourceLocation Where;
  std::string What;
};

/// Of \p Unit, whose places \p Names gave.
std::vector<LocatedMistake> mistakesIn(const Summary &Unit, const Entities &Names);

struct UnitFindings {
  std::vector<LocatedFinding> Findings;
  /// NOLINT comments of the main file that silence nothing, and could not if all units were
  /// known: no effect of this one is on their lines.
  std::vector<clang::SourceLocation> Unused;
  std::vector<LocatedMistake> Mistakes;
};

/// What a front end says at each of UnitFindings::Unused.
constexpr llvm::StringLiteral UnusedMessage = "this NOLINT comment silences nothing; drop it";

/// What holds for \p File; an error where its configuration or a model cannot be read.
llvm::Expected<const Configured *> configuredFor(llvm::StringRef File, Configurations &Settings);

/// \p Here decides together with \p Options.
UnitFindings findingsIn(clang::ASTContext &Ast, const Configured &Here, JudgeOptions Options);

} // namespace bordercheck

#endif
