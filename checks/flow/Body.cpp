// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "checks/flow/Body.h"
#include "checks/flow/Conditions.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/AST/StmtCXX.h"

using namespace clang;

namespace bordercheck {

const VarDecl *rootOf(const Expr &E) {
  for (const Expr *At = &E; At;) {
    At = bare(At);
    if (const auto *D = llvm::dyn_cast<DeclRefExpr>(At))
      return llvm::dyn_cast<VarDecl>(D->getDecl());
    if (const auto *M = llvm::dyn_cast<MemberExpr>(At))
      At = M->getBase();
    else if (const auto *A = llvm::dyn_cast<ArraySubscriptExpr>(At))
      At = A->getBase();
    else if (const auto *U = llvm::dyn_cast<UnaryOperator>(At); U && U->getOpcode() == UO_Deref)
      At = U->getSubExpr();
    else if (const auto *O = llvm::dyn_cast<CXXOperatorCallExpr>(At);
             O && (O->getOperator() == OO_Subscript || O->getOperator() == OO_Star))
      At = O->getArg(0);
    else
      return nullptr;
  }
  return nullptr;
}

const Expr *conditionOf(const Stmt &S) {
  if (const auto *F = llvm::dyn_cast<ForStmt>(&S))
    return F->getCond();
  if (const auto *W = llvm::dyn_cast<WhileStmt>(&S))
    return W->getCond();
  if (const auto *D = llvm::dyn_cast<DoStmt>(&S))
    return D->getCond();
  if (const auto *R = llvm::dyn_cast<CXXForRangeStmt>(&S))
    return R->getCond();
  return nullptr;
}

const Stmt *repeatedBy(const Stmt &S) {
  if (const auto *F = llvm::dyn_cast<ForStmt>(&S))
    return F->getBody();
  if (const auto *W = llvm::dyn_cast<WhileStmt>(&S))
    return W->getBody();
  if (const auto *D = llvm::dyn_cast<DoStmt>(&S))
    return D->getBody();
  if (const auto *R = llvm::dyn_cast<CXXForRangeStmt>(&S))
    return R->getBody();
  return nullptr;
}

static bool refersToChangeable(QualType Type) {
  return Type->isReferenceType() && !Type.getNonReferenceType().isConstQualified();
}

class BodyReader : public RecursiveASTVisitor<BodyReader> {
public:
  BodyReader(Body &Into, Recognizer &Known) : Into(Into), Known(Known) {}

  bool TraverseIfStmt(IfStmt *S) {
    TraverseStmt(S->getInit());
    TraverseDecl(S->getConditionVariable());
    TraverseStmt(S->getCond());
    under(S->getCond(), true, [&] { TraverseStmt(S->getThen()); });
    under(S->getCond(), false, [&] { TraverseStmt(S->getElse()); });
    return true;
  }

  bool TraverseForStmt(ForStmt *S) {
    return within(*S, [&] { RecursiveASTVisitor::TraverseForStmt(S); });
  }
  bool TraverseWhileStmt(WhileStmt *S) {
    return within(*S, [&] { RecursiveASTVisitor::TraverseWhileStmt(S); });
  }
  bool TraverseDoStmt(DoStmt *S) {
    return within(*S, [&] { RecursiveASTVisitor::TraverseDoStmt(S); });
  }
  bool TraverseCXXForRangeStmt(CXXForRangeStmt *S) {
    if (const VarDecl *V = S->getLoopVariable(); V && refersToChangeable(V->getType()))
      note(S->getRangeInit(), nullptr);
    return within(*S, [&] { RecursiveASTVisitor::TraverseCXXForRangeStmt(S); });
  }

  bool VisitBinaryOperator(BinaryOperator *B) {
    if (B->isLogicalOp())
      for (const Expr *Operand : {B->getLHS(), B->getRHS()})
        Into.Operators[unwrapped(Operand)] = B;
    if (B->isAssignmentOp())
      note(B->getLHS(), isVariable(*B->getLHS()) ? B : nullptr,
           Element::of(*B->getLHS()).Text != nullptr);
    return true;
  }

  bool VisitUnaryOperator(UnaryOperator *U) {
    if (U->isIncrementDecrementOp())
      note(U->getSubExpr(), isVariable(*U->getSubExpr()) ? U : nullptr);
    else if (U->getOpcode() == UO_AddrOf)
      note(U->getSubExpr(), nullptr);
    return true;
  }

  bool VisitCallExpr(CallExpr *E) {
    if (std::optional<CallSite> Site = CallSite::of(*E))
      noteCall(*Site);
    return true;
  }
  bool VisitCXXConstructExpr(CXXConstructExpr *E) {
    noteCall(*CallSite::of(*E));
    return true;
  }

  bool VisitVarDecl(VarDecl *V) {
    if (!V->isImplicit() && V->getInit() && refersToChangeable(V->getType()))
      note(V->getInit(), nullptr);
    return true;
  }

private:
  static bool isVariable(const Expr &E) { return llvm::isa<DeclRefExpr>(unwrapped(&E)); }

  void under(const Expr *Condition, bool Decided, llvm::function_ref<void()> Go) {
    Around.Under.emplace_back(Condition, Decided);
    Go();
    Around.Under.pop_back();
  }

  bool within(const Stmt &Loop, llvm::function_ref<void()> Go) {
    if (const Expr *Condition = conditionOf(Loop))
      Into.Loops[unwrapped(Condition)] = &Loop;
    const Stmt *Outer = std::exchange(Around.Loop, &Loop);
    Go();
    Around.Loop = Outer;
    return true;
  }

  void note(const Expr *Changed, const Expr *By, bool Through = false) {
    if (const VarDecl *V = Changed ? rootOf(*Changed) : nullptr) {
      Write W = Around;
      W.By = By;
      W.Through = Through;
      Into.Writes[V->getCanonicalDecl()].push_back(std::move(W));
    }
  }

  void noteCall(const CallSite &Site) {
    if (!Site.Callee)
      return;
    const auto *Method = llvm::dyn_cast<CXXMethodDecl>(Site.Callee);
    if (Site.This && Method && !Method->isConst() && changesThis(Site))
      note(Site.This, Method->isOverloadedOperator() ? Site.Whole : nullptr);
    // What looks into an object returns another name for it and changes nothing.
    for (unsigned I = 0; I < Site.Args.size() && I < Site.Callee->getNumParams(); ++I)
      if (refersToChangeable(Site.Callee->getParamDecl(I)->getType()) && !returnsArgument(Site, I))
        note(Site.Args[I], nullptr);
  }

  bool changesThis(const CallSite &Site) {
    Models Of = Known.modelsOf(Site);
    bool Moves = Site.Callee->getOverloadedOperator() == OO_PlusPlus ||
                 Site.Callee->getOverloadedOperator() == OO_MinusMinus;
    return Of.empty() || Moves || llvm::any_of(Of, [](const Model *M) {
             return (M->Build && M->Build->To.K == Port::Kind::This) ||
                    (M->Source && M->Source->To.K == Port::Kind::This);
           });
  }

  bool returnsArgument(const CallSite &Site, unsigned I) {
    return llvm::any_of(Known.modelsOf(Site), [&](const Model *M) {
      return M->Returns.K == Port::Kind::Arg && M->Returns.Index == I && !M->Build;
    });
  }

  Body &Into;
  Recognizer &Known;
  Write Around;
};

Body::Body(const FunctionDecl &F, Recognizer &Known) : Whole(F.getBody()) {
  BodyReader(*this, Known).TraverseStmt(F.getBody());
}

llvm::ArrayRef<Write> Body::writesTo(const VarDecl &V) const {
  auto At = Writes.find(V.getCanonicalDecl());
  if (At == Writes.end())
    return {};
  return At->second;
}

const Stmt *Body::loopOf(const Expr &Condition) const {
  return Loops.lookup(unwrapped(&Condition));
}

const Stmt *Body::parentOf(const Stmt &S) const {
  if (Parents.empty()) {
    llvm::SmallVector<const Stmt *, 32> Open{Whole};
    while (!Open.empty()) {
      const Stmt *At = Open.pop_back_val();
      for (const Stmt *Child : At->children())
        if (Child && Parents.try_emplace(Child, At).second)
          Open.push_back(Child);
    }
  }
  return Parents.lookup(&S);
}

const BinaryOperator *Body::above(const Expr &Operand) const {
  return Operators.lookup(unwrapped(&Operand));
}

} // namespace bordercheck
