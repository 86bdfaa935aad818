// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What the rules over written files share: what becomes of the file, and the holes in
// what is written.
#ifndef BORDERCHECK_JUDGE_WRITTEN_H
#define BORDERCHECK_JUDGE_WRITTEN_H

#include "checks/judge/Answers.h"

namespace bordercheck {

struct Written {
  bordercheck::Becomes Becomes = Becomes::Import;
  std::string Language;
  /// Not a text: a compiler or an engine made it.
  bool IsCompiled = false;
  /// For messages: 'out.py', '<name>.py'.
  std::string File;
  /// Holes of the content that nothing settles.
  Exposed Content;
};

/// Of a write crossing whose file something will take as code or as orders: by its name;
/// where that is not known, by what the content looks like. Nothing where the content
/// holds no data.
std::optional<Written> written(const LinkedCrossing &L, const Catalog &Known);

/// The content of a write crossing, as written() has it, whatever becomes of the file.
Exposed writtenContent(const LinkedCrossing &L, bordercheck::Language In);

/// The path of a write crossing for messages.
std::string writtenFile(const LinkedCrossing &L, const Catalog &Known);

} // namespace bordercheck

#endif
