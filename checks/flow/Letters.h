// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What a check lets pass of one character, as a set of characters: a condition is read
// as the set for which it may be true, statements as the set that may come through.
//
//   c == '_' || (c >= 'a' && c <= 'z')     '_', 'a' to 'z'
//   if (!isalnum(c)) return false;         letters and digits come through
//   if (c == '/') c = '_';                 all but '/' come through
//
// The sets are never too small, so a check that cannot be read lets everything pass.
#ifndef BORDERCHECK_FLOW_LETTERS_H
#define BORDERCHECK_FLOW_LETTERS_H

#include "checks/flow/Body.h"
#include "checks/text/Text.h"
#include <bitset>

namespace bordercheck {

using LetterSet = std::bitset<256>;

LetterSet lettersOf(llvm::StringRef Chars);
/// Nothing in \p Letters can leave an identifier or a word, or end a path component.
bool areHarmless(const LetterSet &Letters);
/// The letters of all texts that the whole of a regular expression matches.
LetterSet lettersOfRegex(llvm::StringRef Pattern);

/// The constant text of an expression; unset where it is not constant.
using ConstantReader = llvm::function_ref<Text(const clang::Expr &)>;
/// Is an expression the character that is asked about?
using LetterTest = llvm::function_ref<bool(const clang::Expr &)>;

/// A look-up: a call whose result says where something was found, or that it was not.
struct Lookup {
  CallSite Site;
  llvm::SmallVector<const GateEffect *, 2> Gates;
};

/// The look-up that yields \p E, perhaps kept in a variable.
std::optional<Lookup> lookupIn(const clang::Expr &E, Recognizer &Known, const Body &In);
/// Does \p E say "not found" when \p L yields it?
bool isEndOf(const Lookup &L, const clang::Expr &E, Recognizer &Known, clang::ASTContext &Ast);
const clang::Expr *argumentAt(const CallSite &Site, const Port &P);
/// The value that every evaluation of \p E has.
std::optional<int64_t> constantOf(const clang::Expr &E, const clang::ASTContext &Ast);
/// The initializer of a local variable that never changes.
const clang::Expr *lastingInit(const clang::Expr &Reference, const Body &In);

class LetterReader {
public:
  LetterReader(clang::ASTContext &Ast, Recognizer &Known, const Body &In, ConstantReader Constant,
               LetterTest IsLetter, unsigned Depth = 0)
      : Ast(Ast), Known(Known), In(In), Constant(Constant), IsLetter(IsLetter), Depth(Depth) {}

  /// The letters for which \p Condition may be \p Truth.
  LetterSet passing(const clang::Expr &Condition, bool Truth);
  /// The letters that may come to the end of \p S, of those that come to it.
  LetterSet through(const clang::Stmt &S, LetterSet Letters);
  /// The letters for which a call of \p F with the letter may yield \p Truth.
  LetterSet passingCall(const clang::FunctionDecl &F, unsigned Param, bool Truth);

  /// The letters that may come to \p S in a round of the loop around it.
  LetterSet comingTo(const clang::Stmt &S);

  /// Came to a `continue`, to a `break`.
  LetterSet Continued, Broken;
  /// Once this variable is set to the opposite of Kept the letter does not matter.
  const clang::VarDecl *Flag = nullptr;
  bool Kept = true;
  /// The variables that say which letter is meant, for comingTo(): where they change it is
  /// another one.
  llvm::SmallVector<const clang::VarDecl *, 2> Named;
  /// That one of them which is the letter, so that what it is set to counts.
  const clang::VarDecl *Itself = nullptr;

private:
  bool changes(const clang::Stmt &S, bool AlsoTheLetter) const;
  LetterSet behind(const clang::Stmt &S, const LetterSet &Letters);
  LetterSet decided(const clang::Expr &Condition, bool Truth, const LetterSet &Letters);
  LetterSet comingInto(const clang::CompoundStmt &Block, const clang::Stmt &S);
  LetterSet passingComparison(const clang::BinaryOperator &B, bool Truth);
  LetterSet passingSite(const CallSite &Site, bool Truth);
  LetterSet passingMembers(const CallSite &Site, const GateEffect &G, bool Member);
  LetterSet throughIf(const clang::IfStmt &S, const LetterSet &Letters);
  LetterSet throughExpr(const clang::Expr &E, const LetterSet &Letters);
  LetterSet throughSwitch(const clang::SwitchStmt &S, const LetterSet &Letters);
  LetterSet lettersOfCase(const clang::CaseStmt &Case) const;
  LetterSet lettersOfCases(const clang::SwitchStmt &S) const;

  clang::ASTContext &Ast;
  Recognizer &Known;
  const Body &In;
  ConstantReader Constant;
  LetterTest IsLetter;
  unsigned Depth;
  llvm::function_ref<void(const clang::Expr &, const LetterSet &)> OnReturn;
};

/// The one parameter of a predicate that is handed over as a value: a lambda or a
/// function; null where it is neither, or its body is not at hand and it has no model.
const clang::FunctionDecl *calledBy(const clang::Expr &Predicate, const Body &In);

} // namespace bordercheck

#endif
