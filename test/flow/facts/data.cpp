// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Where texts are kept: fields, globals, constants, containers, pairs, optionals, smart
// pointers, structured bindings.
#include "fact.h"
#include <array>
#include <cstdlib>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

// Fields.

struct Options {
  std::string Compiler;
  std::string Output;
  const char *Flags = "-O2";
  int Level = 0;
  static const char *const Version;
  static constexpr const char *Name = "fusion";
};
const char *const Options::Version = "1.0";

void configure(Options &O) {
  O.Compiler = std::getenv("CXX");
  O.Output = "a.out";
}

void fieldsOfAnother(const Options &O) {
  fact(O.Compiler.c_str(), "‹env CXX›");
  fact(O.Output.c_str(), "\"a.out\"");
  fact(O.Flags, "\"-O2\"");
  fact(Options::Version, "\"1.0\"");
  fact(O.Name, "\"fusion\"");
}

void fieldsOfItsOwn(const std::string &Name) {
  struct {
    std::string First, Second;
  } Own;
  Own.First = Name;
  Own.Second = "x";
  Own.Second += Own.First;
  fact(Own.Second.c_str(), "\"x\" ‹Name›");
}

class Writer {
public:
  void open(const std::string &Name) { File = Name + ".c"; }
  void state() const {
    fact(File.c_str(), "‹env OUT› \".c\""); // of callers
    fact(this->Mode, "\"w\"");              // of callers
  }

private:
  std::string File;
  const char *Mode = "w";
};

void useWriter() {
  Writer W;
  W.open(std::getenv("OUT"));
  W.state();
}

struct Inner {
  const char *Text;
};
struct Outer {
  Inner In;
  Inner *Pointer;
};

void nestedFields(Outer *O) {
  Outer Local;
  Local.In.Text = "inner";
  fact(Local.In.Text, "\"inner\"");
  O->Pointer->Text = "other";
  fact(O->Pointer->Text, "\"other\"");
}

struct Base {
  const char *Inherited = "base";
};
struct Derived : Base {
  const char *own() const { return Inherited; }
};

void inheritedField(const Derived &D) {
  fact(D.Inherited, "\"base\"");
  fact(D.own(), "\"base\"");
}

struct Bits {
  unsigned Level : 4;
  unsigned : 0;
  unsigned Debug : 1;
  const char *Name;
};

void besideBitFields(const char *Name) {
  Bits B = {3, 1, Name};
  fact(B.Name, "‹Name›");
}

union Either {
  const char *Text;
  long Number;
};

void unions(const char *Name) {
  Either E;
  E.Text = Name;
  fact(E.Text, "‹Name›");
}

// Globals and constants.

static std::string Folder = "/usr/lib";
static const char *Shell;
const char Suffix[] = ".so";
constexpr char Letters[] = {'a', 'b', '\0'};
inline constexpr const char *Inline = "inline";
namespace config {
const std::string Root = std::string("/opt") + "/app";
}

void setShell() { Shell = std::getenv("SHELL"); }

void globals() {
  fact(Folder.c_str(), "\"/usr/lib\"");
  fact(Shell, "‹env SHELL›");
  fact(Suffix, "\".so\"");
  fact(Letters, "\"ab\"");
  fact(Inline, "\"inline\"");
  fact(config::Root.c_str(), "\"/opt/app\"");
}

const char *counted() {
  static const char *Kept = "first";
  const char *Old = Kept;
  Kept = "later";
  return Old;
}

void staticLocals() {
  static const std::string Once = std::string("lib") + Suffix;
  fact(Once.c_str(), "\"lib.so\"");
}

thread_local std::string PerThread = "thread";
void threadLocals() { fact(PerThread.c_str(), "\"thread\""); }

static const char *const Table[][2] = {{"a", "b"}, {"c", "d"}};
void tableOfTables(int I, int J) { fact(Table[I][J], "\"a\" | \"b\" | \"c\" | \"d\""); }

constexpr const char *pick(bool First) { return First ? "one" : "two"; }
void constantFunctions() {
  constexpr const char *One = pick(true);
  fact(One, "\"one\" | \"two\"");
}

// Containers.

void vectors(const std::string &Name) {
  std::vector<std::string> All;
  All.push_back("a");
  All.emplace_back(Name);
  fact(All[0].c_str(), "\"a\" | ‹Name›");
  fact(All.back().c_str(), "\"a\" | ‹Name›");
  for (const auto &Each : All)
    fact(Each.c_str(), "\"a\" | ‹Name›");
  for (auto At = All.begin(); At != All.end(); ++At)
    fact(At->c_str(), "\"a\" | ‹Name›");
}

void constantVector() {
  const std::vector<std::string> All = {"a", "b"};
  fact(All.at(1).c_str(), "\"a\" | \"b\"");
}

void copiedVector(const std::string &Name) {
  std::vector<std::string> All = {Name};
  std::vector<std::string> Copy = All;
  fact(Copy.front().c_str(), "‹Name›");
}

void maps(const std::string &Key, const std::string &Value) {
  std::map<int, std::string> All;
  All[1] = Value;
  fact(All.at(1).c_str(), "‹Value›");
  for (const auto &Each : All)
    fact(Each.second.c_str(), "‹Value›");
  std::unordered_map<int, std::string> Hashed;
  Hashed[1] = Key;
  fact(Hashed.at(1).c_str(), "‹Key›");
}

void boundOverAMap() {
  std::map<int, std::string> All;
  All[1] = "a";
  All[2] = "b";
  for (const auto &[Key, Value] : All)
    fact(Value.c_str(), "\"a\" | \"b\"");
}

void deques(const std::string &Name) {
  std::deque<std::string> All;
  All.push_front(Name);
  fact(All.front().c_str(), "‹Name›");
}

void arrays(const char *Name) {
  std::array<const char *, 2> All = {"a", Name};
  fact(All[0], "\"a\" | ‹Name›");
  const char *Raw[] = {"a", Name};
  fact(Raw[0], "\"a\"");
  fact(Raw[1], "‹Name›");
  for (const char *Each : Raw)
    fact(Each, "\"a\" | ‹Name›");
}

void ofAContainersElement() {
  std::set<std::string> All = {"x"};
  std::string S;
  for (const std::string &Each : All)
    S += Each;
  fact(S.c_str(), "(\"x\")*");
}

// Pairs, tuples, optionals.

void pairs(const std::string &Name) {
  std::pair<std::string, std::string> P(Name, "b");
  fact(P.first.c_str(), "\"b\" | ‹Name›");
  auto Q = std::make_pair(Name, Name + "!");
  fact(Q.second.c_str(), "‹Name› | ‹Name› \"!\"");
}

void boundPair(const std::string &Name) {
  auto [First, Second] = std::pair<std::string, std::string>(Name, Name);
  fact(First.c_str(), "‹Name›");
  fact(Second.c_str(), "‹Name›");
}

void optionals(const std::string &Name) {
  std::optional<std::string> Some = Name;
  fact(Some->c_str(), "‹Name›");
  fact((*Some).c_str(), "‹Name›");
  fact(Some.value().c_str(), "‹Name›");
  fact(Some.value_or("none").c_str(), "\"none\" | ‹Name›");
}

struct Point {
  const char *X;
  const char *Y;
};

void boundStruct(const char *Name) {
  Point P{"x", Name};
  auto &[X, Y] = P;
  fact(X, "\"x\"");
  fact(Y, "‹Name›");
}

// Smart pointers.

void uniquePointer(const std::string &Name) {
  auto P = std::make_unique<std::string>(Name);
  fact(P->c_str(), "‹Name›");
  *P += ".so";
  fact(P->c_str(), "‹Name› \".so\"");
  auto Q = std::move(P);
  fact(Q->c_str(), "‹Name› \".so\"");
}

void sharedPointer(const std::string &Name) {
  auto P = std::make_shared<std::string>(Name);
  fact(P->c_str(), "‹Name›");
  fact((*P).c_str(), "‹Name›");
}

void rawPointer(const std::string &Name) {
  auto *P = new std::string(Name);
  fact(P->c_str(), "‹Name›");
  delete P;
}

// Aliases.

void aliases(const std::string &Name) {
  std::string S = "a";
  std::string *P = &S;
  *P = Name;
  fact(S.c_str(), "‹Name›");
  std::string &R = *P;
  R += "!";
  fact(P->c_str(), "‹Name› \"!\"");
}

void oneOfTwoAliases(bool First) {
  std::string A = "a", B = "b";
  std::string &R = First ? A : B;
  R = "c";
  fact(A.c_str(), "\"a\" | \"c\"");
  fact(B.c_str(), "\"b\" | \"c\"");
}

void moved(std::string Name) {
  std::string S = std::move(Name);
  fact(S.c_str(), "‹Name›");
  std::string T = std::exchange(S, "new");
  fact(T.c_str(), "‹Name›");
  fact(S.c_str(), "\"new\"");
}
