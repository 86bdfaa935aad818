// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The reference: a page a library, made from the catalog. Functions with the same models stand
// in one row, as in the catalog file.
#include "Models.h"
#include "checks/catalog/Print.h"
#include <set>

namespace bordercheck {
namespace {

/// In backquotes, as one cell of a table.
std::string code(llvm::StringRef Text) {
  std::string Out = "`";
  for (char C : Text)
    Out += C == '|' ? std::string("\\|") : std::string(1, C);
  return Out + "`";
}

template <typename M>
void table(std::string &Page, llvm::StringRef Title, const std::vector<M> &Models) {
  if (Models.empty())
    return;
  Page += "\n## " + Title.str() + "\n\n| name | what is known |\n| --- | --- |\n";
  for (const M &Said : Models) {
    std::string Names, Fields;
    for (const std::string &Name : Said.Names)
      Names += (Names.empty() ? "" : "<br>") + code(Name);
    for (const PrintedField &F : printed(Said))
      Fields += (Fields.empty() ? "" : "<br>") + code(F.Name + ": " + F.Value);
    Page += "| " + Names + " | " + Fields + " |\n";
  }
}

std::string pageOf(const Library &L) {
  std::string Page = "# " + L.Name + "\n\nChecked against: " + L.Reference + "\n";
  table(Page, "Functions", L.Functions);
  table(Page, "Variables", L.Variables);
  table(Page, "Entries", L.Entries);
  table(Page, "Programs", L.Programs);
  table(Page, "Files", L.Artifacts);
  return Page;
}

size_t namesIn(const Library &L) {
  std::set<llvm::StringRef> Names;
  for (const Model &M : L.Functions)
    Names.insert(M.Names.begin(), M.Names.end());
  return Names.size();
}

} // namespace

std::vector<ReferencePage> referencePages(const Catalog &Known) {
  std::vector<ReferencePage> Pages;
  std::string Index = "# The catalog\n\n"
                      "What Bordercheck knows of libraries: which functions turn text into code, "
                      "where values come\n"
                      "from, what builds a text, and what checks one. `bordercheck models --pages "
                      "docs/catalog` writes\n"
                      "these pages; CONTRIBUTING.md explains the words.\n\n"
                      "| library | functions | checked against |\n| --- | --- | --- |\n";
  for (const auto &L : Known.libraries()) {
    Index += "| [" + L->Name + "](" + L->Name + ".md) | " + std::to_string(namesIn(*L)) + " | " +
             L->Reference + " |\n";
    Pages.push_back({L->Name + ".md", pageOf(*L)});
  }
  Pages.push_back({"README.md", std::move(Index)});
  return Pages;
}

} // namespace bordercheck
