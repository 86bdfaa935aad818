// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What a user sees: rule, place, message, the three answers as notes, the steps.
#ifndef BORDERCHECK_MODEL_FINDING_H
#define BORDERCHECK_MODEL_FINDING_H

#include "checks/model/Crossing.h"

namespace bordercheck {

enum class Severity : uint8_t { Low, Medium, High, Critical };

llvm::StringRef nameOf(Severity S);
std::optional<Severity> severityFrom(llvm::StringRef Name);

/// What a finding's place is a part of.
enum class Context : uint8_t { Product, BuildTool, Test, Docs, ThirdParty };

llvm::StringRef nameOf(Context C);
std::optional<Context> contextFrom(llvm::StringRef Name);

/// When what crossed runs: in the call that crosses, or when something else picks it up.
enum class Moment : uint8_t { Now, Later };

llvm::StringRef nameOf(Moment When);

struct Note {
  Place Where;
  std::string Message;
};

/// Whether a finding is still to be decided, or what decided it.
enum class Standing : uint8_t {
  Open,
  Known,    ///< in the baseline
  Approved, ///< in the approvals file
  Silenced, ///< by a comment in the source
};

llvm::StringRef nameOf(Standing S);

/// What became of a finding since a baseline.
enum class Change : uint8_t {
  Unknown, ///< there is no baseline
  New,
  Worse,   ///< graver than it was
  Changed, ///< another text, path, origin or gate, or a step on the way was edited
  Same,
};

llvm::StringRef nameOf(Change C);

struct Decision {
  Standing As = Standing::Open;
  std::string Reason;
  std::string By;
  /// "2026-12-31", or empty.
  std::string Expires;
  /// The comment, where one silences.
  Place Where;
};

struct Finding {
  /// Without the "bordercheck-" prefix.
  std::string Rule;
  Severity Level = Severity::Medium;
  /// Who decides the text, at most: the highest controller of an ungated hole.
  Controller Who = Controller::Unknown;
  Context In = Context::Product;
  Moment When = Moment::Now;
  Place Where;
  std::string Message;
  /// text, input, path, execution: in this order, each at most a few times.
  std::vector<Note> Notes;
  /// From the origin to the call that crosses.
  std::vector<Step> Steps;
  /// The function that Where lies in.
  std::string Function;
  /// What crosses, without the secrets in its literals.
  Crossing Of;
  /// What stays the same while the crossing does (checks/review/Fingerprint.h).
  std::string Fingerprint;
  Decision Decided;
  /// Where a comment silences this for hosts that read it more simply: why it does not count.
  std::string DespiteComment;
  Change Since = Change::Unknown;
  /// Where Since is Worse or Changed, what is otherwise: "the text and the gates".
  std::string Otherwise;
};

} // namespace bordercheck

#endif
