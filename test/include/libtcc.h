/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A mock of TinyCC's <libtcc.h> for the tests: declarations only. */
#ifndef LIBTCC_H
#define LIBTCC_H

#ifdef __cplusplus
extern "C" {
#endif

typedef struct TCCState TCCState;

TCCState *tcc_new(void);
void tcc_delete(TCCState *s);
int tcc_set_options(TCCState *s, const char *str);
void tcc_define_symbol(TCCState *s, const char *sym, const char *value);
int tcc_add_file(TCCState *s, const char *filename);
int tcc_add_include_path(TCCState *s, const char *pathname);
int tcc_compile_string(TCCState *s, const char *buf);
int tcc_run(TCCState *s, int argc, char **argv);

#ifdef __cplusplus
}
#endif

#endif
