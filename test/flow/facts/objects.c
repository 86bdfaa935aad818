// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Objects in C: strings of the program's own, structs of options, argument vectors,
// tables of functions, what strtok keeps.
#include "fact.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct string {
  char *chars;
  size_t length, room;
};

static void string_add(struct string *to, const char *more) {
  size_t n = strlen(more);
  if (to->length + n >= to->room) {
    to->room = (to->length + n) * 2;
    to->chars = realloc(to->chars, to->room);
  }
  memcpy(to->chars + to->length, more, n + 1);
  to->length += n;
}

void growing(const char *name) {
  struct string s = {0};
  string_add(&s, "cc ");
  string_add(&s, name);
  fact(s.chars, "\"cc \" ‹name›");
}

void growingElsewhere(void) {
  struct string s = {0};
  string_add(&s, "true");
  fact(s.chars, "\"true\"");
}

struct options {
  const char *module;
  char path[100];
};

static void parse(struct options *o, char **argv) {
  o->module = argv[1];
  strncpy(o->path, argv[2], 99);
}

void defaultsOverwritten(char **argv) {
  struct options o = {.module = "default.so", .path = ""};
  fact(o.module, "\"default.so\"");
  parse(&o, argv);
  fact(o.module, "‹argv›");
  fact(o.path, "‹argv›");
}

struct args {
  int n;
  const char *file;
};

void compoundLiteral(const char *name) {
  struct args a;
  a.file = "x";
  a = (struct args){.n = 1, .file = name};
  fact(a.file, "‹name›");
}

// The first element of a vector that is filled with a counter.

void counted(char *name) {
  char *v[5];
  int n = 0;
  v[n++] = "gzip";
  v[n++] = name;
  v[n] = NULL;
  fact(v[0], "\"gzip\"");
  char **heap = calloc(4, sizeof *heap);
  n = 0;
  heap[n++] = "tar";
  heap[n++] = name;
  fact(heap[0], "\"tar\"");
}

// What a library's function keeps.

void kept(char *line) {
  char *key = strtok(line, "=");
  char *value = strtok(NULL, "\n");
  fact(key, "\"\" | ‹line›");
  fact(value, "\"\" | ‹line›");
}

// A text whose address was kept as a number.

long native(const char *name);
void address(const char *name) {
  const char *value = (const char *)native(name);
  fact(value, "‹(const char *)native(name)›");
}

// Memory that is filled after it was kept.

static char *saved;
void fillLater(const char *name) {
  saved = malloc(100);
  sprintf(saved, "-c%s", name);
}
void readLater(void) { fact(saved, "\"\" | \"-c\" ‹name›"); }

static char **kept_args;
static int kept_number;
void addLater(const char *name) {
  kept_args = realloc(kept_args, (kept_number + 2) * sizeof *kept_args);
  kept_args[kept_number] = malloc(100);
  sprintf(kept_args[kept_number], "-I%s", name);
  kept_args[++kept_number] = NULL;
}
void readAdded(void) { fact(kept_args[0], "\"\" | \"-I\" ‹name›"); }

// Tables that point to the variables which hold the settings.

static struct {
  char *editor;
} settings;
static char *shell = "/bin/sh";
static char *quiet = "true";
struct setting {
  const char *key;
  char **value;
};
static struct setting known[] = {{"shell", &shell}, {"editor", &settings.editor}};

static void change(struct setting *s, char *text) { *s->value = text; }

void configure(const char *key) {
  for (int i = 0; i < 2; i++)
    if (strcmp(known[i].key, key) == 0)
      change(&known[i], getenv("SETTING"));
}
void readSettings(void) {
  fact(settings.editor, "\"/bin/sh\" | ‹env SETTING›");
  fact(quiet, "\"true\"");
}

static struct {
  const char *key;
  void *where;
} anything[] = {{"pager", &quiet}};
static char *unlisted = "false";
void readUnlisted(void) { fact(unlisted, "\"false\""); }

// A call that sets several pointers of an object.

struct parsed {
  const char *module, *mode;
};
static void parseBoth(struct parsed *into, char **argv) {
  into->module = argv[1];
  into->mode = "fast";
}
void severalSet(char **argv) {
  struct parsed both = {0};
  parseBoth(&both, argv);
  fact(both.module, "‹argv›");
  fact(both.mode, "\"fast\"");
}
