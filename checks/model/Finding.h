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

struct Note {
  Place Where;
  std::string Message;
};

struct Finding {
  /// Without the "bordercheck-" prefix.
  std::string Rule;
  Severity Level = Severity::Medium;
  /// Who decides the text, at most: the highest controller of an ungated hole.
  Controller Who = Controller::Unknown;
  Context In = Context::Product;
  Place Where;
  std::string Message;
  /// text, input, path, execution: in this order, each at most a few times.
  std::vector<Note> Notes;
  /// From the origin to the call that crosses.
  std::vector<Step> Steps;
};

} // namespace bordercheck

#endif
