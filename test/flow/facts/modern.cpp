// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What C++20 and 23 add: coroutines, concepts, std::format, ranges, deduced objects.
#include "fact.h"
#include <cstdlib>
#include <string>
#include <vector>

void inEveryStandard() { fact("text", "\"text\""); }

#if __cplusplus >= 202002L
#include <format>

namespace std {
template <typename R, typename...> struct coroutine_traits {
  using promise_type = typename R::promise_type;
};
template <typename P = void> struct coroutine_handle {
  static coroutine_handle from_address(void *) noexcept;
  static coroutine_handle from_promise(P &) noexcept;
};
template <> struct coroutine_handle<void> {
  template <typename P> coroutine_handle(coroutine_handle<P>) noexcept;
  static coroutine_handle from_address(void *) noexcept;
};
struct suspend_never {
  bool await_ready() const noexcept;
  void await_suspend(coroutine_handle<>) const noexcept;
  void await_resume() const noexcept;
};
} // namespace std

struct Task {
  struct promise_type {
    Task get_return_object();
    std::suspend_never initial_suspend() noexcept;
    std::suspend_never final_suspend() noexcept;
    std::suspend_never yield_value(const char *) noexcept;
    void return_void();
    void unhandled_exception();
  };
};

Task coroutine() {
  std::string Name = std::getenv("A");
  fact(Name.c_str(), "‹env A›");
  co_await std::suspend_never();
  Name += "!";
  fact(Name.c_str(), "‹env A› \"!\"");
}

Task generator(int N) {
  std::string S;
  for (int I = 0; I < N; ++I) {
    co_yield S.c_str();
    S += "x";
  }
  fact(S.c_str(), "(\"x\")*");
}

template <typename T>
concept Named = requires(const T &X) { X.name(); };

struct Unit {
  const char *name() const { return "unit"; }
};

template <Named T> static const char *nameOf(const T &X) { return X.name(); }
static const char *shortened(const auto &X) { return X.name(); }

void concepts() {
  fact(nameOf(Unit()), "\"unit\"");
  fact(shortened(Unit()), "\"unit\"");
}

void formats(const std::string &Name, int N) {
  fact(std::format("lib{}.so.{}", Name, N).c_str(), "\"lib\" ‹Name› \".so.\" ‹N›");
  fact(std::format("{{{}}}", Name).c_str(), "\"{\" ‹Name› \"}\"");
}

consteval const char *atCompileTime() { return "constant"; }
void immediate() { fact(atCompileTime(), "\"constant\""); }

constinit const char *Initialised = "initialised";
void initialised() { fact(Initialised, "\"initialised\""); }

template <unsigned N> struct Fixed {
  char Chars[N];
  constexpr Fixed(const char (&Text)[N]) {
    for (unsigned I = 0; I < N; ++I)
      Chars[I] = Text[I];
  }
};
template <Fixed Text> static const char *stated() { return "stated"; }
void textAsATemplateArgument() { fact(stated<"text">(), "\"stated\""); }
#endif

#if __cplusplus >= 202302L
struct Chain {
  template <typename Self> const char *name(this const Self &) { return "deduced"; }
};

void deducedObject() { fact(Chain().name(), "\"deduced\""); }

void staticCall() {
  auto Name = [](int) static { return "static"; };
  fact(Name(1), "\"static\"");
}

void severalIndices(const char *Name) {
  struct Grid {
    const char *operator[](int, int) const { return "cell"; }
  } G;
  fact(G[0, 1], "\"cell\"");
  fact(Name, "‹Name›");
}
#endif
