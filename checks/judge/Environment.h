// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What a search-path crossing sets. A catalogued call that names folders sets a search
// path by itself. One that sets an entry of the environment does so only for some names,
// and a wrapper's callers give the name: so it is known after linking, to rules.
//
//   setenv("PATH", P, 1)          options "PATH", path ‹P›
//   putenv("PATH=" + P)           text "PATH=" ‹P›
//   execve(F, A, {"PATH=" + P})   text "PATH=" ‹P› | ...
#ifndef BORDERCHECK_JUDGE_ENVIRONMENT_H
#define BORDERCHECK_JUDGE_ENVIRONMENT_H

#include "checks/judge/Tables.h"

namespace bordercheck {

struct EnvironmentEntry {
  /// Unset where it is not constant.
  std::optional<std::string> Name;
  /// What the name is made of, where it is not constant.
  Text NameText;
  Text Value;
  /// The input of the crossing that Value stands in.
  Role In = Role::Path;
};

/// Does \p C set the environment, rather than a list of folders?
bool setsEnvironment(const Crossing &C);

/// The entries that \p C sets; none where it does not set the environment.
std::vector<EnvironmentEntry> entriesOf(const Crossing &C);

/// False for a crossing of kind search-path that only sets other variables.
bool isSearchPathOrOther(const Crossing &C, const Tables &Data);

} // namespace bordercheck

#endif
