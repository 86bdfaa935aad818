// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "checks/link/Collect.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/xxhash.h"

namespace bordercheck {
namespace {

uint64_t hashOf(const Place &P) {
  return llvm::xxh3_64bits(P.File) * 31 + (uint64_t(P.Line) << 32 | P.Column);
}

/// All that a function does, to tell two configurations of one definition apart.
std::string fingerprint(const FunctionEffects &F) {
  std::string K = F.Where.File + ':' + std::to_string(F.Where.Line) + F.Returns.print();
  for (const OutEffect &E : F.Outs)
    K += std::to_string(E.Param) + E.Value.print();
  for (const Store &S : F.Stores)
    K += std::to_string(S.Entity) + (S.Written ? "<<" : "=") + S.Value.print();
  for (const Call &C : F.Calls) {
    K += std::to_string(C.Callee) + ':' + std::to_string(C.Where.Line) + C.Through.print();
    for (const Text &A : C.Args)
      K += A.print() + ',';
  }
  for (const Crossing &C : F.Crossings)
    for (const CrossingInput &I : C.Inputs)
      K += C.Callee + ':' + std::to_string(C.Where.Line) + nameOf(I.As).str() + I.Value.print();
  return K;
}

bool before(const Summary &A, const Summary &B) {
  if (A.Unit != B.Unit)
    return A.Unit < B.Unit;
  auto All = [](const Summary &S) {
    std::string K;
    for (const FunctionEffects &F : S.Functions)
      K += fingerprint(F) + '\n';
    return K;
  };
  return All(A) < All(B);
}

} // namespace

void Collector::add(Summary S) {
  auto Unit = static_cast<unsigned>(Units.size());
  std::vector<FunctionEffects> Kept;
  Kept.reserve(S.Functions.size());
  for (FunctionEffects &F : S.Functions) {
    auto Here = static_cast<unsigned>(Kept.size());
    if (F.Id) {
      auto [At, New] = Holders.try_emplace({F.Id, hashOf(F.Where)}, Holder{Unit, Here});
      Holder &Held = At->second;
      bool Again = !New && Held.Unit == Unit;
      if (Again || (!New && Units[Held.Unit].Unit < S.Unit))
        continue;
      // Of two units with one name take() decides, when it has seen all of both.
      if (!New && S.Unit < Units[Held.Unit].Unit) {
        Units[Held.Unit].Functions[Held.Function] = {};
        Held = {Unit, Here};
      }
    }
    Kept.push_back(std::move(F));
  }
  Kept.shrink_to_fit();
  S.Functions = std::move(Kept);
  Units.push_back(std::move(S));
}

std::vector<Summary> Collector::take() {
  Holders.clear();
  for (Summary &U : Units)
    llvm::erase_if(U.Functions,
                   [](const FunctionEffects &F) { return !F.Id && F.empty(); }); // moved away
  llvm::sort(Units, before);
  llvm::DenseSet<Key> Seen;
  for (Summary &U : Units)
    llvm::erase_if(U.Functions, [&](const FunctionEffects &F) {
      return F.Id && !Seen.insert({F.Id, hashOf(F.Where)}).second;
    });
  return std::exchange(Units, {});
}

} // namespace bordercheck
