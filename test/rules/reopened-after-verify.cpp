// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include <cstdio>
#include <cstdlib>
#include <cstring>

extern "C" void *dlopen(const char *File, int Mode);
extern "C" int crypto_sign_verify_detached(const unsigned char *Signature,
                                           const unsigned char *Message, unsigned long long Length,
                                           const unsigned char *Key);

void reopened(const unsigned char *Signature, const unsigned char *Key) {
  const char *Path = std::getenv("PLUGIN");
  unsigned char Bytes[65536];
  FILE *In = std::fopen(Path, "rb");
  unsigned long long Size = std::fread(Bytes, 1, sizeof(Bytes), In);
  std::fclose(In);
  if (crypto_sign_verify_detached(Signature, Bytes, Size, Key) != 0)
    return;
  // expected-warning@+1 {{verified file taken from 'env PLUGIN' is opened again by dlopen}}
  dlopen(Path, 2);
}

// The name is a constant in the end.
void chosen(const unsigned char *Signature, const unsigned char *Key) {
  const char *Path = std::getenv("PLUGIN");
  unsigned char Bytes[65536];
  FILE *In = std::fopen(Path, "rb");
  unsigned long long Size = std::fread(Bytes, 1, sizeof(Bytes), In);
  std::fclose(In);
  if (crypto_sign_verify_detached(Signature, Bytes, Size, Key) != 0)
    return;
  if (std::strcmp(Path, "/usr/lib/app/a.so") != 0)
    return;
  dlopen(Path, 2);
}

void unverified() {
  dlopen(std::getenv("PLUGIN"), 2); // expected-warning {{[bordercheck-unverified-load]}}
}

// What is verified is another file.
void another(const unsigned char *Signature, const unsigned char *Key) {
  const char *Path = std::getenv("PLUGIN");
  unsigned char Bytes[65536];
  FILE *In = std::fopen(Path, "rb");
  unsigned long long Size = std::fread(Bytes, 1, sizeof(Bytes), In);
  std::fclose(In);
  if (crypto_sign_verify_detached(Signature, Bytes, Size, Key) != 0)
    return;
  // expected-warning@+1 {{without verification [bordercheck-unverified-load]}}
  dlopen(std::getenv("OTHER"), 2);
}

void refused(const unsigned char *Signature, const unsigned char *Key) {
  const char *Path = std::getenv("PLUGIN");
  unsigned char Bytes[65536];
  FILE *In = std::fopen(Path, "rb");
  unsigned long long Size = std::fread(Bytes, 1, sizeof(Bytes), In);
  std::fclose(In);
  if (crypto_sign_verify_detached(Signature, Bytes, Size, Key) == 0)
    return;
  dlopen(Path, 2); // expected-warning {{[bordercheck-unverified-load]}}
}
