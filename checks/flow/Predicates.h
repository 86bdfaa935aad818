// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What a function's answer says of its parameters: the gates that hold wherever it
// answers so. Read from the structure of its code, once a function and answer:
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

#include "checks/flow/Conditions.h"

namespace bordercheck {

/// The gates that hold for the parameters of a function, which has a body, where its
/// result is as \p A says.
const std::vector<PredicateEffect> &gatesOf(const Recognizer::Answer &A, Recognizer &Known,
                                            Entities &Names);

/// The gates that hold for a parameter of \p F whenever it returns a true value.
std::vector<PredicateEffect> predicatesOf(const clang::FunctionDecl &F, Recognizer &Known,
                                          Entities &Names);

} // namespace bordercheck

#endif
