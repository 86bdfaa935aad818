// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A unit as linking holds it: an outline of each function, which is who it calls and where
// it stores, and the summary itself once somebody asks what a function does. Of a large
// program few functions have a part in any crossing, so most units are never read whole.
#ifndef BORDERCHECK_LINK_LINKUNIT_H
#define BORDERCHECK_LINK_LINKUNIT_H

#include "checks/model/Summary.h"
#include "llvm/ADT/FunctionExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/Support/Error.h"
#include <memory>

namespace bordercheck {

struct CallOutline {
  EntityId Callee = 0;
  bool Virtual = false;
  /// The call's Through is set.
  bool Indirect = false;
};

struct StoreOutline {
  EntityId Entity = 0;
  bool Written = false;
  StoreWay Way = StoreWay::Value;
};

/// The calls and stores of one function, in its order.
struct FunctionOutline {
  EntityId Id = 0;
  /// A hash of the function's place.
  uint64_t At = 0;
  /// Of the function in its summary.
  unsigned Number = 0;
  bool Crosses = false;
  llvm::SmallVector<EntityId, 0> Overrides;
  llvm::SmallVector<CallOutline, 0> Calls;
  llvm::SmallVector<StoreOutline, 0> Stores;
};

class LinkUnit {
public:
  /// Called at most once.
  using Reader = llvm::unique_function<llvm::Expected<Summary>()>;

  explicit LinkUnit(Summary All);
  /// \p Known is the summary that \p Rest yields, where texts may be anything that is set
  /// where the summary's text is, and names and places of calls are left out.
  LinkUnit(Summary Known, Reader Rest);

  const std::string &name() const { return Name; }
  const UnitCounts &counts() const { return Counts; }
  const std::vector<Suppression> &suppressions() const { return Suppressions; }
  const std::vector<Step> &mistakes() const { return Mistakes; }
  /// Of functions that do nothing.
  const std::vector<EntityId> &idle() const { return Idle; }

  /// Of the functions that linking takes from this unit; who drops some erases them.
  std::vector<FunctionOutline> Functions;

  /// What the function of \p Outline does: the whole unit is read for the first one.
  const FunctionEffects &effects(const FunctionOutline &Outline);
  /// The unit with no other functions than those that were left in Functions.
  Summary reduced();
  /// What was wrong with the unit when it was read: then its functions do nothing.
  const std::string &problem() const { return Problem; }

private:
  void read();

  std::string Name;
  std::vector<EntityId> Idle;
  std::vector<Suppression> Suppressions;
  std::vector<Step> Mistakes;
  UnitCounts Counts;
  Reader Rest;
  std::unique_ptr<Summary> Whole;
  std::string Problem;
};

} // namespace bordercheck

#endif
