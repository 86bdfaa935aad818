// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The border between Clang's world and the summary's: declarations become entity
// ids and names, source locations become places.
#ifndef BORDERCHECK_FLOW_ENTITIES_H
#define BORDERCHECK_FLOW_ENTITIES_H

#include "checks/model/Summary.h"
#include "clang/AST/ASTContext.h"
#include "llvm/ADT/DenseMap.h"
#include <map>

namespace bordercheck {

/// The name without template arguments, inline and anonymous namespaces:
/// "std::basic_string::append".
std::string qualifiedName(const clang::NamedDecl &D);

/// Where the process runs; "." where the system will not say.
std::string workingDirectory();

/// Owned by the analysis of one translation unit.
class Entities {
public:
  /// \p Root: files below it get relative names; empty: the folder of the compilation.
  /// \p Folder: that of a preprocessed unit, perhaps on another machine; empty: this one.
  Entities(const clang::ASTContext &Ctx, llvm::StringRef Root, llvm::StringRef Folder = {});

  EntityId idOf(const clang::NamedDecl &D);
  /// Where macros are involved: where they are expanded.
  Place placeOf(clang::SourceLocation Loc);
  /// The place a call is known by: its beginning, or its method's name.
  Place placeOf(const clang::Expr &Call);
  const std::string &fileName(clang::FileID File);
  const std::string &unit() const { return Unit; }
  /// Is the unit what a preprocessor left of it? Then places are those of the sources.
  bool isPreprocessed() const { return Preprocessed; }
  /// Back from a place to a location, for front ends; invalid if unknown.
  clang::SourceLocation locationOf(const Place &P) const;
  const llvm::DenseMap<clang::FileID, std::string> &files() const { return FileNames; }

private:
  std::string nameFor(llvm::StringRef Path) const;
  Place markedPlaceOf(clang::SourceLocation Loc);

  const clang::ASTContext &Ctx;
  bool Preprocessed;
  std::string Folder;
  std::string Root;
  std::string Unit;
  llvm::DenseMap<const clang::Decl *, EntityId> Ids;
  llvm::DenseMap<clang::FileID, std::string> FileNames;
  /// Of a preprocessed unit: the way back.
  std::map<Place, clang::SourceLocation> Marked;
};

} // namespace bordercheck

#endif
