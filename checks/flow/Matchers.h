// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Recognition: which catalogued function a call is of, and what an expression is to
// the analysis. Written once and used by every front end. Which nodes are looked at is
// decided by the walk over functions, because matchers run over a whole unit cost more
// than parsing allows; matchers describe the patterns of more than one node.
#ifndef BORDERCHECK_FLOW_MATCHERS_H
#define BORDERCHECK_FLOW_MATCHERS_H

#include "checks/catalog/Catalog.h"
#include "clang/AST/ExprCXX.h"
#include "clang/ASTMatchers/ASTMatchers.h"
#include "llvm/ADT/DenseMap.h"

namespace bordercheck {

/// A call in its parts, whatever its syntax: f(a), o.f(a), o + a, T(a).
struct CallSite {
  const clang::Expr *Whole = nullptr;
  /// Null where the target is not known (a function pointer).
  const clang::FunctionDecl *Callee = nullptr;
  /// Null for free functions and constructors.
  const clang::Expr *This = nullptr;
  llvm::ArrayRef<const clang::Expr *> Args;
  bool IsConstructor = false;

  /// Empty unless \p E is a call.
  static std::optional<CallSite> of(const clang::Expr &E);
};

using Models = llvm::SmallVector<const Model *, 2>;

/// Finds the models of a function, once for each declaration. A name that no model
/// ends in is answered by one look-up.
class Recognizer {
public:
  explicit Recognizer(const Catalog &C) : Known(C) {}

  const Models &modelsOf(const clang::FunctionDecl &F);
  /// The models of \p Site that fit its number of arguments.
  Models modelsOf(const CallSite &Site);
  const Catalog &catalog() const { return Known; }

private:
  void collect(const clang::FunctionDecl &F, Models &Found);

  const Catalog &Known;
  llvm::DenseMap<const clang::FunctionDecl *, Models> Cache;
};

/// May an object of this type hold a value that matters: characters, anything a
/// system header's class holds, bytes of unknown type, or a function's address?
bool mayHoldText(clang::QualType Type);
bool isCharacter(clang::QualType Type);
/// A number that is no character: its text is digits.
bool isNumber(clang::QualType Type);
/// A pointer, a reference or an array of pointers: its value is what it refers to.
bool isReferring(clang::QualType Type);

/// A class that a system header defines: the catalog, not the analysis, knows it.
bool isForeign(const clang::RecordDecl &R);

/// \p E without parentheses, casts that keep the value, and temporaries' wrappers.
const clang::Expr *unwrapped(const clang::Expr *E);

// NOLINTBEGIN(readability-identifier-naming): matchers are named like Clang's.
/// A call whose result says that a value passed a gate.
AST_MATCHER_P(clang::Expr, guards, Recognizer *, Known) {
  std::optional<CallSite> Site = CallSite::of(Node);
  return Site &&
         llvm::any_of(Known->modelsOf(*Site), [](const Model *M) { return M->Gate.has_value(); });
}

/// A call that yields the end of a container: what a look-up returns that found nothing.
AST_MATCHER_P(clang::Expr, yieldsEnd, Recognizer *, Known) {
  std::optional<CallSite> Site = CallSite::of(Node);
  return Site && llvm::any_of(Known->modelsOf(*Site), [](const Model *M) { return M->End; });
}
// NOLINTEND(readability-identifier-naming)

} // namespace bordercheck

#endif
