/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A mock of Ruby's <ruby.h> for the tests: declarations only. */
#ifndef RUBY_H
#define RUBY_H

#ifdef __cplusplus
extern "C" {
#endif

typedef unsigned long VALUE;

VALUE rb_eval_string(const char *str);
void rb_load(VALUE fname, int wrap);
VALUE rb_str_new_cstr(const char *ptr);
VALUE rb_str_cat_cstr(VALUE str, const char *ptr);

#ifdef __cplusplus
}
#endif

#endif
