// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The name of a crossing that survives edits around it. A fingerprint is made of the
// rule, the file's name, the function, the callee, and what crosses: texts and paths
// with their holes by origin and the gates that these have passed. Lines, columns,
// folders, local names and layout do not count. So an approval of a fingerprint is an
// approval of exactly this text, from these origins, under these gates.
#ifndef BORDERCHECK_REVIEW_FINGERPRINT_H
#define BORDERCHECK_REVIEW_FINGERPRINT_H

#include "checks/model/Finding.h"

namespace bordercheck {

/// The version of the recipe: SARIF's key for it is "bordercheck/v1".
constexpr llvm::StringLiteral FingerprintName = "bordercheck/v1";

/// 32 hexadecimal digits; equal for crossings that are alike.
std::string fingerprintOf(const Finding &F);

/// Sets Fingerprint of all findings of a run. \p All are sorted by place; the second and
/// later of those alike end in ":2", ":3".
void identify(const std::vector<Finding *> &All);

/// Texts that are alike give the same string, whatever locals and parameters are called.
std::string canonical(const Text &T);

} // namespace bordercheck

#endif
