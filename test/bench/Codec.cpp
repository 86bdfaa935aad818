// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// bench-codec FILE...: how fast the summaries in these files are read whole, as an outline,
// and written. An effect is a result, an out-parameter, a predicate, a store, a call or a
// crossing of a function.
#include "checks/summary/Codec.h"
#include "checks/catalog/Catalog.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/raw_ostream.h"
#include <benchmark/benchmark.h>

using namespace bordercheck;

namespace {

/// A file's summary, as bytes and decoded.
struct Sample {
  std::string Bytes;
  Summary Whole;
};

Provenance ours() {
  return provenance(Catalog::builtinFingerprint(), Catalog::builtinFingerprint());
}

uint64_t effectsOf(const Summary &S) {
  uint64_t Count = 0;
  for (const FunctionEffects &F : S.Functions)
    Count += !F.Returns.isUnset() + F.Outs.size() + F.Predicates.size() + F.Stores.size() +
             F.Calls.size() + F.Crossings.size();
  return Count;
}

/// Runs \p Step over all samples, and says what one pass is worth.
template <typename Fn>
void measure(benchmark::State &State, const std::vector<Sample> &All, Fn Step) {
  uint64_t Effects = 0;
  uint64_t Bytes = 0;
  for (const Sample &S : All) {
    Effects += effectsOf(S.Whole);
    Bytes += S.Bytes.size();
  }
  for (auto Pass : State)
    for (const Sample &S : All)
      Step(S);
  State.SetItemsProcessed(static_cast<int64_t>(State.iterations() * Effects));
  State.SetBytesProcessed(static_cast<int64_t>(State.iterations() * Bytes));
  State.counters["effects"] = static_cast<double>(Effects);
}

SealedSummary sealedOf(const Sample &S) {
  llvm::StringRef Left = S.Bytes;
  return llvm::cantFail(takeSummary(Left));
}

std::vector<Sample> readAll(llvm::ArrayRef<char *> Files) {
  std::vector<Sample> All;
  for (llvm::StringRef File : Files) {
    auto Buffer = llvm::MemoryBuffer::getFile(File);
    if (!Buffer) {
      llvm::errs() << File << ": " << Buffer.getError().message() << "\n";
      return {};
    }
    llvm::Expected<Summary> Whole = decode((*Buffer)->getBuffer(), ours());
    if (!Whole) {
      llvm::errs() << File << ": " << llvm::toString(Whole.takeError()) << "\n";
      return {};
    }
    All.push_back({(*Buffer)->getBuffer().str(), std::move(*Whole)});
  }
  return All;
}

} // namespace

int main(int Argc, char **Argv) {
  benchmark::Initialize(&Argc, Argv);
  std::vector<Sample> All = readAll({Argv + 1, Argv + Argc});
  if (All.empty()) {
    llvm::errs() << "usage: bench-codec FILE... (what `bordercheck summarize` wrote)\n";
    return 1;
  }
  benchmark::RegisterBenchmark("decode", [&](benchmark::State &State) {
    measure(State, All, [](const Sample &S) {
      benchmark::DoNotOptimize(llvm::cantFail(decode(sealedOf(S), ours())));
    });
  });
  benchmark::RegisterBenchmark("decode-outline", [&](benchmark::State &State) {
    measure(State, All, [](const Sample &S) {
      benchmark::DoNotOptimize(llvm::cantFail(decodeOutline(sealedOf(S), ours())));
    });
  });
  benchmark::RegisterBenchmark("encode", [&](benchmark::State &State) {
    measure(State, All, [](const Sample &S) { benchmark::DoNotOptimize(encode(S.Whole, ours())); });
  });
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
