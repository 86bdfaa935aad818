/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void *environmentNamesTheLibrary(void) {
  // expected-warning@+1 {{loaded by dlopen without verification [bordercheck-unverified-load]}}
  return dlopen(getenv("PLUGIN"), RTLD_NOW);
}

void *pathIsPrinted(const char *name) {
  char path[256];
  snprintf(path, sizeof path, "/usr/lib/app/%s.so", name);
  // expected-warning@+1 {{loaded by dlopen without verification [bordercheck-unverified-load]}}
  return dlopen(path, RTLD_NOW);
}

void *pathIsAllocated(void) {
  const char *root = getenv("APP_ROOT");
  char *path = malloc(strlen(root) + 16);
  strcpy(path, root);
  strcat(path, "/libcodec.so");
  // expected-warning@+1 {{loaded by dlopen without verification [bordercheck-unverified-load]}}
  void *library = dlopen(path, RTLD_NOW);
  free(path);
  return library;
}

struct plugin {
  const char *path;
  char name[64];
};

void fillPlugin(struct plugin *p) {
  p->path = getenv("PLUGIN");
  strncpy(p->name, "libcodec.so", sizeof p->name);
}

void *fieldSetFromTheEnvironment(const struct plugin *p) {
  // expected-warning@+1 {{loaded by dlopen without verification [bordercheck-unverified-load]}}
  return dlopen(p->path, RTLD_NOW);
}

void *fieldSetToAConstant(const struct plugin *p) { return dlopen(p->name, RTLD_NOW); }

void *linesOfAFile(void) {
  char line[128];
  void *last = NULL;
  FILE *in = fopen("plugins.txt", "r");
  while (in && fgets(line, sizeof line, in)) {
    line[strcspn(line, "\n")] = 0;
    // expected-warning@+1 {{loaded by dlopen without verification [bordercheck-unverified-load]}}
    last = dlopen(line, RTLD_NOW);
  }
  return last;
}

static void *load(const char *path) { return dlopen(path, RTLD_NOW | RTLD_LOCAL); }

void *wrapperGetsAConstant(void) { return load("libcodec.so"); }

void *numberOnly(int version) {
  char path[64];
  sprintf(path, "libcodec.so.%d", version);
  return load(path);
}

void *comparedWithConstants(const char *name) {
  if (strcmp(name, "libfast.so") != 0 && strcmp(name, "libsmall.so") != 0)
    return NULL;
  return dlopen(name, RTLD_NOW);
}

void *tableOfConstants(unsigned kind) {
  static const char *const table[] = {"libfast.so", "libsmall.so"};
  return kind < 2 ? dlopen(table[kind], RTLD_NOW) : NULL;
}

void *fieldOfAConstantTable(unsigned kind) {
  static const struct {
    const char *file;
  } table[] = {{"libfast.so"}, {"libsmall.so"}};
  return kind < 2 ? dlopen(table[kind].file, RTLD_NOW) : NULL;
}

int main(int count, char **arguments) {
  if (count > 2 && !strcmp(arguments[1], "load"))
    // expected-warning@+1 {{loaded by dlopen without verification [bordercheck-unverified-load]}}
    dlopen(arguments[2], RTLD_NOW);
  return 0;
}
