/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A mock of OpenJDK 17's <jni.h> for the tests, as C sees it: declarations only. */
#ifndef _JAVASOFT_JNI_H_
#define _JAVASOFT_JNI_H_

typedef signed char jbyte;
typedef int jsize;
typedef struct _jobject *jobject;
typedef jobject jclass;
typedef const struct JNINativeInterface_ *JNIEnv;
struct JNINativeInterface_ {
  jclass (*DefineClass)(JNIEnv *env, const char *name, jobject loader, const jbyte *buf, jsize len);
  jclass (*FindClass)(JNIEnv *env, const char *name);
};

#endif
