// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// `bordercheck models`: the catalog for its readers and its writers.
#ifndef BORDERCHECK_TOOLS_MODELS_H
#define BORDERCHECK_TOOLS_MODELS_H

#include "Commands.h"
#include "checks/catalog/Catalog.h"

namespace bordercheck {

struct ModelsRequest {
  std::vector<std::string> Check;
  std::string Show;
  bool Stats = false;
  /// The folder for the reference pages.
  std::string Pages;
  /// The library whose names Paths, compiled with Flags, must declare.
  std::string Verify;
  /// Known beside the catalog and the configuration.
  std::vector<std::string> Models;
  std::vector<std::string> Paths;
  std::vector<std::string> Flags;
};

/// The catalog with the configuration of the working directory, but for the pages and for
/// verifying, which are of what the program brings along.
int models(const ModelsRequest &Request);

/// A page of the reference: "lua.md" and its content.
struct ReferencePage {
  std::string Name;
  std::string Content;
};

/// README.md and one page a library.
std::vector<ReferencePage> referencePages(const Catalog &Known);

/// Which of the names of \p L the declarations of the unit do not have, or not with as many
/// parameters as the models speak of; each as a sentence.
struct Verification {
  unsigned Checked = 0;
  std::vector<std::string> Missing;
};
llvm::Expected<Verification> verifyAgainst(const Library &L, const std::string &File,
                                           llvm::ArrayRef<std::string> Flags);

} // namespace bordercheck

#endif
