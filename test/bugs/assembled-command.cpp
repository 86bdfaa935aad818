// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include <unistd.h>

// Missed.

int programStartsItsArgument(const char *Tool) {
  // expected-warning@+1 {{'Tool' is run by execl [bordercheck-assembled-command]}}
  return execl("/usr/bin/find", "find", "/srv", "-exec", Tool, "{}", ";", nullptr);
}

// Found where nothing is wrong.

int valueIsAParameterOfAConstantScript(const char *Name) {
  return execl("/bin/sh", "sh", "-c", "echo \"hello $1\"", "sh", Name, nullptr);
}
