// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void *dlopen(const char *File, int Mode);
int crypto_sign_verify_detached(const unsigned char *Signature, const unsigned char *Message,
                                unsigned long long Length, const unsigned char *Key);

void reopened(const unsigned char *Signature, const unsigned char *Key) {
  const char *Path = getenv("PLUGIN");
  unsigned char Bytes[65536];
  FILE *In = fopen(Path, "rb");
  unsigned long long Size = fread(Bytes, 1, sizeof(Bytes), In);
  fclose(In);
  if (crypto_sign_verify_detached(Signature, Bytes, Size, Key) != 0)
    return;
  // expected-warning@+1 {{verified file taken from 'env PLUGIN' is opened again by dlopen}}
  dlopen(Path, 2);
}

// The name is a constant in the end.
void chosen(const unsigned char *Signature, const unsigned char *Key) {
  const char *Path = getenv("PLUGIN");
  unsigned char Bytes[65536];
  FILE *In = fopen(Path, "rb");
  unsigned long long Size = fread(Bytes, 1, sizeof(Bytes), In);
  fclose(In);
  if (crypto_sign_verify_detached(Signature, Bytes, Size, Key) != 0)
    return;
  if (strcmp(Path, "/usr/lib/app/a.so") != 0)
    return;
  dlopen(Path, 2);
}

void unverified(void) {
  dlopen(getenv("PLUGIN"), 2); // expected-warning {{[bordercheck-unverified-load]}}
}
