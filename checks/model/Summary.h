// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What one translation unit does, as plain data that knows nothing of Clang: the
// effects of each of its functions. Texts in effects are symbolic: a hole may stand
// for a parameter, a field, a global or the result of a call, and linking fills
// those in. Worked example:
//
//   int run(const char *Cmd) { return system(Cmd); }        // crossing: ‹param 0›
//   void go() { std::string C = "ls " + dir(); run(C.c_str()); }
//                                   // call of run with "ls " ‹result of call 0›
//
// `link` substitutes the arguments of go's calls into run's crossing and reports it
// at the call in go.
#ifndef BORDERCHECK_MODEL_SUMMARY_H
#define BORDERCHECK_MODEL_SUMMARY_H

#include "checks/model/Crossing.h"

namespace bordercheck {

/// What a field of the object that is passed for Param holds, where the caller knows.
struct PassedField {
  unsigned Param = 0;
  EntityId Field = 0;
  Text Value;
};

/// The object that is passed for Param is the one that the caller's own parameter From
/// refers to.
struct PassedObject {
  unsigned Param = 0;
  unsigned From = 0;
};

/// A call as the callee's effects need it. Its number in FunctionEffects::Calls is
/// the Index of Return and Out symbols.
struct Call {
  /// 0 where only Through says what is called.
  EntityId Callee = 0;
  /// Overriders of Callee may be called as well.
  bool Virtual = false;
  /// The value that is called, where it is a pointer or a function object: its holes
  /// lead to Function symbols.
  Text Through;
  /// As the reader knows the callee: "run".
  std::string Name;
  Place Where;
  /// Unset where the argument is no text.
  std::vector<Text> Args;
  /// Of the object whose method is called, where its class adds to a library's string or
  /// stream; else unset.
  Text This;
  std::vector<PassedField> Fields;
  std::vector<PassedObject> Objects;

  /// What is passed for \p Param, which may be ThisParam; null where it is no text.
  const Text *passed(unsigned Param) const {
    const Text *T = Param == ThisParam ? &This : Param < Args.size() ? &Args[Param] : nullptr;
    return T && !T->isUnset() ? T : nullptr;
  }
};

/// How a store is one into its entity.
enum class StoreWay : uint8_t {
  Value,
  /// The entity is made to point to it, and what is stored through the entity is stored there.
  Pointer,
  /// It is put where the entity points to.
  Through,
  /// A call may leave it there: a hole for what the call leaves in its argument.
  Left,
};

llvm::StringRef nameOf(StoreWay Way);

/// A value put into a field or a global, joined over the whole program.
struct Store {
  Symbol::Kind K = Symbol::Kind::Field;
  EntityId Entity = 0;
  std::string Name;
  Place Where;
  Text Value;
  StoreWay Way = StoreWay::Value;
  /// Value was written through the handle that the entity holds.
  bool Written = false;
  /// Of what was written: where data was.
  std::vector<Step> Writes;
};

/// What a call leaves in the object that a parameter points to.
struct OutEffect {
  unsigned Param = 0;
  Text Value;
  /// The parameter is a stream or descriptor that the function writes to.
  bool Written = false;
};

/// What a function's acceptance says of a parameter: in a caller, the branch on
/// which the function returned true (or non-zero) carries the gate.
struct PredicateEffect {
  unsigned Param = 0;
  Gate Establishes;
};

struct FunctionEffects {
  EntityId Id = 0;
  std::string Name;
  Place Where;
  std::vector<std::string> ParamNames;
  /// What made the function, as its source says: "protoc".
  std::string GeneratedBy;
  /// The function's annotations say all this, not its body: what it makes cross is its
  /// callers' text.
  bool Declared = false;
  /// The virtual functions that this one overrides, all the way up.
  std::vector<EntityId> Overrides;
  /// Unset where the function returns no text.
  Text Returns;
  /// The parameter that the function returns a reference or pointer to, where it always does.
  std::optional<unsigned> ReturnsParam;
  std::vector<OutEffect> Outs;
  std::vector<PredicateEffect> Predicates;
  std::vector<Store> Stores;
  std::vector<Call> Calls;
  std::vector<Crossing> Crossings;

  bool empty() const {
    return Returns.isUnset() && Overrides.empty() && Outs.empty() && Predicates.empty() &&
           Stores.empty() && Calls.empty() && Crossings.empty();
  }
};

/// Lines on which the source asks for silence (NOLINT and relatives). Rules holds
/// globs over rule names with their "bordercheck-" prefix; the last that fits decides,
/// and one after a "-" takes back what stands before it. Empty means all rules.
struct Suppression {
  std::string File;
  unsigned FirstLine = 0;
  unsigned LastLine = 0;
  std::vector<std::string> Rules;
  /// The line of the comment, and what it gives as the reason.
  unsigned Line = 0;
  std::string Reason = "";

  auto operator<=>(const Suppression &) const = default;
};

struct UnitCounts {
  uint64_t Functions = 0;         ///< with a body, outside system headers
  uint64_t FunctionsAnalysed = 0; ///< of those, walked
  uint64_t FlagsLeftOut = 0;      ///< that Clang does not know
  BoundCounts Cut;

  UnitCounts &operator+=(const UnitCounts &O) {
    Functions += O.Functions;
    FunctionsAnalysed += O.FunctionsAnalysed;
    FlagsLeftOut += O.FlagsLeftOut;
    Cut += O.Cut;
    return *this;
  }
};

struct Summary {
  /// The main file, relative where it lies below the run's root.
  std::string Unit;
  std::vector<FunctionEffects> Functions;
  /// Those that have a body and do nothing that callers see.
  std::vector<EntityId> Idle;
  std::vector<Suppression> Suppressions;
  /// Annotations in the source that cannot be understood.
  std::vector<Step> Mistakes;
  UnitCounts Counts;
};

} // namespace bordercheck

#endif
