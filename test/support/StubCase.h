// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// One modelled function with one number of arguments: how a stub program declares it,
// calls it, and what must come of the call.
#ifndef BORDERCHECK_TEST_SUPPORT_STUBCASE_H
#define BORDERCHECK_TEST_SUPPORT_STUBCASE_H

#include "test/support/Stubs.h"

namespace bordercheck::test {

/// How many arguments \p M speaks of; an open end counts as two.
unsigned argumentsOf(const Model &M);

/// All ports that \p M names, unset ones left out.
std::vector<Port> portsOf(const Model &M);

/// As the port's value prints; what a literal holds.
std::string wordOf(const Port &P);

/// A callback has so many parameters, so that an open end has some.
constexpr unsigned CallbackParameters = 8;

/// What is put together: the parts and the format.
std::vector<Port> partsOf(const BuildEffect &B);

/// Must the result of a call decide a branch for the model to show?
bool checks(const Model &M);

/// What the check \p M is about.
Port checkedBy(const Model &M);

class StubCase {
public:
  /// \p All models of \p Name; those for another number of arguments are left out, and
  /// those that do not count where \p Given, if not null, holds.
  StubCase(llvm::StringRef Name, unsigned Arity, const Condition *Given,
           llvm::ArrayRef<const Model *> All);

  /// "std::basic_string" of a member, "std" of a free function.
  std::string scope() const { return Scope; }
  /// Needs an object, or makes one.
  bool isMember() const { return OnObject || IsConstructor; }
  bool isEmpty() const { return Fitting.empty(); }
  std::string declaration() const;
  /// One body for all effects, and one for each model that makes the result a condition.
  std::vector<std::string> bodies() const;
  /// \p First: the line of the first body.
  void expect(unsigned First, std::vector<Expectation> &Into) const;

private:
  /// What an argument is to the function.
  enum class Kind : uint8_t {
    Text,
    Format,
    Buffer,
    Handle,
    Constant,
    Number,
    Character,
    Predicate,
    Callback,
  };
  enum class Result : uint8_t { None, Number, Chars, Handle, Object, Argument };

  bool counts(const Model &M) const;
  void setKind(const Port &P, Kind K);
  void decideKinds();
  void decideResult();
  std::vector<Port> each(const Port &P) const;
  bool uses(Port::Kind K) const;
  /// \p Check: the model whose outcome the body is about, or null.
  Kind kindOf(unsigned Arg, const Model *Check) const;
  std::string valueOf(const Port &P) const;
  bool isHandle(const Port &P) const;
  /// Does a call leave something else in \p P than was there before?
  bool isWritten(const Port &P) const;

  std::string typeOf(unsigned Arg) const;
  std::string resultType() const;
  std::string variable(unsigned Arg, const Model *Check) const;
  std::string variables(const Model *Check) const;
  std::string call() const;
  std::string condition(const Model &Check) const;
  std::string effectsBody() const;
  std::string checkBody(const Model &Check) const;
  void expectModel(const Model &M, unsigned Line, std::vector<Expectation> &Into) const;
  void expectWrite(const Model &M, unsigned Line, std::vector<Expectation> &Into) const;
  void expectCrossing(const CrossingEffect &E, unsigned Line, std::vector<Expectation> &Into) const;
  void expectCalledBack(const CallbackEffect &E, unsigned Line,
                        std::vector<Expectation> &Into) const;
  void expectPassed(const Model &M, unsigned Line, std::vector<Expectation> &Into) const;

  std::string Name, Scope, Own;
  const Condition *Given = nullptr;
  std::vector<const Model *> Fitting;
  std::vector<Kind> Kinds;
  Result Gives = Result::None;
  Port Returned;
  bool OnObject = false;
  bool IsConstructor = false;
  bool IsFreeOperator = false;
  bool ObjectIsHandle = false;
};

} // namespace bordercheck::test

#endif
