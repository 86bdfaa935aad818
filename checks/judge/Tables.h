// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What rules look up and nobody should have to recompile a thought for: how grave a
// finding is, which rule leads where several find one thing, which standards a rule
// stands for, which environment variables are search paths, which places are tests. Each table is a
// YAML file beside this one, embedded at build time.
#ifndef BORDERCHECK_JUDGE_TABLES_H
#define BORDERCHECK_JUDGE_TABLES_H

#include "checks/catalog/Embedded.h"
#include "checks/judge/Contexts.h"
#include "checks/model/Finding.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/Error.h"
#include <map>

namespace bordercheck {

/// checks/judge/*.yaml, sorted by name.
llvm::ArrayRef<EmbeddedFile> embeddedTables();

/// Rules that describe one thing, the most specific first.
struct Cause {
  std::string Name;
  std::vector<std::string> Rules;
  /// Those of them whose findings tell the whole way of a file, and list what uses it.
  std::vector<std::string> Chains;
};

/// One entry of a public catalog: "CWE-94".
struct Standard {
  std::string Id;
  std::string Title;
};

struct Taxonomy {
  std::string Name;
  std::string Organization;
  std::string Version;
  std::string Url;
  std::vector<Standard> Entries;
};

/// Environment variables that decide which code is found.
struct SearchVariables {
  std::vector<std::string> Names;
  std::string Reader;
  std::string Reference;
};

class Tables {
public:
  /// Reads the files of \p Named by their names; an error names file, line and field.
  static llvm::Expected<Tables> load(llvm::ArrayRef<EmbeddedFile> Named);

  /// \p Rule decides the cause.
  Severity severity(llvm::StringRef Rule, CrossingKind Kind, Controller Who, Moment When) const;
  llvm::ArrayRef<Cause> causes() const { return Causes; }
  /// Empty for a rule without a cause.
  llvm::StringRef causeOf(llvm::StringRef Rule) const;
  bool tellsChain(llvm::StringRef Rule) const;

  llvm::ArrayRef<Taxonomy> taxonomies() const { return Taxonomies; }
  /// In the order of the file; empty for a rule without a row.
  llvm::ArrayRef<std::string> standardsOf(llvm::StringRef Rule) const;

  /// Null where \p Name is no search path.
  const SearchVariables *searchPath(llvm::StringRef Name) const;
  llvm::ArrayRef<SearchVariables> searchPaths() const { return Variables; }

  llvm::ArrayRef<ContextRow> contexts() const { return Contexts; }

private:
  using SeverityKey = std::tuple<std::string, CrossingKind, Moment, Controller>;
  std::map<SeverityKey, Severity> Severities;
  std::vector<Cause> Causes;
  std::vector<Taxonomy> Taxonomies;
  llvm::StringMap<std::vector<std::string>> Standards;
  std::vector<SearchVariables> Variables;
  std::vector<ContextRow> Contexts;
  llvm::StringMap<size_t> VariableByName;

  friend struct TablesReader;
};

/// The tables of the binary. That they load, and name every rule, is tested; a binary
/// whose tables do not load ends, because silence would look like a clean program.
const Tables &builtinTables();

} // namespace bordercheck

#endif
