// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "test/support/Stubs.h"
#include "test/support/StubCase.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FormatVariadic.h"
#include <set>

namespace bordercheck::test {
namespace {

constexpr char Prelude[] = R"(#pragma clang system_header
namespace stub {
struct Any { Any(); Any(const char *); };
struct Handle {};
using Callback = void (*)(const char *, const char *, const char *, const char *, const char *,
                          const char *, const char *, const char *);
struct Predicate { template <class F> Predicate(F) {} };
const char *outside(const char *name);
bool same(const char *left, const char *right);
Handle *opened(const char *path);
template <class T> void open(T &object, const char *path);
template <class T> void fill(T &object, const char *text);
template <class T> const char *content(T &&handle);
template <class T> Any end(T &container);
template <class T> void fact(const char *id, T &&value);
}
template <class A, class B> bool operator!=(const A &, const B &);
template <class A, class B> bool operator==(const A &, const B &);
)";

/// Nested scopes, so that a class is declared once with all its members.
struct Scope {
  bool IsClass = false;
  std::map<std::string, Scope> Inner;
  std::vector<std::string> Members;
  /// Functions that need no object.
  std::vector<std::string> Free;
};

void print(const Scope &S, std::string &Out) {
  for (const auto &[Name, In] : S.Inner) {
    const char *Opening = In.IsClass ? "struct {0} {{\n{0}();\n" : "namespace {0} {{\n";
    Out += llvm::formatv(Opening, Name).str();
    print(In, Out);
    Out += In.IsClass ? "};\n" : "}\n";
  }
  for (const std::string &Member : S.Members)
    Out += Member + "\n";
  for (const std::string &Function : S.Free)
    Out += (S.IsClass ? "static " : "") + Function + "\n";
}

/// What lies in a class is a class: namespaces cannot.
void spreadClasses(Scope &S) {
  for (auto &[Name, In] : S.Inner) {
    In.IsClass |= S.IsClass;
    spreadClasses(In);
  }
}

Scope &scopeOf(Scope &Root, llvm::StringRef Path) {
  Scope *At = &Root;
  for (llvm::StringRef Name : llvm::split(Path, "::"))
    if (!Name.empty())
      At = &At->Inner[Name.str()];
  return *At;
}

/// Numbers of arguments that some model of \p Name is for.
std::set<unsigned> aritiesOf(const std::vector<const Model *> &Models) {
  std::set<unsigned> All;
  unsigned Needed = 0;
  bool Any = false;
  for (const Model *M : Models) {
    if (M->Arity)
      All.insert(*M->Arity);
    else
      Needed = std::max(Needed, argumentsOf(*M));
    Any |= !M->Arity;
  }
  if (Any)
    All.insert(Needed);
  return All;
}

/// The conditions that models of \p Name for \p Arity arguments have, each once, and none.
std::vector<const Condition *> conditionsFor(const std::vector<const Model *> &Models,
                                             unsigned Arity) {
  std::vector<const Condition *> All{nullptr};
  std::set<std::tuple<unsigned, ArgumentType, std::string, unsigned>> Seen;
  for (const Model *M : Models)
    if (M->When && (!M->Arity || *M->Arity == Arity) && M->When->On.Index < Arity &&
        Seen.insert({M->When->On.Index, M->When->Type, M->When->Value, M->When->Bits}).second)
      All.push_back(&*M->When);
  return All;
}

/// Declares and calls \p C, and expects what its models say.
void addCase(const StubCase &C, Scope &Root, unsigned &Line, Stubs &Made) {
  Scope &In = scopeOf(Root, C.scope());
  In.IsClass |= C.isMember();
  std::vector<std::string> &Declared = C.isMember() ? In.Members : In.Free;
  if (!llvm::is_contained(Declared, C.declaration()))
    Declared.push_back(C.declaration());
  C.expect(Line + 1, Made.Expected);
  for (const std::string &Body : C.bodies())
    Made.Source += "void case" + std::to_string(++Line) + "() { " + Body + " }\n";
}

} // namespace

const char StubModels[] = R"yaml(
library: stubs
reference: "test/support/Stubs.cpp"
functions:
  - { names: [stub::Any::Any], build: { op: assign, to: this, from: [arg0] } }
  - { names: [stub::outside], source: { origin: network, to: return, detail: arg0 } }
  - { names: [stub::opened], open: { path: arg0, handle: return } }
  - { names: [stub::open], open: { path: arg1, handle: arg0 } }
  - { names: [stub::fill], build: { op: assign, to: arg0, from: [arg1] } }
  - { names: [stub::content], read: { handle: arg0, to: return } }
  - { names: [stub::same], compare: { left: arg0, right: arg1, equal: nonzero } }
  - { names: [stub::end], end: true, returns: arg0 }
  - { names: [stub::fact], crossing: { kind: interpret, text: arg1, options: arg0 } }
)yaml";

Seen::Seen(const Program &P) {
  for (const LinkedCrossing &L : P.Crossings) {
    if (L.At.Callee != "stub::fact") {
      Crossings.emplace(L.At.Where.Line, L.At);
      continue;
    }
    const Text *Id = L.At.input(Role::Options);
    const Text *Value = L.At.input(Role::Text);
    if (!Id)
      continue;
    // What is called back may be given this or that.
    BoundCounts Cut;
    Text &Fact = Facts[{L.At.Where.Line, Id->constant().value_or("?")}];
    Fact = Text::join(Fact, Value ? *Value : Text(), Cut);
  }
}

const Text *Seen::fact(unsigned Line, llvm::StringRef Id) const {
  auto At = Facts.find({Line, Id.str()});
  return At == Facts.end() ? nullptr : &At->second;
}

std::vector<const Crossing *> Seen::crossings(unsigned Line) const {
  std::vector<const Crossing *> All;
  for (auto [At, End] = Crossings.equal_range(Line); At != End; ++At)
    All.push_back(&At->second);
  return All;
}

std::string Seen::print(unsigned Line) const {
  std::string Out;
  for (const auto &[Where, Value] : Facts)
    if (Where.first == Line)
      Out += "\n  " + Where.second + " is " + (Value.isUnset() ? "unset" : Value.print());
  for (const Crossing *C : crossings(Line)) {
    Out += "\n  " + nameOf(C->Kind).str() + " crossing";
    for (const CrossingInput &I : C->Inputs)
      Out += ", " + nameOf(I.As).str() + " " + I.Value.print();
  }
  return Out;
}

bool isDeclaredByCompiler(llvm::StringRef Name) {
  return Name.starts_with("__builtin_") || Name == "std::move" || Name == "std::forward" ||
         Name == "std::as_const" || Name == "std::addressof";
}

Stubs stubsFor(const Library &L, const Catalog &Known) {
  Scope Root;
  Stubs Made;
  Made.Header = Prelude;
  Made.Source = "#include \"stubs.h\"\n";
  unsigned Line = 1;
  std::set<std::string> Names;
  for (const Model &M : L.Functions)
    Names.insert(M.Names.begin(), M.Names.end());
  for (const std::string &Name : Names) {
    if (isDeclaredByCompiler(Name))
      continue;
    std::vector<const Model *> Models = Known.functions(Name).vec();
    for (unsigned Arity : aritiesOf(Models))
      for (const Condition *Given : conditionsFor(Models, Arity))
        if (StubCase C(Name, Arity, Given, Models); !C.isEmpty())
          addCase(C, Root, Line, Made);
  }
  spreadClasses(Root);
  print(Root, Made.Header);
  return Made;
}

} // namespace bordercheck::test
