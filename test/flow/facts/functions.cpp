// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Through functions: results, parameters that are filled, default arguments, operators,
// constructors, templates, recursion, lambdas, pointers, virtual calls.
#include "fact.h"
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <memory>
#include <stdarg.h>
#include <string>

// Results and parameters.

static std::string quoted(const std::string &S) { return "'" + S + "'"; }
static std::string twice(const std::string &S) { return quoted(S) + quoted("x"); }

void results(const std::string &Name) {
  fact(quoted(Name).c_str(), "\"'\" ‹Name› \"'\"");
  fact(quoted("a").c_str(), "\"'a'\"");
  fact(twice(Name).c_str(), "\"'\" ‹Name› \"''x'\"");
}

static void fill(std::string &Into, const std::string &What) { Into = "<" + What + ">"; }
static void extend(std::string &Into) { Into += ".so"; }
static void point(const char **Into) { *Into = "there"; }

void filled(const std::string &Name) {
  std::string S;
  fill(S, Name);
  fact(S.c_str(), "\"<\" ‹Name› \">\"");
  extend(S);
  fact(S.c_str(), "\"<\" ‹Name› \">.so\"");
  const char *P = nullptr;
  point(&P);
  fact(P, "\"there\"");
}

static std::string compile(const std::string &File, const std::string &Flags = "-O2") {
  return "cc " + Flags + " " + File;
}

void defaultArguments(const std::string &File) {
  fact(compile(File).c_str(), "\"cc -O2 \" ‹File›");
  fact(compile("a.c", File).c_str(), "\"cc \" ‹File› \" a.c\"");
}

static const std::string &same(const std::string &S) { return S; }
static std::string &longer(std::string &S) {
  S += "!";
  return S;
}

void references(const std::string &Name) {
  fact(same(Name).c_str(), "‹Name›");
  std::string S = "a";
  longer(S);
  fact(S.c_str(), "\"a!\"");
  std::string &Other = S;
  Other = Name;
  fact(S.c_str(), "‹Name›");
}

static std::string fromEnvironment() { return std::getenv("A"); }

void originsOfCallees() { fact(fromEnvironment().c_str(), "‹env A›"); }

static std::string repeated(const std::string &S, int N) {
  return N == 0 ? "" : S + repeated(S, N - 1);
}

void recursionEnds() {
  std::string S = repeated("a", 3);
  fact("after", "\"after\"");
}

static const char *even(int N);
static const char *odd(int N) { return N == 0 ? "odd" : even(N - 1); }
static const char *even(int N) { return N == 0 ? "even" : odd(N - 1); }

void mutualRecursion(int N) { fact(even(N), "\"even\" | \"odd\""); }

struct Printer {
  __attribute__((format(printf, 2, 4))) std::string print(const char *Format, int Indent, ...) {
    char Buffer[256];
    va_list Args;
    va_start(Args, Indent);
    std::vsnprintf(Buffer, sizeof Buffer, Format, Args);
    va_end(Args);
    return Buffer;
  }
};

void variadic(const char *Name) {
  fact(Printer().print("cc %s", 2, Name).c_str(), "\"cc \" ‹Name›");
}

// Operators and constructors.

struct Path {
  std::string Text;
  explicit Path(const std::string &S) : Text(S) {}
  Path operator/(const std::string &More) const { return Path(Text + "/" + More); }
  const char *c_str() const { return Text.c_str(); }
};

struct Command {
  std::string Line = "cc";
  Command &operator<<(const std::string &Word) {
    Line += " " + Word;
    return *this;
  }
};

void aDefaultMember() {
  struct Settings {
    const char *Compiler = "cc";
  } S;
  fact(S.Compiler, "\"cc\"");
}

struct Named {
  const char *Name;
  explicit Named(const char *N) : Name(N) {}
};

void aConstructor() {
  Named N("made");
  fact(N.Name, "\"made\"");
}

struct Pair {
  const char *First, *Second;
};

void anAggregate(const char *Name) {
  Pair P = {"a", Name};
  fact(P.First, "\"a\"");
  fact(P.Second, "‹Name›");
}

#if __cplusplus >= 202002L
void designated(const char *Name) {
  Pair P = {.First = Name, .Second = "b"};
  fact(P.First, "‹Name›");
  fact(P.Second, "\"b\"");
}
#endif

// Templates.

template <typename T> static std::string bracketed(const T &Value) {
  return "[" + std::string(Value) + "]";
}
template <int N> static const char *sized() { return N > 32 ? "wide" : "narrow"; }
template <typename... Ts> static std::string all(const Ts &...Parts) {
  return (std::string() + ... + Parts);
}

void templates(const char *Name) {
  fact(bracketed(Name).c_str(), "\"[\" ‹Name› \"]\"");
  fact(all("a", Name, "b").c_str(), "\"a\" ‹Name› \"b\"");
}

template <typename T> struct Holder {
  T Held;
  const T &get() const { return Held; }
};

void aClassTemplate(const char *Name) {
  Holder<const char *> H{Name};
  fact(H.Held, "‹Name›");
}

// Lambdas.

void lambdas(const std::string &Name) {
  auto Quote = [](const std::string &S) { return "\"" + S + "\""; };
  fact(Quote(Name).c_str(), "\"\\\"\" ‹Name› \"\\\"\"");
  fact([] { return "called"; }(), "\"called\"");
}

void captures() {
  const std::string Prefix = std::getenv("A");
  auto ByReference = [&] { fact((Prefix + "x").c_str(), "‹env A› \"x\""); };
  ByReference();
  auto ByValue = [Prefix] { fact(Prefix.c_str(), "‹env A›"); };
  ByValue();
}

// Pointers to functions.

static void stated(const char *S) {
  fact(S, "‹env F›"); // of callers
}

void throughPointers() {
  void (*Call)(const char *) = stated;
  Call(std::getenv("F"));
  std::function<void(const char *)> Kept = stated;
  Kept(std::getenv("F"));
}

// Virtual calls.

struct Target {
  virtual ~Target() = default;
  virtual void emit(const char *Name) = 0;
};
struct Cuda : Target {
  void emit(const char *Name) override { fact(Name, "‹env KERNEL›"); }
};
struct Metal final : Target {
  void emit(const char *Name) override { fact(Name, "‹env KERNEL›"); }
};

void virtualCall(Target &T) { T.emit(std::getenv("KERNEL")); }
