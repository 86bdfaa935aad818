// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "Settle.h"
#include "checks/review/Fingerprint.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include <chrono>
#include <cstdlib>
#include <fmt/format.h>

namespace bordercheck {
namespace {

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

/// By the clock, or by what reproducible builds agree on.
std::string today() {
  using namespace std::chrono;
  sys_seconds Now = floor<seconds>(system_clock::now());
  long long Epoch = 0;
  if (const char *Given = std::getenv("SOURCE_DATE_EPOCH");
      Given && !llvm::StringRef(Given).getAsInteger(10, Epoch))
    Now = sys_seconds(seconds(Epoch));
  year_month_day Day(floor<days>(Now));
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(Day.year()),
                     static_cast<unsigned>(Day.month()), static_cast<unsigned>(Day.day()));
}

} // namespace

llvm::Expected<std::vector<Record>> readRecordsIn(llvm::StringRef Key, llvm::StringRef File,
                                                  bool MustExist) {
  auto Text = llvm::MemoryBuffer::getFile(File);
  if (!Text && Text.getError() == std::errc::no_such_file_or_directory && !MustExist)
    return std::vector<Record>();
  if (!Text)
    return llvm::createStringError(File + ": " + Text.getError().message() + "; `bordercheck " +
                                   (Key == "baseline" ? "baseline" : "approve") +
                                   "` writes such a file");
  return readRecords(Key, (*Text)->getBuffer(), File);
}

llvm::Expected<Kept> readKept(llvm::StringRef Approvals, llvm::StringRef Baseline) {
  Kept K;
  K.Today = today();
  K.ApprovalsIn = Approvals.empty() ? ApprovalsFile.str() : Approvals.str();
  auto Approved = readRecordsIn("approvals", K.ApprovalsIn, /*MustExist=*/!Approvals.empty());
  if (!Approved)
    return Approved.takeError();
  K.Approvals = std::move(*Approved);
  if (Baseline.empty())
    return K;
  auto Known = readRecordsIn("baseline", Baseline, /*MustExist=*/true);
  if (!Known)
    return Known.takeError();
  K.Baseline = std::move(*Known);
  return K;
}

void settle(Report &R, Judgement J, const Kept &By) {
  std::vector<Finding> All = std::move(J.Findings);
  std::move(J.Silenced.begin(), J.Silenced.end(), std::back_inserter(All));
  llvm::sort(All, [](const Finding &A, const Finding &B) {
    return std::tie(A.Where, A.Rule, A.Message) < std::tie(B.Where, B.Rule, B.Message);
  });
  std::vector<Finding *> Each;
  Each.reserve(All.size());
  for (Finding &F : All)
    Each.push_back(&F);
  identify(Each);

  for (const Suppression &S : J.Unused)
    R.Remarks.push_back({{S.File, S.Line, 1}, "this NOLINT comment silences nothing; drop it"});
  llvm::append_range(R.Remarks,
                     applyApprovals(All, By.Approvals, By.ApprovalsIn, By.Today).Remarks);
  R.Compared = By.Baseline.has_value();
  if (By.Baseline)
    R.Gone = applyBaseline(All, *By.Baseline).Gone;
  for (Finding &F : All)
    (F.Decided.As == Standing::Open ? R.Findings : R.Settled).push_back(std::move(F));
  readSources(R);
}

} // namespace bordercheck
