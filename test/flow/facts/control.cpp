// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Branches, loops, exceptions, jumps and macros.
#include "fact.h"
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <vector>

void chosen(bool Debug, const char *Name) {
  const char *S = Debug ? "debug" : Name;
  fact(S, "\"debug\" | ‹Name›");
  const char *T = Name ?: "none";
  fact(T, "\"none\" | ‹Name›");
  fact(Debug ? (Name ? Name : "a") : "b", "\"a\" | \"b\" | ‹Name›");
}

void switched(int Kind) {
  const char *S = "none";
  switch (Kind) {
  case 1:
    S = "one";
    break;
  case 2:
    S = "two";
    [[fallthrough]];
  default:
    break;
  }
  fact(S, "\"none\" | \"one\" | \"two\"");
}

enum class Backend { Cpu, Gpu };

static const char *nameOf(Backend B) {
  switch (B) {
  case Backend::Cpu:
    return "cpu";
  case Backend::Gpu:
    return "gpu";
  }
  return "none";
}

void enumToString(Backend B) {
  fact((std::string("lib") + nameOf(B) + ".so").c_str(), "\"libcpu.so\" | \"libgpu.so\"");
}

void manyAlternativesKeepTheirEnds(int Kind) {
  const char *S = "lib1.so";
  if (Kind == 2)
    S = "lib2.so";
  else if (Kind == 3)
    S = "lib3.so";
  else if (Kind == 4)
    S = "lib4.so";
  else if (Kind == 5)
    S = "lib5.so";
  fact(S, "\"lib\" {\"1\", \"2\", \"3\", \"4\", \"5\"} \".so\"");
}

void reassignedInOneBranch(const std::string &Name, bool Known) {
  std::string S = Name;
  if (Known)
    S = "known";
  fact(S.c_str(), "\"known\" | ‹Name›");
}

void earlyReturn(const char *Name, bool Stop) {
  const char *S = "a";
  if (Stop)
    return;
  S = Name;
  fact(S, "‹Name›");
}

void neverReached(const char *Name) {
  const char *S = "a";
  if (Name) {
    S = Name;
    std::abort();
  }
  fact(S, "\"a\"");
}

// Loops.

void whileAppends(int N) {
  std::string S = "(";
  while (N-- > 0)
    S += "x,";
  S += ")";
  fact(S.c_str(), "\"(\" (\"x,\")* \")\"");
}

void doAppends(int N) {
  std::string S;
  do
    S += "x";
  while (--N);
  fact(S.c_str(), "(\"x\")* \"x\"");
}

void joinedWithCommas(const std::vector<std::string> &Names) {
  std::string S;
  for (const auto &Name : Names) {
    S += Name;
    S += ",";
  }
  fact(S.c_str(), "(‹Names› \",\")*");
}

void replacedInALoop(int N) {
  std::string S = "a";
  for (int I = 0; I < N; ++I)
    S = "b";
  fact(S.c_str(), "\"a\" | \"b\"");
}

void breaksOut(const char *Name) {
  const char *S = "a";
  for (;;) {
    S = Name;
    break;
  }
  fact(S, "‹Name›");
}

void swapsInALoop(const char *A, const char *B, int N) {
  for (int I = 0; I < N; ++I) {
    const char *Old = A;
    A = B;
    B = Old;
  }
  fact(A, "‹A› | ‹B›");
}

// Exceptions.

void thrownAndCaught(const char *Name, bool Fails) {
  std::string S = "a";
  try {
    S = Name;
    if (Fails)
      throw std::runtime_error("x");
    S = "b";
  } catch (const std::runtime_error &) {
  }
  fact(S.c_str(), "\"b\" | ‹Name›");
}

void caughtText() {
  try {
    throw std::runtime_error("x");
  } catch (...) {
    fact("caught", "\"caught\"");
  }
}

// Jumps.

void jumpsBack(int N) {
  std::string S = "x";
Again:
  if (N-- > 0) {
    S += "y";
    goto Again;
  }
  fact(S.c_str(), "\"x\" (\"y\")*");
}

// Macros.

#define CONCAT(A, B) A B
#define QUOTE(X) #X
#define NAMED(X) QUOTE(lib##X)
#define CHECKED(Call)                                                                              \
  do {                                                                                             \
    if (!(Call))                                                                                   \
      return;                                                                                      \
  } while (0)

void macros(const std::string &Name) {
  fact(CONCAT("a", "b"), "\"ab\"");
  fact(QUOTE(a + b), "\"a + b\"");
  fact(NAMED(m), "\"libm\"");
  CHECKED(Name == "a");
  fact(Name.c_str(), "\"a\"");
}

#if __cplusplus >= 202002L
void initInRangeFor() {
  for (const char *const Names[] = {"a", "b"}; const char *Name : Names)
    fact(Name, "\"a\" | \"b\"");
}
#endif

void initInIf(const char *Name) {
  if (const char *S = std::getenv("A"); S)
    fact(S, "‹env A›");
  else
    fact(Name, "‹Name›");
  if (std::string T = Name; !T.empty())
    fact(T.c_str(), "‹Name›");
  if constexpr (sizeof(int) == 4)
    fact("int", "\"int\"");
}

#if __cplusplus >= 202302L
void constantEvaluated() {
  if consteval {
    fact("compiler", "\"compiler\"");
  } else {
    fact("program", "\"program\"");
  }
}
#endif
