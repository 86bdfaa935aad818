/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A mock of OpenCL's <CL/cl.h> for the tests: declarations only. */
#ifndef __OPENCL_CL_H
#define __OPENCL_CL_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef int cl_int;
typedef unsigned cl_uint;
typedef struct _cl_context *cl_context;
typedef struct _cl_program *cl_program;
typedef struct _cl_device_id *cl_device_id;

#define CL_PROGRAM_BINARY_SIZES 0x1165
#define CL_PROGRAM_BINARIES 0x1166

cl_int clGetProgramInfo(cl_program program, cl_uint param_name, size_t param_value_size,
                        void *param_value, size_t *param_value_size_ret);
cl_program clCreateProgramWithSource(cl_context context, cl_uint count, const char **strings,
                                     const size_t *lengths, cl_int *errcode_ret);
cl_program clCreateProgramWithBinary(cl_context context, cl_uint num_devices,
                                     const cl_device_id *device_list, const size_t *lengths,
                                     const unsigned char **binaries, cl_int *binary_status,
                                     cl_int *errcode_ret);
cl_program clCreateProgramWithIL(cl_context context, const void *il, size_t length,
                                 cl_int *errcode_ret);
cl_int clBuildProgram(cl_program program, cl_uint num_devices, const cl_device_id *device_list,
                      const char *options, void (*pfn_notify)(cl_program, void *), void *user_data);

#ifdef __cplusplus
}
#endif

#endif
