// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

/// Runs other programs.

#ifndef FUSION_PROCESS_H
#define FUSION_PROCESS_H

#include <string>

namespace fusion {

/// Runs \p command in the shell; true if it succeeded.
bool runCommand(const std::string &command);

} // namespace fusion

#endif // FUSION_PROCESS_H
