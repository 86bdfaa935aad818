// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "checks/model/Idle.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"

namespace bordercheck {
namespace {

constexpr unsigned Gone = ~0U;

/// Calls \p Visit for each text of \p F, const or not alike.
template <typename Function, typename Fn> void forEachText(Function &F, Fn Visit) {
  Visit(F.Returns);
  for (auto &E : F.Outs)
    Visit(E.Value);
  for (auto &S : F.Stores)
    Visit(S.Value);
  for (auto &C : F.Calls) {
    Visit(C.Through);
    for (auto &A : C.Args)
      Visit(A);
    Visit(C.This);
    for (auto &P : C.Fields)
      Visit(P.Value);
  }
  for (auto &C : F.Crossings)
    for (auto &I : C.Inputs)
      Visit(I.Value);
}

bool readsCall(const Hole &H) {
  return H.Stands.K == Symbol::Kind::Return || H.Stands.K == Symbol::Kind::Out;
}

void markRead(const Text &T, std::vector<bool> &Read) {
  T.forEachHole([&](const Hole &H) {
    if (readsCall(H) && H.Stands.Index < Read.size())
      Read[H.Stands.Index] = true;
    if (H.Path)
      markRead(*H.Path, Read);
  });
}

/// With the calls that it reads under their new numbers.
Text renumbered(const Text &T, llvm::ArrayRef<unsigned> Numbers) {
  return T.mapHoles([&](const HolePtr &H) -> HolePtr {
    bool Moves = readsCall(*H) && H->Stands.Index < Numbers.size();
    if (!Moves && !H->Path)
      return H;
    auto Moved = std::make_shared<Hole>(*H);
    if (Moves)
      Moved->Stands.Index = Numbers[H->Stands.Index];
    if (H->Path)
      Moved->Path = std::make_shared<const Text>(renumbered(*H->Path, Numbers));
    return Moved;
  });
}

/// \returns false where there is nothing to drop.
bool dropCalls(FunctionEffects &F, const llvm::DenseSet<EntityId> &Idle) {
  auto MayGo = [&](const Call &C) {
    return C.Callee && !C.Virtual && C.Through.isUnset() && Idle.contains(C.Callee);
  };
  if (llvm::none_of(F.Calls, MayGo))
    return false;
  std::vector<bool> Read(F.Calls.size());
  forEachText(std::as_const(F), [&](const Text &T) { markRead(T, Read); });
  std::vector<unsigned> Numbers;
  unsigned Kept = 0;
  for (const auto &[I, C] : llvm::enumerate(F.Calls))
    Numbers.push_back(MayGo(C) && !Read[I] ? Gone : Kept++);
  if (Kept == F.Calls.size())
    return false;
  for (size_t I = 0; I < Numbers.size(); ++I)
    if (Numbers[I] != Gone && Numbers[I] != I)
      F.Calls[Numbers[I]] = std::move(F.Calls[I]);
  F.Calls.resize(Kept);
  forEachText(F, [&](Text &T) { T = renumbered(T, Numbers); });
  return true;
}

} // namespace

void dropIdle(Summary &S) {
  // Of two functions that share an id both must do nothing.
  llvm::DenseMap<EntityId, unsigned> Busy;
  for (const FunctionEffects &F : S.Functions)
    ++Busy[F.Id];
  llvm::DenseSet<EntityId> Idle;
  for (EntityId Id : S.Idle)
    if (!Busy.count(Id))
      Idle.insert(Id);
  for (bool Changed = true; Changed;) {
    Changed = false;
    for (FunctionEffects &F : S.Functions)
      if (dropCalls(F, Idle) && F.empty() && F.Id && !--Busy[F.Id])
        Changed |= Idle.insert(F.Id).second;
  }
  llvm::erase_if(S.Functions, [](const FunctionEffects &F) { return F.empty(); });
  S.Idle.assign(Idle.begin(), Idle.end());
  llvm::sort(S.Idle);
}

} // namespace bordercheck
