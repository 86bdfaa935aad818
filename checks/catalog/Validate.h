// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What is well written and yet makes no sense: a model that says nothing, a name that no
// function has, a port beyond the arity.
#ifndef BORDERCHECK_CATALOG_VALIDATE_H
#define BORDERCHECK_CATALOG_VALIDATE_H

#include "checks/catalog/Catalog.h"

namespace bordercheck {

/// Does \p M say anything that the function, or somebody about it, does?
bool hasEffect(Model M);

/// What is wrong with \p M, as the end of a sentence about it; empty where nothing is.
std::string wrongWith(const Model &M);

/// Each with the name of the function; empty where all is well.
std::vector<std::string> complaintsAbout(const Library &L);

/// "std::basic_string::append", "operator<<".
bool isFunctionName(llvm::StringRef Name);

/// How many arguments \p M speaks of at least: the highest port and one.
unsigned argumentsNamed(Model M);

} // namespace bordercheck

#endif
