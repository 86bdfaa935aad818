// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "checks/flow/Predicates.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/AST/StmtCXX.h"
#include "clang/ASTMatchers/ASTMatchFinder.h"

using namespace clang;
using namespace clang::ast_matchers;

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

/// The one parameter that an expression is about: `s`, `s[i]`, `*p`, a range-for's or
/// another local's element of it.
const ParmVarDecl *parameterIn(const Expr &E, const CXXForRangeStmt *Range) {
  struct Finder : RecursiveASTVisitor<Finder> {
    const ParmVarDecl *Param = nullptr;
    const VarDecl *Local = nullptr;
    bool VisitDeclRefExpr(DeclRefExpr *Reference) {
      if (auto *P = llvm::dyn_cast<ParmVarDecl>(Reference->getDecl()))
        Param = P;
      else if (auto *V = llvm::dyn_cast<VarDecl>(Reference->getDecl()))
        Local = V;
      return true;
    }
  };
  Finder In;
  In.TraverseStmt(const_cast<Expr *>(&E));
  if (!In.Param && In.Local && Range && Range->getLoopVariable() == In.Local)
    In.TraverseStmt(const_cast<Expr *>(Range->getRangeInit()));
  else if (!In.Param && In.Local && In.Local->getInit())
    In.TraverseStmt(const_cast<Expr *>(In.Local->getInit()));
  return In.Param;
}

bool isConstantText(const Expr &E) { return llvm::isa<StringLiteral>(unwrapped(&E)); }

using Gates = std::vector<PredicateEffect>;

bool isSame(const PredicateEffect &A, const PredicateEffect &B) {
  return A.Param == B.Param && A.Establishes == B.Establishes;
}

Gates both(const Gates &A, const Gates &B) {
  Gates Common;
  for (const PredicateEffect &P : A)
    if (llvm::any_of(B, [&](const PredicateEffect &Q) { return isSame(P, Q); }))
      Common.push_back(P);
  return Common;
}

class PredicateReader {
public:
  PredicateReader(const FunctionDecl &F, Recognizer &Known, Entities &Names)
      : F(F), Known(Known), Names(Names) {}

  Gates read() {
    const auto *Body = llvm::dyn_cast_or_null<CompoundStmt>(F.getBody());
    if (!Body || Body->body_empty())
      return {};
    struct Returns : RecursiveASTVisitor<Returns> {
      std::vector<const ReturnStmt *> All;
      bool VisitReturnStmt(ReturnStmt *R) {
        All.push_back(R);
        return true;
      }
      bool TraverseLambdaExpr(LambdaExpr *) { return true; }
    };
    Returns Found;
    Found.TraverseStmt(const_cast<CompoundStmt *>(Body));
    std::optional<Gates> Common;
    for (const ReturnStmt *R : Found.All) {
      if (!R->getRetValue() || isFalseLiteral(*R->getRetValue()))
        continue;
      Gates Here = saidBy(*R->getRetValue());
      // What loops at the top have checked holds at the end alone.
      if (R == Body->body_back())
        for (const Stmt *S : Body->body())
          llvm::append_range(Here, checkedBy(*S));
      Common = Common ? both(*Common, Here) : Here;
    }
    return Common.value_or(Gates());
  }

private:
  /// What the truth of \p E says.
  Gates saidBy(const Expr &E) {
    if (const auto *B = llvm::dyn_cast<BinaryOperator>(unwrapped(&E)); B && B->isLogicalOp()) {
      Gates Left = saidBy(*B->getLHS());
      Gates Right = saidBy(*B->getRHS());
      if (B->getOpcode() == BO_LOr)
        return both(Left, Right);
      llvm::append_range(Left, Right);
      return Left;
    }
    auto [Asked, Negated] = innermost(&E);
    std::optional<CallSite> Site = CallSite::of(*Asked);
    if (!Site)
      return {};
    auto Arg = [&](const Port &P) -> const Expr * {
      if (P.K == Port::Kind::This)
        return Site->This;
      return P.K == Port::Kind::Arg && P.Index < Site->Args.size() ? Site->Args[P.Index] : nullptr;
    };
    Gates Said;
    for (const Model *M : Known.modelsOf(*Site)) {
      if (M->Gate && Negated == (M->Gate->When == Accept::Zero) &&
          M->Gate->When != Accept::NotEnd && M->Gate->Kind != GateKind::IdentifierCheck &&
          (!M->Gate->Members || isConstantVariable(Arg(M->Gate->Members))))
        establish(Said, Arg(M->Gate->On), M->Gate->Kind, *Asked);
      if (M->Compare && Negated == (M->Compare->Equal == Accept::Zero)) {
        const Expr *Left = Arg(M->Compare->Left);
        const Expr *Right = Arg(M->Compare->Right);
        if (Left && Right && isConstantText(*Left) != isConstantText(*Right))
          establish(Said, isConstantText(*Left) ? Right : Left, GateKind::AllowList, *Asked);
      }
    }
    return Said;
  }

  static bool isConstantVariable(const Expr *E) {
    const auto *D = E ? llvm::dyn_cast<DeclRefExpr>(unwrapped(E)) : nullptr;
    return D && D->getDecl()->getType().isConstQualified();
  }

  /// A loop over all characters that returns false at one that is not allowed.
  Gates checkedBy(const Stmt &S) {
    const Stmt *Body = nullptr;
    const auto *Range = llvm::dyn_cast<CXXForRangeStmt>(&S);
    if (const auto *For = llvm::dyn_cast<ForStmt>(&S))
      Body = For->getBody();
    else if (const auto *While = llvm::dyn_cast<WhileStmt>(&S))
      Body = While->getBody();
    else if (Range)
      Body = Range->getBody();
    if (!Body)
      return {};
    Gates Checked;
    llvm::SmallVector<const Stmt *, 4> Each{Body};
    if (const auto *Block = llvm::dyn_cast<CompoundStmt>(Body))
      Each.assign(Block->body_begin(), Block->body_end());
    for (const Stmt *Inner : Each) {
      const auto *If = llvm::dyn_cast<IfStmt>(Inner);
      if (!If || !returnsFalse(*If->getThen()))
        continue;
      std::optional<PredicateEffect> P;
      if (keepsOut(*If->getCond(), Range, P) && P)
        Checked.push_back(*P);
    }
    return Checked;
  }

  static bool returnsFalse(const Stmt &Then) {
    const Stmt *S = &Then;
    if (const auto *Block = llvm::dyn_cast<CompoundStmt>(S); Block && Block->size() == 1)
      S = Block->body_front();
    const auto *R = llvm::dyn_cast<ReturnStmt>(S);
    return R && R->getRetValue() && isFalseLiteral(*R->getRetValue());
  }

  /// `!isalnum(c) && c != '_'`: rejects all but letters, digits and harmless marks. With
  /// && every operand must reject as much; with || one is enough.
  bool keepsOut(const Expr &Condition, const CXXForRangeStmt *Range,
                std::optional<PredicateEffect> &P) {
    const Expr *E = unwrapped(&Condition);
    const auto *B = llvm::dyn_cast<BinaryOperator>(E);
    if (B && B->isLogicalOp()) {
      bool Left = keepsOut(*B->getLHS(), Range, P);
      bool Right = keepsOut(*B->getRHS(), Range, P);
      return B->getOpcode() == BO_LAnd ? Left && Right : Left || Right;
    }
    if (B && B->getOpcode() == BO_NE && (isHarmless(*B->getLHS()) || isHarmless(*B->getRHS())))
      return true;
    auto [Asked, Negated] = innermost(E);
    const Expr *Letter = Negated ? classified(*Asked) : nullptr;
    if (!Letter)
      return false;
    Gates Made;
    establish(Made, Letter, GateKind::IdentifierCheck, *Asked, Range);
    if (!Made.empty())
      P = Made.front();
    return true;
  }

  static bool isHarmless(const Expr &E) {
    const auto *C = llvm::dyn_cast<CharacterLiteral>(unwrapped(&E));
    return C && llvm::StringRef("_-.").contains(static_cast<char>(C->getValue()));
  }

  /// The character that a catalogued check asks about: the argument of isalnum(c), or
  /// the index where glibc's macro looks c up in the table that a call returns.
  const Expr *classified(const Expr &E) {
    auto Table =
        unaryOperator(hasOperatorName("*"),
                      hasUnaryOperand(ignoringParenImpCasts(expr(guards(&Known)).bind("call"))));
    auto Macro = binaryOperator(
        hasOperatorName("&"),
        hasLHS(ignoringParenImpCasts(arraySubscriptExpr(hasBase(ignoringParenImpCasts(Table)),
                                                        hasIndex(expr().bind("index"))))));
    auto Found = match(Macro, E, F.getASTContext());
    const auto *Index = selectFirst<Expr>("index", Found);
    const Expr *Call = Index ? selectFirst<Expr>("call", Found) : &E;
    std::optional<CallSite> Site = CallSite::of(*Call);
    if (!Site)
      return nullptr;
    for (const Model *M : Known.modelsOf(*Site)) {
      if (!M->Gate || M->Gate->Kind != GateKind::IdentifierCheck)
        continue;
      bool LooksUp = M->Gate->On.K == Port::Kind::Return;
      if (LooksUp && Index)
        return Index;
      if (!LooksUp && !Index && M->Gate->On.Index < Site->Args.size())
        return Site->Args[M->Gate->On.Index];
    }
    return nullptr;
  }

  void establish(Gates &Into, const Expr *On, GateKind Kind, const Expr &At,
                 const CXXForRangeStmt *Range = nullptr) {
    const ParmVarDecl *P = On ? parameterIn(*On, Range) : nullptr;
    if (P && P->getDeclContext() == &F)
      Into.push_back({P->getFunctionScopeIndex(), {Kind, "", Names.placeOf(At)}});
  }

  const FunctionDecl &F;
  Recognizer &Known;
  Entities &Names;
};

} // namespace

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

std::vector<PredicateEffect> predicatesOf(const FunctionDecl &F, Recognizer &Known,
                                          Entities &Names) {
  if (!isNumber(F.getReturnType()))
    return {};
  return PredicateReader(F, Known, Names).read();
}

} // namespace bordercheck
