// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What a branch says of a value: on the edge where a comparison with a constant
// holds the value is that constant; on the edge where a gate accepts, the value
// carries the gate. Short-circuit operators need nothing here, because the CFG gives
// each operand a block of its own.
#include "checks/flow/FunctionWalk.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/AST/StmtCXX.h"

using namespace clang;

namespace bordercheck {
namespace {

bool isFalseLiteral(const Expr &E) {
  const Expr *Inner = unwrapped(&E);
  if (const auto *I = llvm::dyn_cast<IntegerLiteral>(Inner))
    return I->getValue() == 0;
  if (const auto *B = llvm::dyn_cast<CXXBoolLiteralExpr>(Inner))
    return !B->getValue();
  return llvm::isa<CXXNullPtrLiteralExpr, GNUNullExpr>(Inner);
}

/// An operand and how its truth relates to that of the whole condition: for
/// `!f(x)`, `f(x) == 0` and `f(x) != false` this is f(x).
struct Question {
  const Expr *Asked;
  bool Negated;
};

Question innermost(const Expr *E) {
  bool Negated = false;
  for (;;) {
    E = unwrapped(E);
    if (const auto *U = llvm::dyn_cast<UnaryOperator>(E); U && U->getOpcode() == UO_LNot) {
      Negated = !Negated;
      E = U->getSubExpr();
      continue;
    }
    if (const auto *R = llvm::dyn_cast<CXXRewrittenBinaryOperator>(E)) {
      E = R->getSemanticForm();
      continue;
    }
    const auto *B = llvm::dyn_cast<BinaryOperator>(E);
    if (!B || !B->isEqualityOp())
      return {E, Negated};
    const Expr *Other = nullptr;
    if (isFalseLiteral(*B->getRHS()))
      Other = B->getLHS();
    else if (isFalseLiteral(*B->getLHS()))
      Other = B->getRHS();
    if (!Other)
      return {E, Negated};
    Negated ^= B->getOpcode() == BO_EQ;
    E = Other;
  }
}

/// The gate call and the end() call of `c.find(x) != c.end()`, in either order.
const CXXOperatorCallExpr *asEquality(const Expr &E) {
  const auto *C = llvm::dyn_cast<CXXOperatorCallExpr>(&E);
  bool Equality = C && (C->getOperator() == OO_EqualEqual || C->getOperator() == OO_ExclaimEqual);
  return Equality && C->getNumArgs() == 2 ? C : nullptr;
}

} // namespace

void FunctionWalk::refine(State &S, const Expr *Condition, bool Holds) {
  auto [Asked, Negated] = innermost(Condition);
  bool True = Holds != Negated;
  if (const CXXOperatorCallExpr *Equality = asEquality(*Asked)) {
    std::optional<CallSite> Sides[] = {CallSite::of(*unwrapped(Equality->getArg(0))),
                                       CallSite::of(*unwrapped(Equality->getArg(1)))};
    auto IsEnd = [&](const std::optional<CallSite> &Side) {
      return Side &&
             llvm::any_of(Unit.Known.modelsOf(*Side), [](const Model *M) { return M->End; });
    };
    for (unsigned I : {0, 1}) {
      if (!Sides[I] || !IsEnd(Sides[1 - I]))
        continue;
      bool Found = True == (Equality->getOperator() == OO_ExclaimEqual);
      refineCall(S, *Sides[I], Found);
      return;
    }
  }
  if (std::optional<CallSite> Site = CallSite::of(*Asked))
    refineCall(S, *Site, True);
}

void FunctionWalk::refineCall(State &S, const CallSite &Site, bool Accepted) {
  if (!Site.Callee)
    return;
  auto Arg = [&](const Port &P) -> const Expr * {
    if (P.K == Port::Kind::This)
      return Site.This;
    return P.K == Port::Kind::Arg && P.Index < Site.Args.size() ? Site.Args[P.Index] : nullptr;
  };
  Place Where = Unit.Names.placeOf(*Site.Whole);
  for (const Model *M : Unit.Known.modelsOf(Site)) {
    if (M->Compare)
      refineCompare(S, Arg(M->Compare->Left), Arg(M->Compare->Right),
                    Accepted == (M->Compare->Equal == Accept::NonZero));
    if (!M->Gate || Accepted == (M->Gate->When == Accept::Zero))
      continue;
    if (M->Gate->Members && !isConstantSet(Site, *M->Gate))
      continue;
    gate(S, portValue(Site, M->Gate->On), {M->Gate->Kind, M->Gate->Language, Where});
  }
  const FunctionDecl *Definition = Site.Callee->getDefinition();
  auto At = Definition ? Unit.Effects.find(Definition->getCanonicalDecl()) : Unit.Effects.end();
  if (!Accepted || At == Unit.Effects.end())
    return;
  for (const PredicateEffect &P : At->second.Predicates)
    if (P.Param < Site.Args.size())
      gate(S, eval(Site.Args[P.Param]), P.Establishes);
}

void FunctionWalk::refineCompare(State &S, const Expr *Left, const Expr *Right, bool Equal) {
  if (!Left || !Right || !Equal)
    return;
  for (auto [Checked, With] : {std::pair(Left, Right), std::pair(Right, Left)}) {
    Text Constant = textOf(eval(With));
    Value On = eval(Checked);
    if (!Constant.isConstant() || On.Offset)
      continue;
    // What is equal to a constant is that constant.
    Value Reached = On;
    while (Reached.Targets.size() == 1) {
      ObjectId Id = Reached.Targets.front();
      Value Held = content(Id);
      if (Held.Targets.empty()) {
        if (!Held.Chars.isConstant())
          S.set(Id, Value::text(Constant));
        break;
      }
      Reached = Held;
    }
  }
}

void FunctionWalk::gate(State &S, const Value &On, const Gate &G) {
  for (ObjectId Id : On.Targets) {
    Value Held = content(Id);
    if (!Held.Targets.empty()) {
      gate(S, Held, G);
      continue;
    }
    if (Held.Chars.isUnset())
      continue;
    Held.Chars = Held.Chars.gated(G);
    S.set(Id, std::move(Held));
  }
}

bool FunctionWalk::isConstantSet(const CallSite &Site, const GateEffect &E) {
  return portText(Site, E.Members).isConstant();
}

namespace {

/// Finds, in a loop, `if (!allowed(c)) return false;` where `allowed` is a catalogued
/// check of one character.
class CharacterLoops : public RecursiveASTVisitor<CharacterLoops> {
public:
  CharacterLoops(const FunctionDecl &F, Recognizer &Known, Entities &Names)
      : F(F), Known(Known), Names(Names) {}

  bool VisitForStmt(ForStmt *S) { return loop(*S->getBody()); }
  bool VisitWhileStmt(WhileStmt *S) { return loop(*S->getBody()); }
  bool VisitCXXForRangeStmt(CXXForRangeStmt *S) {
    Range = S;
    return loop(*S->getBody());
  }

  std::vector<PredicateEffect> Found;

private:
  bool loop(const Stmt &Body) {
    if (const auto *If = llvm::dyn_cast<IfStmt>(&Body))
      check(*If);
    if (const auto *Block = llvm::dyn_cast<CompoundStmt>(&Body))
      for (const Stmt *Each : Block->body())
        if (const auto *If = llvm::dyn_cast<IfStmt>(Each))
          check(*If);
    return true;
  }

  void check(const IfStmt &If) {
    const Stmt *Then = If.getThen();
    if (const auto *Block = llvm::dyn_cast<CompoundStmt>(Then); Block && Block->size() == 1)
      Then = Block->body_front();
    const auto *R = llvm::dyn_cast<ReturnStmt>(Then);
    if (R && R->getRetValue() && isFalseLiteral(*R->getRetValue()))
      rejects(*If.getCond());
  }

  /// `!isalnum(c) && c != '_'`: every operand must be a rejection for the whole to
  /// keep anything else out.
  void rejects(const Expr &Condition) {
    const Expr *E = unwrapped(&Condition);
    if (const auto *B = llvm::dyn_cast<BinaryOperator>(E); B && B->isLogicalOp()) {
      rejects(*B->getLHS());
      rejects(*B->getRHS());
      return;
    }
    auto [Asked, Negated] = innermost(E);
    std::optional<CallSite> Site = CallSite::of(*Asked);
    if (!Site || !Negated)
      return;
    for (const Model *M : Known.modelsOf(*Site))
      if (M->Gate && M->Gate->Kind == GateKind::IdentifierCheck && !Site->Args.empty())
        establish(*Site->Args.front(), Names.placeOf(*Asked));
  }

  void establish(const Expr &Checked, Place Where) {
    struct Finder : RecursiveASTVisitor<Finder> {
      const ParmVarDecl *Param = nullptr;
      const VarDecl *Local = nullptr;
      bool VisitDeclRefExpr(DeclRefExpr *E) {
        if (auto *P = llvm::dyn_cast<ParmVarDecl>(E->getDecl()))
          Param = P;
        else if (auto *V = llvm::dyn_cast<VarDecl>(E->getDecl()))
          Local = V;
        return true;
      }
    };
    Finder In;
    In.TraverseStmt(const_cast<Expr *>(&Checked));
    if (!In.Param && In.Local && Range && Range->getLoopVariable() == In.Local)
      In.TraverseStmt(const_cast<Expr *>(Range->getRangeInit()));
    else if (!In.Param && In.Local && In.Local->getInit())
      In.TraverseStmt(const_cast<Expr *>(In.Local->getInit()));
    if (!In.Param || In.Param->getDeclContext() != &F)
      return;
    Found.push_back(
        {In.Param->getFunctionScopeIndex(), {GateKind::IdentifierCheck, "", std::move(Where)}});
  }

  const FunctionDecl &F;
  Recognizer &Known;
  Entities &Names;
  const CXXForRangeStmt *Range = nullptr;
};

} // namespace

std::vector<PredicateEffect> predicatesOf(const FunctionDecl &F, Recognizer &Known,
                                          Entities &Names) {
  if (!isNumber(F.getReturnType()))
    return {};
  CharacterLoops Loops(F, Known, Names);
  Loops.TraverseStmt(F.getBody());
  return std::move(Loops.Found);
}

} // namespace bordercheck
