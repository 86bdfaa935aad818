// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include <libtcc.h>
#include <nvrtc.h>

// Missed.

int fileIsChosenByAParameter(TCCState *S, const char *File) {
  // expected-warning@+1 {{'File' is compiled by tcc_add_file [bordercheck-runtime-compiled-text]}}
  return tcc_add_file(S, File);
}

nvrtcResult headerIsAParameter(nvrtcProgram *Made, const char *Header) {
  const char *Headers[] = {Header};
  const char *Names[] = {"types.h"};
  // expected-warning@+1 {{'Header' is compiled by nvrtcCreateProgram [bordercheck-}}
  return nvrtcCreateProgram(Made, "#include \"types.h\"", "k.cu", 1, Headers, Names);
}
