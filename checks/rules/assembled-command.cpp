// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "checks/judge/Answers.h"
#include "llvm/Support/Path.h"

namespace bordercheck {
namespace {

/// The interpreter, shell or compiler that a constant path names.
const ProgramModel *knownProgram(const Crossing &C, const RuleContext &Context) {
  const Text *Path = C.input(Role::Path);
  if (!Path)
    return nullptr;
  for (const Shape &S : Path->shapes())
    if (std::optional<std::string> Constant = S.constant())
      if (const ProgramModel *M = Context.Known.program(llvm::sys::path::filename(*Constant)))
        return M;
  return nullptr;
}

} // namespace

Findings assembledCommand(const LinkedCrossing &L, const RuleContext &Context) {
  if (L.At.Kind != CrossingKind::Command)
    return std::nullopt;
  std::string By = "is run by " + L.At.Callee;
  Exposed Shell =
      exposed(L.At, Role::Text, {GateKind::AllowList, GateKind::IdentifierCheck}, languageAt(L.At));
  if (!Shell.Holes.empty())
    return finding(L, Shell,
                   {"assembled-command", "shell command", By, "run by the shell here",
                    "start the program without a shell, with the value as an argument of its own, "
                    "or check the value against constants"});
  Exposed Program = exposed(L.At, Role::Path, SettlesSource);
  if (!Program.Holes.empty())
    return finding(L, Program,
                   {"assembled-command", "program path", By, "started here",
                    "start a program named by a constant, or check the value against constants"});
  // Arguments are data, unless the program turns its arguments into code.
  Exposed Arguments =
      exposed(L.At, Role::Arguments, {GateKind::AllowList, GateKind::IdentifierCheck});
  const ProgramModel *Known = knownProgram(L.At, Context);
  if (Arguments.Holes.empty() || !Known)
    return std::nullopt;
  return finding(L, Arguments,
                 {"assembled-command", "command line of a " + Known->Language + " program", By,
                  "started here; the program turns its arguments into code",
                  "pass the value where the program takes it as data, or check it against "
                  "constants"});
}

} // namespace bordercheck
