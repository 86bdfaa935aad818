// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What holds of values where a condition has been decided: a claim says that a value is
// one of some constants, or has passed a gate. One reader serves the branches of a
// function (Guards.cpp) and the results of predicates (Predicates.cpp).
//
//   n == "a" || n == "b"            n is "a" or "b"
//   !known.count(n)                 nothing; where it is false, n is in an allow-list
//   bool ok = valid(n); ... if (ok) what valid says of n
//   for (char c : n) if (!isalnum(c)) return;     behind the loop: n is an identifier
#ifndef BORDERCHECK_FLOW_CONDITIONS_H
#define BORDERCHECK_FLOW_CONDITIONS_H

#include "checks/flow/Entities.h"
#include "checks/flow/Letters.h"

namespace bordercheck {

struct Claim {
  const clang::Expr *On = nullptr;
  /// Where set: On is one of these.
  Text Constants;
  /// Otherwise: On has passed this.
  Gate Passed;
  /// Only its first character has.
  bool First = false;
};

using Claims = std::vector<Claim>;

/// The claims of both alternatives.
Claims commonTo(const Claims &A, const Claims &B, clang::ASTContext &Ast);
/// The expression that \p E is a copy of or another name for: std::string(s), s.c_str(), a
/// view of s, std::move(s), s.begin(); null where it is none.
const clang::Expr *wholeOf(const clang::Expr &E, Recognizer &Known);
/// The variable whose text \p On is, through other names for it and copies; null where
/// it is a part of a text, or no variable's.
const clang::VarDecl *subjectOf(const clang::Expr &On, Recognizer &Known, const Body &In);

class Conditions {
public:
  Conditions(clang::ASTContext &Ast, Recognizer &Known, Entities &Names, const Body &In,
             ConstantReader Constant)
      : Ast(Ast), Known(Known), Names(Names), In(In), Constant(Constant) {}

  /// What holds where \p Condition is \p Truth.
  Claims whenDecided(const clang::Expr &Condition, bool Truth);
  /// What holds on the way out of a branch on \p Operand: what it says itself, what the
  /// operators say that it decides, and what the loop has checked that it ends.
  Claims behindBranch(const clang::Expr &Operand, bool Truth);
  /// What holds behind a call: what the callee checks before it returns.
  Claims whenReturned(const CallSite &Site);
  /// What holds of the first character alone, which a loop from the second one on needs.
  Claims ofFirst(const clang::Expr &Condition, bool Truth);
  /// What the code around the place of a letter has made sure of, whose value is taken there.
  Claims ofPlace(const clang::Expr &Letter);
  /// What a loop has checked, \p AtItsEnd: where its condition has just failed, which a
  /// break does not come to. \p Flag: a variable that is still \p Kept.
  Claims behindLoop(const clang::Stmt &Loop, bool AtItsEnd, const clang::VarDecl *Flag = nullptr,
                    bool Kept = true);

private:
  Claims ofOperator(const clang::BinaryOperator &B, bool Truth);
  Claims ofComparison(const clang::Expr &Left, const clang::Expr &Right,
                      clang::BinaryOperatorKind Op);
  Claims ofEquality(const clang::Expr &Left, const clang::Expr &Right, bool Equal);
  Claims ofLookup(const Lookup &L, bool Found);
  Claims ofCall(const CallSite &Site, bool Truth);
  Claims ofAnswer(const CallSite &Site, Recognizer::Answer A);
  Claims ofGate(const CallSite &Site, const GateEffect &G);
  Claims ofEach(const CallSite &Site, const GateEffect &G);
  Claims ofSome(const CallSite &Site, const GateEffect &G);
  Claims ofKept(const clang::VarDecl &V, bool Truth);
  Claims ofWrites(const clang::VarDecl &V, bool Truth);
  Claims readLoop(const clang::Stmt &Loop, bool AtItsEnd, const clang::VarDecl *Flag, bool Kept);
  Claims ofSpan(const clang::Expr &Condition, bool Truth);
  Claims ofLetters(const clang::Expr &Condition, bool Truth);
  static const clang::Expr *letterIn(const clang::Expr &Condition);
  static bool mentionsItself(const clang::BinaryOperator &Assignment, const clang::VarDecl &V);
  Claims equalTo(const clang::Expr *Left, const clang::Expr *Right);
  Claim claim(const clang::Expr &On, GateKind Kind, const clang::Expr &At,
              std::string Language = "");

  clang::ASTContext &Ast;
  Recognizer &Known;
  Entities &Names;
  const Body &In;
  ConstantReader Constant;
  unsigned Depth = 0;
};

/// A character of a text: text[index], *pointer; all null in anything else.
struct Element {
  /// What is indexed, or the pointer.
  const clang::Expr *Text = nullptr;
  const clang::Expr *Index = nullptr;
  /// The variable that says which: the index or the pointer.
  const clang::VarDecl *Position = nullptr;

  static Element of(const clang::Expr &E);
};

/// A loop over the characters of a text, one by one and from the first.
struct Traversal {
  /// Null where the loop is none.
  const clang::Expr *Text = nullptr;
  /// The index, pointer, iterator or loop variable.
  const clang::VarDecl *Position = nullptr;
  /// The loop's condition fails only behind the last character.
  bool ToTheEnd = true;
  /// It leaves the first one out.
  bool FromSecond = false;

  static Traversal of(const clang::Stmt &Loop, const Body &In, Recognizer &Known,
                      const clang::ASTContext &Ast);
  /// Is \p E the character at the position, or a copy of it?
  bool isLetter(const clang::Expr &E, const Body &In) const;
};

} // namespace bordercheck

#endif
