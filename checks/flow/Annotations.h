// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What the source says of its own declarations (include/bordercheck/annotations.h), as the
// models that a catalog file would hold.
#ifndef BORDERCHECK_FLOW_ANNOTATIONS_H
#define BORDERCHECK_FLOW_ANNOTATIONS_H

#include "checks/catalog/Annotation.h"
#include "clang/AST/Decl.h"
#include "llvm/ADT/DenseMap.h"
#include <map>

namespace bordercheck {

/// An annotation that says nothing that can be understood.
struct AnnotationMistake {
  clang::SourceLocation Where;
  std::string What;
};

/// Reads each annotation once, and keeps what it says.
class Annotations {
public:
  /// By annotations of \p F, of its parameters, and of what it overrides.
  llvm::SmallVector<const Model *, 2> modelsOf(const clang::FunctionDecl &F);
  /// Of what comes in through \p P; null where nothing is said.
  const EntryModel *entryOf(const clang::ParmVarDecl &P);
  /// Of a variable, a field or a parameter's value; null where nothing is said.
  const VariableModel *valueOf(const clang::ValueDecl &D);
  /// Looks for mistakes in what \p D bears.
  void check(const clang::Decl &D);
  llvm::ArrayRef<AnnotationMistake> mistakes() const { return Mistakes; }

private:
  using Said = std::vector<Annotation>;
  const Said &of(const clang::Decl &D);
  Said read(const clang::Decl &D);
  void complain(const clang::Decl &D, clang::SourceLocation At, const std::string &Why);

  /// Pointers into it stay: the elements do not move.
  std::map<const clang::Decl *, Said> Known;
  std::vector<AnnotationMistake> Mistakes;
};

} // namespace bordercheck

#endif
