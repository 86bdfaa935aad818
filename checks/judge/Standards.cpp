// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "checks/judge/Standards.h"
#include "llvm/ADT/STLExtras.h"

namespace bordercheck {

std::string pageWithStandards(const RuleInfo &Rule) {
  const Tables &Data = builtinTables();
  llvm::ArrayRef<std::string> Ids = Data.standardsOf(Rule.Id);
  std::string Page = pageOf(Rule).rtrim().str() + "\n\n## Standards\n";
  for (const Taxonomy &T : Data.taxonomies()) {
    std::string Lines;
    for (const Standard &S : T.Entries)
      if (llvm::is_contained(Ids, S.Id))
        Lines += "- " + S.Id + ": " + S.Title + "\n";
    if (!Lines.empty())
      Page += "\n[" + T.Name + " " + T.Version + "](" + T.Url + ")\n\n" + Lines;
  }
  return Page;
}

} // namespace bordercheck
