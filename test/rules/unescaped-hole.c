// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include <stdio.h>
#include <string.h>

struct entry {
  const char *name;
  const char *text;
  int wide;
};

void table(const struct entry *entries, int count) {
  FILE *out = fopen("table.c", "w"); // expected-warning {{is written to 'table.c'}}
  for (int i = 0; i < count; ++i) {
    if (entries[i].wide) // expected-warning@+1 {{in a string in L", and nothing escapes it}}
      fprintf(out, "  L\"%s\",\n", entries[i].text);
    else
      fprintf(out, "  0,\n");
  }
  fclose(out);
}

void numbers(const struct entry *entries, int count) {
  FILE *out = fopen("numbers.c", "w");
  for (int i = 0; i < count; ++i) {
    if (entries[i].wide)
      fprintf(out, "  \"%d\",\n", entries[i].wide);
    else
      fprintf(out, "  0,\n");
  }
  fclose(out);
}
