/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void compiledByACommand(const char *expression) {
  // expected-warning@+1 {{started program by system without review [bordercheck-write-then}}
  FILE *out = fopen("first-kernel.c", "w");
  fprintf(out, "int f(void) { return %s; }\n", expression);
  fclose(out);
  system("cc -c first-kernel.c");
}

static FILE *script;

static void emit(const char *line) { fprintf(script, "%s\n", line); }

void writtenThroughAGlobal(const char *line) {
  // expected-warning@+1 {{'line' is written to 'job'}}
  script = fopen("/tmp/nightly/job", "w");
  emit(line);
  fclose(script);
  system("sh /tmp/nightly/job");
}

void onlyNumbers(int n) {
  FILE *out = fopen("numbers", "w");
  fprintf(out, "echo %d\n", n);
  fclose(out);
  system("sh numbers");
}

void anotherFile(const char *text) {
  FILE *out = fopen("notes.txt", "w");
  fputs(text, out);
  fclose(out);
  system("sh notes-of-another");
}
