// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// bench-catalog: what each process pays for the catalog, which is packed at build time, and what
// each call that an analysis meets pays for asking it.
#include "checks/catalog/Catalog.h"
#include <benchmark/benchmark.h>

using namespace bordercheck;

namespace {

void load(benchmark::State &State) {
  for (auto Pass : State) {
    llvm::Expected<Catalog> Loaded = Catalog::builtin();
    benchmark::DoNotOptimize(llvm::cantFail(std::move(Loaded)));
  }
}

void ask(benchmark::State &State, llvm::StringRef LastComponent) {
  Catalog Known = llvm::cantFail(Catalog::builtin());
  for (auto Pass : State)
    benchmark::DoNotOptimize(Known.mayKnow(LastComponent));
}

} // namespace

int main(int Count, char **Arguments) {
  benchmark::Initialize(&Count, Arguments);
  benchmark::RegisterBenchmark("load", load)->Unit(benchmark::kMillisecond);
  benchmark::RegisterBenchmark("ask/known", ask, "dlopen");
  benchmark::RegisterBenchmark("ask/unknown", ask, "initialise_everything");
  benchmark::RunSpecifiedBenchmarks();
}
