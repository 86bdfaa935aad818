/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#include <dirent.h>
#include <dlfcn.h>
#include <stdio.h>

/* Missed: what an assignment inside a comparison assigns is lost. */

void assignedWhereItIsCompared(void) {
  char path[512];
  struct dirent *entry;
  DIR *folder = opendir("/usr/lib/app");
  while ((entry = readdir(folder)) != NULL) {
    snprintf(path, sizeof path, "/usr/lib/app/%s", entry->d_name);
    // expected-warning@+1 {{[bordercheck-scanned-plugin-load]}}
    dlopen(path, RTLD_NOW);
  }
}
