/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#define _GNU_SOURCE
#include <CL/cl.h>
#include <ctype.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

void aHeader(const char *name) {
  // expected-warning@+1 {{c code built from 'name' is written to 'config.h'}}
  FILE *out = fopen("config.h", "w");
  fprintf(out, "#define NAME \"%s\"\n", name);
  fclose(out);
}

// Under another name first, as whoever writes carefully does.
void underATemporaryName(const char *step) {
  // expected-warning@+1 {{python code built from 'step' is written to 'steps.py'}}
  FILE *out = fopen("steps.py.new", "w");
  fprintf(out, "run(%s)\n", step);
  fclose(out);
  rename("steps.py.new", "steps.py");
}

static int replace(const char *from, const char *to) { return rename(from, to); }

void renamedByAHelper(const char *dir, const char *step) {
  char name[256], temporary[256];
  snprintf(name, sizeof(name), "%s/hook.lua", dir);
  snprintf(temporary, sizeof(temporary), "%s.tmp", name);
  // expected-warning@+1 {{lua code built from 'step' is written to 'hook.lua'}}
  FILE *out = fopen(temporary, "w");
  fprintf(out, "print(%s)\n", step);
  fclose(out);
  replace(temporary, name);
}

void anotherFileIsRenamed(const char *step) {
  FILE *out = fopen("notes.new", "w");
  fprintf(out, "%s\n", step);
  fclose(out);
  rename("other.new", "other.py");
}

void keptAsText(const char *step) {
  FILE *out = fopen("log.new", "w");
  fprintf(out, "%s\n", step);
  fclose(out);
  rename("log.new", "log.1");
}

static FILE *opened(const char *path) { return fopen(path, "w"); }
static void emit(FILE *out, const char *name) { fprintf(out, "int %s;\n", name); }

void throughHelpers(const char *name) {
  // expected-warning@+1 {{'name' is written to 'gen.c'}}
  FILE *out = opened("gen.c");
  emit(out, name);
  fclose(out);
}

void byDescriptor(const char *text) {
  // expected-warning@+1 {{'text' is written to 'plugin.py'}}
  int fd = open("plugin.py", O_WRONLY);
  write(fd, text, strlen(text));
  close(fd);
}

void aScript(const char *step) {
  // expected-warning@+1 {{shell code built from 'step' is written to 'run'}}
  FILE *out = fopen("run", "w");
  fprintf(out, "#!/bin/sh\n%s\n", step);
  fclose(out);
}

static FILE *program;

static void beginProgram(const char *runtime) { fprintf(program, "#! %s -q\n", runtime); }

void aProgramForItsOwnRuntime(const char *path, const char *runtime, const char *step) {
  // expected-warning@+1 {{script code built from 'runtime' and 'step' is written to '<path>'}}
  program = fopen(path, "w");
  beginProgram(runtime);
  fprintf(program, ":step \"%s\";\n", step);
  fclose(program);
}

void aSound(const char *path, const char *frames) {
  FILE *out = fopen(path, "w");
  fprintf(out, "#!AMR\n%s", frames);
  fclose(out);
}

void anyFile(const char *path, const char *text) {
  FILE *out = fopen(path, "w");
  fputs(text, out);
  fclose(out);
}

void namedByTheCaller(const char *text) {
  anyFile("notes.txt", text);
  // expected-warning@+1 {{is written to 'notes.lua'}}
  anyFile("notes.lua", text);
}

void constant(void) {
  FILE *out = fopen("empty.py", "w");
  fputs("", out);
  fputs("import os\n", out);
  fclose(out);
}

void numbers(int n) {
  FILE *out = fopen("table.c", "w");
  fprintf(out, "int n = %d;\n", n);
  fclose(out);
}

void onlyRead(char *buffer) {
  FILE *in = fopen("input.c", "r");
  fgets(buffer, 80, in);
  fclose(in);
}

void toTheTerminal(const char *name) { printf("int %s;\n", name); }

void compiledByADriver(cl_program made, const char *cache) {
  size_t size;
  clGetProgramInfo(made, CL_PROGRAM_BINARY_SIZES, sizeof size, &size, NULL);
  unsigned char *code = malloc(size);
  clGetProgramInfo(made, CL_PROGRAM_BINARIES, sizeof code, &code, NULL);
  // expected-warning@+1 {{compiled code taken from 'compiled' is written to '<cache>'}}
  FILE *out = fopen(cache, "wb");
  fwrite(code, 1, size, out);
  fclose(out);
}

void theSizeOfIt(cl_program made, const char *cache) {
  size_t size;
  clGetProgramInfo(made, CL_PROGRAM_BINARY_SIZES, sizeof size, &size, NULL);
  FILE *out = fopen(cache, "wb");
  fwrite(&size, 1, sizeof size, out);
  fclose(out);
}

void madeExecutable(const char *folder, const char *step) {
  char path[256];
  struct stat now;
  snprintf(path, sizeof path, "%s/on-commit", folder);
  // expected-warning@+1 {{executable code taken from 'step' is written to 'on-commit'}}
  FILE *out = fopen(path, "w");
  fputs(step, out);
  fclose(out);
  stat(path, &now);
  chmod(path, now.st_mode | S_IXUSR);
}

static void finish(FILE *out) {
  fchmod(fileno(out), 0755);
  fclose(out);
}

void madeExecutableByItsHandle(const char *path, const char *step) {
  // expected-warning@+1 {{executable code taken from 'step' is written to '<path>'}}
  FILE *out = fopen(path, "w");
  fputs(step, out);
  finish(out);
}

void readableAlone(const char *path, const char *text, int mode) {
  FILE *out = fopen(path, "w");
  fputs(text, out);
  fclose(out);
  chmod(path, 0644);
  chmod(path, mode);
}

void anotherFileIsExecutable(const char *path, const char *other, const char *text) {
  FILE *out = fopen(path, "w");
  fputs(text, out);
  fclose(out);
  chmod(other, 0755);
}
