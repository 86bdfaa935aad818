// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "test/support/StubCase.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FormatVariadic.h"

namespace bordercheck::test {
namespace {

bool isArgument(const Port &P) { return P.K == Port::Kind::Arg || P.K == Port::Kind::ArgsFrom; }

/// As the port's value prints; what a literal holds.
std::string wordOf(const Port &P) {
  switch (P.K) {
  case Port::Kind::Arg:
    return "arg" + std::to_string(P.Index);
  case Port::Kind::This:
    return "this";
  case Port::Kind::Return:
    return "return";
  default:
    return P.Chars == "\n" ? "\\n" : P.Chars;
  }
}

std::vector<Port> targetsOf(const Model &M) {
  std::vector<Port> All;
  if (M.Source)
    All.push_back(M.Source->To);
  if (M.Build)
    All.push_back(M.Build->To);
  if (M.Read)
    All.push_back(M.Read->To);
  if (M.Escape)
    All.push_back(M.Escape->To);
  return All;
}

std::vector<Port> handlesOf(const Model &M) {
  std::vector<Port> All;
  if (M.Read)
    All.push_back(M.Read->Handle);
  if (M.Open)
    All.push_back(M.Open->Handle);
  if (M.Crosses && M.Crosses->Handle)
    All.push_back(M.Crosses->Handle);
  return All;
}

bool mentions(const Text *T, llvm::StringRef Word) {
  return T && !T->isUnset() && llvm::StringRef(T->print()).contains(Word);
}

bool anyHole(const Text *T, llvm::function_ref<bool(const Hole &)> Is) {
  bool Found = false;
  if (T)
    T->forEachHole([&](const Hole &H) { Found |= Is(H); });
  return Found;
}

/// Operators that must have exactly one operand beside the object.
bool isBinaryOnly(llvm::StringRef Own) {
  if (!Own.consume_front("operator"))
    return false;
  return Own == "[]" || Own == "%" || Own == "/" || Own == "<<" || Own == ">>" ||
         (Own.ends_with("=") && !Own.empty());
}

/// operator""s
bool isLiteral(llvm::StringRef Own) { return Own.starts_with("operator\"\""); }

bool isAlwaysMember(llvm::StringRef Own) {
  return Own == "operator[]" || Own == "operator()" || Own == "operator->" || Own == "operator=" ||
         Own == "operator ValueType";
}

std::string joined(const std::vector<std::string> &Parts) {
  std::string All;
  for (const std::string &P : Parts)
    All += (All.empty() ? "" : ", ") + P;
  return All;
}

} // namespace

std::vector<Port> portsOf(const Model &M) {
  std::vector<Port> All = targetsOf(M);
  llvm::append_range(All, handlesOf(M));
  All.push_back(M.Returns);
  All.push_back(M.Close);
  if (M.Source)
    All.push_back(M.Source->Detail);
  if (M.Build) {
    All.push_back(M.Build->Format);
    llvm::append_range(All, M.Build->From);
  }
  if (M.Open)
    All.push_back(M.Open->Path);
  if (const auto &C = M.Crosses)
    All.insert(All.end(), {C->Text, C->Path, C->Options, C->Arguments});
  if (M.Gate)
    All.insert(All.end(), {M.Gate->On, M.Gate->Members, M.Gate->Pattern, M.Gate->Every,
                           M.Gate->None, M.Gate->Some});
  if (M.Compare)
    All.insert(All.end(), {M.Compare->Left, M.Compare->Right});
  if (M.Escape)
    All.push_back(M.Escape->From);
  llvm::erase_if(All, [](const Port &P) { return !P; });
  return All;
}

unsigned argumentsOf(const Model &M) {
  unsigned Needed = 0;
  for (const Port &P : portsOf(M))
    if (isArgument(P))
      Needed = std::max(Needed, P.Index + (P.K == Port::Kind::Arg ? 1 : 2));
  return Needed;
}

StubCase::StubCase(llvm::StringRef Name, unsigned Arity, llvm::ArrayRef<const Model *> All)
    : Name(Name) {
  auto [Outer, Last] = Name.rsplit("::");
  Own = (Last.empty() ? Name : Last).str();
  Scope = Last.empty() ? "" : Outer.str();
  for (const Model *M : All)
    if (!M->Arity || *M->Arity == Arity)
      Fitting.push_back(M);
  IsConstructor = !Last.empty() && Outer.rsplit("::").second == Own;
  IsConstructor |= !Last.empty() && Outer == Own;
  IsConstructor &= !uses(Port::Kind::Return);
  bool IsOperator = llvm::StringRef(Own).starts_with("operator");
  OnObject = !IsConstructor && (uses(Port::Kind::This) || isAlwaysMember(Own));
  IsFreeOperator = IsOperator && !OnObject && !isLiteral(Own);
  if (IsFreeOperator)
    Arity = std::max(Arity, 2U);
  if ((OnObject && isBinaryOnly(Own)) || (IsConstructor && Arity == 0))
    Arity = 1;
  Kinds.assign(Arity, Kind::Text);
  decideKinds();
  decideResult();
}

std::vector<Port> StubCase::each(const Port &P) const {
  if (P.K != Port::Kind::ArgsFrom)
    return {P};
  std::vector<Port> All;
  for (unsigned I = P.Index; I < Kinds.size(); ++I)
    All.push_back({Port::Kind::Arg, I, {}});
  return All;
}

bool StubCase::uses(Port::Kind K) const {
  return llvm::any_of(Fitting, [&](const Model *M) {
    return llvm::any_of(portsOf(*M), [&](const Port &P) { return P.K == K; });
  });
}

void StubCase::setKind(const Port &P, Kind K) {
  for (const Port &One : each(P))
    if (One.K == Port::Kind::Arg && One.Index < Kinds.size())
      Kinds[One.Index] = K;
}

void StubCase::decideKinds() {
  for (const Model *M : Fitting)
    for (const Port &P : targetsOf(*M))
      setKind(P, Kind::Buffer);
  for (const Model *M : Fitting) {
    if (M->Build && M->Build->Format)
      setKind(M->Build->Format, Kind::Format);
    for (const Port &P :
         {M->Compare ? M->Compare->Right : Port(), M->Gate ? M->Gate->Members : Port()}) {
      setKind(P, Kind::Constant);
      ObjectIsConstant |= P.K == Port::Kind::This;
    }
  }
  for (const Model *M : Fitting)
    for (const Port &P : handlesOf(*M)) {
      setKind(P, Kind::Handle);
      ObjectIsHandle |= P.K == Port::Kind::This;
    }
}

void StubCase::decideResult() {
  auto Any = [&](auto Is) { return llvm::any_of(Fitting, Is); };
  for (const Model *M : Fitting)
    if (M->Returns)
      Returned = M->Returns;
  bool Opens =
      Any([](const Model *M) { return M->Open && M->Open->Handle.K == Port::Kind::Return; });
  bool Condition = Any([](const Model *M) { return M->Gate || M->Compare || M->ReturnsNumber; });
  if (IsConstructor)
    Gives = Result::None;
  else if (Returned)
    Gives = Returned.K == Port::Kind::This ? Result::Object : Result::Argument;
  else if (Opens)
    Gives = Result::Handle;
  else if (uses(Port::Kind::Return) || Any([](const Model *M) { return M->Neutral; }))
    Gives = Result::Chars;
  else if (Condition)
    Gives = Result::Number;
}

bool StubCase::isHandle(const Port &P) const {
  if (P.K == Port::Kind::This)
    return ObjectIsHandle;
  if (P.K == Port::Kind::Return)
    return Gives == Result::Handle;
  return P.K == Port::Kind::Arg && Kinds[P.Index] == Kind::Handle;
}

bool StubCase::isWritten(const Port &P) const {
  return llvm::any_of(Fitting, [&](const Model *M) {
    std::vector<Port> Targets = targetsOf(*M);
    if (M->Open)
      Targets.push_back(M->Open->Handle);
    return llvm::any_of(Targets, [&](const Port &T) {
      return T.K == P.K && (T.K != Port::Kind::Arg || T.Index == P.Index);
    });
  });
}

std::string StubCase::typeOf(unsigned Arg) const {
  bool Object = IsFreeOperator; // an operator needs an operand of a class
  switch (Kinds[Arg]) {
  case Kind::Handle:
    return Object ? "stub::Handle &" : "stub::Handle *";
  case Kind::Buffer:
    return Object ? "stub::Any &" : "char *";
  default:
    return Object ? "const stub::Any &" : "const char *";
  }
}

std::string StubCase::resultType() const {
  switch (Gives) {
  case Result::Number:
    return "int ";
  case Result::Chars:
    return "const char *";
  case Result::Handle:
    return "stub::Handle *";
  case Result::Object:
    return Scope + " &";
  case Result::Argument:
    return typeOf(Returned.Index);
  default:
    return "void ";
  }
}

std::string StubCase::declaration() const {
  if (isLiteral(Own))
    return resultType() + Own + "(const char *, unsigned long);";
  std::vector<std::string> Params;
  Params.reserve(Kinds.size());
  for (unsigned I = 0; I < Kinds.size(); ++I)
    Params.push_back(typeOf(I));
  if (IsConstructor)
    return Own + "(" + joined(Params) + ");";
  if (Own == "operator ValueType")
    return "operator const char *();";
  return resultType() + Own + "(" + joined(Params) + ");";
}

std::string StubCase::variables() const {
  std::string Out;
  for (unsigned I = 0; I < Kinds.size(); ++I) {
    std::string Arg = llvm::formatv("arg{0}", I);
    const char *Value = "\"{0}\"";
    if (Kinds[I] == Kind::Text)
      Value = "stub::outside(\"{0}\")";
    if (Kinds[I] == Kind::Format)
      Value = "\"{0} %s%s {{}{{}\"";
    const char *Variable = "const char *{0} = {1}; ";
    if (Kinds[I] == Kind::Handle)
      Variable = "stub::Handle *{0} = stub::opened({1}); ";
    else if (IsFreeOperator)
      Variable = "stub::Any {0}({1}); ";
    else if (Kinds[I] == Kind::Buffer)
      Variable = "char {0}[] = {1}; ";
    Out += llvm::formatv(Variable, Arg, llvm::formatv(Value, Arg).str()).str();
  }
  if (!OnObject)
    return Out;
  Out += Scope + " self; ";
  if (ObjectIsHandle)
    Out += "stub::open(self, \"this\"); ";
  return Out + "stub::fill(self, " + (ObjectIsConstant ? "\"this\"" : "stub::outside(\"this\")") +
         "); ";
}

std::string StubCase::call() const {
  std::vector<std::string> Args;
  Args.reserve(Kinds.size());
  for (unsigned I = 0; I < Kinds.size(); ++I)
    Args.push_back((IsFreeOperator && Kinds[I] == Kind::Handle ? "*arg" : "arg") +
                   std::to_string(I));
  if (IsConstructor)
    return Scope + " self(" + joined(Args) + ")";
  if (Own == "operator ValueType")
    return "self.operator const char *()";
  if (OnObject)
    return "self." + Own + "(" + joined(Args) + ")";
  if (isLiteral(Own))
    Args = {"arg0", "4"};
  return Name + "(" + joined(Args) + ")";
}

std::string StubCase::condition() const {
  for (const Model *M : Fitting) {
    if (M->Gate && M->Gate->On.K != Port::Kind::Return) {
      if (M->Gate->When == Accept::NotEnd)
        return call() + " != stub::end(" + (OnObject ? "self" : "arg0") + ")";
      return (M->Gate->When == Accept::Zero ? "!" : "") + call();
    }
    if (M->Compare)
      return (M->Compare->Equal == Accept::Zero ? "!" : "") + call();
  }
  return "";
}

std::vector<std::string> StubCase::bodies() const {
  std::string First = variables();
  bool Converts = Own == "operator ValueType";
  if (Converts)
    First += "const char *result = ";
  else if (Gives != Result::None)
    First += resultType() + "result = ";
  First += call() + "; ";
  auto State = [&](const std::string &Id, const std::string &Of, bool Handle) {
    First += "stub::fact(\"" + Id + "\", " + (Handle ? "stub::content(" + Of + ")" : Of) + "); ";
    if (Handle) // what was written to it
      First += "stub::fact(\"" + Id + " text\", " + Of + "); ";
  };
  for (unsigned I = 0; I < Kinds.size(); ++I)
    State("arg" + std::to_string(I), "arg" + std::to_string(I), Kinds[I] == Kind::Handle);
  if (isMember())
    State("this", "self", ObjectIsHandle);
  if (Gives != Result::None)
    State("return", "result", Gives == Result::Handle || (Returned && isHandle(Returned)));
  std::vector<std::string> All{First};
  if (std::string If = condition(); !If.empty()) {
    std::string Body = variables() + "if (" + If + ") { ";
    for (const Model *M : Fitting)
      for (const Port &P : {M->Gate ? M->Gate->On : Port(), M->Compare ? M->Compare->Left : Port()})
        if (P && P.K != Port::Kind::Return)
          Body += "stub::fact(\"" + wordOf(P) + "\", " +
                  (P.K == Port::Kind::This ? "self" : wordOf(P)) + "); ";
    All.push_back(Body + "}");
  }
  return All;
}

void StubCase::expect(unsigned First, std::vector<Expectation> &Into) const {
  for (const Model *M : Fitting) {
    size_t Before = Into.size();
    expectModel(*M, First, Into);
    if (!condition().empty())
      expectPassed(*M, First + 1, Into);
    for (size_t I = Before; I < Into.size(); ++I)
      Into[I].Says = Name + ", " + std::to_string(Kinds.size()) + " arguments: " + Into[I].Says;
  }
}

void StubCase::expectModel(const Model &M, unsigned Line, std::vector<Expectation> &Into) const {
  auto Fact = [&](const Port &P, const std::string &Says,
                  const std::function<bool(const Text *)> &Is, const char *Of = "") {
    for (const Port &One : each(P))
      Into.push_back({Line, wordOf(One) + Of + " " + Says,
                      [=, Id = wordOf(One) + Of](const Seen &S) { return Is(S.fact(Line, Id)); }});
  };
  auto From = [](OriginKind K) {
    return [K](const Text *T) {
      return anyHole(T, [K](const Hole &H) { return H.Stands.isOrigin() && H.Stands.From == K; });
    };
  };
  auto Mentions = [](const std::string &Word) {
    return [Word](const Text *T) { return mentions(T, Word); };
  };
  if (M.Source)
    Fact(M.Source->To, "comes from " + nameOf(M.Source->From).str(), From(M.Source->From));
  if (M.Read)
    Fact(M.Read->To, "is read from " + wordOf(M.Read->Handle), Mentions(wordOf(M.Read->Handle)));
  if (M.Open) {
    Fact(M.Open->Handle, "is open", From(M.Open->From));
    if (M.Open->Path)
      Fact(M.Open->Handle, "is open on " + wordOf(M.Open->Path), Mentions(wordOf(M.Open->Path)));
  }
  if (M.Build) {
    std::vector<Port> Parts = M.Build->From;
    if (M.Build->Format)
      Parts.push_back(M.Build->Format);
    for (const Port &Part : Parts)
      for (const Port &One : each(Part))
        Fact(M.Build->To, "holds " + wordOf(One), Mentions(wordOf(One)),
             isHandle(M.Build->To) ? " text" : "");
  }
  if (M.Escape)
    Fact(M.Escape->To, "is escaped", [L = M.Escape->Language](const Text *T) {
      return anyHole(T, [&](const Hole &H) {
        return llvm::is_contained(H.Gates, Gate{GateKind::Escape, L, {}});
      });
    });
  Port Result{Port::Kind::Return, 0, {}};
  if (M.Returns && !IsConstructor) {
    std::string Word = isWritten(M.Returns) ? "" : wordOf(M.Returns);
    Fact(Result, "is " + wordOf(M.Returns), Mentions(Word));
  }
  if (M.ReturnsNumber && Gives == Result::Number)
    Fact(Result, "is a number",
         [](const Text *T) { return anyHole(T, [](const Hole &H) { return H.Number; }); });
  if (M.Neutral) {
    Fact(Result, "is nothing", [From](const Text *T) { return !From(OriginKind::Call)(T); });
    Into.push_back({Line, "no crossing", [=](const Seen &S) { return S.crossings(Line).empty(); }});
  }
  if (M.Crosses)
    expectCrossing(*M.Crosses, Line, Into);
}

void StubCase::expectCrossing(const CrossingEffect &E, unsigned Line,
                              std::vector<Expectation> &Into) const {
  auto Input = [&](Role As, const Port &P, const std::string &Word) {
    Into.push_back(
        {Line, nameOf(E.Kind).str() + " crossing with " + wordOf(P) + " as its " + nameOf(As).str(),
         [=, K = E.Kind, Callee = Name](const Seen &S) {
           return llvm::any_of(S.crossings(Line), [&](const Crossing *C) {
             return C->Kind == K && C->Callee == Callee && mentions(C->input(As), Word);
           });
         }});
  };
  auto Inputs = [&](Role As, const Port &P) {
    for (const Port &One : P ? each(P) : std::vector<Port>())
      Input(As, One, isWritten(One) ? "" : wordOf(One));
  };
  Inputs(Role::Text, E.Text);
  Inputs(Role::Options, E.Options);
  Inputs(Role::Arguments, E.Arguments);
  Inputs(Role::Path, E.Handle ? E.Handle : E.Path);
}

void StubCase::expectPassed(const Model &M, unsigned Line, std::vector<Expectation> &Into) const {
  if (M.Gate && M.Gate->On.K != Port::Kind::Return)
    Into.push_back({Line, wordOf(M.Gate->On) + " passed a gate",
                    [=, K = M.Gate->Kind, On = wordOf(M.Gate->On)](const Seen &S) {
                      return anyHole(S.fact(Line, On), [&](const Hole &H) {
                        return llvm::any_of(H.Gates, [&](const Gate &G) { return G.Kind == K; });
                      });
                    }});
  if (M.Compare)
    Into.push_back(
        {Line, wordOf(M.Compare->Left) + " equals " + wordOf(M.Compare->Right),
         [=, Left = wordOf(M.Compare->Left), Word = wordOf(M.Compare->Right)](const Seen &S) {
           const Text *T = S.fact(Line, Left);
           return T && T->constant() == Word;
         }});
}

} // namespace bordercheck::test
