/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#define _GNU_SOURCE
#include <CL/cl.h>
#include <jni.h>
#include <nvrtc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

static cl_program load(cl_context context, const unsigned char *code, size_t size) {
  return clCreateProgramWithBinary(context, 1, NULL, &size, &code, NULL, NULL);
}

cl_program binaryOfAFile(cl_context context) {
  static unsigned char code[65536];
  FILE *in = fopen("kernel.bin", "rb");
  size_t size = fread(code, 1, sizeof code, in);
  // expected-warning@+1 {{precompiled opencl code taken from 'file kernel.bin' is handed to}}
  return load(context, code, size);
}

cl_program cachedInTheHomeFolder(cl_context context) {
  char path[512];
  static char code[65536];
  snprintf(path, sizeof path, "%s/.cache/kernel.spv", getenv("HOME"));
  FILE *in = fopen(path, "rb");
  size_t size = fread(code, 1, sizeof code, in);
  // expected-warning@+1 {{precompiled spir-v code}}
  return clCreateProgramWithIL(context, code, size, NULL);
}

jclass throughATableOfFunctions(JNIEnv *env, int connection) {
  static jbyte code[65536];
  int size = (int)recv(connection, code, sizeof code, 0);
  // expected-warning@+1 {{'network' is handed to JNINativeInterface_::DefineClass without}}
  return (*env)->DefineClass(env, "Plugin", NULL, code, size);
}

cl_program receivedByASocket(cl_context context, int connection) {
  static char code[65536];
  recv(connection, code, sizeof code, 0);
  // expected-warning@+1 {{'network' is handed to clCreateProgramWithIL without verification [bord}}
  return clCreateProgramWithIL(context, code, sizeof code, NULL);
}

cl_program parameterOfAnInterface(cl_context context, const void *code, size_t size) {
  // expected-warning@+1 {{[bordercheck-foreign-code-blob]}}
  return clCreateProgramWithIL(context, code, size, NULL);
}

static const unsigned char embedded[] = {0x03, 0x02, 0x23, 0x07, 0x00, 0x00, 0x01, 0x00};

cl_program embeddedInTheProgram(cl_context context) {
  return clCreateProgramWithIL(context, embedded, sizeof embedded, NULL);
}

extern const unsigned char embeddedByTheBuild[];

cl_program embeddedInAnotherUnit(cl_context context, size_t size) {
  return clCreateProgramWithIL(context, embeddedByTheBuild, size, NULL);
}

char *translate(const char *source);

cl_program madeByACompilerInTheProgram(cl_context context) {
  const char *code = translate("kernel void f() {}");
  return clCreateProgramWithIL(context, code, strlen(code), NULL);
}

/* Source text is another rule's. */
cl_program sourceOfAFile(cl_context context) {
  static char text[65536];
  const char *lines = text;
  FILE *in = fopen("kernel.cl", "r");
  fread(text, 1, sizeof text, in);
  // expected-warning@+1 {{[bordercheck-runtime-compiled-text]}}
  return clCreateProgramWithSource(context, 1, &lines, NULL, NULL);
}

cl_program equalToTheEmbeddedOne(cl_context context) {
  char code[9];
  FILE *in = fopen("kernel.spv", "rb");
  fread(code, 1, sizeof code, in);
  if (memcmp(code, "\x03\x02\x23\x07\x01\x01\x01\x01", 9) != 0)
    return NULL;
  return clCreateProgramWithIL(context, code, sizeof code, NULL);
}

cl_program ofTheDriverItself(cl_context context, cl_program made) {
  static unsigned char code[65536];
  unsigned char *into = code;
  clGetProgramInfo(made, CL_PROGRAM_BINARIES, sizeof into, &into, NULL);
  return load(context, code, sizeof code);
}
