/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

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

/* Descriptors. */

static int create(const char *path) {
  int fd = open(path, O_WRONLY | O_CREAT, 0600);
  return fd < 0 ? -1 : fd;
}

static void put(int fd, const char *text) { write(fd, text, strlen(text)); }

void throughANumber(const char *target) {
  // expected-warning@+1 {{make text built from 'target' is written to 'GNUmakefile'}}
  int fd = create("GNUmakefile");
  put(fd, "all: ");
  put(fd, target);
  close(fd);
}

struct output {
  int fd;
};

static void line(struct output *out, const char *text) {
  FILE *stream = fdopen(out->fd, "w");
  fprintf(stream, "%s\n", text);
}

void throughAField(const char *image) {
  struct output out;
  // expected-warning@+1 {{built from 'image' is written to 'Dockerfile'}}
  out.fd = open("Dockerfile", O_WRONLY);
  line(&out, "FROM base");
  line(&out, image);
}

void aNumberThatIsNone(int count, const char *name) {
  put(count, name);
  put(2, name);
}

void aLog(const char *line) {
  FILE *out = fopen("out/run.log", "a");
  fputs(line, out);
  fclose(out);
}
