/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <glob.h>
#include <lauxlib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void everyEntryOfAFolder(void) {
  char path[512];
  DIR *folder = opendir("/usr/lib/app");
  for (struct dirent *entry = readdir(folder); entry; entry = readdir(folder)) {
    snprintf(path, sizeof path, "/usr/lib/app/%s", entry->d_name);
    // expected-warning@+1 {{loaded by dlopen, whatever lies in the directory}}
    dlopen(path, RTLD_NOW);
  }
  closedir(folder);
}

void sortedEntries(void) {
  struct dirent **entries;
  int count = scandir("plugins", &entries, NULL, alphasort);
  for (int i = 0; i < count; ++i)
    // expected-warning@+1 {{[bordercheck-scanned-plugin-load]}}
    dlopen(entries[i]->d_name, RTLD_NOW);
}

void scriptsOfAPattern(lua_State *L) {
  glob_t found;
  glob("/etc/app/*.lua", 0, NULL, &found);
  for (size_t i = 0; i < found.gl_pathc; ++i)
    // expected-warning@+1 {{[bordercheck-scanned-plugin-load]}}
    luaL_loadfile(L, found.gl_pathv[i]);
}

void entriesWithAnEnding(void) {
  DIR *folder = opendir("plugins");
  for (struct dirent *entry = readdir(folder); entry; entry = readdir(folder)) {
    const char *dot = strrchr(entry->d_name, '.');
    if (dot && strcmp(dot, ".so") == 0)
      // expected-warning@+1 {{[bordercheck-scanned-plugin-load]}}
      dlopen(entry->d_name, RTLD_NOW);
  }
}

void comparedWithAConstant(void) {
  DIR *folder = opendir("plugins");
  for (;;) {
    struct dirent *entry = readdir(folder);
    if (!entry)
      break;
    if (!strcmp(entry->d_name, "codec.so"))
      dlopen(entry->d_name, RTLD_NOW);
  }
}

void *oneConstant(void) { return dlopen("plugins/codec.so", RTLD_NOW); }

void namesArePrinted(void) {
  DIR *folder = opendir("plugins");
  for (struct dirent *entry = readdir(folder); entry; entry = readdir(folder))
    printf("%s\n", entry->d_name);
  dlopen("codec.so", RTLD_NOW);
}

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
