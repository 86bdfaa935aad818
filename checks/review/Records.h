// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What is kept of a crossing outside the program: in the approvals file, which is the
// promotion step, and in a baseline. Both are YAML, sorted by fingerprint, one block a
// crossing, so that branches merge without touching each other's entries.
//
//   approvals:
//     - fingerprint: 8b2f41d0c7e96a35...
//       rule:        unverified-load
//       ...
//       reason:      The folder is writable by root alone
//       by:          Ada
//       expires:     2027-03-31
#ifndef BORDERCHECK_REVIEW_RECORDS_H
#define BORDERCHECK_REVIEW_RECORDS_H

#include "checks/model/Finding.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/raw_ostream.h"

namespace bordercheck {

/// A crossing in words. All but the fingerprint is for readers, and to say what changed
/// where the fingerprint no longer matches.
struct Record {
  std::string Fingerprint;
  std::string Rule;
  Severity Level = Severity::Low;
  /// "gen/fuse.cpp"
  std::string File;
  std::string Function;
  /// "command by system"
  std::string Crossing;
  /// "text: ‹env CXX› -shared", one for each input.
  std::vector<std::string> Inputs;
  /// "env CXX (operator)"
  std::vector<std::string> Origins;
  /// "identifier-check on op.name"
  std::vector<std::string> Gates;
  /// Of an approval only.
  std::string Reason;
  std::string By;
  /// The last day on which it holds, "2026-12-31"; empty: for good.
  std::string Expires;
};

Record recordOf(const Finding &F);

/// The records below \p Key ("approvals", "baseline"), sorted. An error names \p File and line.
llvm::Expected<std::vector<Record>> readRecords(llvm::StringRef Key, llvm::StringRef Content,
                                                llvm::StringRef File);
void writeRecords(llvm::StringRef Key, std::vector<Record> All, llvm::raw_ostream &Out);

/// Is \p Day a date that exists, as "2026-12-31"?
bool isDay(llvm::StringRef Day);

/// Something to say of the records themselves, or of a comment in the source.
struct Remark {
  Place Where;
  std::string Message;
};

struct Settlement {
  std::vector<Remark> Remarks;
  /// Records that nothing matches any more.
  std::vector<Record> Gone;
};

/// Approves those of \p Open that \p Approvals holds and that have not run out on \p Today.
/// An approved crossing that changed, an approval that ran out or that nothing matches is
/// remarked; \p File is where the approvals were read.
Settlement applyApprovals(std::vector<Finding> &Open, llvm::ArrayRef<Record> Approvals,
                          llvm::StringRef File, llvm::StringRef Today);

/// Says of each of \p Open what became of it since \p Baseline; those that are the same are
/// known from then on.
Settlement applyBaseline(std::vector<Finding> &Open, llvm::ArrayRef<Record> Baseline);

/// Does \p R stand for the place that \p F is in, so that one may have become the other?
bool sameSite(const Record &R, const Finding &F);

/// What of \p R is otherwise in \p F: "the text and the gates".
std::string differences(const Record &R, const Finding &F);

} // namespace bordercheck

#endif
