// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What encoder and decoder agree on besides the fields: the records of the bitstream, and
// how a piece of a shape is one number.
#ifndef BORDERCHECK_SUMMARY_RECORDS_H
#define BORDERCHECK_SUMMARY_RECORDS_H

#include "llvm/Bitstream/BitCodeEnums.h"
#include <cstdint>

namespace bordercheck {

constexpr unsigned SummaryBlock = llvm::bitc::FIRST_APPLICATION_BLOCKID;
constexpr unsigned AbbrevWidth = 3;

/// The codes of records. Tables come first, what refers to them later.
enum RecordCode : unsigned {
  StringSizes = 1,
  StringBytes, ///< a blob: all strings, end to end
  EntityIds,   ///< a blob: eight bytes each
  Places,
  Traces,
  Holes,
  Texts,
  Functions,
  Unit,
};

/// A piece is a number whose low two bits are its kind. Above them: of a literal its
/// string, of a hole its record, of a repeat or a bag the number of members that follow.
constexpr unsigned PieceKindBits = 2;
/// Repeats in repeats: loops nest, but not deeper than a reader's stack.
constexpr unsigned MaxPieceDepth = 64;

} // namespace bordercheck

#endif
