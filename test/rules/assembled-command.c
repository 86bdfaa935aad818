/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#define _GNU_SOURCE
#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int environmentIsTheCommand(void) {
  // expected-warning@+1 {{'env HOOK' is run by system [bordercheck-assembled-command]}}
  return system(getenv("HOOK"));
}

int commandIsPrinted(const char *host) {
  char line[256];
  sprintf(line, "ping -c 1 '%s'", host);
  // expected-warning@+1 {{'host' is run by system [bordercheck-assembled-command]}}
  return system(line);
}

FILE *pipeFromACommand(void) {
  char line[256] = "sort ";
  strcat(line, getenv("TABLE"));
  // expected-warning@+1 {{'env TABLE' is run by popen [bordercheck-assembled-command]}}
  return popen(line, "r");
}

int shellGetsText(char *text) {
  char *arguments[4];
  arguments[0] = "sh";
  arguments[1] = "-c";
  arguments[2] = text;
  arguments[3] = NULL;
  // expected-warning@+1 {{'text' is run by execv [bordercheck-assembled-command]}}
  return execv("/bin/sh", arguments);
}

static int run(const char *line) { return system(line); }

int wrapperGetsAFileLine(FILE *in) {
  char line[128];
  if (!fgets(line, sizeof line, in))
    return 1;
  // expected-warning@+1 {{is run by system [bordercheck-assembled-command]}}
  return run(line);
}

int wrapperGetsAConstant(void) { return run("sync"); }

#define TOOL "/usr/bin/app-index"

int constantCommandFromParts(void) {
  char line[64];
  strcpy(line, TOOL " ");
  strncat(line, "--all", sizeof line - strlen(line) - 1);
  return system(line);
}

int numberOnly(unsigned port) {
  char line[64];
  snprintf(line, sizeof line, "app-probe --port=%u", port);
  return system(line);
}

int comparedWithConstants(const char *verb) {
  if (strcmp(verb, "start") && strcmp(verb, "stop"))
    return 1;
  char line[64];
  snprintf(line, sizeof line, "systemctl %s app", verb);
  return system(line);
}

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

/* Functions with variable arguments. */

static int vrunf(const char *format, va_list arguments) {
  char line[256];
  vsnprintf(line, sizeof line, format, arguments);
  return system(line);
}

static int runf(int quiet, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  int code = quiet ? 0 : vrunf(format, arguments);
  va_end(arguments);
  return code;
}

int formattedByAWrapper(const char *host) {
  // expected-warning@+1 {{command built from 'host' is run by system [bordercheck-assembled-}}
  return runf(0, "ping -c %d %s", 3, host);
}

int constantForAWrapper(void) { return runf(0, "systemctl %s app", "restart"); }

// A call through a parameter is of the function that the caller passes.

static int runLine(char *line) { return system(line); }
static int measure(char *line) { return line[0]; }
static int eachLine(int (*handle)(char *), char *line) { return handle(line); }

int handled(void) {
  // expected-warning@+1 {{'env HANDLED' is run by system [bordercheck-assembled-command]}}
  return eachLine(runLine, getenv("HANDLED"));
}

int measured(void) { return eachLine(measure, getenv("MEASURED")); }

struct option_of_its_own {
  char **into;
  struct option_of_its_own *next;
};
static struct option_of_its_own *options;
static char *shell_option = "sh";
static char *other_option = "sh";

static void add_option(char **into) {
  struct option_of_its_own *made = malloc(sizeof *made);
  made->into = into;
  made->next = options;
  options = made;
}

void fill_options(char **values) {
  add_option(&shell_option);
  for (struct option_of_its_own *each = options; each; each = each->next)
    *each->into = *values++;
}

void run_option(void) {
  // expected-warning@+1 {{is run by system [bordercheck-assembled-command]}}
  system(shell_option);
  system(other_option);
}
