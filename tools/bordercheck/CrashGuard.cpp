// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "CrashGuard.h"
#include "llvm/Support/CrashRecoveryContext.h"
#include <csignal>
#include <memory>
#include <mutex>

namespace bordercheck {
namespace {

constexpr size_t WorkStack = size_t(64) << 20;
constexpr size_t HandlerStack = size_t(64) << 10;

/// LLVM's handlers run on the stack of the thread that crashed; where that has run over
/// there is no room for them.
void handleOnOwnStack() {
  for (int Signal : {SIGSEGV, SIGBUS}) {
    struct sigaction Now;
    if (sigaction(Signal, nullptr, &Now))
      continue;
    Now.sa_flags |= SA_ONSTACK;
    sigaction(Signal, &Now, nullptr);
  }
}

void catchCrashes() {
  static std::once_flag Once;
  std::call_once(Once, [] {
    llvm::CrashRecoveryContext::Enable();
    handleOnOwnStack();
  });
}

} // namespace

bool ranToItsEnd(llvm::function_ref<void()> Work) {
  catchCrashes();
  // Owned here, because a crash leaves the thread without any clean-up.
  auto Spare = std::make_unique<char[]>(HandlerStack);
  auto WithSpare = [&] {
    stack_t Own = {};
    Own.ss_sp = Spare.get();
    Own.ss_size = HandlerStack;
    sigaltstack(&Own, nullptr);
    Work();
  };
  llvm::CrashRecoveryContext Guard;
  return Guard.RunSafelyOnThread(WithSpare, WorkStack);
}

} // namespace bordercheck
