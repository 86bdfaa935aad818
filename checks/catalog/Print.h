// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Models in the words of the model language, for readers: what is left at its default is left
// out, as a person would write it.
#ifndef BORDERCHECK_CATALOG_PRINT_H
#define BORDERCHECK_CATALOG_PRINT_H

#include "checks/catalog/Catalog.h"

namespace bordercheck {

/// One of a model's fields: "crossing", "{ kind: load, path: arg0 }".
struct PrintedField {
  std::string Name;
  std::string Value;
};

/// All fields but the names.
std::vector<PrintedField> printed(Model M);
std::vector<PrintedField> printed(VariableModel M);
std::vector<PrintedField> printed(EntryModel M);
std::vector<PrintedField> printed(ProgramModel M);
std::vector<PrintedField> printed(ArtifactModel M);

} // namespace bordercheck

#endif
