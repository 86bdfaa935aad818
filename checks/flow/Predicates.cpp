// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "checks/flow/Predicates.h"
#include "clang/AST/StmtCXX.h"

using namespace clang;

namespace bordercheck {
namespace {

/// Constants that are made of constants.
constexpr unsigned MaxConstantDepth = 12;

using Gates = std::vector<PredicateEffect>;

bool isSame(const PredicateEffect &A, const PredicateEffect &B) {
  return A.Param == B.Param && A.Establishes == B.Establishes;
}

void add(Gates &Into, PredicateEffect P) {
  if (llvm::none_of(Into, [&](const PredicateEffect &Q) { return isSame(P, Q); }))
    Into.push_back(std::move(P));
}

Gates both(const Gates &A, const Gates &B) {
  Gates Common;
  for (const PredicateEffect &P : A)
    if (llvm::any_of(B, [&](const PredicateEffect &Q) { return isSame(P, Q); }))
      Common.push_back(P);
  return Common;
}

/// The constant text of an expression by its syntax alone: literals, constants with
/// initializers, lists of them, and their elements.
Text constantText(const Expr &E, const Body &In, unsigned Depth = 0) {
  const Expr *At = bare(&E);
  if (const auto *S = llvm::dyn_cast<StringLiteral>(At))
    return S->getCharByteWidth() == 1 ? Text::literal(S->getBytes().str()) : Text();
  if (const auto *C = llvm::dyn_cast<CharacterLiteral>(At))
    return Text::literal(std::string(1, static_cast<char>(C->getValue())));
  if (Depth >= MaxConstantDepth)
    return {};
  auto Same = [&](const Expr *Of) { return Of ? constantText(*Of, In, Depth + 1) : Text(); };
  if (const auto *L = llvm::dyn_cast<CXXStdInitializerListExpr>(At))
    return Same(L->getSubExpr());
  if (const auto *A = llvm::dyn_cast<ArraySubscriptExpr>(At))
    return Same(A->getBase());
  if (const auto *U = llvm::dyn_cast<UnaryOperator>(At); U && U->getOpcode() == UO_Deref)
    return Same(U->getSubExpr());
  if (const auto *L = llvm::dyn_cast<InitListExpr>(At)) {
    BoundCounts Cut;
    Text All;
    for (const Expr *Each : L->inits()) {
      Text One = Same(Each);
      if (!One.isConstant())
        return {};
      All = Text::join(All, One, Cut);
    }
    return All;
  }
  if (const auto *C = llvm::dyn_cast<CXXConstructExpr>(At))
    return C->getNumArgs() ? Same(C->getArg(0)) : Text();
  if (const auto *O = llvm::dyn_cast<CXXOperatorCallExpr>(At);
      O && (O->getOperator() == OO_Subscript || O->getOperator() == OO_Star))
    return Same(O->getArg(0));
  // A range's begin.
  if (const auto *M = llvm::dyn_cast<CXXMemberCallExpr>(At))
    return M->getNumArgs() ? Text() : Same(M->getImplicitObjectArgument());
  if (const auto *C = llvm::dyn_cast<CallExpr>(At))
    return C->getNumArgs() == 1 ? Same(C->getArg(0)) : Text();
  const auto *D = llvm::dyn_cast<DeclRefExpr>(At);
  const auto *V = D ? llvm::dyn_cast<VarDecl>(D->getDecl()) : nullptr;
  const Expr *Init = V ? V->getAnyInitializer() : nullptr;
  if (!Init || Init->isValueDependent())
    return {};
  QualType Type = V->getType().getNonReferenceType();
  if (const ArrayType *A = Type->getAsArrayTypeUnsafe())
    Type = A->getElementType();
  bool Element = V->isCXXForRangeDecl() && In.writesTo(*V).empty();
  bool Fixed = V->isConstexpr() || Type.isConstQualified() || Element || V->isImplicit();
  return Fixed ? Same(Init) : Text();
}

/// Goes through a function's statements as they are nested, with what has been checked
/// on the way to each, and keeps what holds at all returns of one answer.
class PredicateReader {
public:
  PredicateReader(const PredicateReader &) = delete;
  PredicateReader &operator=(const PredicateReader &) = delete;
  PredicateReader(const Recognizer::Answer &A, Recognizer &Known, Entities &Names)
      : Asked(A), Known(Known), In(Known.bodyOf(*A.Of)),
        Constant([this](const Expr &E) { return constantText(E, In); }),
        Reads(A.Of->getASTContext(), Known, Names, In, Constant) {}

  Gates read() {
    Claims Checked;
    if (through(*Asked.Of->getBody(), Checked) && Asked.Any)
      keep(Checked);
    return Readable ? Common.value_or(Gates()) : Gates();
  }

private:
  void add(Claims &Into, Claims More) { Into.insert(Into.end(), More.begin(), More.end()); }

  /// \returns whether control goes on behind \p S.
  bool through(const Stmt &S, Claims &Checked) {
    if (const auto *C = llvm::dyn_cast<CompoundStmt>(&S))
      return llvm::all_of(C->body(), [&](const Stmt *Each) { return through(*Each, Checked); });
    if (const auto *If = llvm::dyn_cast<IfStmt>(&S))
      return throughIf(*If, Checked);
    if (const auto *R = llvm::dyn_cast<ReturnStmt>(&S)) {
      returns(*R, Checked);
      return false;
    }
    if (const Stmt *Repeated = repeatedBy(S)) {
      Claims Inside = Checked;
      if (const Expr *Condition = conditionOf(S);
          Condition && !llvm::isa<CXXForRangeStmt, DoStmt>(S))
        add(Inside, Reads.whenDecided(*Condition, true));
      through(*Repeated, Inside);
      add(Checked, complete(Reads.behindLoop(S, /*AtItsEnd=*/false), Checked));
      return true;
    }
    if (const auto *Try = llvm::dyn_cast<CXXTryStmt>(&S)) {
      Claims Before = Checked;
      bool Goes = through(*Try->getTryBlock(), Checked);
      for (unsigned I = 0; I < Try->getNumHandlers(); ++I) {
        Claims Caught = Before;
        Goes |= through(*Try->getHandler(I)->getHandlerBlock(), Caught);
      }
      Checked = Before;
      return Goes;
    }
    if (llvm::isa<BreakStmt, ContinueStmt>(S))
      return false;
    if (const auto *E = llvm::dyn_cast<Expr>(&S)) {
      if (std::optional<CallSite> Site = CallSite::of(*unwrapped(E)))
        add(Checked, Reads.whenReturned(*Site));
      return goesOn(*E);
    }
    // Labels, switches and what else jumps: whatever returns in there is taken as unchecked.
    if (llvm::isa<SwitchStmt, LabelStmt, GotoStmt>(S))
      inside(S, Checked);
    return true;
  }

  /// A loop from the second character on checks the text where the first one has been.
  Claims complete(Claims Said, const Claims &Checked) {
    for (Claim &C : Said)
      if (C.First)
        C.First = llvm::none_of(Checked, [&](const Claim &Before) {
          return Before.First && areAlike(*Before.On, *C.On, Asked.Of->getASTContext());
        });
    llvm::erase_if(Said, [](const Claim &C) { return C.First; });
    return Said;
  }

  void inside(const Stmt &S, const Claims &Checked) {
    Readable &= !llvm::isa<LabelStmt, GotoStmt>(S);
    for (const Stmt *Child : S.children()) {
      if (!Child || llvm::isa<Expr>(Child))
        continue;
      Claims Here = Checked;
      if (llvm::isa<SwitchCase, CompoundStmt>(Child))
        inside(*Child, Here);
      else
        through(*Child, Here);
    }
  }

  bool throughIf(const IfStmt &S, Claims &Checked) {
    size_t Before = Checked.size();
    Claims Then = Checked, Else = Checked;
    add(Then, Reads.whenDecided(*S.getCond(), true));
    add(Else, Reads.whenDecided(*S.getCond(), false));
    add(Then, Reads.ofFirst(*S.getCond(), true));
    add(Else, Reads.ofFirst(*S.getCond(), false));
    bool ThenGoes = through(*S.getThen(), Then);
    bool ElseGoes = !S.getElse() || through(*S.getElse(), Else);
    if (ThenGoes && ElseGoes)
      Checked = afterBoth(std::move(Then), std::move(Else), Before);
    else
      Checked = ThenGoes ? Then : Else;
    return ThenGoes || ElseGoes;
  }

  /// What was checked before the branches, the first \p Before of either, holds after them.
  Claims afterBoth(Claims Then, Claims Else, size_t Before) const {
    auto Behind = [&](Claims &All) {
      Claims Added(std::make_move_iterator(All.begin() + Before),
                   std::make_move_iterator(All.end()));
      All.resize(Before);
      return Added;
    };
    Claims Common = commonTo(Behind(Then), Behind(Else), Asked.Of->getASTContext());
    llvm::append_range(Then, std::move(Common));
    return Then;
  }

  static bool goesOn(const Expr &E) {
    const Expr *At = unwrapped(&E);
    const auto *C = llvm::dyn_cast<CallExpr>(At);
    const FunctionDecl *F = C ? C->getDirectCallee() : nullptr;
    return !llvm::isa<CXXThrowExpr>(At) && !(F && F->isNoReturn());
  }

  void returns(const ReturnStmt &R, Claims Checked) {
    const Expr *Value = R.getRetValue();
    if (Asked.Any)
      return keep(Checked);
    if (!Value)
      return;
    auto Fits = [&](int64_t Answer) {
      switch (Asked.Compared) {
      case BO_EQ:
        return Answer == Asked.With;
      case BO_NE:
        return Answer != Asked.With;
      case BO_LT:
        return Answer < Asked.With;
      case BO_LE:
        return Answer <= Asked.With;
      case BO_GT:
        return Answer > Asked.With;
      default:
        return Answer >= Asked.With;
      }
    };
    if (std::optional<int64_t> Answer = constantOf(*Value, Asked.Of->getASTContext())) {
      if (!Fits(*Answer))
        return;
    } else if (Asked.With == 0 && (Asked.Compared == BO_EQ || Asked.Compared == BO_NE)) {
      add(Checked, Reads.whenDecided(*Value, Asked.Compared == BO_NE));
    }
    keep(Checked);
  }

  void keep(const Claims &Checked) {
    Gates Here = gatesIn(Checked);
    Common = Common ? both(*Common, Here) : Here;
  }

  Gates gatesIn(const Claims &Checked) {
    Gates All;
    for (const Claim &C : Checked) {
      const auto *P = llvm::dyn_cast_or_null<ParmVarDecl>(subjectOf(*C.On, Known, In));
      if (C.First || !P || P->getDeclContext() != Asked.Of || isChanged(*P))
        continue;
      Gate Passed = C.Passed;
      if (!C.Constants.isUnset())
        Passed = {GateKind::AllowList, "", {}};
      bordercheck::add(All, {P->getFunctionScopeIndex(), std::move(Passed)});
    }
    return All;
  }

  /// A pointer may walk along the text; the loop that it walks in has looked at that.
  bool isChanged(const ParmVarDecl &P) const {
    return llvm::any_of(In.writesTo(P), [](const Write &W) {
      const auto *U = llvm::dyn_cast_or_null<UnaryOperator>(W.By);
      return !U || !U->isIncrementOp();
    });
  }

  Recognizer::Answer Asked;
  Recognizer &Known;
  const Body &In;
  std::function<Text(const Expr &)> Constant;
  Conditions Reads;
  std::optional<Gates> Common;
  bool Readable = true;
};

} // namespace

/// Is there a parameter that a gate could be for?
static bool takesText(const FunctionDecl &F) {
  return llvm::any_of(F.parameters(), [](const ParmVarDecl *P) {
    return mayHoldText(P->getType()) || isCharacter(P->getType().getNonReferenceType());
  });
}

const Gates &gatesOf(const Recognizer::Answer &A, Recognizer &Known, Entities &Names) {
  // Entered before it is known: a recursion finds nothing.
  auto [At, New] = Known.Answered.try_emplace(A);
  if (New && A.Of->getBody() && !A.Of->isDependentContext() && takesText(*A.Of) &&
      (A.Any || A.Of->getReturnType()->isIntegralOrEnumerationType())) {
    Gates Found = PredicateReader(A, Known, Names).read();
    At->second = std::move(Found);
  }
  return At->second;
}

Gates predicatesOf(const FunctionDecl &F, Recognizer &Known, Entities &Names) {
  return isNumber(F.getReturnType()) ? gatesOf({&F, false, BO_NE, 0}, Known, Names) : Gates();
}

} // namespace bordercheck
