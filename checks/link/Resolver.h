// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What the symbols in a function's texts stand for: the results of its calls, what
// calls leave in their arguments, fields and globals over the whole program, and
// parameters over all callers.
#ifndef BORDERCHECK_LINK_RESOLVER_H
#define BORDERCHECK_LINK_RESOLVER_H

#include "checks/link/Functions.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/DenseMap.h"
#include <map>
#include <set>

namespace bordercheck {

struct Caller {
  FunctionIndex Function = 0;
  unsigned Call = 0;
};

class Resolver {
public:
  Resolver(ProgramFunctions &Functions, BoundCounts &Cut);

  const FunctionEffects &function(FunctionIndex F) { return *Functions[F]; }
  llvm::ArrayRef<Caller> callersOf(FunctionIndex F) const { return Callers[F]; }
  /// Is one of several functions called, through a value or an overridden one? Who reads
  /// the call does not see which.
  bool chooses(const Caller &C) const;
  /// The functions that are called by their names and that no unit has, and the first such
  /// call.
  struct Unresolved {
    size_t Functions = 0;
    std::optional<Caller> First;
  };
  Unresolved unresolved() const;

  /// \p T, an effect of \p F, with results of calls, fields and globals filled in;
  /// parameters of \p F stay.
  Text resolve(FunctionIndex F, const Text &T);
  /// What \p C passes for \p Param, in terms of the caller's own parameters, with the
  /// call as a step.
  Text argument(const Caller &C, unsigned Param);
  /// What \p C passes in the field of its argument's object that \p H, a hole of the callee,
  /// stands for; what the field holds anywhere where C does not know.
  Text passedField(const Caller &C, const Hole &H);
  bool knowsField(const Caller &C, const Symbol &Field);
  /// Does \p C pass a handle that a field or global keeps, and count what the callee writes
  /// as written to that?
  bool passesKept(const Caller &C, unsigned Param) const;
  /// What \p F itself writes through the handle that \p Entity keeps.
  Text writtenBy(FunctionIndex F, EntityId Entity);
  /// What is written, anywhere, through the handle that \p Entity keeps.
  Text writtenTo(EntityId Entity);
  /// Where that is.
  std::vector<Step> writesTo(EntityId Entity);
  /// \p T, in terms of the parameters of \p F, with what all callers pass for them.
  Text overAllCallers(FunctionIndex F, const Text &T);
  /// With the parameters of \p F as origins: nobody is known to call it.
  Text closed(FunctionIndex F, const Text &T);

private:
  void bindDirect();
  bool bindIndirect();
  bool addCaller(FunctionIndex Callee, Caller C);
  Text resultOf(FunctionIndex F, const Hole &H);
  Text returnsOf(FunctionIndex F);
  Text outOf(FunctionIndex F, unsigned Param);
  Text stored(const Hole &H);
  Text anywhere(const Hole &H);
  bool isAsked(FunctionIndex F, const Symbol &Field);
  enum class Which : uint8_t { All, Written, Through };
  Text joined(EntityId Entity, Which Of);
  Text leftBy(FunctionIndex F, const Hole &H);
  Text inCaller(const Caller &C, const Text &T);
  using Keepers = llvm::SmallVector<EntityId, 2>;
  const Keepers &keepersOf(FunctionIndex F, unsigned Param);
  Text throughKeepers(FunctionIndex Callee, unsigned Param);
  static HolePtr namedAfter(const Hole &Place, const HolePtr &In);
  /// The join of what all callers pass: stores are joined over the program anyway.
  Text parameter(FunctionIndex F, unsigned Param);
  Text asOrigin(const Hole &H, OriginKind Kind, std::string Name) const;

  struct Stored {
    FunctionIndex Function;
    unsigned Number;
  };
  using Bound = llvm::SmallVector<FunctionIndex, 2>;
  Bound &boundTo(const Caller &C) { return Callees[FirstCall[C.Function] + C.Call]; }
  const Bound &boundTo(const Caller &C) const { return Callees[FirstCall[C.Function] + C.Call]; }

  ProgramFunctions &Functions;
  BoundCounts &Cut;
  llvm::DenseMap<EntityId, FunctionIndex> Index;
  std::vector<std::vector<Caller>> Callers;
  /// What each call calls; those of a function begin at its FirstCall.
  std::vector<Bound> Callees;
  std::vector<size_t> FirstCall;
  llvm::DenseMap<EntityId, std::vector<Stored>> Stores;

  /// What has been resolved, by function and a number that tells what of it. An
  /// entry that is being resolved is unset, which ends recursion.
  using Key = std::pair<uint64_t, uint64_t>;
  llvm::DenseMap<Key, Text> Known;
  unsigned Depth = 0;
  /// The fields and globals that keep the pointer which a function gets.
  std::map<std::pair<FunctionIndex, unsigned>, Keepers> Keeping;
  /// Does some caller of the function know the field of the object that it passes?
  std::map<std::tuple<FunctionIndex, unsigned, EntityId>, bool> Asked;
  /// Recursion: what is being resolved, and how deep it stands; the outermost such thing
  /// that the current one met; what was found while it was not done, with the depth of
  /// the outermost thing that it met, in the order of finding. That is forgotten when
  /// the outermost thing is done, unless it was tried too often.
  std::map<Key, unsigned> Active;
  unsigned Met = ~0U;
  std::map<Key, unsigned> Tentative;
  std::vector<Key> Order;
  std::map<Key, unsigned> Tries;

  /// Something, where a bound says to look no further.
  Text notResolved(std::string Name);
  template <typename Fn> Text once(Key K, Fn Compute);
};

} // namespace bordercheck

#endif
