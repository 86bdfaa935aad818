// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Recognition: which catalogued function a call is of, and what an expression is to
// the analysis. Written once and used by every front end. Which nodes are looked at is
// decided by the walk over functions, because matchers run over a whole unit cost more
// than parsing allows. Patterns of more than one node are in Letters.h (characters) and
// Conditions.h (what a condition says of values).
#ifndef BORDERCHECK_FLOW_MATCHERS_H
#define BORDERCHECK_FLOW_MATCHERS_H

#include "checks/catalog/Catalog.h"
#include "checks/flow/Annotations.h"
#include "checks/model/Summary.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/DenseMap.h"
#include <map>
#include <tuple>

namespace bordercheck {

class Body;
struct Claim;

/// A call in its parts, whatever its syntax: f(a), o.f(a), o + a, T(a).
struct CallSite {
  const clang::Expr *Whole = nullptr;
  /// Null where the target is not known (a function pointer).
  const clang::FunctionDecl *Callee = nullptr;
  /// Of such a pointer: its type as the source names it, and the field that holds it, if one does.
  clang::QualType PointerType;
  const clang::FieldDecl *PointerField = nullptr;
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
  explicit Recognizer(const Catalog &C);
  ~Recognizer();

  const Models &modelsOf(const clang::FunctionDecl &F);
  /// The models of \p Site that fit its number of arguments.
  Models modelsOf(const CallSite &Site);
  /// What a modelled call is of, as readers know it.
  std::string nameOf(const CallSite &Site);
  /// The models of a variable or an enumerator: what stands for an end (npos), or for a
  /// class of characters (_ISalnum).
  llvm::ArrayRef<const Model *> modelsOfName(const clang::ValueDecl &D) const;
  const Catalog &catalog() const { return Known; }
  /// A library's class, or one of the program's own that adds to a library's text or handle.
  bool isTextClass(const clang::RecordDecl &R);
  bool mayHoldText(clang::QualType Type);
  /// A number that holds no text: not one that a library uses for its values.
  bool isNumber(clang::QualType Type) const;
  /// An integer that a library uses for its values, by its typedef.
  bool isValue(clang::QualType Type) const;
  /// Is an object of the library's class \p R an empty text when it is made of nothing?
  bool beginsEmpty(const clang::RecordDecl &R) const;
  /// What is known of a variable or a field: what the source says counts instead of the catalog.
  const VariableModel *variable(const clang::ValueDecl &D);
  Annotations &said() { return Said; }

  /// What the body of \p F says; \p F has one.
  const Body &bodyOf(const clang::FunctionDecl &F);

  /// Results of a function: all that compare so with a constant, or any, also none.
  struct Answer {
    const clang::FunctionDecl *Of = nullptr;
    bool Any = true;
    clang::BinaryOperatorKind Compared = clang::BO_NE;
    int64_t With = 0;
    auto operator<=>(const Answer &) const = default;
  };
  /// The gates that hold for parameters where a function gave an answer. Filled and read
  /// by gatesOf (Predicates.h).
  std::map<Answer, std::vector<PredicateEffect>> Answered;
  /// What a loop has checked, asked for once for each branch that it bears on. Filled and
  /// read by Conditions::behindLoop.
  std::map<std::tuple<const clang::Stmt *, bool, const clang::VarDecl *, bool>, std::vector<Claim>>
      LoopsRead;

private:
  void collect(const clang::FunctionDecl &F, Models &Found);
  llvm::ArrayRef<const Model *> calledThrough(const CallSite &Site) const;

  const Catalog &Known;
  Annotations Said;
  llvm::DenseMap<const clang::FunctionDecl *, Models> Cache;
  llvm::DenseMap<const clang::RecordDecl *, bool> TextClasses;
  llvm::DenseMap<const clang::FunctionDecl *, std::unique_ptr<Body>> Bodies;
};

/// What a pointer or reference refers to; another type itself.
clang::QualType referredTo(clang::QualType Type);

/// A class that a system header defines: the catalog, not the analysis, knows it.
bool isForeign(const clang::RecordDecl &R);

/// May an object of this type hold a value that matters: characters, bytes of unknown type,
/// a function's address, or anything that a record holds of which \p IsText is true?
bool mayHoldText(clang::QualType Type,
                 llvm::function_ref<bool(const clang::RecordDecl &)> IsText = isForeign);
bool isCharacter(clang::QualType Type);
/// A number that is no character: its text is digits.
bool isNumber(clang::QualType Type);
/// A number that may be an open file's: an int.
bool isDescriptor(clang::QualType Type);
/// A pointer, a reference or an array of pointers: its value is what it refers to.
bool isReferring(clang::QualType Type);

/// \p E without parentheses, casts that keep the value, and temporaries' wrappers.
const clang::Expr *unwrapped(const clang::Expr *E);
/// Likewise without the casts that the source writes.
const clang::Expr *bare(const clang::Expr *E);
/// Are two expressions written alike, so that they have one value where nothing changes?
bool areAlike(const clang::Expr &A, const clang::Expr &B, const clang::ASTContext &Ast);

} // namespace bordercheck

#endif
