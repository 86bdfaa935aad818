// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Text of the analysed program before people's eyes. What they see must be what is there:
// marks that turn the direction of writing, fillers of no width and control characters can
// make a text look like another one.
#ifndef BORDERCHECK_TEXT_VISIBLE_H
#define BORDERCHECK_TEXT_VISIBLE_H

#include "llvm/ADT/StringRef.h"
#include <string>

namespace bordercheck {

/// \p S as valid UTF-8; what is not becomes U+FFFD.
std::string utf8(llvm::StringRef S);

/// \p S as valid UTF-8 in which every character has a shape: the others are spelled out, as
/// \x1b or <U+202E>. Line ends and tabs stay.
std::string visible(llvm::StringRef S);

/// The same on one line, and so that no CI system takes it for a command when it stands in a
/// log: "::error::" at the start of a line, "##[error]", "##vso[...]", "##teamcity[...]".
std::string printable(llvm::StringRef S);

} // namespace bordercheck

#endif
