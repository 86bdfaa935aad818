// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A summary for people and scripts, by the same fields as it is encoded.
#ifndef BORDERCHECK_SUMMARY_DUMP_H
#define BORDERCHECK_SUMMARY_DUMP_H

#include "checks/model/Summary.h"
#include "llvm/Support/JSON.h"

namespace bordercheck {

/// Writes one object. Fields that hold nothing are left out; a text is an object of its
/// printed form and its holes; entity ids are in hexadecimal.
void dump(const Summary &S, llvm::json::OStream &Out);

} // namespace bordercheck

#endif
