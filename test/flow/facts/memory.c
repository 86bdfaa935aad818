// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// C's own ways: buffers, offsets, tables, unions, variable length, generics, literals of
// structures, jumps.
#define _GNU_SOURCE
#include "fact.h"
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// Buffers.

void copied(const char *name) {
  char a[64], b[64];
  strcpy(a, name);
  memcpy(b, a, sizeof b);
  fact(b, "‹name›");
  strncpy(a, "x", sizeof a);
  fact(a, "\"x\"");
}

void duplicated(const char *name) {
  char *copy = strdup(name);
  fact(copy, "‹name›");
  free(copy);
}

void chained(const char *name) {
  char buf[64];
  strcat(strcpy(buf, "lib"), name);
  fact(buf, "\"lib\" ‹name›");
}

void stepByStep(const char *name) {
  char buf[64], *p = buf;
  p = stpcpy(p, "a");
  p = stpcpy(p, name);
  stpcpy(p, "z");
  fact(buf, "\"a\" ‹name› \"z\"");
}

void behindTheLength(const char *name) {
  char buf[64] = "cc";
  strcpy(buf + strlen(buf), " -o ");
  snprintf(buf + strlen(buf), sizeof buf - strlen(buf), "%s.o", name);
  fact(buf, "\"cc -o \" ‹name› \".o\"");
}

void byAsprintf(const char *name) {
  char *line = NULL;
  if (asprintf(&line, "cc -c %s", name) < 0)
    return;
  fact(line, "\"cc -c \" ‹name›");
  free(line);
}

void byCharacters(void) {
  char buf[4];
  char *p = buf;
  *p++ = 'a';
  *p++ = 'b';
  *p = '\0';
  fact(buf, "\"ab\"");
}

void initialised(void) {
  char text[] = "abc";
  char letters[] = {'a', 'b', 0};
  char empty[8] = "";
  fact(text, "\"abc\"");
  fact(letters, "\"ab\"");
  strcat(empty, "x");
  fact(empty, "\"x\"");
}

void variableLength(const char *name, int n) {
  char buf[n];
  snprintf(buf, sizeof buf, "%s.so", name);
  fact(buf, "‹name› \".so\"");
}

// Pointers and offsets.

void partsOfAText(const char *path) {
  const char *base = strrchr(path, '/');
  fact(base ? base + 1 : path, "‹path›");
}

void toPointers(char **into) {
  *into = "x";
  fact(*into, "\"x\"");
}

void pointersToPointers(const char *name) {
  const char *first = name;
  const char **second = &first;
  *second = "there";
  fact(first, "\"there\"");
  fact(*second, "\"there\"");
}

void choosesABuffer(int first) {
  char a[8] = "a", b[8] = "b";
  char *p = first ? a : b;
  strcat(p, "!");
  fact(p, "\"a\" | \"a!\" | \"b\" | \"b!\"");
}

void voidPointers(const char *name) {
  const void *p = name;
  fact((const char *)p, "‹name›");
}

// Structures and unions.

struct unit {
  char name[32];
  const char *flags;
  struct unit *next;
};

void fillsAField(struct unit *u, const char *name) {
  snprintf(u->name, sizeof u->name, "%s.c", name);
  fact(u->name, "‹name› \".c\"");
}

void aLiteralOfAStructure(const char *name) {
  struct unit u = {.flags = name};
  fact(u.flags, "‹name›");
}

void aLiteralOfAnArray(const char *name) {
  const char **argv = (const char *[]){"cc", name, NULL};
  fact(argv[0], "\"cc\" | ‹name›");
}

union value {
  const char *text;
  char buffer[16];
};

void eitherOfAUnion(const char *name) {
  union value v;
  v.text = name;
  fact(v.text, "‹name›");
}

// Choices.

#define KIND(X) _Generic((X), int: "int", char *: "text", default: "other")

void generic(int n, char *s) {
  fact(KIND(n), "\"int\"");
  fact(KIND(s), "\"text\"");
  fact(KIND(1.0), "\"other\"");
}

static const char *const levels[] = {[0] = "-O0", [2] = "-O2"};

void designatedTable(int level) { fact(levels[level], "\"-O0\" | \"-O2\""); }

void statementExpression(const char *name) {
  const char *s = ({
    const char *inner = name;
    inner;
  });
  fact(s, "‹name›");
}

void comma(const char *name) {
  const char *s = (puts("x"), name);
  fact(s, "‹name›");
}

// Jumps.

void cleansUp(const char *name) {
  char line[64] = "";
  const char *result = "failed";
  if (!name)
    goto out;
  strcpy(line, name);
  result = name;
out:
  fact(result, "\"failed\" | ‹name›");
  fact(line, "\"\" | ‹name›");
}

void retries(int n) {
  const char *s = "first";
again:
  fact(s, "\"again\" | \"first\"");
  if (n-- > 0) {
    s = "again";
    goto again;
  }
}

void stateMachine(const char *name) {
  const char *s = "start";
  for (int state = 0; state < 3; ++state)
    switch (state) {
    case 0:
      s = name;
      break;
    case 1:
      s = "one";
      break;
    }
  fact(s, "\"one\" | \"start\" | ‹name›");
}

// Variable arguments.

static char *made(const char *format, ...) {
  char *line = NULL;
  va_list args;
  va_start(args, format);
  vasprintf(&line, format, args);
  va_end(args);
  return line;
}

void handsOn(const char *name) {
  fact(made("cc %s %d", name, 3), "\"cc \" ‹name› \" 3\"");
  fact(made("cc"), "\"cc\"");
}

// Input.

void lines(void) {
  char line[64];
  if (fgets(line, sizeof line, stdin))
    fact(line, "‹input›");
  FILE *in = fopen("/etc/app", "r");
  if (in && fgets(line, sizeof line, in))
    fact(line, "‹file /etc/app›");
}

int main(int argc, char **argv) {
  if (argc > 1)
    fact(argv[1], "‹argv›");
  const char *home = getenv("HOME");
  fact(home, "‹env HOME›");
  return 0;
}

void behindTheFirstCharacters(int n) {
  fact("=NAME" + 1, "\"NAME\"");
  const char *text = "--option";
  fact(text + 2, "\"option\"");
  fact(getenv("=NAME" + 1), "‹env NAME›");
}

void writtenBehindAConstant(const char *name) {
  char text[64] = "lib";
  strcpy(text + 3, name);
  fact(text, "\"lib\" ‹name›");
}
