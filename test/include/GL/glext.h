/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A mock of OpenGL 4.6's <GL/glext.h> for the tests: declarations only. */
#ifndef gl_glext_h
#define gl_glext_h

typedef void (*PFNGLSHADERSOURCEPROC)(unsigned shader, int count, const char *const *string,
                                      const int *length);

#endif
