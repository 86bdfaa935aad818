// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A text on one line, short enough to read, with what surrounds each hole.
#ifndef BORDERCHECK_TEXT_EXCERPT_H
#define BORDERCHECK_TEXT_EXCERPT_H

#include "checks/text/Text.h"

namespace bordercheck {

/// \p T as source text with its holes between angle marks, as in
/// `rm -f ‹env TMPDIR›/fusion`. Long literals keep what stands next to holes;
/// alternatives are separated by " | ". Never longer than about \p Columns.
std::string excerpt(const Text &T, size_t Columns = 200);

} // namespace bordercheck

#endif
