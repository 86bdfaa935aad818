// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "plugin/compiler/Carrier.h"
#include "checks/summary/Header.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/IR/Module.h"
#include "llvm/IR/PassManager.h"
#include "llvm/Passes/PassBuilder.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"
#include "llvm/Support/xxhash.h"
#include "llvm/Transforms/Utils/ModuleUtils.h"

namespace bordercheck {
namespace {

struct EmbedPass : llvm::PassInfoMixin<EmbedPass> {
  explicit EmbedPass(std::shared_ptr<const std::string> Given) : Bytes(std::move(Given)) {}

  llvm::PreservedAnalyses run(llvm::Module &M, llvm::ModuleAnalysisManager &) {
    if (!Bytes->empty())
      llvm::embedBufferInModule(M, llvm::MemoryBufferRef(*Bytes, "bordercheck"), SummarySection,
                                llvm::Align(SummaryAlignment));
    for (llvm::GlobalVariable &V : M.globals())
      if (V.getSection() == SummarySection)
        leaveAlone(V);
    return llvm::PreservedAnalyses::all();
  }

  /// At -O0, too.
  static bool isRequired() { return true; }

private:
  /// A sanitizer's red zone would be laid around a copy that linkers keep.
  static void leaveAlone(llvm::GlobalVariable &V) {
    llvm::GlobalValue::SanitizerMetadata None;
    None.NoAddress = true;
    None.NoHWAddress = true;
    V.setSanitizerMetadata(None);
  }

  std::shared_ptr<const std::string> Bytes;
};

} // namespace

void embedInObject(clang::CompilerInstance &Ci, std::shared_ptr<const std::string> Bytes) {
  Ci.getCodeGenOpts().PassBuilderCallbacks.emplace_back([Bytes](llvm::PassBuilder &Passes) {
    Passes.registerPipelineStartEPCallback([Bytes](llvm::ModulePassManager &Manager, auto &&...) {
      Manager.addPass(EmbedPass(Bytes));
    });
  });
}

llvm::Error writeBeside(llvm::StringRef File, llvm::StringRef Unit, llvm::StringRef Bytes) {
  llvm::SmallString<256> Path(File);
  if (File.ends_with("/")) {
    if (std::error_code E = llvm::sys::fs::create_directories(File))
      return llvm::createStringError(E, File + ": " + E.message());
    // Two units may have one base name.
    llvm::sys::path::append(Path, llvm::sys::path::filename(Unit) + "-" +
                                      llvm::utohexstr(llvm::xxh3_64bits(Unit), true) + ".bcs");
  }
  return llvm::writeToOutput(Path, [&](llvm::raw_ostream &Out) {
    Out << Bytes;
    return llvm::Error::success();
  });
}

} // namespace bordercheck
