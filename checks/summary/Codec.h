// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A summary as bytes: an LLVM bitstream with a table of strings and one of entity ids, and
// a record for each distinct place, trace, hole and text, so that what recurs is written
// once. Records refer only to what stands before them. The same summary yields the same
// bytes on any machine.
#ifndef BORDERCHECK_SUMMARY_CODEC_H
#define BORDERCHECK_SUMMARY_CODEC_H

#include "checks/model/Summary.h"
#include "checks/summary/Header.h"

namespace bordercheck {

/// Changes with the names, order and types of a summary's fields.
uint64_t summarySchema();

/// What this program makes: \p Catalog and \p Configuration are the fingerprints of what
/// the analysis knows.
Provenance provenance(uint64_t Catalog, uint64_t Configuration);

std::string encode(const Summary &S, const Provenance &Maker);

/// The summary in \p Found. Fails where a summary of its maker cannot be linked by \p Ours, or
/// where it is none; any bytes may be given. The message leaves the file's name to the caller.
llvm::Expected<Summary> decode(const SealedSummary &Found, const Provenance &Ours);

/// The same in a fraction of the time, for who wants to know who calls and stores what: names
/// other than the unit's, places of calls, arguments and the texts themselves are left out;
/// a text that is set is an empty literal.
llvm::Expected<Summary> decodeOutline(const SealedSummary &Found, const Provenance &Ours);

/// The one summary that \p Bytes are.
llvm::Expected<Summary> decode(llvm::StringRef Bytes, const Provenance &Ours);

} // namespace bordercheck

#endif
