// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// How a modelled function is declared and called.
#include "test/support/StubCase.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FormatVariadic.h"

namespace bordercheck::test {
namespace {

bool isArgument(const Port &P) { return P.K == Port::Kind::Arg || P.K == Port::Kind::ArgsFrom; }

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
  if (M.Close)
    All.push_back(M.Close);
  return All;
}

/// Ports that must hold constants for the check to say something.
std::vector<Port> constantsOf(const Model &Check) {
  if (Check.Compare)
    return {Check.Compare->Right};
  const GateEffect &G = *Check.Gate;
  return {G.Members, G.Pattern, G.Some ? G.On : Port()};
}

/// A predicate for the check's port \p Arg, whose outcome the gate accepts.
const char *predicateFor(const Model *Check, unsigned Arg) {
  const GateEffect *G = Check && Check->Gate ? &*Check->Gate : nullptr;
  if (G && G->Some && G->Some.Index == Arg)
    return "[&](const char *each) { return stub::same(each, checked); }";
  if (G && G->None && G->None.Index == Arg)
    return "[](char c) { return c != 'a'; }";
  return "[](char c) { return c == 'a'; }";
}

/// Does another value of an option say that the same argument is something else, a function
/// perhaps? Such models are only tried one by one.
bool isOneOfSeveralOptions(const Model &M, llvm::ArrayRef<const Model *> All) {
  return M.When && llvm::any_of(All, [&](const Model *O) {
           return O->When && O->When->On.Index == M.When->On.Index &&
                  O->When->Value != M.When->Value && (O->Callback || M.Callback);
         });
}

/// A function that states what it is given.
std::string callback(const std::string &Name) {
  std::string Params, Facts;
  for (unsigned I = 0; I < CallbackParameters; ++I) {
    std::string P = "p" + std::to_string(I);
    Params += (I ? ", const char *" : "const char *") + P;
    Facts += "stub::fact(\"" + Name + " " + P + "\", " + P + "); ";
  }
  return "struct On" + Name + " { static void run(" + Params + ") { " + Facts +
         "} }; stub::Callback " + Name + " = On" + Name + "::run; ";
}

/// Places that two arguments fill, in \p Language.
const char *placesIn(FormatLanguage Language) {
  switch (Language) {
  case FormatLanguage::Printf:
    return "%s%s";
  case FormatLanguage::Fmt:
    return "{}{}";
  case FormatLanguage::Percent:
    return "%1%2";
  case FormatLanguage::Boost:
    return "%1%%2%";
  case FormatLanguage::Dollar:
    return "$0$1";
  case FormatLanguage::DollarName:
    return "$a$$b$";
  case FormatLanguage::Mustache:
    return "{{a}}{{b}}";
  }
  return "";
}

/// Some text that \p Glob matches.
std::string exampleOf(llvm::StringRef Glob) {
  std::string Text;
  for (; !Glob.empty(); Glob = Glob.drop_front()) {
    if (Glob.front() == '?')
      Text += 'x';
    else if (Glob.front() == '[') {
      Text += Glob.size() > 1 ? Glob[1] : '[';
      Glob = Glob.drop_front(std::min(Glob.find(']'), Glob.size() - 1));
    } else if (Glob.front() != '*')
      Text += Glob.front();
  }
  return Text;
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

std::vector<Port> partsOf(const BuildEffect &B) {
  std::vector<Port> All = B.From;
  if (B.Format)
    All.push_back(B.Format);
  return All;
}

bool checks(const Model &M) { return M.Compare || (M.Gate && M.Gate->On.K != Port::Kind::Return); }

Port checkedBy(const Model &Check) { return Check.Compare ? Check.Compare->Left : Check.Gate->On; }

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
    All.insert(All.end(), {C->Text, C->Path, C->Options, C->Arguments, C->From, C->Executable});
  if (M.Callback) {
    All.push_back(M.Callback->Function);
    llvm::append_range(All, M.Callback->Passes);
    if (M.Callback->Source)
      All.push_back(M.Callback->Source->Detail);
  }
  All.push_back(M.TrustedPath);
  if (M.Gate)
    All.insert(All.end(), {M.Gate->On, M.Gate->Members, M.Gate->Pattern, M.Gate->Every,
                           M.Gate->None, M.Gate->Some});
  if (M.Compare)
    All.insert(All.end(), {M.Compare->Left, M.Compare->Right});
  if (M.Escape)
    All.push_back(M.Escape->From);
  if (M.When)
    All.push_back(M.When->On);
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

StubCase::StubCase(llvm::StringRef Name, unsigned Arity, const Condition *Given,
                   llvm::ArrayRef<const Model *> All)
    : Name(Name), Given(Given) {
  auto [Outer, Last] = Name.rsplit("::");
  Own = (Last.empty() ? Name : Last).str();
  Scope = Last.empty() ? "" : Outer.str();
  for (const Model *M : All)
    if ((!M->Arity || *M->Arity == Arity) && counts(*M) &&
        (Given || !isOneOfSeveralOptions(*M, All)))
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

/// As the engine decides it: what is said of a type counts instead of what is said of
/// any, and what is said of a value wherever the value may be it.
bool StubCase::counts(const Model &M) const {
  if (Given && Given->Type != ArgumentType::Any)
    return M.When && M.When->Type == Given->Type && M.When->On.Index == Given->On.Index;
  if (!M.When || M.When->Type != ArgumentType::Any)
    return !M.When;
  bool SamePort = Given && M.When->On.Index == Given->On.Index;
  if (M.When->Bits)
    return SamePort && (Given->Bits & M.When->Bits);
  if (!SamePort)
    return true;
  llvm::Expected<llvm::GlobPattern> Glob = llvm::GlobPattern::create(M.When->Value);
  return llvm::cantFail(std::move(Glob)).match(exampleOf(Given->Value));
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
    if (M->Gate)
      for (const Port &P : {M->Gate->Every, M->Gate->None, M->Gate->Some})
        setKind(P, Kind::Predicate);
    if (M->Callback)
      setKind(M->Callback->Function, Kind::Callback);
  }
  for (const Model *M : Fitting)
    for (const Port &P : handlesOf(*M)) {
      setKind(P, Kind::Handle);
      ObjectIsHandle |= P.K == Port::Kind::This;
    }
  if (Given)
    setKind(Given->On, Given->Type == ArgumentType::Number      ? Kind::Number
                       : Given->Type == ArgumentType::Character ? Kind::Character
                                                                : Kind::Constant);
}

StubCase::Kind StubCase::kindOf(unsigned Arg, const Model *Check) const {
  bool Constant =
      Check && Kinds[Arg] == Kind::Text && llvm::any_of(constantsOf(*Check), [&](const Port &P) {
        return P.K == Port::Kind::Arg && P.Index == Arg;
      });
  return Constant ? Kind::Constant : Kinds[Arg];
}

/// What \p P holds, as it prints.
std::string StubCase::valueOf(const Port &P) const {
  if (P.K != Port::Kind::Arg || P.Index >= Kinds.size())
    return wordOf(P);
  switch (Kinds[P.Index]) {
  case Kind::Number:
    return "7";
  case Kind::Character:
    return "c";
  default:
    if (!Given || Given->On.Index != P.Index)
      return wordOf(P);
    return Given->Bits            ? std::to_string(Given->Bits)
           : Given->Value.empty() ? wordOf(P)
                                  : exampleOf(Given->Value);
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
  case Kind::Number:
    return "int";
  case Kind::Character:
    return "char";
  case Kind::Predicate:
    return "stub::Predicate";
  case Kind::Callback:
    return "stub::Callback ";
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

std::string StubCase::variable(unsigned I, const Model *Check) const {
  std::string Arg = "arg" + std::to_string(I);
  std::string Quoted = "\"" + Arg + "\"";
  switch (kindOf(I, Check)) {
  case Kind::Handle:
    return "stub::Handle *" + Arg + " = stub::opened(" + Quoted + "); ";
  case Kind::Number:
    return "int " + Arg + " = 7; ";
  case Kind::Character:
    return "char " + Arg + " = 'c'; ";
  case Kind::Predicate:
    return "stub::Predicate " + Arg + " = " + predicateFor(Check, I) + "; ";
  case Kind::Text:
    Quoted = "stub::outside(" + Quoted + ")";
    break;
  case Kind::Callback:
    return callback(Arg);
  case Kind::Format:
    Quoted = "\"" + Arg + " ";
    for (const Model *M : Fitting)
      if (M->Build && M->Build->Format.K == Port::Kind::Arg && M->Build->Format.Index == I)
        Quoted += placesIn(M->Build->Language);
    Quoted += "\"";
    break;
  case Kind::Constant:
    Quoted = "\"" + valueOf({Port::Kind::Arg, I, {}}) + "\"";
    break;
  case Kind::Buffer:
    if (!IsFreeOperator)
      return "char " + Arg + "[] = " + Quoted + "; ";
  }
  return IsFreeOperator ? "stub::Any " + Arg + "(" + Quoted + "); "
                        : "const char *" + Arg + " = " + Quoted + "; ";
}

std::string StubCase::variables(const Model *Check) const {
  std::string Out;
  if (Check && Check->Gate && Check->Gate->Some)
    Out += "const char *checked = stub::outside(\"checked\"); ";
  for (unsigned I = 0; I < Kinds.size(); ++I)
    Out += variable(I, Check);
  if (!OnObject)
    return Out;
  Out += Scope + " self; ";
  if (ObjectIsHandle)
    return Out + "stub::open(self, \"this\"); ";
  bool Constant = Check && llvm::any_of(constantsOf(*Check),
                                        [](const Port &P) { return P.K == Port::Kind::This; });
  return Out + "stub::fill(self, " + (Constant ? "\"this\"" : "stub::outside(\"this\")") + "); ";
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

std::string StubCase::condition(const Model &Check) const {
  Accept When = Check.Compare ? Check.Compare->Equal : Check.Gate->When;
  std::string End = OnObject ? "stub::end(self)" : "stub::end(arg0)";
  switch (When) {
  case Accept::Zero:
    return "!" + call();
  case Accept::NotEnd:
    return call() + " != " + End;
  case Accept::End:
    return call() + " == " + End;
  default:
    return call();
  }
}

std::string StubCase::effectsBody() const {
  std::string Out = variables(nullptr);
  if (Own == "operator ValueType")
    Out += "const char *result = ";
  else if (Gives != Result::None)
    Out += resultType() + "result = ";
  Out += call() + "; ";
  auto State = [&](const std::string &Id, const std::string &Of, bool Handle) {
    Out += "stub::fact(\"" + Id + "\", " + (Handle ? "stub::content(" + Of + ")" : Of) + "); ";
    if (Handle) // what was written to it
      Out += "stub::fact(\"" + Id + " text\", " + Of + "); ";
  };
  for (unsigned I = 0; I < Kinds.size(); ++I)
    if (Kinds[I] != Kind::Predicate && Kinds[I] != Kind::Callback)
      State("arg" + std::to_string(I), "arg" + std::to_string(I), Kinds[I] == Kind::Handle);
  if (isMember())
    State("this", "self", ObjectIsHandle);
  if (Gives != Result::None)
    State("return", "result", Gives == Result::Handle || (Returned && isHandle(Returned)));
  return Out;
}

std::string StubCase::checkBody(const Model &Check) const {
  Port On = checkedBy(Check);
  std::string Id = Check.Gate && Check.Gate->Some ? "checked" : wordOf(On);
  std::string Checked = Id == "this" ? "self" : Id;
  return variables(&Check) + "if (" + condition(Check) + ") { stub::fact(\"" + Id + "\", " +
         Checked + "); }";
}

std::vector<std::string> StubCase::bodies() const {
  std::vector<std::string> All{effectsBody()};
  for (const Model *M : Fitting)
    if (checks(*M))
      All.push_back(checkBody(*M));
  return All;
}

} // namespace bordercheck::test
