// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "checks/judge/Answers.h"

namespace bordercheck {

Findings unverifiedLoad(const LinkedCrossing &L, const RuleContext &) {
  if (L.At.Kind != CrossingKind::Load)
    return std::nullopt;
  // An identifier check keeps a value from leaving its folder, but does not say which
  // library it may name.
  Exposed E = exposed(L.At, Role::Path, SettlesSource);
  if (E.Holes.empty())
    return std::nullopt;
  return finding(L, E,
                 {"unverified-load", "library path",
                  "is loaded by " + L.At.Callee + " without verification",
                  "loaded here; its constructors run before any symbol is looked up",
                  "compare the name with a list of constants, or verify a signature or digest of "
                  "the same bytes that are loaded"});
}

} // namespace bordercheck
