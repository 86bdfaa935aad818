// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What a function's body says that none of its nodes says alone: which loop a condition
// ends, which operator an operand belongs to, and where each variable may change. Read
// once a function, when the first check in it asks.
#ifndef BORDERCHECK_FLOW_BODY_H
#define BORDERCHECK_FLOW_BODY_H

#include "checks/flow/Matchers.h"
#include "clang/AST/Stmt.h"

namespace bordercheck {

/// A place where a variable changes.
struct Write {
  /// The assignment or increment; null where the variable is only handed to something
  /// that may change it.
  const clang::Expr *By = nullptr;
  /// Not the variable itself, but what it points to, or an element of it: *p = x.
  bool Through = false;
  /// The conditions around it and how they were decided, the innermost last.
  llvm::SmallVector<std::pair<const clang::Expr *, bool>, 4> Under;
  /// The innermost loop around it.
  const clang::Stmt *Loop = nullptr;
};

class Body {
public:
  Body(const clang::FunctionDecl &F, Recognizer &Known);

  llvm::ArrayRef<Write> writesTo(const clang::VarDecl &V) const;
  /// The loop that goes on while \p Condition holds; null where it is none's.
  const clang::Stmt *loopOf(const clang::Expr &Condition) const;
  /// The && or || that \p Operand is an operand of.
  const clang::BinaryOperator *above(const clang::Expr &Operand) const;
  /// What \p S is a part of; null for the body itself, and for what is not in it.
  const clang::Stmt *parentOf(const clang::Stmt &S) const;

private:
  friend class BodyReader;

  llvm::DenseMap<const clang::VarDecl *, llvm::SmallVector<Write, 2>> Writes;
  llvm::DenseMap<const clang::Expr *, const clang::Stmt *> Loops;
  llvm::DenseMap<const clang::Expr *, const clang::BinaryOperator *> Operators;
  const clang::Stmt *Whole;
  /// Filled when somebody asks: few functions need it.
  mutable llvm::DenseMap<const clang::Stmt *, const clang::Stmt *> Parents;
};

/// The variable that \p E names, or is a part of: x, x.f, x[i], *x; null otherwise.
const clang::VarDecl *rootOf(const clang::Expr &E);

/// The condition of a loop of any kind, and what it repeats; null where \p S is no loop.
const clang::Expr *conditionOf(const clang::Stmt &S);
const clang::Stmt *repeatedBy(const clang::Stmt &S);

} // namespace bordercheck

#endif
