// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Files, streams and connections as texts. A handle is a hole that knows the path it is
// bound to; what is written through it follows it in the same shape. So handles take the
// ways that texts take: through parameters, fields, results and units.
//
//   FILE *F = fopen(Name, "w");        ‹open Name›
//   fprintf(F, "int %s;", Id);         ‹open Name› "int " ‹Id› ";"
//   fgets(Line, 80, G);                Line: ‹file of G›, with the path of G
#ifndef BORDERCHECK_TEXT_ARTIFACT_H
#define BORDERCHECK_TEXT_ARTIFACT_H

#include "checks/text/Text.h"

namespace bordercheck {

/// A handle that \p Opener opened at \p Where and that is bound to \p Path. One whose path
/// is the empty constant (a standard stream, a socket), or a device, makes no artifact.
Text openHandle(OriginKind From, const Text &Path, llvm::StringRef Opener, const Place &Where);
/// An origin that \p Of names, in terms that callers may fill: the name of an environment
/// entry, the path of a file.
Hole originNamed(OriginKind From, Controller Who, const Text &Of);
/// \p H, bound to \p Path instead; its name follows.
HolePtr boundTo(const HolePtr &H, const Text &Path);
bool holdsHandle(const Text &T);
/// Begins with a handle, or with what linking may find to be one.
bool beginsWithHandle(const Shape &S);
bool mayBeHandle(const Text &T);
/// Handles, and none of them bound to a path.
bool isUnbound(const Text &T);

/// What reading yields from the text of a handle: an origin with the handle's path. From
/// any other text, a stream over memory, some part of it.
Text readFrom(const Text &Handle);
/// An origin for what is read from a handle that nobody knows.
Hole unknownRead();
/// The paths that the handles in \p T are bound to; unset where none is bound.
Text pathOf(const Text &T, BoundCounts &Cut);
/// What was written through the handles in \p T; unset where nothing was.
Text contentOf(const Text &T, BoundCounts &Cut);

/// Do two equal paths of this shape name the same file? A constant does, and holes that
/// have the same value wherever they stand, or a file's name around them.
bool namesOneFile(const Shape &Path);

/// \p Path in a few characters: the constant, or the first hole's name.
std::string shortName(const Text &Path);

} // namespace bordercheck

#endif
