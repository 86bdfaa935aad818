// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What rules look up and nobody should have to recompile a thought for: how grave a
// finding is, which rule leads where several find one thing, which standards a rule
// stands for, which environment variables are search paths, which places are tests. Each table is a
// YAML file beside this one, embedded at build time.
#ifndef BORDERCHECK_JUDGE_TABLES_H
#define BORDERCHECK_JUDGE_TABLES_H

#include "checks/catalog/Embedded.h"
#include "checks/model/Finding.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/Error.h"
#include <map>

namespace bordercheck {

/// checks/judge/*.yaml, sorted by name.
llvm::ArrayRef<EmbeddedFile> embeddedTables();

/// When what crossed runs: in the call that crosses, or when something else picks it up.
enum class Moment : uint8_t { Now, Later };
llvm::StringRef nameOf(Moment When);

/// Rules that describe one thing, the most specific first.
struct Cause {
  std::string Name;
  std::vector<std::string> Rules;
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

/// How a place is known to belong to a context, and what that takes from the severity.
struct ContextRow {
  std::string Name;
  Context Is = Context::Product;
  unsigned Lowers = 0;
  std::vector<std::string> Folders;
  std::vector<std::string> Files;
  std::vector<std::string> Written;
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

  llvm::ArrayRef<Taxonomy> taxonomies() const { return Taxonomies; }
  /// In the order of the file; empty for a rule without a row.
  llvm::ArrayRef<std::string> standardsOf(llvm::StringRef Rule) const;

  /// Null where \p Name is no search path.
  const SearchVariables *searchPath(llvm::StringRef Name) const;
  llvm::ArrayRef<SearchVariables> searchPaths() const { return Variables; }

  /// Of a place in \p File, where something is written to a path that ends in \p Written.
  Context contextOf(llvm::StringRef File, llvm::StringRef Written = "") const;
  /// \p Level as it is there; never below low.
  Severity lowered(Severity Level, Context There) const;
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
