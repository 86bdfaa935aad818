// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "checks/flow/Conditions.h"
#include "checks/flow/Predicates.h"
#include "clang/AST/Attr.h"
#include "clang/AST/StmtCXX.h"

using namespace clang;

namespace bordercheck {
namespace {

/// Variables that keep the answer of variables, predicates within predicates.
constexpr unsigned MaxDepth = 4;

/// Changes of a variable that keeps an answer; one with more keeps something else.
constexpr size_t MaxWrites = 8;

void append(Claims &Into, Claims More) {
  for (Claim &C : More)
    Into.push_back(std::move(C));
}

bool isSame(const Claim &A, const Claim &B, ASTContext &Ast) {
  return A.Constants == B.Constants && A.Passed == B.Passed && A.First == B.First &&
         areAlike(*A.On, *B.On, Ast);
}

/// What holds whichever of two claims about one value does: nothing, or one claim.
std::optional<Claim> eitherOf(const Claim &A, const Claim &B) {
  BoundCounts Cut;
  if (A.First != B.First)
    return std::nullopt;
  bool Listed = !A.Constants.isUnset();
  if (Listed != B.Constants.isUnset()) {
    if (!Listed)
      return A.Passed == B.Passed ? std::optional(A) : std::nullopt;
    Claim Both = A;
    Both.Constants = Text::join(A.Constants, B.Constants, Cut);
    return Both;
  }
  // A constant is as good as an entry of an allow-list, or an identifier.
  const Claim &Checked = Listed ? B : A;
  bool Weaker = Checked.Passed.Kind == GateKind::AllowList ||
                Checked.Passed.Kind == GateKind::IdentifierCheck;
  return Weaker ? std::optional(Checked) : std::nullopt;
}

} // namespace

Claims commonTo(const Claims &A, const Claims &B, ASTContext &Ast) {
  if (A.empty() || B.empty())
    return {};
  // A chain of branches claims something of many values: each is profiled once.
  auto Profiled = [&](const Claims &All) {
    std::vector<llvm::FoldingSetNodeID> Ids(All.size());
    for (size_t I = 0; I < All.size(); ++I)
      bare(All[I].On)->Profile(Ids[I], Ast, /*Canonical=*/true);
    return Ids;
  };
  std::vector<llvm::FoldingSetNodeID> OfA = Profiled(A), OfB = Profiled(B);
  Claims Common;
  for (auto [X, IdX] : llvm::zip_equal(A, OfA))
    for (auto [Y, IdY] : llvm::zip_equal(B, OfB))
      if (IdX == IdY)
        if (std::optional<Claim> Both = eitherOf(X, Y);
            Both && llvm::none_of(Common, [&](const Claim &C) { return isSame(C, *Both, Ast); }))
          Common.push_back(std::move(*Both));
  return Common;
}

/// Is an object of this type a text, so that its elements are characters?
static bool isTextClass(QualType Type) {
  const auto *T = llvm::dyn_cast_or_null<ClassTemplateSpecializationDecl>(Type->getAsRecordDecl());
  return T && T->getTemplateArgs().size() > 0 &&
         T->getTemplateArgs()[0].getKind() == TemplateArgument::Type &&
         isCharacter(T->getTemplateArgs()[0].getAsType());
}

static bool isWholeCopy(const CallSite &Site, Recognizer &Known) {
  if (llvm::cast<CXXConstructorDecl>(Site.Callee)->isCopyOrMoveConstructor())
    return true;
  bool Whole = Site.Args.size() == 1 || llvm::isa<CXXDefaultArgExpr>(Site.Args[1]);
  return Whole && llvm::any_of(Known.modelsOf(Site), [](const Model *M) {
           return M->Build && M->Build->Op == BuildOp::Assign && M->Build->From.size() == 1 &&
                  M->Build->From.front().K == Port::Kind::Arg && M->Build->From.front().Index == 0;
         });
}

const Expr *wholeOf(const Expr &E, Recognizer &Known) {
  std::optional<CallSite> Site = CallSite::of(E);
  if (!Site || !Site->Callee)
    return nullptr;
  if (Site->IsConstructor)
    return !Site->Args.empty() && isWholeCopy(*Site, Known) ? Site->Args.front() : nullptr;
  QualType Result = E.getType().getNonReferenceType();
  for (const Model *M : Known.modelsOf(*Site)) {
    if (M->Returns.K == Port::Kind::Arg && M->Returns.Index == 0 && Site->Args.size() == 1)
      return Site->Args.front();
    bool Chars = Result->isPointerType() && isCharacter(Result->getPointeeType());
    bool Names =
        Chars || (Result->isRecordType() && Site->This && isTextClass(Site->This->getType()));
    if (M->Returns.K == Port::Kind::This && Site->Args.empty() && Names)
      return Site->This;
  }
  return nullptr;
}

const VarDecl *subjectOf(const Expr &On, Recognizer &Known, const Body &In) {
  const Expr *At = bare(&On);
  for (unsigned Level = 0; Level < MaxDepth; ++Level) {
    if (const auto *D = llvm::dyn_cast<DeclRefExpr>(At)) {
      const auto *V = llvm::dyn_cast<VarDecl>(D->getDecl());
      const Expr *Init = V && !llvm::isa<ParmVarDecl>(V) ? lastingInit(*D, In) : nullptr;
      const VarDecl *Copied = Init ? subjectOf(*Init, Known, In) : nullptr;
      return Copied ? Copied : V;
    }
    const Expr *Same = wholeOf(*At, Known);
    if (!Same)
      return nullptr;
    At = bare(Same);
  }
  return nullptr;
}

Claim Conditions::claim(const Expr &On, GateKind Kind, const Expr &At, std::string Language) {
  return {&On, {}, {Kind, std::move(Language), Names.placeOf(At)}};
}

Claims Conditions::behindBranch(const Expr &Operand, bool Truth) {
  Claims All;
  const Expr *At = unwrapped(&Operand);
  for (;;) {
    append(All, whenDecided(*At, Truth));
    append(All, ofLetters(*At, Truth));
    if (const Stmt *Loop = In.loopOf(*At); Loop && !Truth)
      append(All, behindLoop(*Loop, /*AtItsEnd=*/true));
    const BinaryOperator *Above = In.above(*At);
    if (!Above)
      return All;
    // The right operand is only looked at where the left one did not decide.
    bool Decides = unwrapped(Above->getRHS()) == At || (Above->getOpcode() == BO_LOr) == Truth;
    if (!Decides)
      return All;
    At = Above;
  }
}

Claims Conditions::whenDecided(const Expr &Condition, bool Truth) {
  const Expr *E = unwrapped(&Condition);
  if (Claims Spanned = ofSpan(*E, Truth); !Spanned.empty())
    return Spanned;
  if (const auto *C = llvm::dyn_cast<ExplicitCastExpr>(E); C && isNumber(C->getType()))
    return whenDecided(*C->getSubExpr(), Truth);
  if (const auto *U = llvm::dyn_cast<UnaryOperator>(E); U && U->getOpcode() == UO_LNot)
    return whenDecided(*U->getSubExpr(), !Truth);
  if (const auto *R = llvm::dyn_cast<CXXRewrittenBinaryOperator>(E))
    return whenDecided(*R->getSemanticForm(), Truth);
  if (const auto *B = llvm::dyn_cast<BinaryOperator>(E))
    return ofOperator(*B, Truth);
  if (const auto *C = llvm::dyn_cast<ConditionalOperator>(E)) {
    auto Way = [&](bool First) -> std::optional<Claims> {
      const Expr &Answer = *(First ? C->getTrueExpr() : C->getFalseExpr());
      if (std::optional<int64_t> Always = constantOf(Answer, Ast);
          Always && (*Always != 0) != Truth)
        return std::nullopt;
      Claims All = whenDecided(*C->getCond(), First);
      append(All, whenDecided(Answer, Truth));
      return All;
    };
    std::optional<Claims> Then = Way(true), Else = Way(false);
    if (Then && Else)
      return commonTo(*Then, *Else, Ast);
    return Then ? *Then : Else.value_or(Claims());
  }
  if (const auto *D = llvm::dyn_cast<DeclRefExpr>(E)) {
    const auto *V = llvm::dyn_cast<VarDecl>(D->getDecl());
    return V && V->isLocalVarDecl() && isNumber(V->getType()) ? ofKept(*V, Truth) : Claims();
  }
  if (const auto *O = llvm::dyn_cast<CXXOperatorCallExpr>(E)) {
    OverloadedOperatorKind Op = O->getOperator();
    if ((Op == OO_EqualEqual || Op == OO_ExclaimEqual) && O->getNumArgs() == 2)
      if (Claims Found = ofEquality(*O->getArg(0), *O->getArg(1), (Op == OO_EqualEqual) == Truth);
          !Found.empty())
        return Found;
  }
  if (std::optional<CallSite> Site = CallSite::of(*E))
    return ofCall(*Site, Truth);
  return {};
}

Claims Conditions::ofOperator(const BinaryOperator &B, bool Truth) {
  if (B.isLogicalOp()) {
    Claims Left = whenDecided(*B.getLHS(), Truth);
    Claims Right = whenDecided(*B.getRHS(), Truth);
    if ((B.getOpcode() == BO_LOr) == Truth)
      return commonTo(Left, Right, Ast);
    append(Left, std::move(Right));
    return Left;
  }
  if (B.getOpcode() == BO_Comma)
    return whenDecided(*B.getRHS(), Truth);
  if (!B.isComparisonOp() || B.getOpcode() == BO_Cmp)
    return {};
  BinaryOperatorKind Op = Truth ? B.getOpcode() : BinaryOperator::negateComparisonOp(B.getOpcode());
  return ofComparison(*B.getLHS(), *B.getRHS(), Op);
}

Claims Conditions::ofComparison(const Expr &Left, const Expr &Right, BinaryOperatorKind Op) {
  if (std::optional<int64_t> First = constantOf(Left, Ast); First && !constantOf(Right, Ast))
    return ofComparison(Right, Left, BinaryOperator::reverseComparisonOp(Op));
  if (Op == BO_EQ || Op == BO_NE)
    if (Claims Found = ofEquality(Left, Right, Op == BO_EQ); !Found.empty())
      return Found;
  bool Null = Right.isNullPointerConstant(Ast, Expr::NPC_ValueDependentIsNotNull);
  std::optional<int64_t> With = Null ? 0 : constantOf(Right, Ast);
  if (!With)
    return {};
  const Expr *Asked = bare(&Left);
  std::optional<CallSite> Site = CallSite::of(*Asked);
  if (!Site)
    if (const Expr *Init = lastingInit(*Asked, In))
      Site = CallSite::of(*unwrapped(Init));
  bool Positive = (Op == BO_GT && *With == 0) || (Op == BO_GE && *With == 1);
  if (Positive)
    With = 0;
  if (Op == BO_EQ || Op == BO_NE || Positive) {
    bool Yes = Op != BO_EQ;
    if (*With == 0)
      if (Claims Said = whenDecided(*Asked, Yes); !Said.empty())
        return Said;
    // true, and 1 from what says yes or no.
    if (*With == 1 && Asked->getType()->isBooleanType())
      return whenDecided(*Asked, !Yes);
  }
  Claims All = Site ? ofAnswer(*Site, {nullptr, false, Op, *With}) : Claims();
  // What equals a number that is not zero is true.
  if (Op == BO_EQ && *With != 0)
    append(All, whenDecided(*Asked, true));
  return All;
}

/// A look-up that found or did not find; the end behind the last character that is in a
/// set; a character.
Claims Conditions::ofEquality(const Expr &Left, const Expr &Right, bool Equal) {
  for (auto [Asked, Other] : {std::pair(&Left, &Right), std::pair(&Right, &Left)}) {
    if (std::optional<Lookup> L = lookupIn(*Asked, Known, In); L && isEndOf(*L, *Other, Known, Ast))
      return ofLookup(*L, !Equal);
    // text[strspn(text, set)] == 0
    const auto *Behind = llvm::dyn_cast<ArraySubscriptExpr>(unwrapped(Asked));
    if (!Behind || !Equal || constantOf(*Other, Ast) != 0)
      continue;
    if (std::optional<Lookup> L = lookupIn(*Behind->getIdx(), Known, In))
      if (const Expr *On = argumentAt(L->Site, L->Gates.front()->On);
          On && areAlike(*On, *Behind->getBase(), Ast))
        return ofLookup(*L, /*Found=*/false);
  }
  if (Equal && isCharacter(unwrapped(&Left)->getType().getNonReferenceType()))
    if (std::optional<int64_t> C = constantOf(Right, Ast); C && *C > 0 && *C < 0x80)
      return {{&Left, Text::literal(std::string(1, static_cast<char>(*C))), {}}};
  return {};
}

Claims Conditions::ofLookup(const Lookup &L, bool Found) {
  Claims All;
  for (const GateEffect *G : L.Gates)
    if (Found == (G->When == Accept::NotEnd))
      append(All, ofGate(L.Site, *G));
  return All;
}

Claims Conditions::equalTo(const Expr *Left, const Expr *Right) {
  Claims All;
  if (!Left || !Right)
    return All;
  for (auto [Checked, With] : {std::pair(Left, Right), std::pair(Right, Left)})
    if (Text T = Constant(*With); T.isConstant())
      All.push_back({Checked, std::move(T), {}});
  return All;
}

Claims Conditions::ofCall(const CallSite &Site, bool Truth) {
  if (!Site.Callee)
    return {};
  Claims All;
  Models Of = Known.modelsOf(Site);
  for (const Model *M : Of) {
    if (M->Compare && Truth == (M->Compare->Equal == Accept::NonZero))
      append(All, equalTo(argumentAt(Site, M->Compare->Left), argumentAt(Site, M->Compare->Right)));
    // A pointer or an iterator that is not null: some look-ups say so that they found.
    bool Accepted = M->Gate && M->Gate->When != Accept::End &&
                    (M->Gate->When != Accept::Zero) == Truth &&
                    (M->Gate->When != Accept::NotEnd || Site.Whole->getType()->isPointerType());
    if (Accepted)
      append(All, ofGate(Site, *M->Gate));
  }
  return Of.empty() ? ofAnswer(Site, {nullptr, false, Truth ? BO_NE : BO_EQ, 0}) : All;
}

Claims Conditions::whenReturned(const CallSite &Site) {
  bool Modelled = !Known.modelsOf(Site).empty();
  return Modelled ? Claims() : ofAnswer(Site, {});
}

Claims Conditions::ofAnswer(const CallSite &Site, Recognizer::Answer A) {
  const FunctionDecl *F = Site.Callee ? Site.Callee->getDefinition() : nullptr;
  const auto *Method = llvm::dyn_cast_or_null<CXXMethodDecl>(F);
  bool Overridable = Method && Method->isVirtual() && !Method->hasAttr<FinalAttr>() &&
                     !Method->getParent()->isEffectivelyFinal();
  Claims All;
  if (!F || Overridable)
    return All;
  A.Of = F;
  for (const PredicateEffect &P : gatesOf(A, Known, Names))
    if (P.Param < Site.Args.size())
      All.push_back({Site.Args[P.Param], {}, P.Establishes});
  return All;
}

Claims Conditions::ofGate(const CallSite &Site, const GateEffect &G) {
  const Expr *On = argumentAt(Site, G.On);
  if (!On)
    return {};
  if (G.Some)
    return ofSome(Site, G);
  if (G.Every || G.None)
    return ofEach(Site, G);
  const Expr *From = argumentAt(Site, G.Members ? G.Members : G.Pattern);
  if (!From)
    return G.Members || G.Pattern ? Claims() : Claims{claim(*On, G.Kind, *Site.Whole, G.Language)};
  Text Constants = Constant(*From);
  if (!Constants.isConstant())
    return {};
  if (G.Kind == GateKind::IdentifierCheck)
    for (const Shape &S : Constants.shapes()) {
      std::optional<std::string> Chars = S.constant();
      if (!Chars || !areHarmless(G.Pattern ? lettersOfRegex(*Chars) : lettersOf(*Chars)))
        return {};
    }
  return {claim(*On, G.Kind, *Site.Whole, G.Language)};
}

/// all_of, none_of: every character passes the predicate, or none does.
Claims Conditions::ofEach(const CallSite &Site, const GateEffect &G) {
  const Expr *Predicate = argumentAt(Site, G.Every ? G.Every : G.None);
  const FunctionDecl *F = Predicate ? calledBy(*Predicate, In) : nullptr;
  if (!F)
    return {};
  auto Never = [](const Expr &) { return false; };
  LetterReader Reader(Ast, Known, In, Constant, Never);
  if (!areHarmless(Reader.passingCall(*F, 0, bool(G.Every))))
    return {};
  const Expr *On = argumentAt(Site, G.On);
  return {claim(*On, GateKind::IdentifierCheck, *Site.Whole)};
}

/// any_of, find_if: the predicate holds for some element, so what it says when it holds
/// is true with the elements for its parameter.
Claims Conditions::ofSome(const CallSite &Site, const GateEffect &G) {
  const Expr *Predicate = argumentAt(Site, G.Some);
  const FunctionDecl *F = Predicate ? calledBy(*Predicate, In) : nullptr;
  const auto *Block = F ? llvm::dyn_cast_or_null<CompoundStmt>(F->getBody()) : nullptr;
  const auto *R =
      Block && Block->size() == 1 ? llvm::dyn_cast<ReturnStmt>(Block->body_front()) : nullptr;
  if (!R || !R->getRetValue() || F->getNumParams() != 1 || Depth >= MaxDepth)
    return {};
  const Expr *Range = argumentAt(Site, G.On);
  auto InElement = [&](const Expr &E) {
    return rootOf(E) == F->getParamDecl(0) ? Constant(*Range) : Constant(E);
  };
  Conditions Inner(Ast, Known, Names, Known.bodyOf(*F), InElement);
  Inner.Depth = Depth + 1;
  Claims Said = Inner.whenDecided(*R->getRetValue(), true);
  llvm::erase_if(Said, [&](const Claim &C) { return rootOf(*C.On) == F->getParamDecl(0); });
  return Said;
}

/// A truth that was kept: what was true of it when it was kept still is, of values that
/// do not change.
Claims Conditions::ofKept(const VarDecl &V, bool Truth) {
  // Within another answer only what never changes: changes under changes multiply.
  size_t Changes = In.writesTo(V).size();
  if (Depth >= MaxDepth || Changes > (Depth > 0 ? 0 : MaxWrites))
    return {};
  ++Depth;
  Claims All = ofWrites(V, Truth);
  --Depth;
  llvm::erase_if(All, [&](const Claim &C) {
    if (C.First)
      return true;
    const VarDecl *Root = subjectOf(*C.On, Known, In);
    return !Root || llvm::any_of(In.writesTo(*Root), [&](const Write &W) {
      const auto *U = llvm::dyn_cast_or_null<UnaryOperator>(W.By);
      return !U || !U->isIncrementOp();
    });
  });
  return All;
}

Claims Conditions::ofWrites(const VarDecl &V, bool Truth) {
  std::optional<Claims> Common;
  auto MayGive = [&](const Expr &E) {
    std::optional<int64_t> Always = constantOf(E, Ast);
    return !Always || (*Always != 0) == Truth;
  };
  auto Add = [&](const Claims &Here) { Common = Common ? commonTo(*Common, Here, Ast) : Here; };
  if (V.getInit() && MayGive(*V.getInit()))
    Add(whenDecided(*V.getInit(), Truth));
  // What would have turned it the other way, and did not.
  Claims Absent;
  llvm::SmallVector<const Stmt *, 2> Seen;
  for (const Write &W : In.writesTo(V)) {
    const auto *B = llvm::dyn_cast_or_null<BinaryOperator>(W.By);
    if (!B)
      return {};
    if (B->getOpcode() == BO_Assign && MayGive(*B->getRHS()) && !W.Loop) {
      Claims Here = whenDecided(*B->getRHS(), Truth);
      for (auto [Condition, Decided] : W.Under)
        append(Here, whenDecided(*Condition, Decided));
      Add(Here);
      continue;
    }
    if (!W.Loop) {
      if (W.Under.size() == 1)
        append(Absent, whenDecided(*W.Under.front().first, !W.Under.front().second));
      continue;
    }
    if (B->getOpcode() == BO_Assign && MayGive(*B->getRHS()) && !mentionsItself(*B, V)) {
      Claims Here;
      for (auto [Condition, Decided] : W.Under)
        append(Here, whenDecided(*Condition, Decided));
      append(Here, whenDecided(*B->getRHS(), Truth));
      Add(Here);
      continue;
    }
    if (!llvm::is_contained(Seen, W.Loop)) {
      Seen.push_back(W.Loop);
      append(Absent, behindLoop(*W.Loop, /*AtItsEnd=*/false, &V, Truth));
    }
  }
  Claims All = Common.value_or(Claims());
  append(All, std::move(Absent));
  return All;
}

bool Conditions::mentionsItself(const BinaryOperator &Assignment, const VarDecl &V) {
  const auto *B = llvm::dyn_cast<BinaryOperator>(unwrapped(Assignment.getRHS()));
  return B && B->isLogicalOp() && (rootOf(*B->getLHS()) == &V || rootOf(*B->getRHS()) == &V);
}

Claims Conditions::behindLoop(const Stmt &Loop, bool AtItsEnd, const VarDecl *Flag, bool Kept) {
  auto [At, New] = Known.LoopsRead.try_emplace({&Loop, AtItsEnd, Flag, Kept});
  if (New)
    At->second = readLoop(Loop, AtItsEnd, Flag, Kept);
  return At->second;
}

Claims Conditions::readLoop(const Stmt &Loop, bool AtItsEnd, const VarDecl *Flag, bool Kept) {
  Traversal T = Traversal::of(Loop, In, Known, Ast);
  if (!T.Text || !T.ToTheEnd)
    return {};
  auto IsLetter = [&](const Expr &E) { return T.isLetter(E, In); };
  LetterReader Reader(Ast, Known, In, Constant, IsLetter);
  Reader.Flag = Flag;
  Reader.Kept = Kept;
  LetterSet Left = Reader.through(*repeatedBy(Loop), ~LetterSet()) | Reader.Continued;
  if (!areHarmless(Left) || (!AtItsEnd && Reader.Broken.any()))
    return {};
  Claim Made = claim(*T.Text, GateKind::IdentifierCheck, *T.Text);
  // Whoever knows of the first character completes it.
  Made.First = T.FromSecond;
  return {Made};
}

/// while (isalnum(*p)) ++p; ... *p == 0: the loop stopped at the end, so all before it
/// are what the loop's condition asks for.
Claims Conditions::ofSpan(const Expr &Condition, bool Truth) {
  const Expr *E = unwrapped(&Condition);
  const auto *B = llvm::dyn_cast<BinaryOperator>(E);
  const Expr *Letter = bare(B && B->isEqualityOp() ? B->getLHS() : E);
  if (!isCharacter(Letter->getType().getNonReferenceType()))
    return {};
  Element At = Element::of(*Letter);
  if (!At.Position || In.writesTo(*At.Position).empty())
    return {};
  const Stmt *Loop = In.writesTo(*At.Position).back().Loop;
  Traversal T = Loop ? Traversal::of(*Loop, In, Known, Ast) : Traversal();
  if (!T.Text || T.FromSecond || T.Position != At.Position)
    return {};
  auto IsLetter = [&](const Expr &Other) { return T.isLetter(Other, In); };
  LetterReader Reader(Ast, Known, In, Constant, IsLetter);
  LetterSet End = Reader.passing(Condition, Truth);
  End.reset(0);
  bool Plain = !Loop->getSourceRange().fullyContains(E->getSourceRange());
  if (!Plain || End.any() || !areHarmless(Reader.passing(*conditionOf(*Loop), true)))
    return {};
  return {claim(*T.Text, GateKind::IdentifierCheck, Condition)};
}

Claims Conditions::ofFirst(const Expr &Condition, bool Truth) {
  const Expr *Letter = letterIn(Condition);
  Element At = Letter ? Element::of(*Letter) : Element();
  bool IsFirst = At.Text && (At.Index ? constantOf(*At.Index, Ast) == 0
                                      : bool(subjectOf(*At.Text, Known, In)));
  if (!IsFirst)
    return {};
  auto IsLetter = [&](const Expr &Other) {
    Element Same = Element::of(Other);
    return Same.Text && areAlike(*Same.Text, *At.Text, Ast) &&
           (!Same.Index || constantOf(*Same.Index, Ast) == 0);
  };
  LetterReader Reader(Ast, Known, In, Constant, IsLetter);
  if (!areHarmless(Reader.passing(Condition, Truth)))
    return {};
  Claim Made = claim(*At.Text, GateKind::IdentifierCheck, Condition);
  Made.First = true;
  return {Made};
}

/// The character that the first question of a condition is about; null where none is.
const Expr *Conditions::letterIn(const Expr &Condition) {
  const Expr *E = unwrapped(&Condition);
  for (;;) {
    if (const auto *U = llvm::dyn_cast<UnaryOperator>(E); U && U->getOpcode() == UO_LNot)
      E = unwrapped(U->getSubExpr());
    else if (const auto *B = llvm::dyn_cast<BinaryOperator>(E);
             B && (B->isLogicalOp() || B->isEqualityOp()) &&
             !isCharacter(unwrapped(B->getLHS())->getType().getNonReferenceType()))
      E = unwrapped(B->getLHS());
    else if (B && B->isComparisonOp())
      return bare(B->getLHS());
    else if (B && B->getOpcode() == BO_And) {
      const auto *Table = llvm::dyn_cast<ArraySubscriptExpr>(bare(B->getLHS()));
      return Table ? bare(Table->getIdx()) : nullptr;
    } else if (std::optional<CallSite> Site = CallSite::of(*E); Site && !Site->Args.empty())
      return bare(Site->Args.front());
    else
      return nullptr;
  }
}

/// What a condition says of the one character that it is about.
Claims Conditions::ofLetters(const Expr &Condition, bool Truth) {
  const Expr *Letter = letterIn(Condition);
  if (!Letter)
    return {};
  const VarDecl *V = rootOf(*Letter);
  if (!V || !llvm::isa<DeclRefExpr>(Letter) || !V->getType().getNonReferenceType()->isIntegerType())
    return {};
  auto IsLetter = [&](const Expr &Other) {
    const auto *D = llvm::dyn_cast<DeclRefExpr>(bare(&Other));
    return D && D->getDecl() == V;
  };
  LetterReader Reader(Ast, Known, In, Constant, IsLetter);
  if (!areHarmless(Reader.passing(Condition, Truth)))
    return {};
  return {claim(*Letter, GateKind::IdentifierCheck, Condition)};
}

} // namespace bordercheck
