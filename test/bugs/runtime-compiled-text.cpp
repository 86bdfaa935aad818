// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include <nvrtc.h>

// Missed.

nvrtcResult headerIsAParameter(nvrtcProgram *Made, const char *Header) {
  const char *Headers[] = {Header};
  const char *Names[] = {"types.h"};
  // expected-warning@+1 {{'Header' is compiled by nvrtcCreateProgram [bordercheck-}}
  return nvrtcCreateProgram(Made, "#include \"types.h\"", "k.cu", 1, Headers, Names);
}
