// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What a function's answer says of its parameters: the gates that hold wherever it
// returns true. Read from the shape of its code, once a function:
//
//   bool known(const std::string &s) { return s == "a" || s == "b"; }    // allow-list
//   bool plain(const std::string &s) {                            // identifier check
//     for (char c : s)
//       if (!isalnum(c) && c != '_')
//         return false;
//     return true;
//   }
#ifndef BORDERCHECK_FLOW_PREDICATES_H
#define BORDERCHECK_FLOW_PREDICATES_H

#include "checks/flow/Entities.h"
#include "checks/flow/Matchers.h"

namespace bordercheck {

/// An operand and how its truth relates to that of the whole condition: for
/// `!f(x)`, `f(x) == 0` and `f(x) != false` this is f(x).
struct Question {
  const clang::Expr *Asked;
  bool Negated;
};

Question innermost(const clang::Expr *Condition);

/// The gates that hold for a parameter of \p F whenever it returns a true value.
std::vector<PredicateEffect> predicatesOf(const clang::FunctionDecl &F, Recognizer &Known,
                                          Entities &Names);

} // namespace bordercheck

#endif
