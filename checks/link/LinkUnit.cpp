// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "checks/link/LinkUnit.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/xxhash.h"
#include <utility>

namespace bordercheck {
namespace {

uint64_t hashOf(const Place &P) {
  return llvm::xxh3_64bits(P.File) * 31 + (uint64_t(P.Line) << 32 | P.Column);
}

FunctionOutline outlineOf(const FunctionEffects &F, size_t Number) {
  FunctionOutline O;
  O.Id = F.Id;
  O.At = hashOf(F.Where);
  O.Number = static_cast<unsigned>(Number);
  O.Crosses = !F.Crossings.empty();
  O.Overrides.assign(F.Overrides.begin(), F.Overrides.end());
  O.Calls.reserve(F.Calls.size());
  for (const Call &C : F.Calls)
    O.Calls.push_back({C.Callee, C.Virtual, !C.Through.isUnset()});
  O.Stores.reserve(F.Stores.size());
  for (const Store &S : F.Stores)
    O.Stores.push_back({S.Entity, S.Written, S.Way});
  return O;
}

std::vector<FunctionOutline> outlinesOf(const Summary &S) {
  std::vector<FunctionOutline> All;
  All.reserve(S.Functions.size());
  for (size_t I = 0; I < S.Functions.size(); ++I)
    All.push_back(outlineOf(S.Functions[I], I));
  return All;
}

bool fits(const FunctionOutline &O, const Summary &S) {
  return O.Number < S.Functions.size() && S.Functions[O.Number].Id == O.Id &&
         S.Functions[O.Number].Calls.size() == O.Calls.size() &&
         S.Functions[O.Number].Stores.size() == O.Stores.size();
}

/// A function with as many calls and stores that says nothing of them.
FunctionEffects silent(const FunctionOutline &O) {
  FunctionEffects F;
  F.Id = O.Id;
  F.Calls.resize(O.Calls.size());
  F.Stores.resize(O.Stores.size());
  return F;
}

} // namespace

LinkUnit::LinkUnit(Summary All)
    : Functions(outlinesOf(All)), Name(All.Unit), Idle(All.Idle), Suppressions(All.Suppressions),
      Mistakes(All.Mistakes), Counts(All.Counts), Whole(std::make_unique<Summary>(std::move(All))) {
}

LinkUnit::LinkUnit(Summary Known, Reader Rest)
    : Functions(outlinesOf(Known)), Name(std::move(Known.Unit)), Idle(std::move(Known.Idle)),
      Suppressions(std::move(Known.Suppressions)), Mistakes(std::move(Known.Mistakes)),
      Counts(Known.Counts), Rest(std::move(Rest)) {}

void LinkUnit::read() {
  if (Whole)
    return;
  llvm::Expected<Summary> All = std::exchange(Rest, nullptr)();
  bool Usable = All && llvm::all_of(Functions, [&](const auto &O) { return fits(O, *All); });
  if (!Usable)
    Problem = All ? "its summary changed while it was linked" : llvm::toString(All.takeError());
  Whole = std::make_unique<Summary>();
  Whole->Unit = Name;
  for (const FunctionOutline &O : Functions) {
    if (Whole->Functions.size() <= O.Number)
      Whole->Functions.resize(O.Number + 1);
    Whole->Functions[O.Number] = Usable ? std::move(All->Functions[O.Number]) : silent(O);
  }
}

const FunctionEffects &LinkUnit::effects(const FunctionOutline &Outline) {
  read();
  return Whole->Functions[Outline.Number];
}

Summary LinkUnit::reduced() {
  read();
  Summary S;
  S.Unit = Name;
  S.Idle = Idle;
  S.Suppressions = Suppressions;
  S.Mistakes = Mistakes;
  S.Counts = Counts;
  for (const FunctionOutline &O : Functions)
    S.Functions.push_back(std::move(Whole->Functions[O.Number]));
  return S;
}

} // namespace bordercheck
