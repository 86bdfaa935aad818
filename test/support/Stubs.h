// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A program made from a catalog file: declarations that fit its models, one case for
// each modelled function and number of arguments, and what the engine must say of it.
// So a model that matches nothing, or that the engine cannot apply, is found without
// the library. Argument N holds what prints as "argN", the object "this".
#ifndef BORDERCHECK_TEST_SUPPORT_STUBS_H
#define BORDERCHECK_TEST_SUPPORT_STUBS_H

#include "checks/catalog/Catalog.h"
#include "checks/link/Link.h"
#include <functional>
#include <map>

namespace bordercheck::test {

/// What the engine said of a stub program. Each case is on a line of its own.
class Seen {
public:
  explicit Seen(const Program &P);

  /// Null where the case states no such fact.
  const Text *fact(unsigned Line, llvm::StringRef Id) const;
  std::vector<const Crossing *> crossings(unsigned Line) const;
  /// For messages.
  std::string print(unsigned Line) const;

private:
  std::map<std::pair<unsigned, std::string>, Text> Facts;
  std::multimap<unsigned, Crossing> Crossings;
};

struct Expectation {
  unsigned Line = 0;
  /// "system, 1 argument: command crossing".
  std::string Says;
  std::function<bool(const Seen &)> Holds;
};

struct Stubs {
  std::string Header;
  /// Includes "stubs.h".
  std::string Source;
  std::vector<Expectation> Expected;
};

/// Models of the functions that stub programs call to make values and state facts.
extern const char StubModels[];

/// \p L must be one of \p Known's libraries.
Stubs stubsFor(const Library &L, const Catalog &Known);

/// Compilers declare some functions themselves, or hold them to a signature: no stub can.
bool isDeclaredByCompiler(llvm::StringRef Name);

} // namespace bordercheck::test

#endif
