// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Calls: what a catalogued function does is in its models; what an analysed function
// does is in its effects; any other call yields a symbol that linking may resolve.
#include "checks/flow/FunctionWalk.h"
#include "clang/AST/DeclCXX.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/Support/GlobPattern.h"

using namespace clang;

namespace bordercheck {
namespace {

/// A parameter through which the callee may write text.
bool mayBeWritten(QualType Param, Recognizer &Known) {
  if (!Param->isPointerType() && !Param->isReferenceType())
    return false;
  return !Param->getPointeeType().isConstQualified() && Known.mayHoldText(Param);
}

bool isVirtual(const CallSite &Site) {
  const auto *Call = llvm::dyn_cast<CXXMemberCallExpr>(Site.Whole);
  const auto *Member =
      Call ? llvm::dyn_cast<MemberExpr>(Call->getCallee()->IgnoreParens()) : nullptr;
  const auto *Method = llvm::dyn_cast<CXXMethodDecl>(Site.Callee);
  return Member && Method && Method->isVirtual() && !Member->hasQualifier();
}

/// `S << X` of the program's own: by convention it returns S.
bool returnsItsStream(const CallSite &Site) {
  const auto *Operator = llvm::dyn_cast<CXXOperatorCallExpr>(Site.Whole);
  bool Shifts = Operator && (Operator->getOperator() == OO_LessLess ||
                             Operator->getOperator() == OO_GreaterGreater);
  return Shifts && Site.Whole->isGLValue() && !Site.Args.empty() &&
         Site.Whole->getType().getCanonicalType() ==
             Site.Args.front()->getType().getCanonicalType();
}

} // namespace

bool dependsOnCalls(const Text &T) {
  bool Found = false;
  T.forEachHole([&](const Hole &H) {
    Found |= H.Stands.K == Symbol::Kind::Return || H.Stands.K == Symbol::Kind::Out;
  });
  return Found;
}

Value FunctionWalk::call(const CallSite &Site) {
  const auto *Ctor = llvm::dyn_cast_or_null<CXXConstructorDecl>(Site.Callee);
  if (Ctor && Ctor->isCopyOrMoveConstructor() &&
      (!Ctor->isUserProvided() || isForeign(*Ctor->getParent())))
    return load(eval(Site.Args.front()));
  Models Known = Unit.Known.modelsOf(Site);
  Value V = callFound(Site, Known);
  return Known.empty() ? V : vouchedFor(Site, Known, std::move(V));
}

Value FunctionWalk::callFound(const CallSite &Site, const Models &Known) {
  if (llvm::any_of(Known, [](const Model *M) { return saysWhatItDoes(*M); }))
    return callModelled(Site, Known);
  if (const FunctionDecl *Held = heldFunction(Site)) {
    CallSite Direct = Site;
    Direct.Callee = Held;
    return callModelled(Direct, Unit.Known.modelsOf(Direct));
  }
  const auto *Method = llvm::dyn_cast_or_null<CXXMethodDecl>(Site.Callee);
  bool Copies = Method && Site.This && !Method->isUserProvided() &&
                (Method->isCopyAssignmentOperator() || Method->isMoveAssignmentOperator());
  if (Copies) {
    Value Into = eval(Site.This);
    Value From = eval(Site.Args.front());
    copyFields(Into, From, *Site.Args.front());
    store(Into, load(From), Site.Args.front(), Site.This->getType());
    return Into;
  }
  recordCall(Site);
  const auto *Ctor = llvm::dyn_cast_or_null<CXXConstructorDecl>(Site.Callee);
  if (Ctor && Ctor->isDefaulted() && Ctor->isDefaultConstructor()) {
    ObjectId Made = Objects.temporary(*Site.Whole, Site.Whole->getType());
    beginFields(Made, *Ctor->getParent());
    return content(Made);
  }
  const FunctionDecl *Definition = Site.Callee ? Site.Callee->getDefinition() : nullptr;
  auto At = Definition ? Unit.Effects.find(Definition->getCanonicalDecl()) : Unit.Effects.end();
  return At != Unit.Effects.end() && !isVirtual(Site) ? callAnalysed(Site, At->second)
                                                      : callUnknown(Site);
}

unsigned FunctionWalk::callNumber(const Expr &E, unsigned Which) {
  return CallNumbers.try_emplace({&E, Which}, CallNumbers.size()).first->second;
}

/// What is called, where that is a value: a pointer, or a library's function object.
static const Expr *calledValue(const CallSite &Site) {
  const auto *Call = llvm::dyn_cast<CallExpr>(Site.Whole);
  if (!Site.Callee)
    return Call ? Call->getCallee() : nullptr;
  const auto *Method = llvm::dyn_cast<CXXMethodDecl>(Site.Callee);
  bool Object =
      Method && Method->getOverloadedOperator() == OO_Call && isForeign(*Method->getParent());
  return Object ? Site.This : nullptr;
}

/// The catalogued function that a pointer holds for certain: auto Open = dlopen.
const FunctionDecl *FunctionWalk::heldFunction(const CallSite &Site) {
  const Expr *Called = calledValue(Site);
  if (!Called)
    return nullptr;
  const FunctionDecl *Held = nullptr;
  unsigned Holes = 0;
  textOf(eval(Called)).forEachHole([&](const Hole &H) {
    ++Holes;
    Held = H.Stands.K == Symbol::Kind::Function ? Unit.Addresses.lookup(H.Stands.Entity) : nullptr;
  });
  return Holes == 1 && Held && !Unit.Known.modelsOf(*Held).empty() ? Held : nullptr;
}

/// Where systems and their packages keep headers. A build may call any folder a system's, its
/// own as well: the program may define what is declared there.
static bool isInstalled(const SourceManager &SM, SourceLocation Loc) {
  llvm::StringRef File = SM.getFilename(SM.getExpansionLoc(Loc));
  return File.starts_with("/usr/") || File.starts_with("/opt/");
}

/// Calls into system headers have no summary to link: nothing to write down.
static bool mayBeLinked(const CallSite &Site, const SourceManager &SM) {
  if (calledValue(Site))
    return true;
  if (!Site.Callee)
    return false;
  SourceLocation Declared = Site.Callee->getLocation();
  bool Elsewhere = SM.isInSystemHeader(Declared) && isInstalled(SM, Declared);
  return !Elsewhere && !Site.Callee->getBuiltinID();
}

void FunctionWalk::recordCall(const CallSite &Site) {
  if (!mayBeLinked(Site, Unit.Ast.getSourceManager()))
    return;
  unsigned Number = callNumber(*Site.Whole);
  if (!Recording)
    return;
  Call Made;
  const Expr *Called = calledValue(Site);
  if (!Called) {
    Made.Callee = Unit.Names.idOf(*Site.Callee);
    Made.Name = qualifiedName(*Site.Callee);
    Made.Virtual = isVirtual(Site);
  } else {
    Made.Through = textOf(eval(Called));
    Made.Name = sourceOf(*Called);
  }
  Made.Where = Unit.Names.placeOf(*Site.Whole);
  Made.Args.assign(Site.Args.size(), Text());
  for (unsigned I = 0; I < Site.Args.size(); ++I)
    if (Unit.Known.mayHoldText(Site.Args[I]->getType()) || mayCarry(*Site.Args[I]))
      Made.Args[I] = argumentText(Site, I);
    else if (Site.Args[I]->getType()->isRecordType())
      eval(Site.Args[I]); // what goes into its fields
  if (Site.This && isTextObject(*Site.This))
    Made.This = textOfObject(Site);
  passFields(Site, Made);
  // Only now: the arguments may hold calls themselves.
  if (Out.Calls.size() <= Number)
    Out.Calls.resize(Number + 1);
  Out.Calls[Number] = std::move(Made);
}

Value FunctionWalk::resultOf(const CallSite &Site, Text T) {
  if (T.isUnset())
    return {};
  QualType Type = Site.Whole->getType();
  if (isReferring(Type) || (isDescriptor(Type) && mayBeHandle(T)) || Site.Whole->isGLValue())
    return inTemporary(*Site.Whole, Value::text(std::move(T)), referredTo(Type));
  return Value::text(std::move(T));
}

Value FunctionWalk::callAnalysed(const CallSite &Site, const FunctionEffects &Effects) {
  Value Result = resultOfCall(Site, Effects);
  refine(Now, [&](Conditions &Reads) { return Reads.whenReturned(Site); });
  return Result;
}

Value FunctionWalk::resultOfCall(const CallSite &Site, const FunctionEffects &Effects) {
  Place Where = Unit.Names.placeOf(*Site.Whole);
  if (Site.IsConstructor)
    Now.set(Objects.temporary(*Site.Whole, Site.Whole->getType()), Value());
  auto Fill = [&](const HolePtr &H) {
    if (H->Stands.isOfParam())
      return fieldAt(Site, H->Stands, H);
    if (H->Stands.K != Symbol::Kind::Param)
      return Text::shape(Shape(H));
    unsigned I = H->Stands.Index;
    if (I == ThisParam)
      return textOfObject(Site);
    return I < Site.Args.size() ? argumentText(Site, I) : Text::shape(Shape(H));
  };
  std::vector<std::pair<const OutEffect *, Text>> Left;
  for (const OutEffect &E : Effects.Outs)
    if (E.Param < Site.Args.size() || E.Param == ThisParam)
      Left.emplace_back(&E, dependsOnCalls(E.Value) ? Text() : E.Value.substitute(Fill, Cut));
  Text Result;
  if (!Effects.Returns.isUnset() && !dependsOnCalls(Effects.Returns))
    Result = Effects.Returns.substitute(Fill, Cut);
  takeFields(Site, Unit.FieldsLeft.lookup(Site.Callee->getDefinition()->getCanonicalDecl()), Fill);
  for (auto &[E, T] : Left) {
    const Expr &Arg = E->Param != ThisParam ? *Site.Args[E->Param]
                      : Site.This           ? *Site.This
                                            : *Site.Whole;
    if (T.isUnset()) {
      Hole H;
      H.Stands = Symbol::outOf(callNumber(*Site.Whole), E->Param);
      H.Name = sourceOf(Arg);
      T = Text::hole(std::move(H));
    }
    Value Into = E->Param == ThisParam ? objectOf(Site) : passedValue(Arg);
    for (ObjectId Id : Into.Targets) {
      if (E->Written)
        Streams.insert(Id);
      leaveIn(Arg, Id, Into.Targets.size() == 1 ? T : Text::join(content(Id).Chars, T, Cut));
    }
  }
  leaveKept(Site, Effects);
  if (Site.IsConstructor)
    return content(Objects.temporary(*Site.Whole, Site.Whole->getType()));
  if (Effects.ReturnsParam == ThisParam) {
    Value Object = objectAt(Site, ThisParam);
    return Object.Targets.empty() ? objectOf(Site) : Object;
  }
  if (Effects.ReturnsParam && *Effects.ReturnsParam < Site.Args.size())
    return eval(Site.Args[*Effects.ReturnsParam]);
  if (!Effects.Returns.isUnset() && Result.isUnset())
    return callUnknown(Site);
  return resultOf(Site, Result.via({Where, "comes out of '" + Effects.Name + "' here"}));
}

/// Does the function keep the pointer that it gets for \p Param, or hand it on?
static bool mayKeep(const FunctionEffects &Effects, unsigned Param) {
  auto IsParam = [&](const Text &T) {
    const Hole *H = T.soleHole();
    return H && H->Stands.K == Symbol::Kind::Param && H->Stands.Index == Param;
  };
  return llvm::any_of(
             Effects.Stores,
             [&](const Store &S) { return S.Way == StoreWay::Pointer && IsParam(S.Value); }) ||
         llvm::any_of(Effects.Calls, [&](const Call &C) { return llvm::any_of(C.Args, IsParam); });
}

/// May a call put another text there? A pointer then points to it.
bool FunctionWalk::mayGetAnother(ObjectId Id) {
  return content(Id).Targets.empty() || isReferring(Objects[Id].Type);
}

/// What is stored later through a pointer that the callee keeps: only linking sees it.
void FunctionWalk::leaveKept(const CallSite &Site, const FunctionEffects &Effects) {
  for (unsigned I = 0; I < Site.Args.size() && I < Site.Callee->getNumParams(); ++I) {
    QualType Behind = referredTo(Site.Callee->getParamDecl(I)->getType());
    if (isCharacter(Behind) || !mayBeWritten(Site.Callee->getParamDecl(I)->getType(), Unit.Known) ||
        !mayKeep(Effects, I))
      continue;
    Value Into = passedValue(*Site.Args[I]);
    if (Into.Targets.size() != 1 || !mayGetAnother(Into.Targets.front()))
      continue;
    Hole H;
    H.Stands = Symbol::outOf(callNumber(*Site.Whole), I);
    H.Name = sourceOf(*Site.Args[I]);
    ObjectId Id = Into.Targets.front();
    if (isShared(Id))
      leaveInShared(*Site.Args[I], Id, Text::hole(std::move(H)));
    else
      leaveIn(*Site.Args[I], Id, Text::hole(std::move(H)));
  }
}

/// What a call left in \p Id, which \p Arg refers to: a pointer then points to a new text.
void FunctionWalk::leaveIn(const Expr &Arg, ObjectId Id, Text T) {
  Value V = Value::text(std::move(T));
  QualType Type = Objects[Id].Type;
  assign(Id, isReferring(Type) ? inTemporary(Arg, std::move(V), referredTo(Type)) : std::move(V),
         &Arg);
}

/// Did a call return it, so that others may write to it: FILE *Out = opened(Path)?
static bool mayBeFile(const Object &O, const Text &Held) {
  return O.K == Object::Kind::Temporary && !O.Type.isNull() && O.Type->isRecordType() &&
         mayBeHandle(Held);
}

Value FunctionWalk::callUnknown(const CallSite &Site) {
  bool Linkable = mayBeLinked(Site, Unit.Ast.getSourceManager());
  std::string Name = (Site.Callee ? Site.Callee->getNameAsString() : sourceOf(*Site.Whole)) + "()";
  auto Symbolic = [&](const Symbol &Linked, bool Number = false) {
    Hole H;
    H.Name = Name;
    H.Stands = Linkable ? Linked : Symbol::origin(OriginKind::Call, Controller::Unknown, Name);
    H.Number = Number;
    return Text::hole(std::move(H));
  };
  unsigned Number = Linkable ? callNumber(*Site.Whole) : 0;
  forgetFields(Site);
  // Linking knows whether the callee changed what was there; a callee that is never
  // seen fills only what held nothing.
  auto Change = [&](const Expr &Arg, const Value &Into, unsigned Param) {
    for (ObjectId Id : Into.Targets) {
      Value Before = content(Id);
      if (!Before.isUnset() && (!Linkable || !mayGetAnother(Id)))
        continue;
      if (Linkable && mayBeFile(Objects[Id], Before.Chars))
        Streams.insert(Id);
      Text Left = Symbolic(Symbol::outOf(Number, Param));
      if (!Before.isUnset() && isShared(Id)) {
        if (Into.Targets.size() == 1)
          leaveInShared(Arg, Id, Left);
        continue;
      }
      leaveIn(Arg, Id, Into.Targets.size() == 1 ? Left : Text::join(Before.Chars, Left, Cut));
    }
  };
  const auto *Method = llvm::dyn_cast_or_null<CXXMethodDecl>(Site.Callee);
  if (Method && !Method->isConst() && Site.This && isTextObject(*Site.This))
    Change(*Site.This, eval(Site.This), ThisParam);
  for (unsigned I = 0; Site.Callee && I < Site.Args.size(); ++I) {
    if (I >= Site.Callee->getNumParams())
      break;
    if (!mayBeWritten(Site.Callee->getParamDecl(I)->getType(), Unit.Known) &&
        !mayCarry(*Site.Args[I]))
      continue;
    Change(*Site.Args[I], passedValue(*Site.Args[I]), I);
  }
  QualType Type = Site.Whole->getType();
  if (Site.IsConstructor)
    return isTextObject(*Site.Whole) ? Value::text(Symbolic(Symbol::outOf(Number, ThisParam)))
                                     : Value();
  if (returnsItsStream(Site))
    return eval(Site.Args.front());
  if (isDescriptor(Type) && Linkable)
    return resultOf(Site, Symbolic(Symbol::returnOf(Number), /*Number=*/true));
  if (isNumber(Type))
    return Value::text(unknownText(*Site.Whole, OriginKind::Call));
  return Unit.Known.mayHoldText(Type) ? resultOf(Site, Symbolic(Symbol::returnOf(Number)))
                                      : Value();
}

/// The object whose method is called, or which is made.
Value FunctionWalk::objectOf(const CallSite &Site) {
  if (Site.IsConstructor)
    return Value::pointer(Objects.temporary(*Site.Whole, Site.Whole->getType()));
  return Site.This ? eval(Site.This) : Value();
}

/// What the object is as a text: nothing was put into one that is not set.
Text FunctionWalk::textOfObject(const CallSite &Site) {
  Text T = textOf(objectOf(Site));
  return T.isUnset() ? Text::literal("") : T;
}

/// Of a class of the program's own that adds to a library's string or stream.
bool FunctionWalk::isTextObject(const Expr &Object) {
  const CXXRecordDecl *R = referredTo(Object.getType())->getAsCXXRecordDecl();
  return R && !isForeign(*R) && Unit.Known.isTextClass(*R);
}

/// A descriptor that a parameter, field or global brings along is its own stream.
Value FunctionWalk::passedValue(const Expr &Arg) {
  Value V = eval(&Arg);
  if (!isDescriptor(Arg.getType()) || !V.Targets.empty() || !mayBeHandle(V.Chars))
    return V;
  Value Place = eval(unwrapped(&Arg));
  return Place.Targets.empty() ? V : Place;
}

/// A number that is a handle, or may be.
bool FunctionWalk::mayCarry(const Expr &Arg) {
  return isDescriptor(Arg.getType()) && mayBeHandle(textOf(eval(&Arg)));
}

} // namespace bordercheck
