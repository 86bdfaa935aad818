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

/// What made a summary. Those of one schema and catalog can be linked with each other.
struct Provenance {
  /// Of the fields and vocabularies that the format knows.
  uint64_t Schema = 0;
  /// Of the library models that are part of the program.
  uint64_t Catalog = 0;
  /// Of what a project's settings added to them. It may differ from folder to folder.
  uint64_t Configuration = 0;
  /// For messages: "0.1.0", at most 15 characters.
  std::string Version;
};

/// Bytes to which a summary is aligned.
constexpr uint64_t SummaryAlignment = 8;

/// The section of an object that holds its summary. Linkers drop it from programs and
/// libraries, and lay such sections end to end where they make one object of several.
constexpr llvm::StringLiteral SummarySection = ".bordercheck";

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
/// version; the message says what to do and leaves the file's name to the caller.
llvm::Expected<SealedSummary> takeSummary(llvm::StringRef &Bytes);

/// Fails with what to do where a summary of \p Theirs cannot be linked by \p Ours.
llvm::Error checkMaker(const Provenance &Theirs, const Provenance &Ours);

} // namespace bordercheck

#endif
