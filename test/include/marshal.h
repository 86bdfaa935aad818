/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A mock of CPython 3.11's <marshal.h> for the tests: declarations only. */
#ifndef Py_MARSHAL_H
#define Py_MARSHAL_H

#include "Python.h"

#ifdef __cplusplus
extern "C" {
#endif

PyObject *PyMarshal_ReadObjectFromFile(FILE *file);
PyObject *PyMarshal_ReadObjectFromString(const char *data, long len);

#ifdef __cplusplus
}
#endif

#endif
