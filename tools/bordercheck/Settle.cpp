// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "Settle.h"
#include "checks/review/Fingerprint.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"

namespace bordercheck {
namespace {

void sortByPlace(std::vector<Finding> &All) {
  llvm::sort(All, [](const Finding &A, const Finding &B) {
    return std::tie(A.Where, A.Rule, A.Message) < std::tie(B.Where, B.Rule, B.Message);
  });
}

/// More than any source that people write; what generators make need not be shown.
constexpr uint64_t MaxSource = 16U << 20;

void readSource(Report &R, const Place &P) {
  uint64_t Size = 0;
  if (!P.isValid() || R.Sources.count(P.File) || llvm::sys::fs::file_size(P.File, Size) ||
      Size > MaxSource)
    return;
  if (auto Text = llvm::MemoryBuffer::getFile(P.File))
    R.Sources[P.File] = (*Text)->getBuffer().str();
}

} // namespace

void readSources(Report &R) {
  for (const std::vector<Finding> *All : {&R.Findings, &R.Settled})
    for (const Finding &F : *All) {
      readSource(R, F.Where);
      for (const Note &N : F.Notes)
        readSource(R, N.Where);
      for (const Step &S : F.Steps)
        readSource(R, S.Where);
    }
}

void settle(Report &R, Judgement J) {
  std::vector<Finding> All = std::move(J.Findings);
  std::move(J.Silenced.begin(), J.Silenced.end(), std::back_inserter(All));
  sortByPlace(All);
  std::vector<Finding *> Each;
  for (Finding &F : All)
    Each.push_back(&F);
  identify(Each);
  for (Finding &F : All)
    (F.Decided.As == Standing::Open ? R.Findings : R.Settled).push_back(std::move(F));
  for (const Suppression &S : J.Unused)
    R.Remarks.push_back({{S.File, S.Line, 1}, "this NOLINT comment silences nothing; drop it"});
}

} // namespace bordercheck
