// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "checks/judge/Answers.h"

namespace bordercheck {

Findings runtimeCompiledText(const LinkedCrossing &L, const RuleContext &) {
  if (L.At.Kind != CrossingKind::Compile)
    return std::nullopt;
  std::string Language = L.At.Language.empty() ? "" : L.At.Language + " ";
  Exposed Source = exposed(L.At, Role::Text, SettlesText, languageAt(L.At));
  if (!Source.Holes.empty())
    return finding(L, Source,
                   {"runtime-compiled-text", Language + "text", "is compiled by " + L.At.Callee,
                    "compiled here, in this process; it runs when it is launched or called",
                    "check that each value is what its position takes, or choose among constant "
                    "texts"});
  Exposed File = exposed(L.At, Role::Path, SettlesText);
  if (!File.Holes.empty())
    return finding(L, File,
                   {"runtime-compiled-text", Language + "source path",
                    "is compiled by " + L.At.Callee, "the file is compiled here, in this process",
                    "name the source by a constant, or verify a signature or digest of what is "
                    "compiled"});
  Exposed Options = exposed(L.At, Role::Options, SettlesText);
  if (Options.Holes.empty())
    return std::nullopt;
  return finding(L, Options,
                 {"runtime-compiled-text", "compiler options", "are used by " + L.At.Callee,
                  "used to compile here, in this process",
                  "choose among constant options, or check each value: an option can define "
                  "macros and include files"});
}

} // namespace bordercheck
