// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "fact.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void formatted(const char *name) {
  char buf[64];
  snprintf(buf, sizeof buf, "lib%s.so.%d", name, 3);
  fact(buf, "\"lib\" ‹name› \".so.3\"");
}

void concatenated(const char *name) {
  char buf[64] = "rm ";
  strcat(buf, name);
  strncat(buf, " *", 3);
  fact(buf, "\"rm \" ‹name› \" *\"");
}

void behindAnOffset(const char *name) {
  char buf[64];
  int n = sprintf(buf, "%s", "cc ");
  snprintf(buf + n, sizeof buf - n, "%s", name);
  fact(buf, "\"cc \" ‹name›");
}

void throughAPointer(void) {
  char buf[64];
  char *p = buf;
  strcpy(p, getenv("X"));
  fact(buf, "‹env X›");
}

static const char *const names[] = {"a", "b"};

void aTableOfConstants(int i) { fact(names[i], "\"a\" | \"b\""); }

void elementsAreToldApart(char **table) {
  if (strcmp(table[0], "on") == 0)
    fact(table[0], "\"on\"");
  fact(table[1], "‹table›");
}

static const char *chosen(int fast) { return fast ? "-O3" : "-O0"; }

void resultOfAFunction(int fast) { fact(chosen(fast), "\"-O0\" | \"-O3\""); }

static void fill(char *into, const char *what) { sprintf(into, "<%s>", what); }

void filledByAFunction(const char *name) {
  char buf[64];
  fill(buf, name);
  fact(buf, "\"<\" ‹name› \">\"");
}

struct options {
  const char *compiler;
};

static void set(struct options *o) { o->compiler = "cc"; }

void aFieldSetElsewhere(struct options *o) {
  set(o);
  fact(o->compiler, "\"cc\"");
}

static int twice(int (*f)(const char *), const char *x) { return f(x) + f(x); }

static int stated(const char *x) {
  fact(x, "‹env F›"); // of callers
  return 0;
}

int throughAFunctionPointer(void) { return twice(stated, getenv("F")); }
