/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#include "fact.h"
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct curl CURL;
typedef enum {
  CURLOPT_VERBOSE = 41,
  CURLOPT_WRITEDATA = 10001,
  CURLOPT_WRITEFUNCTION = 20011
} CURLoption;
int curl_easy_setopt(CURL *handle, CURLoption option, ...);
int curl_easy_perform(CURL *handle);
typedef struct sqlite3 sqlite3;
int sqlite3_exec(sqlite3 *, const char *, int (*)(void *, int, char **, char **), void *, char **);

static void *work(void *path) {
  fact(path, "‹env WORK›"); // of callers
  return 0;
}

void threads(pthread_t *t) { pthread_create(t, NULL, work, getenv("WORK")); }

static size_t take(char *bytes, size_t size, size_t number, void *into) {
  (void)into;
  fact(bytes, "‹network›"); // of callers
  return size * number;
}

struct chunk {
  char *text;
};

static size_t keep(char *bytes, size_t size, size_t number, void *into) {
  struct chunk *c = into;
  char *text = malloc(80);
  snprintf(text, 80, "got %s", bytes);
  c->text = text;
  return size * number;
}

void received(CURL *c, struct chunk *into) {
  curl_easy_setopt(c, CURLOPT_WRITEFUNCTION, take);
  curl_easy_setopt(c, CURLOPT_WRITEFUNCTION, keep);
  curl_easy_perform(c);
  fact(into->text, "\"got \" ‹into.text›"); // of callers
}

void receivedIntoABuffer(CURL *c) {
  char answer[80] = "";
  curl_easy_setopt(c, CURLOPT_VERBOSE, answer);
  fact(answer, "\"\"");
  curl_easy_setopt(c, CURLOPT_WRITEDATA, answer);
  curl_easy_perform(c);
  fact(answer, "‹network›");
}

static int row(void *first, int number, char **values, char **names) {
  (void)number;
  fact(first, "\"first\"");      // of callers
  fact(values[0], "‹database›"); // of callers
  fact(names[0], "‹database›");  // of callers
  return 0;
}

void rows(sqlite3 *db) { sqlite3_exec(db, "select 1", row, "first", NULL); }

static int compare(const void *a, const void *b) {
  fact(a, "‹env LIST›"); // of callers
  fact(b, "‹env LIST›"); // of callers
  return 0;
}

void sorted(void) {
  char *list = getenv("LIST");
  qsort(list, 3, 1, compare);
  fact(list, "‹env LIST›");
}
