// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Checks as C writes them: comparisons, answers that are numbers, the macros of
// <ctype.h>, tables.
#include "fact.h"
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

void equal(const char *name) {
  if (strcmp(name, "a") == 0 || strcmp(name, "b") == 0)
    fact(name, "\"a\" | \"b\"");
  if (strcmp(name, "a") != 0)
    return;
  fact(name, "\"a\"");
}

void notZeroIsNotEqual(const char *name) {
  if (strcmp(name, "a"))
    fact(name, "‹name›");
  else
    fact(name, "\"a\"");
}

void otherCases(const char *name) {
  if (!strcasecmp(name, "a"))
    gates(name, "allow-list");
}

void nothingIsNoCheck(const char *name) {
  if (!name || !*name)
    return;
  fact(name, "‹name›");
}

void aChain(const char *name) {
  if (!strcmp(name, "a"))
    fact(name, "\"a\"");
  else if (!strcmp(name, "b"))
    fact(name, "\"b\"");
  else
    fact(name, "‹name›");
}

void byMacros(const char *name) {
  for (const char *p = name; *p; p++)
    if (!isalnum((unsigned char)*p) && *p != '_')
      return;
  gates(name, "identifier-check");
}

void spaceIsNoIdentifier(const char *name) {
  for (const char *p = name; *p; p++)
    if (!isalnum((unsigned char)*p) && !isspace((unsigned char)*p))
      return;
  gates(name, "none");
}

void punctuationIsNoIdentifier(const char *name) {
  for (const char *p = name; *p; p++)
    if (!isprint((unsigned char)*p))
      return;
  gates(name, "none");
}

void byIndex(const char *name) {
  for (int i = 0; name[i]; i++)
    if (!isdigit((unsigned char)name[i]))
      exit(1);
  gates(name, "identifier-check");
}

void assignedInTheHead(const char *name) {
  const char *p;
  for (p = name; *p != '\0'; p++)
    if (!isxdigit((unsigned char)*p))
      abort();
  gates(name, "identifier-check");
}

void replaced(char *name) {
  for (char *p = name; *p; ++p)
    if (*p == '/')
      *p = '_';
  gates(name, "none");
}

static int valid(const char *s) {
  int i, n = (int)strlen(s);
  for (i = 0; i < n; i++)
    if (!isalnum((unsigned char)s[i]))
      return 0;
  return 1;
}

static int check(const char *s) {
  const char *p = s;
  while (*p) {
    if (!isalnum((unsigned char)*p))
      return -1;
    p++;
  }
  return 0;
}

static int walks(const char *s) {
  for (; *s; ++s)
    if (!isalnum((unsigned char)*s))
      return 0;
  return 1;
}

static int startsLate(const char *s) {
  s++;
  for (; *s; ++s)
    if (!isalnum((unsigned char)*s))
      return 0;
  return 1;
}

static int oneOf(const char *s) {
  static const char *const known[] = {"a", "b"};
  for (unsigned i = 0; i < 2; ++i)
    if (strcmp(s, known[i]) == 0)
      return 1;
  return 0;
}

static int firstAndRest(const char *s) {
  if (!isalpha((unsigned char)s[0]) && *s != '_')
    return 0;
  for (int i = 1; s[i]; i++)
    if (!isalnum((unsigned char)s[i]))
      return 0;
  return 1;
}

static int onlyTheRest(const char *s) {
  if (s[0] == ';')
    return 0;
  for (int i = 1; s[i]; i++)
    if (!isalnum((unsigned char)s[i]))
      return 0;
  return 1;
}

static int spans(const char *s) {
  while (isalnum((unsigned char)*s) || *s == '_')
    s++;
  return *s == '\0';
}

static int spansALittle(const char *s) {
  while (isalnum((unsigned char)*s))
    s++;
  return *s == '.';
}

static int spansFromTheSecond(const char *s) {
  s++;
  while (isalnum((unsigned char)*s))
    s++;
  return !*s;
}

static int assigns(const char *s) {
  char c;
  while ((c = *s++))
    if (!isalnum((unsigned char)c))
      return 0;
  return 1;
}

static int looksFirst(const char *s) {
  do {
    if (!isalnum((unsigned char)*s))
      return 0;
  } while (*++s);
  return 1;
}

static int allButTheLast(const char *s) {
  int n = (int)strlen(s);
  for (int i = 0; i < n - 1; i++)
    if (!isalnum((unsigned char)s[i]))
      return 0;
  return 1;
}

static int ofAPrefix(const char *s) {
  for (const char *p = s; p != s + 3; p++)
    if (!isalnum((unsigned char)*p))
      return 0;
  return 1;
}

static int complains(const char *s) {
  for (const char *p = s; *p; p++)
    if (!isalnum((unsigned char)*p))
      puts("bad");
  return 1;
}

void waysToWalk(const char *name) {
  if (firstAndRest(name))
    gates(name, "identifier-check");
  if (spans(name))
    gates(name, "identifier-check");
  if (assigns(name))
    gates(name, "identifier-check");
  if (looksFirst(name))
    gates(name, "identifier-check");
  if (onlyTheRest(name))
    gates(name, "none");
  if (spansALittle(name))
    gates(name, "none");
  if (spansFromTheSecond(name))
    gates(name, "none");
  if (allButTheLast(name))
    gates(name, "none");
  if (ofAPrefix(name))
    gates(name, "none");
  if (complains(name))
    gates(name, "none");
}

void spansInPlace(const char *name) {
  const char *p = name;
  while (*p && isalnum((unsigned char)*p))
    ++p;
  if (*p != '\0')
    return;
  gates(name, "identifier-check");
}

void answers(const char *name) {
  if (valid(name))
    gates(name, "identifier-check");
  if (valid(name) == 1)
    gates(name, "identifier-check");
  if (check(name) == 0)
    gates(name, "identifier-check");
  if (!check(name))
    gates(name, "identifier-check");
  if (walks(name))
    gates(name, "identifier-check");
  if (startsLate(name))
    gates(name, "none");
  if (oneOf(name))
    gates(name, "allow-list");
  if (check(name))
    gates(name, "none");
}

void negativeIsBad(const char *name) {
  if (check(name) < 0)
    return;
  gates(name, "identifier-check");
}

void keptAnswer(const char *name) {
  int rc = check(name);
  if (rc != 0)
    return;
  gates(name, "identifier-check");
}

enum kind { none, fast, slow };

static enum kind kindOf(const char *name) {
  if (strcmp(name, "fast") == 0)
    return fast;
  else if (strcmp(name, "slow") == 0)
    return slow;
  return none;
}

void anEnumFromAText(const char *name) {
  if (kindOf(name) == fast)
    gates(name, "allow-list");
  if (kindOf(name) != none)
    gates(name, "allow-list");
  if (kindOf(name) == none)
    gates(name, "none");
}

static int recursive(const char *s) {
  if (!*s)
    return 1;
  return isalnum((unsigned char)*s) && recursive(s + 1);
}

void aRecursionEnds(const char *name) {
  if (recursive(name))
    gates(name, "none");
}

void byHand(const char *name) {
  int bad = 0;
  for (const char *p = name; *p; p++)
    if (!((*p >= 'a' && *p <= 'z') || (*p >= '0' && *p <= '9')))
      bad = 1;
  if (bad)
    return;
  gates(name, "identifier-check");
}

void assertedInTheLoop(const char *name) {
  for (const char *p = name; *p; p++) {
    _Static_assert(sizeof(char) == 1, "characters are bytes");
    if (!isalnum((unsigned char)*p))
      return;
  }
  gates(name, "identifier-check");
}
