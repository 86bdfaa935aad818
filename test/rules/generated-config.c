/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void aMakefile(const char *target) {
  // expected-warning@+1 {{make text built from 'target' is written to 'Makefile'}}
  FILE *out = fopen("out/Makefile", "w");
  fprintf(out, "all: %s\n", target);
  fclose(out);
}

void aCronJob(const char *user) {
  // expected-warning@+1 {{crontab text built from 'user'}}
  FILE *out = fopen("/etc/cron.d/backup", "w");
  fprintf(out, "0 3 * * * root /usr/bin/backup %s\n", user);
  fclose(out);
}

void remembered(const char *tool) {
  // expected-warning@+1 {{read back into what system turns into code}}
  FILE *out = fopen("settings.dat", "w");
  fputs(tool, out);
  fclose(out);
}

void used(void) {
  char line[100];
  FILE *in = fopen("settings.dat", "r");
  fgets(line, sizeof line, in);
  fclose(in);
  // expected-warning@+1 {{'file settings.dat' is run by system}}
  system(line);
}

void aLog(const char *line) {
  FILE *out = fopen("out/run.log", "a");
  fputs(line, out);
  fclose(out);
}
