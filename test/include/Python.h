/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A mock of CPython 3.11's <Python.h> for the tests: declarations only. */
#ifndef Py_PYTHON_H
#define Py_PYTHON_H

#include <stdio.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct _object PyObject;
typedef struct PyCompilerFlags PyCompilerFlags;

#define Py_single_input 256
#define Py_file_input 257
#define Py_eval_input 258

void Py_Initialize(void);
void Py_Finalize(void);
PyObject *PyImport_AddModule(const char *name);
PyObject *PyModule_GetDict(PyObject *module);
int PyDict_SetItemString(PyObject *dict, const char *key, PyObject *item);
PyObject *PyUnicode_FromString(const char *u);
const char *PyUnicode_AsUTF8(PyObject *unicode);
PyObject *PyUnicode_FromFormat(const char *format, ...);
int PyArg_ParseTuple(PyObject *args, const char *format, ...);

int PyRun_SimpleStringFlags(const char *command, PyCompilerFlags *flags);
int PyRun_SimpleFileExFlags(FILE *fp, const char *filename, int closeit, PyCompilerFlags *flags);
int PyRun_InteractiveLoopFlags(FILE *fp, const char *filename, PyCompilerFlags *flags);
PyObject *PyRun_StringFlags(const char *str, int start, PyObject *globals, PyObject *locals,
                            PyCompilerFlags *flags);

#define PyRun_SimpleString(s) PyRun_SimpleStringFlags(s, NULL)
#define PyRun_SimpleFile(f, p) PyRun_SimpleFileExFlags(f, p, 0, NULL)
#define PyRun_SimpleFileEx(f, p, c) PyRun_SimpleFileExFlags(f, p, c, NULL)
#define PyRun_InteractiveLoop(f, p) PyRun_InteractiveLoopFlags(f, p, NULL)
#define PyRun_String(str, s, g, l) PyRun_StringFlags(str, s, g, l, NULL)

#ifdef __cplusplus
}
#endif

#endif
