// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The list that a security team keeps: every crossing, also the constant ones, with who
// controls it, what stands in between, and what was decided.
#ifndef BORDERCHECK_REPORT_INVENTORY_H
#define BORDERCHECK_REPORT_INVENTORY_H

#include "checks/report/Report.h"

namespace bordercheck {

struct InventoryEntry {
  const LinkedCrossing *Of = nullptr;
  /// As of a finding, but of no rule.
  std::string Fingerprint;
  /// The folder of the file.
  std::string Component;
  bool Constant = false;
  /// The highest of the holes, whatever they have passed; constant without one.
  Controller Who = Controller::Constant;
  std::vector<std::string> Gates;
  /// "open", "approved", ... where a rule has a finding there; else empty.
  std::string Standing;
};

/// One for each of R.Inventory, in its order.
std::vector<InventoryEntry> inventoryOf(const Report &R);

} // namespace bordercheck

#endif
