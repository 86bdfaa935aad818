// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "checks/flow/Letters.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/StringExtras.h"

using namespace clang;

namespace bordercheck {
namespace {

/// Predicates that call predicates.
constexpr unsigned MaxPredicateDepth = 3;

LetterSet allLetters() { return ~LetterSet(); }

LetterSet harmlessLetters() {
  LetterSet S = lettersOf("_-.");
  for (unsigned C = 0; C < S.size(); ++C)
    if (C < 0x80 && llvm::isAlnum(static_cast<char>(C)))
      S.set(C);
  return S;
}

bool isIdentifierGate(const Model *M) {
  return M->Gate && M->Gate->Kind == GateKind::IdentifierCheck;
}

} // namespace

LetterSet lettersOf(llvm::StringRef Chars) {
  LetterSet S;
  for (unsigned char C : Chars)
    S.set(C);
  return S;
}

bool areHarmless(const LetterSet &Letters) {
  LetterSet Rest = Letters & ~harmlessLetters();
  Rest.reset(0);
  return Rest.none();
}

/// Most operands are variables, fields and calls: no need to try an evaluation.
static bool mayBeConstant(const Expr &E) {
  const Expr *At = bare(&E);
  if (const auto *D = llvm::dyn_cast<DeclRefExpr>(At)) {
    const auto *V = llvm::dyn_cast<VarDecl>(D->getDecl());
    return !V || V->isConstexpr() || V->getType().isConstQualified();
  }
  if (const auto *C = llvm::dyn_cast<CallExpr>(At))
    return C->getDirectCallee() && C->getDirectCallee()->isConstexpr();
  if (const auto *M = llvm::dyn_cast<MemberExpr>(At))
    return !llvm::isa<FieldDecl>(M->getMemberDecl());
  return !llvm::isa<ArraySubscriptExpr>(At);
}

std::optional<int64_t> constantOf(const Expr &E, const ASTContext &Ast) {
  Expr::EvalResult Result;
  if (!mayBeConstant(E))
    return std::nullopt;
  if (E.isValueDependent() || !E.getType()->isIntegralOrEnumerationType() ||
      !E.EvaluateAsInt(Result, Ast))
    return std::nullopt;
  return Result.Val.getInt().trySExtValue();
}

const Expr *argumentAt(const CallSite &Site, const Port &P) {
  if (P.K == Port::Kind::This)
    return Site.This;
  return P.K == Port::Kind::Arg && P.Index < Site.Args.size() ? Site.Args[P.Index] : nullptr;
}

const Expr *lastingInit(const Expr &Reference, const Body &In) {
  const auto *D = llvm::dyn_cast<DeclRefExpr>(unwrapped(&Reference));
  const auto *V = D ? llvm::dyn_cast<VarDecl>(D->getDecl()) : nullptr;
  bool Lasts = V && V->isLocalVarDecl() && !V->isCXXForRangeDecl() && V->getInit() &&
               In.writesTo(*V).empty();
  // A variable within its own initializer is not yet what that makes it.
  return Lasts && !V->getSourceRange().fullyContains(D->getSourceRange()) ? V->getInit() : nullptr;
}

/// \p E without copies of it.
static const Expr *uncopied(const Expr &E) {
  const Expr *At = bare(&E);
  for (const auto *C = llvm::dyn_cast<CXXConstructExpr>(At); C && C->getNumArgs() == 1;
       C = llvm::dyn_cast<CXXConstructExpr>(At))
    At = bare(C->getArg(0));
  return At;
}

std::optional<Lookup> lookupIn(const Expr &E, Recognizer &Known, const Body &In) {
  const Expr *At = uncopied(E);
  if (const Expr *Init = lastingInit(*At, In))
    At = uncopied(*Init);
  std::optional<CallSite> Site = CallSite::of(*At);
  if (!Site)
    return std::nullopt;
  Lookup L{*Site, {}};
  for (const Model *M : Known.modelsOf(*Site))
    if (M->Gate && (M->Gate->When == Accept::NotEnd || M->Gate->When == Accept::End))
      L.Gates.push_back(&*M->Gate);
  return L.Gates.empty() ? std::nullopt : std::optional(L);
}

bool isEndOf(const Lookup &L, const Expr &E, Recognizer &Known, ASTContext &Ast) {
  const Expr *At = uncopied(E);
  const ValueDecl *Named = nullptr;
  if (const auto *D = llvm::dyn_cast<DeclRefExpr>(At))
    Named = D->getDecl();
  else if (const auto *M = llvm::dyn_cast<MemberExpr>(At))
    Named = M->getMemberDecl();
  auto IsEnd = [](const Model *M) { return M->End; };
  if (Named && llvm::any_of(Known.modelsOfName(*Named), IsEnd))
    return true;
  if (std::optional<CallSite> Site = CallSite::of(*At);
      Site && llvm::any_of(Known.modelsOf(*Site), IsEnd))
    return true;
  // The end that was given: find(first, last, x) == last.
  return L.Site.Args.size() >= 3 && areAlike(*L.Site.Args[1], *At, Ast);
}

const FunctionDecl *calledBy(const Expr &Predicate, const Body &In) {
  const Expr *E = uncopied(Predicate);
  if (const Expr *Init = lastingInit(*E, In))
    E = uncopied(*Init);
  if (const auto *U = llvm::dyn_cast<UnaryOperator>(E); U && U->getOpcode() == UO_AddrOf)
    E = unwrapped(U->getSubExpr());
  if (const auto *L = llvm::dyn_cast<LambdaExpr>(E)) {
    const FunctionTemplateDecl *Generic = L->getDependentCallOperator();
    if (!Generic)
      return L->getCallOperator();
    // Of one kind of element where it is called with one.
    auto Made = Generic->specializations();
    return std::distance(Made.begin(), Made.end()) == 1 ? *Made.begin() : nullptr;
  }
  const auto *D = llvm::dyn_cast<DeclRefExpr>(E);
  return D ? llvm::dyn_cast<FunctionDecl>(D->getDecl()) : nullptr;
}

LetterSet LetterReader::passing(const Expr &Condition, bool Truth) {
  const Expr *E = bare(&Condition);
  if (IsLetter(*E)) {
    LetterSet Zero;
    Zero.set(0);
    return Truth ? ~Zero : Zero;
  }
  if (std::optional<int64_t> Always = constantOf(*E, Ast))
    return (*Always != 0) == Truth ? allLetters() : LetterSet();
  if (const auto *U = llvm::dyn_cast<UnaryOperator>(E); U && U->getOpcode() == UO_LNot)
    return passing(*U->getSubExpr(), !Truth);
  if (const auto *R = llvm::dyn_cast<CXXRewrittenBinaryOperator>(E))
    return passing(*R->getSemanticForm(), Truth);
  if (const auto *C = llvm::dyn_cast<ConditionalOperator>(E))
    return (passing(*C->getCond(), true) & passing(*C->getTrueExpr(), Truth)) |
           (passing(*C->getCond(), false) & passing(*C->getFalseExpr(), Truth));
  if (const auto *B = llvm::dyn_cast<BinaryOperator>(E)) {
    if (!B->isLogicalOp())
      return passingComparison(*B, Truth);
    LetterSet Left = passing(*B->getLHS(), Truth);
    LetterSet Right = passing(*B->getRHS(), Truth);
    return (B->getOpcode() == BO_LAnd) == Truth ? Left & Right : Left | Right;
  }
  if (std::optional<CallSite> Site = CallSite::of(*E))
    return passingSite(*Site, Truth);
  const Expr *Init = lastingInit(*E, In);
  return Init ? passing(*Init, Truth) : allLetters();
}

static bool compares(BinaryOperatorKind Op, int64_t A, int64_t B) {
  switch (Op) {
  case BO_EQ:
    return A == B;
  case BO_NE:
    return A != B;
  case BO_LT:
    return A < B;
  case BO_LE:
    return A <= B;
  case BO_GT:
    return A > B;
  default:
    return A >= B;
  }
}

LetterSet LetterReader::passingComparison(const BinaryOperator &B, bool Truth) {
  // glibc's <ctype.h> in C: (*__ctype_b_loc())[c] & _ISalnum.
  if (B.getOpcode() == BO_And) {
    const auto *Mask = llvm::dyn_cast<DeclRefExpr>(B.getRHS()->IgnoreParenCasts());
    bool Known = Mask && llvm::any_of(this->Known.modelsOfName(*Mask->getDecl()), isIdentifierGate);
    return Known && Truth ? harmlessLetters() : allLetters();
  }
  if (!B.isComparisonOp())
    return allLetters();
  for (bool Swapped : {false, true}) {
    const Expr *Side = Swapped ? B.getRHS() : B.getLHS();
    const Expr *Other = Swapped ? B.getLHS() : B.getRHS();
    if (std::optional<Lookup> L = lookupIn(*Side, Known, In);
        L && B.isEqualityOp() && isEndOf(*L, *Other, Known, Ast)) {
      bool Found = (B.getOpcode() == BO_NE) == Truth;
      const GateEffect &G = *L->Gates.front();
      return passingMembers(L->Site, G, Found == (G.When == Accept::NotEnd));
    }
    std::optional<int64_t> With = constantOf(*Other, Ast);
    if (!With)
      continue;
    if (!IsLetter(*Side->IgnoreParenCasts())) {
      if (*With != 0 || !B.isEqualityOp())
        continue;
      return passing(*Side, (B.getOpcode() == BO_NE) == Truth);
    }
    BinaryOperatorKind Op =
        Swapped ? BinaryOperator::reverseComparisonOp(B.getOpcode()) : B.getOpcode();
    bool Signed = Side->IgnoreParenImpCasts()->getType()->isSignedIntegerType() &&
                  isCharacter(Side->IgnoreParenImpCasts()->getType());
    LetterSet Pass;
    for (unsigned C = 0; C < Pass.size(); ++C)
      Pass.set(C, compares(Op, Signed ? static_cast<signed char>(C) : C, *With) == Truth);
    return Pass;
  }
  return allLetters();
}

LetterSet LetterReader::passingSite(const CallSite &Site, bool Truth) {
  if (!Site.Callee)
    return allLetters();
  for (const Model *M : Known.modelsOf(Site)) {
    if (!M->Gate)
      continue;
    bool Accepted = Truth == (M->Gate->When != Accept::Zero);
    if (M->Gate->Members)
      return passingMembers(Site, *M->Gate, Accepted);
    const Expr *On = argumentAt(Site, M->Gate->On);
    if (isIdentifierGate(M) && On && IsLetter(*On->IgnoreParenCasts()))
      return Accepted ? harmlessLetters() : allLetters();
  }
  for (unsigned I = 0; I < Site.Args.size(); ++I)
    if (IsLetter(*bare(Site.Args[I])))
      return passingCall(*Site.Callee, I, Truth);
  return allLetters();
}

LetterSet LetterReader::passingMembers(const CallSite &Site, const GateEffect &G, bool Member) {
  const Expr *On = argumentAt(Site, G.On);
  const Expr *From = argumentAt(Site, G.Members);
  if (!On || !From || !IsLetter(*bare(On)))
    return allLetters();
  Text Members = Constant(*From);
  if (!Members.isConstant())
    return allLetters();
  LetterSet All;
  for (const Shape &S : Members.shapes())
    for (const Piece &P : S.pieces())
      All |= P.isLiteral() ? lettersOf(P.text()) : allLetters();
  return Member ? All : ~All;
}

LetterSet LetterReader::passingCall(const FunctionDecl &F, unsigned Param, bool Truth) {
  if (llvm::any_of(Known.modelsOf(F), isIdentifierGate))
    return Truth ? harmlessLetters() : allLetters();
  const FunctionDecl *Definition = F.getDefinition();
  if (!Definition || !Definition->getBody() || Definition->isDependentContext() ||
      Param >= Definition->getNumParams() || Depth >= MaxPredicateDepth)
    return allLetters();
  const ParmVarDecl *P = Definition->getParamDecl(Param);
  if (!P->getType().getNonReferenceType()->isIntegralOrEnumerationType())
    return allLetters();
  auto IsParam = [&](const Expr &E) {
    const auto *D = llvm::dyn_cast<DeclRefExpr>(E.IgnoreParenCasts());
    return D && D->getDecl() == P;
  };
  LetterReader Inner(Ast, Known, Known.bodyOf(*Definition), Constant, IsParam, Depth + 1);
  LetterSet Passing;
  auto Returned = [&](const Expr &E, const LetterSet &Letters) {
    Passing |= Letters & Inner.passing(E, Truth);
  };
  Inner.OnReturn = Returned;
  Inner.through(*Definition->getBody(), allLetters());
  return Passing;
}

LetterSet LetterReader::through(const Stmt &S, LetterSet Letters) {
  if (const auto *C = llvm::dyn_cast<CompoundStmt>(&S)) {
    for (const Stmt *Each : C->body())
      Letters = through(*Each, Letters);
    return Letters;
  }
  if (const auto *If = llvm::dyn_cast<IfStmt>(&S))
    return throughIf(*If, Letters);
  if (llvm::isa<ContinueStmt>(S)) {
    Continued |= Letters;
    return {};
  }
  if (llvm::isa<BreakStmt>(S)) {
    Broken |= Letters;
    return {};
  }
  if (const auto *R = llvm::dyn_cast<ReturnStmt>(&S)) {
    if (OnReturn && R->getRetValue())
      OnReturn(*R->getRetValue(), Letters);
    return {};
  }
  if (const auto *Switch = llvm::dyn_cast<SwitchStmt>(&S))
    return throughSwitch(*Switch, Letters);
  if (llvm::isa<GotoStmt, IndirectGotoStmt>(S))
    return {};
  if (const auto *E = llvm::dyn_cast<Expr>(&S))
    return throughExpr(*E, Letters);
  return Letters;
}

LetterSet LetterReader::throughSwitch(const SwitchStmt &S, const LetterSet &Letters) {
  const auto *Cases = llvm::dyn_cast_or_null<CompoundStmt>(S.getBody());
  if (!Cases || !IsLetter(*S.getCond()->IgnoreParenCasts()))
    return Letters;
  // Each case adds its letters to what falls into it; default takes what no case names.
  LetterSet Labels = lettersOfCases(S);
  LetterSet Before = std::exchange(Broken, {});
  LetterSet Here;
  bool Default = false;
  for (const Stmt *Each : Cases->body()) {
    while (const auto *Label = llvm::dyn_cast<SwitchCase>(Each)) {
      const auto *Case = llvm::dyn_cast<CaseStmt>(Label);
      Here |= Letters & (Case ? lettersOfCase(*Case) : ~Labels);
      Default |= !Case;
      Each = Label->getSubStmt();
    }
    Here = through(*Each, Here);
  }
  Here |= std::exchange(Broken, Before);
  return Default ? Here : Here | (Letters & ~Labels);
}

LetterSet LetterReader::lettersOfCases(const SwitchStmt &S) const {
  LetterSet All;
  for (const SwitchCase *C = S.getSwitchCaseList(); C; C = C->getNextSwitchCase())
    if (const auto *Case = llvm::dyn_cast<CaseStmt>(C))
      All |= lettersOfCase(*Case);
  return All;
}

LetterSet LetterReader::lettersOfCase(const CaseStmt &Case) const {
  LetterSet S;
  std::optional<int64_t> First = constantOf(*Case.getLHS(), Ast);
  std::optional<int64_t> Last = Case.getRHS() ? constantOf(*Case.getRHS(), Ast) : First;
  if (!First || !Last)
    return S;
  for (int64_t C = *First; C <= *Last && C - *First < 256; ++C)
    S.set(static_cast<unsigned char>(C));
  return S;
}

LetterSet LetterReader::throughIf(const IfStmt &S, const LetterSet &Letters) {
  LetterSet Then = through(*S.getThen(), Letters & passing(*S.getCond(), true));
  LetterSet Else = Letters & passing(*S.getCond(), false);
  return Then | (S.getElse() ? through(*S.getElse(), Else) : Else);
}

LetterSet LetterReader::throughExpr(const Expr &E, const LetterSet &Letters) {
  const Expr *At = unwrapped(&E);
  if (llvm::isa<CXXThrowExpr>(At))
    return {};
  if (const auto *C = llvm::dyn_cast<CallExpr>(At)) {
    const FunctionDecl *F = C->getDirectCallee();
    return F && F->isNoReturn() ? LetterSet() : Letters;
  }
  const auto *B = llvm::dyn_cast<BinaryOperator>(At);
  if (!B || !B->isAssignmentOp())
    return Letters;
  const auto *D = llvm::dyn_cast<DeclRefExpr>(B->getLHS()->IgnoreParens());
  if (Flag && D && D->getDecl() == Flag) {
    bool Keeps =
        B->getOpcode() == BO_Assign || B->getOpcode() == (Kept ? BO_AndAssign : BO_OrAssign);
    return Keeps ? Letters & passing(*B->getRHS(), Kept) : Letters;
  }
  // The letter is replaced in the text, not in a copy of it.
  bool Copy = D && D->getDecl() != Itself && !D->getDecl()->getType()->isReferenceType();
  if (B->getOpcode() != BO_Assign || Copy || !IsLetter(*B->getLHS()))
    return Letters;
  std::optional<int64_t> By = constantOf(*B->getRHS(), Ast);
  if (!By)
    return allLetters();
  LetterSet Replaced;
  Replaced.set(static_cast<unsigned char>(*By));
  return Replaced;
}

namespace {

/// Reads the atoms of a regular expression; its operators only repeat or choose.
class RegexLetters {
public:
  explicit RegexLetters(llvm::StringRef Pattern) : Rest(Pattern) {}

  LetterSet read() {
    LetterSet All;
    while (!Rest.empty()) {
      char C = take();
      if (C == '\\')
        All |= escape();
      else if (C == '[')
        All |= bracket();
      else if (C == '.')
        return allLetters();
      else if (C == '(')
        Rest.consume_front("?:");
      else if (C == '{')
        Rest = Rest.drop_front(std::min(Rest.find('}'), Rest.size() - 1) + 1);
      else if (!llvm::StringRef(")|*+?^$").contains(C))
        All.set(static_cast<unsigned char>(C));
    }
    return All;
  }

private:
  char take() {
    char C = Rest.front();
    Rest = Rest.drop_front();
    return C;
  }

  LetterSet escape() {
    if (Rest.empty())
      return allLetters();
    char C = take();
    if (C == 'd')
      return lettersOf("0123456789");
    if (C == 'w')
      return harmlessLetters();
    if (C == 'b')
      return {};
    return llvm::isAlnum(C) ? allLetters() : lettersOf(llvm::StringRef(&C, 1));
  }

  LetterSet bracket() {
    LetterSet All;
    if (Rest.consume_front("^"))
      return close(), allLetters();
    bool First = true;
    while (!Rest.empty() && (First || Rest.front() != ']')) {
      First = false;
      if (Rest.consume_front("[:")) {
        auto [Class, Behind] = Rest.split(":]");
        Rest = Behind;
        bool Plain = Class == "alnum" || Class == "alpha" || Class == "digit" ||
                     Class == "xdigit" || Class == "lower" || Class == "upper";
        All |= Plain ? harmlessLetters() : allLetters();
        continue;
      }
      char C = take();
      if (C == '\\') {
        All |= escape();
        continue;
      }
      char Last = C;
      if (Rest.size() > 1 && Rest.front() == '-' && Rest[1] != ']') {
        take();
        Last = take();
      }
      for (unsigned I = static_cast<unsigned char>(C); I <= static_cast<unsigned char>(Last); ++I)
        All.set(I);
    }
    Rest.consume_front("]");
    return All;
  }

  void close() {
    // A bracket that stands first belongs to the set.
    Rest.consume_front("]");
    Rest = Rest.split(']').second;
  }

  llvm::StringRef Rest;
};

} // namespace

LetterSet lettersOfRegex(llvm::StringRef Pattern) { return RegexLetters(Pattern).read(); }

} // namespace bordercheck
