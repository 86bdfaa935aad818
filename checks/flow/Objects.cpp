// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Objects: what they hold when nobody has changed them, what stands for that where it
// comes from elsewhere, and how a store changes them.
#include "checks/flow/FunctionWalk.h"
#include "clang/AST/DeclCXX.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/StringExtras.h"

using namespace clang;

namespace bordercheck {
namespace {

/// Initializers of constants that refer to each other.
constexpr unsigned MaxInitializerDepth = 6;

/// Longest excerpt of source that names a hole.
constexpr size_t MaxName = 40;

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

} // namespace

Value FunctionWalk::content(ObjectId Id) {
  if (const Value *V = Now.find(Id))
    return *V;
  return initial(Id);
}

/// Does what \p Id holds at first follow from what it is? Elements hold what their array does,
/// and fields of a parameter's object what callers passed until something changes it.
bool FunctionWalk::isFixed(ObjectId Id) const {
  for (; Id != ObjectTable::None; Id = Objects[Id].Parent) {
    const Object &O = Objects[Id];
    if (O.K != Object::Kind::Variable && O.K != Object::Kind::Pointee)
      return false;
  }
  return InitializerDepth == 0;
}

Value FunctionWalk::initial(ObjectId Id) {
  if (!isFixed(Id))
    return computeInitial(Id);
  if (auto At = Initials.find(Id); At != Initials.end())
    return At->second;
  Value V = computeInitial(Id);
  Initials[Id] = V;
  return V;
}

Value FunctionWalk::computeInitial(ObjectId Id) {
  const Object O = Objects[Id];
  if (O.K == Object::Kind::Temporary || O.K == Object::Kind::Mark)
    return {};
  if (O.K == Object::Kind::Element)
    return content(O.Parent);
  if (O.K == Object::Kind::Variable)
    if (const auto *V = llvm::dyn_cast<VarDecl>(O.Decl))
      return asDeclared(Id, initialVariable(Id, *V));
  // FILE *stdout: the stream, not the pointer, is the handle.
  if (O.K == Object::Kind::Pointee && O.Parent != ObjectTable::None)
    if (const auto *V = llvm::dyn_cast_or_null<VarDecl>(Objects[O.Parent].Decl);
        V && Objects[O.Parent].K == Object::Kind::Variable)
      if (std::optional<Text> Handle = openVariable(*V))
        return Value::text(std::move(*Handle));
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

/// The handle that a variable is, as far as anybody knows.
std::optional<Text> FunctionWalk::openVariable(const VarDecl &V) {
  const VariableModel *M = V.hasGlobalStorage() ? Unit.Known.variable(V) : nullptr;
  if (!M || !M->Handle)
    return std::nullopt;
  return openHandle(*M->Handle, Text::literal(""), V.getNameAsString(), {});
}

Value FunctionWalk::initialVariable(ObjectId Id, const VarDecl &V) {
  if (std::optional<Text> Handle = openVariable(V))
    return isReferring(V.getType()) ? Value::pointer(Objects.pointee(Id))
                                    : Value::text(std::move(*Handle));
  if (Value Constant = isConstant(V) ? constantValue(Id, V) : Value(); !Constant.isUnset())
    return Constant;
  bool Foreign = V.isLocalVarDecl() && V.getParentFunctionOrMethod() != Function;
  if (V.isLocalVarDecl() && !V.isStaticLocal() && !Foreign)
    return {};
  if (isReferring(V.getType()))
    return Value::pointer(Objects.pointee(Id));
  return symbolic(Id);
}

/// What the initializer of a constant makes of it, once: tables refer to tables, and to
/// themselves.
Value FunctionWalk::constantValue(ObjectId Id, const VarDecl &V) {
  const VarDecl *Definition = nullptr;
  const Expr *Init = V.getAnyInitializer(Definition);
  if (!Init || Init->isValueDependent() || InitializerDepth >= MaxInitializerDepth)
    return {};
  auto [At, New] = Constants.try_emplace(Id);
  if (!New)
    return At->second;
  ++InitializerDepth;
  Value Result = eval(Init);
  if (!isReferring(V.getType()))
    Result = load(Result);
  --InitializerDepth;
  return Constants[Id] = std::move(Result);
}

/// The parameter whose object \p Id is, where the object itself is the caller's.
std::optional<unsigned> FunctionWalk::parameterOf(ObjectId Id) const {
  if (Id == ObjectTable::None)
    return std::nullopt;
  const Object &O = Objects[Id];
  if (O.K == Object::Kind::Pointee && O.Parent == ObjectTable::None)
    return ThisParam;
  const Object &Root = O.K == Object::Kind::Pointee ? Objects[O.Parent] : O;
  const auto *P =
      Root.K == Object::Kind::Variable ? llvm::dyn_cast_or_null<ParmVarDecl>(Root.Decl) : nullptr;
  if (!P || P->getDeclContext() != Function)
    return std::nullopt;
  return P->getFunctionScopeIndex();
}

Symbol FunctionWalk::symbolOfField(const Object &O) {
  EntityId Id = Unit.Names.idOf(*O.Decl);
  std::optional<unsigned> Of = parameterOf(O.Parent);
  if (!Of || Now.find(Objects.changedBy(O.Parent)))
    return Symbol::field(Id);
  Unit.Fields.try_emplace(Id, llvm::cast<FieldDecl>(O.Decl));
  return Symbol::fieldOf(*Of, Id);
}

std::optional<Symbol> FunctionWalk::symbolOf(ObjectId Id) {
  while (Id != ObjectTable::None) {
    const Object &O = Objects[Id];
    if (O.K == Object::Kind::Field)
      return symbolOfField(O);
    if (O.K == Object::Kind::Temporary || O.K == Object::Kind::Mark)
      return std::nullopt;
    if (O.K == Object::Kind::Pointee && O.Parent == ObjectTable::None)
      return Symbol::param(ThisParam);
    if (O.K == Object::Kind::Pointee || O.K == Object::Kind::Element) {
      Id = O.Parent;
      continue;
    }
    if (llvm::isa<FunctionDecl>(O.Decl))
      return Symbol::global(Unit.Names.idOf(*O.Decl));
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
    return nameOf(O.Parent); // of `this`, nothing
  case Object::Kind::Mark:
    return "";
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
  if (!Unit.Known.mayHoldText(O.Type) && !isNumber(O.Type))
    return {};
  std::optional<Symbol> S = symbolOf(Id);
  if (!S)
    return {};
  Hole H;
  H.Stands = *S;
  H.Name = nameOf(Id);
  H.Number = Unit.Known.isNumber(O.Type);
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
  Written = Written.getNonReferenceType();
  if (!Whole->isRecordType() || Unit.Ast.hasSameUnqualifiedType(Whole, Written))
    return false;
  const CXXRecordDecl *Class = Whole->getAsCXXRecordDecl();
  const CXXRecordDecl *Base = Written->getAsCXXRecordDecl();
  // The same object, as one of its bases sees it.
  return !(Class && Base && Class->hasDefinition() && Class->isDerivedFrom(Base));
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
      if (At && isCharacter(Written))
        Tail = letterAt(*At, Tail);
      Grown.Chars = Text::concat(Grown.Chars, Tail, Cut);
      assign(Id, Strong ? Grown : Value::join(content(Id), Grown, Cut), At);
      continue;
    }
    // One of the pointers in a block of memory; its others stay.
    QualType Whole = Objects[Id].Type;
    Element |= Objects[Id].K == Object::Kind::Temporary && isReferring(Written) &&
               (isReferring(Whole) || Whole->isVoidType());
    Element |= Objects[Id].K == Object::Kind::Pointee && Into.Among;
    if (Element)
      assignElement(Id, Held, At, Into.Later);
    else
      assign(Id, Strong ? Held : Value::join(content(Id), Held, Cut), At);
  }
}

/// \p V in an element of unknown number: what is in the others stays, and each may be it.
void FunctionWalk::assignElement(ObjectId Array, const Value &V, const Expr *At, bool Later) {
  Value Joined = Value::join(content(Array), V, Cut);
  if (Recording)
    recordStore(Array, V, At);
  for (ObjectId Element : Objects.elementsOf(Array))
    if (const Value *Held = Now.find(Element); Held && !(Later && Objects[Element].Number == 0))
      Now.set(Element, Value::join(*Held, V, Cut));
  Now.set(Array, std::move(Joined));
}

void FunctionWalk::assign(ObjectId Id, Value V, const Expr *At) {
  if (Recording)
    recordStore(Id, V, At);
  place(Id, std::move(V));
}

/// As assign, where the store is somebody else's.
void FunctionWalk::place(ObjectId Id, Value V) {
  QualType Type = Objects[Id].Type;
  bool Kept =
      V.Chars.constant() || V.Chars.carriesData() || (isDescriptor(Type) && mayBeHandle(V.Chars));
  if (isNumber(Type) && !Kept)
    V.Chars = Text();
  V = asDeclared(Id, std::move(V));
  // The array holds what each element may hold; what is put into all of it is in each.
  if (Objects[Id].K == Object::Kind::Element)
    Now.set(Objects[Id].Parent, Value::join(content(Objects[Id].Parent), V, Cut));
  for (ObjectId Element : Objects.elementsOf(Id))
    if (const Value *Held = Now.find(Element))
      Now.set(Element, Value::join(*Held, V, Cut));
  Now.set(Id, std::move(V));
}

/// A store into the field or global that \p Id is, which lacks its value.
Store FunctionWalk::storeInto(ObjectId Id, const Expr *At) {
  Symbol S = *symbolOf(Id);
  Store Made;
  Made.K = S.K;
  Made.Entity = S.Entity;
  Made.Name = nameOf(Id);
  Made.Where = At ? Unit.Names.placeOf(At->getExprLoc()) : Out.Where;
  return Made;
}

void FunctionWalk::recordStore(ObjectId Id, const Value &V, const Expr *At) {
  QualType Type = Objects[Id].Type;
  if (!isShared(Id) ||
      !(Unit.Known.mayHoldText(Type) || (isDescriptor(Type) && mayBeHandle(textOf(V)))))
    return;
  Store Made = storeInto(Id, At);
  Made.Value = textOf(V);
  bool Points = isReferring(Type) && !referredTo(Type).isConstQualified();
  Made.Way = Objects[Id].K == Object::Kind::Pointee ? StoreWay::Through
             : Points                               ? StoreWay::Pointer
                                                    : StoreWay::Value;
  if (!Made.Value.isUnset())
    Out.Stores.push_back(std::move(Made));
  recordAliases(Id, V, At);
}

/// A buffer, a string, or a pointer to one: not a stream or a container.
static bool isOneText(QualType Type, const Recognizer &Known) {
  for (unsigned Level = 0; Level < 2 && !Type.isNull(); ++Level) {
    Type = Type.getNonReferenceType().getCanonicalType();
    if (const ArrayType *A = Type->getAsArrayTypeUnsafe())
      Type = A->getElementType();
    if (const RecordDecl *R = Type->getAsRecordDecl())
      return Known.beginsEmpty(*R);
    if (isCharacter(Type))
      return true;
    Type = Type->isPointerType() ? Type->getPointeeType() : QualType();
  }
  return false;
}

/// What a call may leave in a field or a global, which other functions see, too.
void FunctionWalk::leaveInShared(const Expr &Arg, ObjectId Id, const Text &Left) {
  if (!isOneText(Objects[Id].Type, Unit.Known))
    return;
  if (Recording) {
    Store Made = storeInto(Id, &Arg);
    Made.Value = Left;
    Made.Way = StoreWay::Left;
    Out.Stores.push_back(std::move(Made));
  }
  place(Id, Value::text(Left));
}

/// Where \p Id is made to point to variables ({"shell", &shell}): what is stored through it is
/// stored in them.
void FunctionWalk::recordAliases(ObjectId Id, const Value &V, const Expr *At) {
  QualType Type = Objects[Id].Type;
  QualType Behind = Type->isPointerType() ? Type->getPointeeType() : QualType();
  // Pointers to characters walk through buffers and say nothing of one of them.
  if (!At || Behind.isNull() || Behind.isConstQualified() || isCharacter(Behind))
    return;
  for (ObjectId To : V.Targets) {
    const Object &O = Objects[To];
    bool Named = O.K == Object::Kind::Variable || O.K == Object::Kind::Field;
    if (!Named || !isShared(To) || O.Type->isFunctionType() || O.Type->isArrayType() ||
        O.Type.isConstQualified() || !Unit.Known.mayHoldText(O.Type))
      continue;
    Hole Through;
    Through.Stands = *symbolOf(Id);
    Through.Name = nameOf(Id);
    Store Made = storeInto(To, At);
    Made.Value = Text::hole(std::move(Through));
    Out.Stores.push_back(std::move(Made));
  }
}

Text FunctionWalk::unknownText(const Expr &E, OriginKind From) {
  Hole H;
  H.Name = sourceOf(E);
  H.Stands = Symbol::origin(From, defaultController(From), H.Name);
  H.Number = Unit.Known.isNumber(E.getType());
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
