/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A mock of CUDA's <nvrtc.h> for the tests: declarations only. */
#ifndef __NVRTC_H__
#define __NVRTC_H__

#ifdef __cplusplus
extern "C" {
#endif

typedef enum { NVRTC_SUCCESS = 0, NVRTC_ERROR_COMPILATION = 6 } nvrtcResult;
typedef struct _nvrtcProgram *nvrtcProgram;

nvrtcResult nvrtcCreateProgram(nvrtcProgram *prog, const char *src, const char *name,
                               int numHeaders, const char *const *headers,
                               const char *const *includeNames);
nvrtcResult nvrtcCompileProgram(nvrtcProgram prog, int numOptions, const char *const *options);
nvrtcResult nvrtcAddNameExpression(nvrtcProgram prog, const char *const name_expression);

#ifdef __cplusplus
}
#endif

#endif
