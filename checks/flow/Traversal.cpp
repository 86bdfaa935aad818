// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Loops that look at every character of a text, one by one and from the first: by index,
// by pointer, by iterator, or over the text as a range.
#include "checks/flow/Conditions.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/AST/StmtCXX.h"

using namespace clang;

namespace bordercheck {

static const VarDecl *variableIn(const Expr &E) {
  const Expr *At = bare(&E);
  // *p++ looks at *p.
  if (const auto *U = llvm::dyn_cast<UnaryOperator>(At); U && U->isPostfix())
    At = unwrapped(U->getSubExpr());
  if (const auto *O = llvm::dyn_cast<CXXOperatorCallExpr>(At);
      O && O->getOperator() == OO_PlusPlus && O->getNumArgs() == 2)
    At = unwrapped(O->getArg(0));
  const auto *D = llvm::dyn_cast<DeclRefExpr>(At);
  return D ? llvm::dyn_cast<VarDecl>(D->getDecl()) : nullptr;
}

Element Element::of(const Expr &E) {
  const Expr *At = bare(&E);
  if (const auto *A = llvm::dyn_cast<ArraySubscriptExpr>(At))
    return {A->getBase(), A->getIdx(), variableIn(*A->getIdx())};
  if (const auto *U = llvm::dyn_cast<UnaryOperator>(At); U && U->getOpcode() == UO_Deref)
    return {U->getSubExpr(), nullptr, variableIn(*U->getSubExpr())};
  if (const auto *O = llvm::dyn_cast<CXXOperatorCallExpr>(At)) {
    if (O->getOperator() == OO_Subscript && O->getNumArgs() == 2)
      return {O->getArg(0), O->getArg(1), variableIn(*O->getArg(1))};
    if (O->getOperator() == OO_Star)
      return {O->getArg(0), nullptr, variableIn(*O->getArg(0))};
  }
  const auto *M = llvm::dyn_cast<CXXMemberCallExpr>(At);
  if (M && M->getNumArgs() == 1 && isCharacter(M->getType().getNonReferenceType()))
    return {M->getImplicitObjectArgument(), M->getArg(0), variableIn(*M->getArg(0))};
  return {};
}

namespace {

/// The first character of a text that a loop looks at.
class ElementFinder : public RecursiveASTVisitor<ElementFinder> {
public:
  bool VisitExpr(Expr *E) {
    // The message of a static assertion has no type.
    if (!E->getType().isNull() && isCharacter(E->getType().getNonReferenceType()))
      Found = Element::of(*E);
    return !Found.Position;
  }
  Element Found;
};

bool mentions(const Stmt &S, const VarDecl *V, const Body &In) {
  struct Finder : RecursiveASTVisitor<Finder> {
    bool VisitDeclRefExpr(DeclRefExpr *D) {
      Found |= D->getDecl() == V;
      if (const Expr *Init = lastingInit(*D, *In); Init && !Found)
        Found = mentions(*Init, V, *In);
      return !Found;
    }
    const VarDecl *V = nullptr;
    const Body *In = nullptr;
    bool Found = false;
  };
  Finder F;
  F.V = V;
  F.In = &In;
  F.TraverseStmt(const_cast<Stmt *>(&S));
  return F.Found;
}

/// Where the position starts: the initializer, or what the loop's own head assigns.
const Expr *startOf(const VarDecl &Position, const Stmt &Loop) {
  const auto *For = llvm::dyn_cast<ForStmt>(&Loop);
  const auto *Head = For ? llvm::dyn_cast_or_null<BinaryOperator>(For->getInit()) : nullptr;
  if (Head && Head->getOpcode() == BO_Assign && rootOf(*Head->getLHS()) == &Position)
    return Head->getRHS();
  return Position.getInit();
}

/// Does the position change in the loop alone, and one step forward at a time?
bool advancesByOne(const VarDecl &Position, const Stmt &Loop, const Body &In) {
  const auto *For = llvm::dyn_cast<ForStmt>(&Loop);
  const Stmt *Head = For ? For->getInit() : nullptr;
  bool Moves = false;
  for (const Write &W : In.writesTo(Position)) {
    if (W.Through)
      continue;
    if (!W.By)
      return false;
    if (W.By == Head)
      continue;
    const auto *U = llvm::dyn_cast<UnaryOperator>(W.By);
    const auto *O = llvm::dyn_cast<CXXOperatorCallExpr>(W.By);
    bool Forward = (U && U->isIncrementOp()) || (O && O->getOperator() == OO_PlusPlus);
    if (!Forward || W.Loop != &Loop || !W.Under.empty())
      return false;
    Moves = true;
  }
  return Moves;
}

/// An index loop must end where the text does: a bound that is a number of its own says
/// how many characters were checked.
bool endsWithText(const Expr &Condition, const ASTContext &Ast) {
  const auto *B = llvm::dyn_cast<BinaryOperator>(unwrapped(&Condition));
  if (B && B->isLogicalOp())
    return false;
  if (!B || !B->isComparisonOp())
    return true;
  return llvm::none_of(llvm::ArrayRef{B->getLHS(), B->getRHS()}, [&](const Expr *Side) {
    const auto *Sum = llvm::dyn_cast<BinaryOperator>(bare(Side));
    bool Partial = Sum && Sum->isAdditiveOp() && constantOf(*Sum->getRHS(), Ast);
    return Partial || (B->isRelationalOp() && constantOf(*Side, Ast));
  });
}

} // namespace

Traversal Traversal::of(const Stmt &Loop, const Body &In, Recognizer &Known,
                        const ASTContext &Ast) {
  if (const auto *R = llvm::dyn_cast<CXXForRangeStmt>(&Loop)) {
    const VarDecl *V = R->getLoopVariable();
    bool Letters = V && isCharacter(V->getType().getNonReferenceType());
    return Letters ? Traversal{R->getRangeInit(), V} : Traversal();
  }
  const Expr *Condition = conditionOf(Loop);
  if (!Condition)
    return {};
  ElementFinder Finder;
  Finder.TraverseStmt(const_cast<Stmt *>(&Loop));
  Element E = Finder.Found;
  if (!E.Position || !advancesByOne(*E.Position, Loop, In))
    return {};
  Traversal T{E.Text, E.Position};
  T.ToTheEnd = endsWithText(*Condition, Ast);
  const Expr *Start = startOf(*E.Position, Loop);
  if (E.Index) {
    std::optional<int64_t> From = Start ? constantOf(*Start, Ast) : std::nullopt;
    T.FromSecond = From == 1;
    return From && *From <= 1 && mentions(*Condition, E.Position, In) ? T : Traversal();
  }
  // A parameter that walks along is itself the text that it came with.
  T.Text = Start ? Start : llvm::isa<ParmVarDecl>(E.Position) ? T.Text : nullptr;
  if (const auto *U = T.Text ? llvm::dyn_cast<UnaryOperator>(bare(T.Text)) : nullptr)
    T.Text = U->isIncrementOp() ? U->getSubExpr() : nullptr;
  return T.Text && subjectOf(*T.Text, Known, In) ? T : Traversal();
}

bool Traversal::isLetter(const Expr &E, const Body &In) const {
  const Expr *At = bare(&E);
  if (const auto *B = llvm::dyn_cast<BinaryOperator>(At); B && B->getOpcode() == BO_Assign)
    At = bare(B->getLHS());
  Element Here = Element::of(*At);
  if (Here.Position)
    return Here.Position == Position &&
           (!Here.Index || areAlike(*Here.Text, *Text, Position->getASTContext()));
  const auto *D = llvm::dyn_cast<DeclRefExpr>(At);
  const auto *V = D ? llvm::dyn_cast<VarDecl>(D->getDecl()) : nullptr;
  if (!V)
    return false;
  if (V == Position)
    return isCharacter(V->getType().getNonReferenceType());
  if (!V->getType().getNonReferenceType()->isIntegerType())
    return false;
  // A copy, made where it is declared, or by the one assignment to it: while ((c = *p++)).
  llvm::ArrayRef<Write> Writes = In.writesTo(*V);
  const Expr *Copied = V->getInit();
  if (Writes.size() == 1 && !Copied)
    if (const auto *B = llvm::dyn_cast_or_null<BinaryOperator>(Writes.front().By);
        B && B->getOpcode() == BO_Assign)
      Copied = B->getRHS();
  bool Once =
      Writes.empty() || (Writes.size() == 1 && !V->getInit()) || V->getType()->isReferenceType();
  return Once && Copied && Element::of(*Copied).Position && isLetter(*Copied, In);
}

} // namespace bordercheck
