/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#include "fact.h"
#include <bordercheck/annotations.h>
#include <stdlib.h>

BORDERCHECK_SOURCE(network) const char *next_message(void);
int receive(int from, char *buffer BORDERCHECK_FILLED_FROM(network), int size);
int is_name(const char *name BORDERCHECK_GATE(identifier-check));

struct request {
  const char *body BORDERCHECK_SOURCE(network);
  const char *note;
};

void results(void) {
  char buffer[80];
  receive(0, buffer, sizeof(buffer));
  fact(buffer, "‹network›");
  fact(next_message(), "‹network›");
}

void checks(void) {
  const char *name = getenv("NAME");
  if (!is_name(name))
    return;
  gates(name, "identifier-check");
}

void fields(struct request *r) {
  r->note = "constant";
  fact(r->body, "‹r.body›");
  fact(r->note, "\"constant\"");
}

void comes_in(const char *body BORDERCHECK_SOURCE(network)) { fact(body, "‹body›"); }
