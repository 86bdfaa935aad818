// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Expressions and objects: what an expression's value is in the current state.
#include "checks/flow/FunctionWalk.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/StringExtras.h"

using namespace clang;

namespace bordercheck {
namespace {

/// Initializers of constants that refer to each other.
constexpr unsigned MaxInitializerDepth = 6;

/// Longest excerpt of source that names a hole.
constexpr size_t MaxName = 40;

Text emptyText() { return Text::literal(""); }

/// Is the variable, and all that its value refers to, constant?
bool isConstant(const VarDecl &V) {
  QualType T = V.getType();
  if (V.isConstexpr())
    return true;
  if (const ArrayType *A = T->getAsArrayTypeUnsafe())
    T = A->getElementType();
  if (!T.isConstQualified())
    return false;
  return !T->isPointerType() || T->getPointeeType().isConstQualified();
}

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
  if (const auto *C = llvm::dyn_cast<AbstractConditionalOperator>(&E))
    return Value::join(eval(C->getTrueExpr()), eval(C->getFalseExpr()), Cut);
  if (const auto *O = llvm::dyn_cast<OpaqueValueExpr>(&E))
    return eval(O->getSourceExpr());
  if (const auto *L = llvm::dyn_cast<CompoundLiteralExpr>(&E))
    return eval(L->getInitializer());
  if (const auto *L = llvm::dyn_cast<CXXStdInitializerListExpr>(&E))
    return eval(L->getSubExpr());
  if (const auto *N = llvm::dyn_cast<CXXNewExpr>(&E))
    return inTemporary(E, N->getInitializer() ? load(eval(N->getInitializer())) : Value(),
                       N->getAllocatedType());
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
  const auto *Number = llvm::dyn_cast<IntegerLiteral>(E.getIdx()->IgnoreParenImpCasts());
  if (!Number || !isReferring(E.getType()) || Number->getValue().ugt(Bounds::MaxElements))
    return V;
  for (ObjectId &Id : V.Targets)
    Id = Objects.element(Id, static_cast<unsigned>(Number->getValue().getZExtValue()), E.getType());
  llvm::sort(V.Targets);
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

Value FunctionWalk::computeBinary(const BinaryOperator &E) {
  switch (E.getOpcode()) {
  case BO_Assign: {
    Value Into = eval(E.getLHS());
    if (endsText(E))
      Into.Offset |= llvm::any_of(Into.Targets, [&](ObjectId Id) { return Now.find(Id); });
    store(Into, eval(E.getRHS()), E.getRHS(), E.getLHS()->getType());
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
    if (!V || !mayHoldText(V->getType()))
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
    return T;
  bool Nothing = E.getType()->isFunctionPointerType() || E.getType()->isFunctionType() ||
                 (E.getType()->isPointerType() &&
                  E.isNullPointerConstant(Unit.Ast, Expr::NPC_ValueDependentIsNotNull));
  if (Nothing)
    return emptyText();
  return unknownText(E, OriginKind::Unknown);
}

Value FunctionWalk::content(ObjectId Id) {
  if (const Value *V = Now.find(Id))
    return *V;
  return initial(Id);
}

Value FunctionWalk::initial(ObjectId Id) {
  const Object O = Objects[Id];
  if (O.K == Object::Kind::Temporary)
    return {};
  if (O.K == Object::Kind::Element)
    return content(O.Parent);
  if (O.K == Object::Kind::Variable)
    if (const auto *V = llvm::dyn_cast<VarDecl>(O.Decl))
      return asDeclared(Id, initialVariable(Id, *V));
  if (O.K == Object::Kind::Field && mayHoldText(O.Type))
    if (std::optional<SourceEffect> Around = sourceAround(O.Parent))
      return Value::text(heldIn(Id, *Around));
  if (isReferring(O.Type) && symbolOf(Id)) {
    ObjectId To = Objects.pointee(Id);
    if (To != Id)
      return asDeclared(Id, Value::pointer(To));
  }
  return asDeclared(Id, symbolic(Id));
}

Value FunctionWalk::initialVariable(ObjectId Id, const VarDecl &V) {
  if (const VariableModel *M = Unit.Known.variable(V); M && M->Handle)
    return Value::text(openHandle(*M->Handle, emptyText(), V.getNameAsString(), {}));
  if (const VarDecl *Definition = nullptr; isConstant(V)) {
    const Expr *Init = V.getAnyInitializer(Definition);
    if (Init && !Init->isValueDependent() && InitializerDepth < MaxInitializerDepth) {
      ++InitializerDepth;
      Value Result = eval(Init);
      --InitializerDepth;
      if (!isReferring(V.getType()))
        Result = load(Result);
      if (!Result.isUnset())
        return Result;
    }
  }
  bool Foreign = V.isLocalVarDecl() && V.getParentFunctionOrMethod() != Function;
  if (V.isLocalVarDecl() && !V.isStaticLocal() && !Foreign)
    return {};
  if (isReferring(V.getType()))
    return Value::pointer(Objects.pointee(Id));
  return symbolic(Id);
}

std::optional<Symbol> FunctionWalk::symbolOf(ObjectId Id) {
  while (Id != ObjectTable::None) {
    const Object &O = Objects[Id];
    if (O.K == Object::Kind::Field)
      return Symbol::field(Unit.Names.idOf(*O.Decl));
    if (O.K == Object::Kind::Temporary)
      return std::nullopt;
    if (O.K == Object::Kind::Pointee || O.K == Object::Kind::Element) {
      Id = O.Parent;
      continue;
    }
    if (const auto *P = llvm::dyn_cast<ParmVarDecl>(O.Decl); P && P->getDeclContext() == Function)
      return Symbol::param(P->getFunctionScopeIndex());
    const auto *V = llvm::cast<VarDecl>(O.Decl);
    // A local of an enclosing function is captured: the lambda stores it.
    if (V->hasGlobalStorage() || V->getParentFunctionOrMethod() != Function)
      return Symbol::global(Unit.Names.idOf(*V));
    return std::nullopt;
  }
  return std::nullopt;
}

bool FunctionWalk::isShared(ObjectId Id) {
  std::optional<Symbol> S = symbolOf(Id);
  return S && (S->K == Symbol::Kind::Field || S->K == Symbol::Kind::Global);
}

std::string FunctionWalk::nameOf(ObjectId Id) {
  if (Id == ObjectTable::None)
    return "";
  const Object &O = Objects[Id];
  switch (O.K) {
  case Object::Kind::Variable:
    // A range-for's own variables mean nothing to a reader.
    return O.Decl->isImplicit() ? "" : O.Decl->getNameAsString();
  case Object::Kind::Pointee:
  case Object::Kind::Element:
    return nameOf(O.Parent);
  case Object::Kind::Temporary:
    return sourceOf(*O.Maker);
  case Object::Kind::Field: {
    std::string Base = nameOf(O.Parent);
    std::string Own = O.Decl->getNameAsString();
    if (!Base.empty())
      return Base + "." + Own;
    const auto *F = llvm::cast<FieldDecl>(O.Decl);
    std::string Class = F->getParent()->getNameAsString();
    return Class.empty() ? Own : Class + "::" + Own;
  }
  }
  return "";
}

Value FunctionWalk::symbolic(ObjectId Id) {
  const Object &O = Objects[Id];
  if (!mayHoldText(O.Type) && !isNumber(O.Type))
    return {};
  std::optional<Symbol> S = symbolOf(Id);
  if (!S)
    return {};
  Hole H;
  H.Stands = *S;
  H.Name = nameOf(Id);
  H.Number = isNumber(O.Type);
  // One of the texts that a table holds, such as argv.
  H.Part = O.K == Object::Kind::Pointee && O.Parent != ObjectTable::None &&
           Objects[O.Parent].K == Object::Kind::Pointee;
  return Value::text(Text::hole(std::move(H)));
}

bool FunctionWalk::isElementOf(ObjectId Id, QualType Written) const {
  QualType Whole = Objects[Id].Type;
  if (Whole.isNull() || Written.isNull())
    return false;
  if (Whole->isArrayType())
    return isReferring(Whole);
  return Whole->isRecordType() && !Unit.Ast.hasSameUnqualifiedType(Whole.getNonReferenceType(),
                                                                   Written.getNonReferenceType());
}

void FunctionWalk::store(const Value &Into, const Value &V, const Expr *At, QualType Written) {
  // A number refers to something where it is a descriptor.
  bool Referring = At && (isReferring(At->getType()) || isNumber(At->getType()));
  Value Held = Referring || V.Targets.empty() ? V : load(V);
  bool Strong = Into.Targets.size() == 1;
  for (ObjectId Id : Into.Targets) {
    bool Element = isElementOf(Id, Written);
    if (Into.Offset || (Element && isCharacter(Written))) {
      // A character or a text put behind what is there. A terminator adds nothing.
      Value Grown = content(Id);
      Text Tail = textOf(Held);
      if (Tail.isUnset())
        continue;
      Grown.Chars = Text::concat(Grown.Chars, Tail, Cut);
      assign(Id, Strong ? Grown : Value::join(content(Id), Grown, Cut), At);
      continue;
    }
    // One of the pointers in a block of memory; its others stay.
    Element |= Objects[Id].K == Object::Kind::Temporary && isReferring(Objects[Id].Type);
    assign(Id, Strong && !Element ? Held : Value::join(content(Id), Held, Cut), At);
  }
}

void FunctionWalk::assign(ObjectId Id, Value V, const Expr *At) {
  QualType Type = Objects[Id].Type;
  bool Kept =
      V.Chars.constant() || V.Chars.carriesData() || (isDescriptor(Type) && mayBeHandle(V.Chars));
  if (isNumber(Type) && !Kept)
    V.Chars = Text();
  V = asDeclared(Id, std::move(V));
  if (Recording)
    recordStore(Id, V, At);
  // The array holds what each element may hold; what goes into an element of unknown
  // number may be in any.
  if (Objects[Id].K == Object::Kind::Element)
    Now.set(Objects[Id].Parent, Value::join(content(Objects[Id].Parent), V, Cut));
  for (ObjectId Element : Objects.elementsOf(Id))
    if (const Value *Held = Now.find(Element))
      Now.set(Element, Value::join(*Held, V, Cut));
  Now.set(Id, std::move(V));
}

void FunctionWalk::recordStore(ObjectId Id, const Value &V, const Expr *At) {
  QualType Type = Objects[Id].Type;
  if (!isShared(Id) || !(mayHoldText(Type) || (isDescriptor(Type) && mayBeHandle(textOf(V)))))
    return;
  std::optional<Symbol> S = symbolOf(Id);
  Store Made;
  Made.K = S->K;
  Made.Entity = S->Entity;
  Made.Name = nameOf(Id);
  Made.Where = At ? Unit.Names.placeOf(At->getExprLoc()) : Out.Where;
  Made.Value = textOf(V);
  if (Made.Value.isUnset())
    return;
  Out.Stores.push_back(std::move(Made));
}

Text FunctionWalk::unknownText(const Expr &E, OriginKind From) {
  Hole H;
  H.Name = sourceOf(E);
  H.Stands = Symbol::origin(From, defaultController(From), H.Name);
  H.Number = isNumber(E.getType());
  return Text::hole(std::move(H));
}

std::string FunctionWalk::sourceOf(const Expr &E) {
  const SourceManager &SM = Unit.Ast.getSourceManager();
  CharSourceRange Range =
      SM.getExpansionRange(CharSourceRange::getTokenRange(unwrapped(&E)->getSourceRange()));
  std::string Name;
  bool Space = false;
  for (char C : Lexer::getSourceText(Range, SM, Unit.Ast.getLangOpts())) {
    if (llvm::isSpace(C)) {
      Space = !Name.empty();
      continue;
    }
    if (Space)
      Name += ' ';
    Space = false;
    Name += C;
    if (Name.size() >= MaxName)
      return Name + "...";
  }
  return Name.empty() ? "value" : Name;
}

Value FunctionWalk::inTemporary(const Expr &Maker, Value V, QualType Type) {
  ObjectId Id = Objects.temporary(Maker, Type);
  Now.set(Id, std::move(V));
  return Value::pointer(Id);
}

} // namespace bordercheck
