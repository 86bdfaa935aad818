// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A crossing is a program point where text or a blob becomes code.
#ifndef BORDERCHECK_MODEL_CROSSING_H
#define BORDERCHECK_MODEL_CROSSING_H

#include "checks/text/Text.h"

namespace bordercheck {

enum class CrossingKind : uint8_t {
  Compile,    ///< source text is compiled in the process
  Interpret,  ///< an interpreter reads the text
  Load,       ///< a library or module is loaded by its path
  Command,    ///< a shell or a program is started
  Blob,       ///< precompiled code is handed to an engine
  Write,      ///< an artifact is written
  SearchPath, ///< a list of folders that a loader or interpreter searches is set
};

llvm::StringRef nameOf(CrossingKind Kind);
std::optional<CrossingKind> crossingKindFrom(llvm::StringRef Name);

/// What a text is to its crossing.
enum class Role : uint8_t {
  Text,       ///< becomes code
  Path,       ///< names the file that becomes code
  Options,    ///< steers the compiler or interpreter
  Arguments,  ///< of a started program
  Artifact,   ///< a handle and what was written through it: linking makes it Path and Text
  From,       ///< names the file that Path is a new name or a copy of
  Executable, ///< names the file that may be run from there on
};

llvm::StringRef nameOf(Role R);
std::optional<Role> roleFrom(llvm::StringRef Name);

struct CrossingInput {
  Role As = Role::Text;
  Text Value;
};

struct Crossing {
  CrossingKind Kind = CrossingKind::Interpret;
  /// The function that makes the crossing, as the reader knows it: "dlopen".
  std::string Callee;
  /// Of the text: "shell", "lua", "opencl"; empty where it is not known.
  std::string Language;
  Place Where;
  std::vector<CrossingInput> Inputs;
  /// From Where, when that is a call of a wrapper, down to the call of Callee.
  std::vector<Step> Chain;
  /// Of an artifact: where data is written to it, as far as that is known.
  std::vector<Step> Writes;

  /// The value in role \p R, or null.
  const Text *input(Role R) const;
};

} // namespace bordercheck

#endif
