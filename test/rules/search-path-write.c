/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void folderOfTheEnvironment(void) {
  char folders[512];
  snprintf(folders, sizeof folders, "%s/bin:/usr/bin", getenv("APP_ROOT"));
  // expected-warning@+1 {{search path PATH built from 'env APP_ROOT' is set by setenv}}
  setenv("PATH", folders, 1);
}

void wholeLine(const char *library) {
  static char line[512];
  snprintf(line, sizeof line, "LD_PRELOAD=%s", library);
  // expected-warning@+1 {{search path LD_PRELOAD built from 'library' is set by putenv}}
  putenv(line);
}

void lineOfAFile(FILE *in) {
  static char line[512];
  fgets(line, sizeof line, in);
  putenv(line);
}

void previousValueAndMore(void) {
  char folders[4096];
  snprintf(folders, sizeof folders, "%s:%s", "/opt/app/lib", getenv("LD_LIBRARY_PATH"));
  // expected-warning@+1 {{search path LD_LIBRARY_PATH extended from 'env LD_LIBRARY_PATH'}}
  setenv("LD_LIBRARY_PATH", folders, 1);
}

static void set_env(const char *name, const char *value) { setenv(name, value, 1); }

void nameThroughAWrapper(const char *folder) {
  // expected-warning@+1 {{search path PERL5LIB taken from 'folder' is set by setenv}}
  set_env("PERL5LIB", folder);
  set_env("APP_FOLDER", folder);
  set_env("PERL5LIB", "/usr/share/app/perl");
}

int environmentOfAProgram(char *folder) {
  char path[512];
  sprintf(path, "PATH=%s", folder);
  char *arguments[] = {"tool", NULL};
  char *variables[] = {"LANG=C", path, NULL};
  // expected-warning@+1 {{search path PATH built from 'folder' is set by execve}}
  return execve("/usr/bin/tool", arguments, variables);
}

extern char **environ;

int inheritedEnvironment(void) {
  char *arguments[] = {"tool", NULL};
  return execve("/usr/bin/tool", arguments, environ);
}

static void prepend(const char *variable, const char *folder) {
  char value[4096];
  const char *old = getenv(variable);
  snprintf(value, sizeof value, "%s:%s", folder, old ? old : "");
  setenv(variable, value, 1);
}

void eachVariableExtendsItself(void) {
  // expected-warning@+1 {{search path LD_LIBRARY_PATH extended from 'env LD_LIBRARY_PATH'}}
  prepend("LD_LIBRARY_PATH", "/opt/app/lib");
  // expected-warning@+1 {{search path PERL5LIB extended from 'env PERL5LIB'}}
  prepend("PERL5LIB", "/opt/app/perl");
  prepend("GREETING", "hello");
}

void constants(void) {
  setenv("PATH", "/usr/bin:/bin", 1);
  putenv("IFS= \t\n");
  putenv("LD_LIBRARY_PATH=/usr/lib/app");
}

void number(int version) {
  char folder[64];
  sprintf(folder, "/opt/app/%d/bin", version);
  setenv("PATH", folder, 1);
}

int main(int count, char **arguments) {
  if (count > 2)
    // expected-warning@+1 {{search paths not excepted [bordercheck-search-path-write]}}
    setenv(arguments[1], arguments[2], 1);
  return 0;
}
