// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What stands before each encoded summary: what made it, how long it is, and a checksum.
// So sections that a linker has laid end to end come apart again, and a summary that this
// version cannot use is refused before it is decoded.
#ifndef BORDERCHECK_SUMMARY_HEADER_H
#define BORDERCHECK_SUMMARY_HEADER_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <cstdint>
#include <string>
#include <vector>

namespace bordercheck {

/// Summaries can be linked with each other where these agree.
struct Provenance {
  /// Of the fields and vocabularies that the format knows.
  uint64_t Schema = 0;
  /// Of the library models that the analysis knew (Catalog::fingerprint).
  uint64_t Catalog = 0;
  /// Of the settings that the analysis obeyed.
  uint64_t Configuration = 0;
  /// For messages: "0.1.0", at most 15 characters.
  std::string Version;
};

/// Bytes to which a summary is aligned.
constexpr uint64_t SummaryAlignment = 8;

/// \p Payload behind a header, padded to SummaryAlignment.
std::string sealed(llvm::StringRef Payload, const Provenance &Maker);

/// An encoded summary: still as it lies in its file.
struct SealedSummary {
  llvm::StringRef Payload;
  Provenance Maker;
};

/// True where \p Bytes begin like a summary, in either byte order.
bool looksSealed(llvm::StringRef Bytes);

/// Takes the first summary off \p Bytes, and the padding before and behind it. Fails, and
/// leaves nothing, where it is cut short, damaged, of another byte order or header
/// version. \p File is for the message.
llvm::Expected<SealedSummary> takeSummary(llvm::StringRef &Bytes, const llvm::Twine &File);

/// Fails with what to do where a summary of \p Theirs cannot be linked by \p Ours.
llvm::Error checkMaker(const Provenance &Theirs, const Provenance &Ours, const llvm::Twine &File);

} // namespace bordercheck

#endif
