/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>

// In C, glibc's isalnum is a macro that looks into a table; no function is called.
static int isWord(const char *text) {
  for (; *text; ++text)
    if (!isalnum((unsigned char)*text))
      return 0;
  return 1;
}

int wordIsChecked(const char *name) {
  char line[64];
  if (!isWord(name))
    return 1;
  snprintf(line, sizeof line, "systemctl start app-%s", name);
  return system(line);
}
