// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Expressions: what an expression's value is in the current state.
#include "checks/flow/FunctionWalk.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/StringExtras.h"

using namespace clang;

namespace bordercheck {
namespace {

Text emptyText() { return Text::literal(""); }

bool isZero(const Expr &E) {
  const Expr *Inner = E.IgnoreParenImpCasts();
  if (const auto *C = llvm::dyn_cast<CharacterLiteral>(Inner))
    return C->getValue() == 0;
  const auto *I = llvm::dyn_cast<IntegerLiteral>(Inner);
  return I && I->getValue() == 0;
}

/// *p = '\0': where the pointer came to, not at the text's beginning.
bool endsText(const BinaryOperator &Assignment) {
  const auto *Place = llvm::dyn_cast<UnaryOperator>(Assignment.getLHS()->IgnoreParens());
  return Place && Place->getOpcode() == UO_Deref && isCharacter(Place->getType()) &&
         isZero(*Assignment.getRHS());
}

/// The value of a parameter: of a number that may be a descriptor.
bool isParameter(const Value &V) {
  bool Found = false;
  V.Chars.forEachHole([&](const Hole &H) { Found |= H.Stands.K == Symbol::Kind::Param; });
  return Found;
}

std::string characters(const StringLiteral &S) {
  if (S.getCharByteWidth() == 1)
    return S.getBytes().str();
  std::string Narrow;
  for (unsigned I = 0; I < S.getLength(); ++I)
    Narrow += static_cast<char>(S.getCodeUnit(I) < 0x80 ? S.getCodeUnit(I) : '?');
  return Narrow;
}

/// A local of a text class that was made of nothing: an empty container, text or stream.
bool beganEmpty(const Expr &E, Recognizer &Known) {
  const auto *Ref = llvm::dyn_cast<DeclRefExpr>(unwrapped(&E));
  const auto *V = Ref ? llvm::dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
  const RecordDecl *R = V && V->hasLocalStorage() ? V->getType()->getAsRecordDecl() : nullptr;
  if (!R || !Known.isTextClass(*R) || !V->getInit())
    return false;
  const auto *Made = llvm::dyn_cast<CXXConstructExpr>(bare(V->getInit()));
  return Made && llvm::all_of(Made->arguments(),
                              [](const Expr *A) { return llvm::isa<CXXDefaultArgExpr>(A); });
}

} // namespace

Value FunctionWalk::eval(const Expr *E) {
  if (!E)
    return {};
  auto At = Evaluated.find(E);
  return At == Evaluated.end() ? compute(*E) : At->second;
}

Value FunctionWalk::compute(const Expr &E) {
  if (std::optional<CallSite> Site = CallSite::of(E))
    return call(*Site);
  if (const auto *S = llvm::dyn_cast<StringLiteral>(&E))
    return Value::text(Text::literal(characters(*S)));
  if (const auto *P = llvm::dyn_cast<PredefinedExpr>(&E))
    return eval(P->getFunctionName());
  if (const auto *C = llvm::dyn_cast<CharacterLiteral>(&E))
    return Value::text(Text::literal(
        C->getValue() == 0 ? "" : std::string(1, static_cast<char>(C->getValue() & 0xff))));
  if (const auto *I = llvm::dyn_cast<IntegerLiteral>(&E))
    return Value::text(Text::literal(llvm::toString(I->getValue(), 10, true)));
  if (const auto *D = llvm::dyn_cast<DeclRefExpr>(&E))
    return computeReference(*D);
  if (const auto *M = llvm::dyn_cast<MemberExpr>(&E))
    return computeMember(*M);
  if (const auto *C = llvm::dyn_cast<CastExpr>(&E))
    return computeCast(*C);
  if (const auto *U = llvm::dyn_cast<UnaryOperator>(&E))
    return computeUnary(*U);
  if (const auto *R = llvm::dyn_cast<CXXRewrittenBinaryOperator>(&E))
    return eval(R->getSemanticForm());
  if (const auto *B = llvm::dyn_cast<BinaryOperator>(&E))
    return computeBinary(*B);
  if (const auto *L = llvm::dyn_cast<InitListExpr>(&E))
    return computeList(*L);
  if (const auto *A = llvm::dyn_cast<ArraySubscriptExpr>(&E))
    return computeElement(*A);
  if (const auto *C = llvm::dyn_cast<AbstractConditionalOperator>(&E)) {
    auto Way = [&](const Expr &Of) {
      return isCharacter(E.getType()) ? Value::text(letterAt(Of, textOf(eval(&Of)))) : eval(&Of);
    };
    return Value::join(Way(*C->getTrueExpr()), Way(*C->getFalseExpr()), Cut);
  }
  if (const auto *O = llvm::dyn_cast<OpaqueValueExpr>(&E))
    return eval(O->getSourceExpr());
  if (const auto *L = llvm::dyn_cast<CompoundLiteralExpr>(&E))
    return eval(L->getInitializer());
  if (const auto *L = llvm::dyn_cast<CXXStdInitializerListExpr>(&E))
    return eval(L->getSubExpr());
  if (const auto *N = llvm::dyn_cast<CXXNewExpr>(&E)) {
    const Expr *Init = N->getInitializer();
    Value Made = inTemporary(E, Init ? load(eval(Init)) : Value(), N->getAllocatedType());
    if (Init)
      copyFields(Made, recordIn(*Init), *Init);
    return Made;
  }
  if (const auto *S = llvm::dyn_cast<StmtExpr>(&E)) {
    const auto *Last = llvm::dyn_cast_or_null<Expr>(
        S->getSubStmt()->body_empty() ? nullptr : S->getSubStmt()->body_back());
    return Last ? eval(Last) : Value();
  }
  if (const auto *L = llvm::dyn_cast<LambdaExpr>(&E))
    return computeLambda(*L);
  if (llvm::isa<CXXThisExpr>(E))
    return Value::pointer(Objects.thisObject(E.getType()->getPointeeType()));
  const Expr *Inner = unwrapped(&E);
  return Inner == &E ? Value() : eval(Inner);
}

Value FunctionWalk::computeReference(const DeclRefExpr &E) {
  const ValueDecl *D = E.getDecl();
  if (const auto *C = llvm::dyn_cast<EnumConstantDecl>(D))
    return Value::text(Text::literal(llvm::toString(C->getInitVal(), 10)));
  if (const auto *B = llvm::dyn_cast<BindingDecl>(D))
    return eval(B->getBinding());
  if (const auto *F = llvm::dyn_cast<FunctionDecl>(D))
    return Value::text(addressOf(*F));
  const auto *V = llvm::dyn_cast<VarDecl>(D);
  if (!V)
    return {};
  ObjectId Id = Objects.variable(*V);
  return V->getType()->isReferenceType() ? content(Id) : Value::pointer(Id);
}

Value FunctionWalk::computeElement(const ArraySubscriptExpr &E) {
  Value V = eval(E.getBase());
  V.Offset = !isZero(*E.getIdx()) && isCharacter(E.getType());
  // Only the elements of a table of texts are told apart, and only by a literal.
  if (!isReferring(E.getType()))
    return V;
  const auto *Number = llvm::dyn_cast<IntegerLiteral>(E.getIdx()->IgnoreParenImpCasts());
  if (!Number)
    return countedElement(E, std::move(V));
  if (Number->getValue().ugt(Bounds::MaxElements))
    return V;
  for (ObjectId &Id : V.Targets)
    Id = Objects.element(Id, static_cast<unsigned>(Number->getValue().getZExtValue()), E.getType());
  llvm::sort(V.Targets);
  return V;
}

/// args[n++]: what goes into an array that holds nothing yet is its first element, and a
/// counter that moves on does not come back to it. The program of a command line stands there.
Value FunctionWalk::countedElement(const ArraySubscriptExpr &E, Value V) {
  auto HoldsNothing = [&](ObjectId Id) {
    const Value *Held = Now.find(Id);
    std::optional<std::string> Empty = Held ? Held->Chars.constant() : std::nullopt;
    return Held && Held->Targets.empty() && (Held->Chars.isUnset() || Empty == "");
  };
  if (V.Targets.size() == 1 && HoldsNothing(V.Targets.front())) {
    V.Targets.front() = Objects.element(V.Targets.front(), 0, E.getType());
    return V;
  }
  const auto *Step = llvm::dyn_cast<UnaryOperator>(E.getIdx()->IgnoreParenImpCasts());
  const auto *Sum = llvm::dyn_cast<BinaryOperator>(E.getIdx()->IgnoreParenImpCasts());
  V.Among = true;
  V.Later = (Step && Step->isIncrementOp()) || (Sum && Sum->getOpcode() == BO_Add);
  return V;
}

Value FunctionWalk::computeMember(const MemberExpr &E) {
  if (const auto *V = llvm::dyn_cast<VarDecl>(E.getMemberDecl()))
    return Value::pointer(Objects.variable(*V));
  const auto *F = llvm::dyn_cast<FieldDecl>(E.getMemberDecl());
  if (!F)
    return {};
  Value Base = eval(E.getBase());
  // A library's object is one place: pair::first, dirent::d_name.
  if (isForeign(*F->getParent())) {
    const VariableModel *M = Unit.Known.variable(*F);
    if (!M || !M->Source)
      return Base;
    ObjectId Id = Objects.field(ObjectTable::None, *F);
    return Value::text(heldIn(Id, {*M->Source, M->Who, {}, {}}));
  }
  Value Result;
  for (ObjectId Parent : Base.Targets)
    Result.Targets.push_back(Objects.field(Parent, *F));
  if (Result.Targets.empty())
    Result.Targets.push_back(Objects.field(ObjectTable::None, *F));
  llvm::sort(Result.Targets);
  if (!F->getType()->isReferenceType())
    return Result;
  return load(Result);
}

Value FunctionWalk::computeCast(const CastExpr &E) {
  Value V = eval(E.getSubExpr());
  switch (E.getCastKind()) {
  case CK_LValueToRValue:
    if (isNumber(E.getType())) {
      Value Loaded = load(V);
      // A number, a descriptor, or a character that fgetc put into an int.
      bool Matters = Loaded.Chars.carriesData() || !Loaded.Targets.empty() || isParameter(Loaded) ||
                     (isDescriptor(E.getType()) && mayBeHandle(Loaded.Chars));
      if (!Loaded.Chars.constant() && !Matters)
        Loaded.Chars = unknownText(*E.getSubExpr(), OriginKind::Unknown);
      return Loaded;
    }
    return load(V);
  case CK_NullToPointer:
    return {};
  case CK_IntegralToPointer: { // an address that was kept as a number: what lies there is no digits
    Value Kept = load(V);
    bool Digits = Kept.Targets.empty() && !Kept.Chars.isConstant() && !Kept.Chars.carriesData() &&
                  !holdsHandle(Kept.Chars);
    if (Digits && E.getType()->getPointeeType()->isAnyCharacterType())
      return Value::text(unknownText(E, OriginKind::Unknown));
    return V;
  }
  case CK_IntegralCast:
    if (isCharacter(E.getType()) && isZero(*E.getSubExpr()))
      return Value::text(emptyText());
    return V;
  default:
    return V;
  }
}

Value FunctionWalk::computeUnary(const UnaryOperator &E) {
  Value V = eval(E.getSubExpr());
  switch (E.getOpcode()) {
  case UO_PostInc:
  case UO_PreInc:
  case UO_PostDec:
  case UO_PreDec:
    if (E.getType()->isPointerType()) {
      Value Moved = load(V);
      Moved.Offset |= E.isIncrementOp();
      for (ObjectId Id : V.Targets)
        assign(Id, Moved, &E);
      return E.isGLValue() ? V : Moved;
    }
    return Value::text(unknownText(E, OriginKind::Unknown));
  case UO_AddrOf:
  case UO_Deref:
  case UO_Extension:
    return V;
  default:
    return isNumber(E.getType()) ? Value::text(unknownText(E, OriginKind::Unknown)) : Value();
  }
}

/// "=NAME" + 1: of constants that nobody writes to.
std::optional<Text> FunctionWalk::behindStart(const BinaryOperator &Sum, const Expr &By,
                                              const Text &Start) {
  QualType Letter = Sum.getType()->getPointeeType();
  bool Lasts = Letter.isConstQualified() || llvm::isa<StringLiteral>(bare(Sum.getLHS()));
  std::optional<std::string> Chars = Start.constant();
  std::optional<int64_t> Skipped = Chars ? constantOf(By, Unit.Ast) : std::nullopt;
  if (!Lasts || !isCharacter(Letter) || !Skipped || *Skipped < 0 ||
      static_cast<size_t>(*Skipped) > Chars->size())
    return std::nullopt;
  return Text::literal(Chars->substr(*Skipped));
}

Value FunctionWalk::computeBinary(const BinaryOperator &E) {
  switch (E.getOpcode()) {
  case BO_Assign: {
    Value Into = eval(E.getLHS());
    if (endsText(E))
      Into.Offset |= llvm::any_of(Into.Targets, [&](ObjectId Id) { return Now.find(Id); });
    Value From = eval(E.getRHS());
    copyFields(Into, recordIn(*E.getRHS()), *E.getRHS());
    store(Into, From, E.getRHS(), E.getLHS()->getType());
    return Into;
  }
  case BO_Comma:
    return eval(E.getRHS());
  case BO_Add:
  case BO_Sub:
    if (E.getType()->isPointerType()) {
      bool LeftPointer = E.getLHS()->getType()->isPointerType();
      const Expr *By = LeftPointer ? E.getRHS() : E.getLHS();
      Value V = eval(LeftPointer ? E.getLHS() : E.getRHS());
      if (E.getOpcode() == BO_Add && !V.Offset)
        if (std::optional<Text> Rest = behindStart(E, *By, textOf(V)))
          return Value::text(*Rest);
      V.Offset |= !isZero(*By);
      return V;
    }
    break;
  case BO_AddAssign:
  case BO_SubAssign:
    if (E.getType()->isPointerType()) {
      Value Into = eval(E.getLHS());
      for (ObjectId Id : Into.Targets) {
        Value Moved = content(Id);
        Moved.Offset = true;
        assign(Id, Moved, &E);
      }
      return Into;
    }
    break;
  default:
    break;
  }
  // Operands may assign: while ((entry = readdir(folder)) != NULL).
  if (!E.isLogicalOp()) {
    eval(E.getLHS());
    eval(E.getRHS());
  }
  if (!isNumber(E.getType()) && !isCharacter(E.getType()))
    return {};
  // Arithmetic on numbers is a number again; characters stay what they were.
  bool Letters = isCharacter(E.getLHS()->IgnoreParenImpCasts()->getType());
  return Letters ? load(eval(E.getLHS())) : Value::text(unknownText(E, OriginKind::Unknown));
}

Value FunctionWalk::computeList(const InitListExpr &E) {
  if (const RecordDecl *R = E.getType()->getAsRecordDecl(); R && !isForeign(*R)) {
    ObjectId Id = Objects.temporary(E, E.getType());
    initializeFields(Id, E);
    return Value::pointer(Id);
  }
  const ArrayType *Array = E.getType()->getAsArrayTypeUnsafe();
  bool Letters = Array && isCharacter(Array->getElementType());
  Value All = Letters ? Value::text(emptyText()) : Value();
  for (const Expr *Each : E.inits()) {
    Value V = eval(Each);
    if (!isReferring(Each->getType()))
      V = load(V);
    if (Letters)
      All.Chars = Text::concat(All.Chars, V.Chars, Cut);
    else
      All = Value::join(All, V, Cut);
  }
  return All;
}

Text FunctionWalk::addressOf(const FunctionDecl &F) {
  Hole H;
  H.Name = "&" + F.getNameAsString();
  H.Stands = Symbol::function(Unit.Names.idOf(F));
  if (!Unit.Known.modelsOf(F).empty())
    Unit.Addresses.try_emplace(H.Stands.Entity, &F);
  // An address carries no text.
  H.Number = true;
  return Text::hole(std::move(H));
}

/// What a lambda captures is stored where its body looks for it.
Value FunctionWalk::computeLambda(const LambdaExpr &E) {
  for (const LambdaCapture &C : E.captures()) {
    if (!Recording || !C.capturesVariable())
      continue;
    const auto *V = llvm::dyn_cast<VarDecl>(C.getCapturedVar());
    if (!V || !Unit.Known.mayHoldText(V->getType()))
      continue;
    Store Made;
    Made.K = Symbol::Kind::Global;
    Made.Entity = Unit.Names.idOf(*V);
    Made.Name = V->getNameAsString();
    Made.Where = Unit.Names.placeOf(C.getLocation());
    Made.Value = textOf(Value::pointer(Objects.variable(*V)));
    if (!Made.Value.isUnset())
      Out.Stores.push_back(std::move(Made));
  }
  return Value::text(addressOf(*E.getCallOperator()));
}

Value FunctionWalk::load(const Value &V) {
  if (V.Targets.empty())
    return V;
  Value Loaded;
  Loaded.Chars = V.Chars;
  for (ObjectId Id : V.Targets)
    Loaded = Value::join(Loaded, content(Id), Cut);
  if (V.Offset && !Loaded.Chars.isUnset())
    Loaded.Chars = Loaded.Chars.part();
  return Loaded;
}

Text FunctionWalk::textOf(const Value &V) {
  Value Reached = V;
  for (unsigned Level = 0; Level < 3 && !Reached.Targets.empty(); ++Level)
    Reached = load(Reached);
  return Reached.Chars;
}

Text FunctionWalk::knownText(const Expr &E) {
  Text T = textOf(eval(&E));
  if (!T.isUnset())
    return isCharacter(E.getType().getNonReferenceType()) ? letterAt(E, T) : T;
  bool Nothing = E.getType()->isFunctionPointerType() || E.getType()->isFunctionType() ||
                 (E.getType()->isPointerType() &&
                  E.isNullPointerConstant(Unit.Ast, Expr::NPC_ValueDependentIsNotNull));
  if (Nothing || beganEmpty(E, Unit.Known))
    return emptyText();
  return unknownText(E, OriginKind::Unknown);
}

} // namespace bordercheck
