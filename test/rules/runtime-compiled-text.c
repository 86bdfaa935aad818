/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#include <CL/cl.h>
#include <GL/glext.h>
#include <libtcc.h>
#include <nvrtc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int expressionIsPrinted(TCCState *s, const char *expression) {
  char source[256];
  snprintf(source, sizeof source, "double f(double x) { return %s; }", expression);
  // expected-warning@+1 {{'expression' is compiled by tcc_compile_string [bordercheck-}}
  return tcc_compile_string(s, source);
}

cl_program kernelIsReadFromAFile(cl_context context) {
  static char source[65536];
  FILE *in = fopen("kernel.cl", "rb");
  size_t size = in ? fread(source, 1, sizeof source - 1, in) : 0;
  const char *text = source;
  // expected-warning@+1 {{is compiled by clCreateProgramWithSource [bordercheck-}}
  return clCreateProgramWithSource(context, 1, &text, &size, NULL);
}

cl_int buildOptions(cl_program program) {
  // expected-warning@+1 {{'env CLFLAGS' are used by clBuildProgram [bordercheck-}}
  return clBuildProgram(program, 0, NULL, getenv("CLFLAGS"), NULL, NULL);
}

nvrtcResult cudaOptions(nvrtcProgram program, const char *definition) {
  char option[128] = "-D";
  strncat(option, definition, sizeof option - 3);
  const char *options[1];
  options[0] = option;
  // expected-warning@+1 {{'definition' are used by nvrtcCompileProgram [bordercheck-}}
  return nvrtcCompileProgram(program, 1, options);
}

static const char *const types[] = {"float", "double"};

int tableOfConstants(TCCState *s, unsigned kind) {
  char source[64];
  if (kind >= 2)
    return -1;
  sprintf(source, "typedef %s T;", types[kind]);
  return tcc_compile_string(s, source);
}

extern PFNGLSHADERSOURCEPROC loadedShaderSource;
struct loaded {
  PFNGLSHADERSOURCEPROC shaderSource;
};
void calledThroughALoadedPointer(const struct loaded *gl, unsigned shader) {
  const char *text = getenv("SHADER");
  // expected-warning@+1 {{'env SHADER' is compiled by glShaderSource [bordercheck-}}
  loadedShaderSource(shader, 1, &text, NULL);
  // expected-warning@+1 {{'env SHADER' is compiled by glShaderSource [bordercheck-}}
  gl->shaderSource(shader, 1, &text, NULL);
}

int numberOnly(TCCState *s, int width) {
  char source[64];
  snprintf(source, sizeof source, "enum { width = %d };", width);
  return tcc_compile_string(s, source);
}

cl_program constantKernel(cl_context context) {
  const char *source = "__kernel void run(__global float *x) { *x = 0; }";
  return clCreateProgramWithSource(context, 1, &source, NULL, NULL);
}

cl_int constantOptions(cl_program program, int fast) {
  return clBuildProgram(program, 0, NULL, fast ? "-cl-fast-relaxed-math" : "", NULL, NULL);
}

int comparedWithConstants(TCCState *s, const char *type) {
  char source[64] = "typedef ";
  if (strcmp(type, "float") && strcmp(type, "double"))
    return -1;
  strcat(source, type);
  strcat(source, " T;");
  return tcc_compile_string(s, source);
}
