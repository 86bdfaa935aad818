// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "process.h"

#include <cstdlib>

namespace fusion {

bool runCommand(const std::string &command) {
  return std::system(command.c_str()) == 0; // wrapper: assembled-command
}

} // namespace fusion
