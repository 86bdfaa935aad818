// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "checks/judge/Answers.h"

namespace bordercheck {

Findings interpretedText(const LinkedCrossing &L, const RuleContext &) {
  if (L.At.Kind != CrossingKind::Interpret)
    return std::nullopt;
  std::string Language = L.At.Language.empty() ? "" : L.At.Language + " ";
  Exposed Script = exposed(L.At, Role::Text, SettlesText, languageAt(L.At));
  if (!Script.Holes.empty())
    return finding(L, Script,
                   {"interpreted-text", Language + "text", "is interpreted by " + L.At.Callee,
                    "interpreted here, in this process",
                    "hand the value to the interpreter as a variable instead of pasting it into "
                    "the text, or check that it is an identifier where it stands for one"});
  Exposed File = exposed(L.At, Role::Path, SettlesSource);
  if (File.Holes.empty())
    return std::nullopt;
  return finding(L, File,
                 {"interpreted-text", Language + "script path", "is interpreted by " + L.At.Callee,
                  "the script runs here, in this process",
                  "name the script by a constant, or verify a signature or digest of what is run"});
}

} // namespace bordercheck
