// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What a command line says: its program, its words, where its output goes; and for
// compilers what is read, what is written and how. Words are texts, so the file that a
// command compiles can be unified with the file that the program wrote, and its output
// with the library that it loads.
//
//   "c++ -shared -o /tmp/" ‹name› ".so /tmp/" ‹name› ".cpp"
//     Inputs {"/tmp/" ‹name› ".cpp"}, Output "/tmp/" ‹name› ".so", Shared
#ifndef BORDERCHECK_TEXT_COMMANDS_H
#define BORDERCHECK_TEXT_COMMANDS_H

#include "checks/text/Text.h"

namespace bordercheck {

enum class Quoting : uint8_t { None, Single, Double, Mixed };

struct CommandWord {
  Text Value;
  /// Of the characters and holes of the word; Mixed where they differ.
  Quoting Quotes = Quoting::None;
  /// It has a hole outside of quotes: its value may become several words, or more.
  bool Splits = false;
};

struct ShellCommand {
  /// The program first; `env`, `ccache`, `FOO=1` and the like in front of it are left
  /// out.
  std::vector<CommandWord> Words;
  /// Files behind `>`, `>>`, `2>`, `&>`.
  std::vector<Text> Written;
  /// The file behind `<`.
  std::optional<Text> Read;
  /// The base name of the program where it is known: "c++".
  std::string program() const;
};

/// The commands of a shell command line, in order: those of lists and pipelines each by
/// itself. What a bag or repeat holds becomes part of the word that it stands in.
std::vector<ShellCommand> shellCommands(const Shape &Line);
std::vector<ShellCommand> shellCommands(const Text &Line);

/// The command that \p Arguments start, without a shell.
ShellCommand commandOf(const std::vector<Text> &Arguments);

/// What a compiler, linker or assembler was told.
struct CompilerCall {
  /// As catalog files name it: "c", "c++", "rust"; empty where only the options tell
  /// that it is a compiler.
  std::string Language;
  std::vector<Text> Inputs;
  std::optional<Text> Output;
  bool Shared = false;
  bool CompileOnly = false;
  std::vector<Text> IncludeFolders;
  std::vector<Text> LibraryFolders;
  std::vector<Text> Libraries;
};

/// Nothing where \p C starts something else.
std::optional<CompilerCall> compilerCall(const ShellCommand &C);

} // namespace bordercheck

#endif
