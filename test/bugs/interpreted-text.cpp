// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include <Python.h>
#include <cstdio>

// Missed: what runs is the open file; the name is only for messages.
int streamDecidesWhatRuns(const char *Path) {
  FILE *In = fopen(Path, "r");
  // expected-warning@+1 {{'Path' is interpreted by PyRun_SimpleFileExFlags [bordercheck-}}
  return In ? PyRun_SimpleFile(In, "script.py") : -1;
}

// Found where nothing is wrong.
int nameIsOnlyForMessages(const char *Shown) {
  FILE *In = fopen("/usr/share/app/start.py", "r");
  return In ? PyRun_SimpleFile(In, Shown) : -1;
}
