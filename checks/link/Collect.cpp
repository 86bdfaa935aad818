// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "checks/link/Collect.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"

namespace bordercheck {
namespace {

/// All that a function does, to tell two configurations of one definition apart.
std::string fingerprint(const FunctionEffects &F) {
  std::string K = F.Where.File + ':' + std::to_string(F.Where.Line) + F.Returns.print();
  for (const OutEffect &E : F.Outs)
    K += std::to_string(E.Param) + E.Value.print();
  for (const Store &S : F.Stores)
    K += std::to_string(S.Entity) + (S.Written ? "<<" : "=") + std::to_string(int(S.Way)) +
         S.Value.print();
  for (const Call &C : F.Calls) {
    K += std::to_string(C.Callee) + ':' + std::to_string(C.Where.Line) + C.Through.print();
    for (const Text &A : C.Args)
      K += A.print() + ',';
    K += C.This.print();
    for (const PassedField &P : C.Fields)
      K += std::to_string(P.Field) + '=' + P.Value.print();
  }
  for (const Crossing &C : F.Crossings)
    for (const CrossingInput &I : C.Inputs)
      K += C.Callee + ':' + std::to_string(C.Where.Line) + nameOf(I.As).str() + I.Value.print();
  return K;
}

/// All that a unit does, to tell two units of one name apart.
std::string fingerprint(LinkUnit &U) {
  std::string K;
  for (const FunctionOutline &F : U.Functions)
    K += fingerprint(U.effects(F)) + '\n';
  return K;
}

bool before(LinkUnit &A, LinkUnit &B) {
  return A.name() != B.name() ? A.name() < B.name() : fingerprint(A) < fingerprint(B);
}

} // namespace

void Collector::add(LinkUnit U) {
  auto Here = static_cast<unsigned>(Units.size());
  llvm::erase_if(U.Functions, [&](const FunctionOutline &F) {
    if (!F.Id)
      return false;
    auto [At, New] = Holders.try_emplace({F.Id, F.At}, Here);
    unsigned &Holder = At->second;
    if (New)
      return false;
    if (Holder == Here || Units[Holder].name() < U.name())
      return true;
    // Of two units with one name take() decides, when it has seen all of both.
    if (U.name() < Units[Holder].name())
      Holder = Here;
    return false;
  });
  U.Functions.shrink_to_fit();
  Units.push_back(std::move(U));
}

std::vector<LinkUnit> Collector::take() {
  // Those that a unit lost after it came.
  for (LinkUnit &U : Units)
    llvm::erase_if(U.Functions, [&](const FunctionOutline &F) {
      return F.Id && Units[Holders.find({F.Id, F.At})->second].name() < U.name();
    });
  Holders.clear();
  llvm::sort(Units, [](auto &A, auto &B) { return before(A, B); });
  llvm::DenseSet<Key> Seen;
  for (LinkUnit &U : Units)
    llvm::erase_if(U.Functions, [&](const FunctionOutline &F) {
      return F.Id && !Seen.insert({F.Id, F.At}).second;
    });
  return std::exchange(Units, {});
}

} // namespace bordercheck
