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

/// Does \p T depend on calls of the function that it is an effect of? Such a text
/// has no meaning in a caller; linking resolves it.
bool dependsOnCalls(const Text &T) {
  bool Found = false;
  T.forEachHole([&](const Hole &H) {
    Found |= H.Stands.K == Symbol::Kind::Return || H.Stands.K == Symbol::Kind::Out;
  });
  return Found;
}

/// A parameter through which the callee may write text.
bool mayBeWritten(QualType Param) {
  if (!Param->isPointerType() && !Param->isReferenceType())
    return false;
  return !Param->getPointeeType().isConstQualified() && mayHoldText(Param);
}

bool isVirtual(const CallSite &Site) {
  const auto *Call = llvm::dyn_cast<CXXMemberCallExpr>(Site.Whole);
  const auto *Member =
      Call ? llvm::dyn_cast<MemberExpr>(Call->getCallee()->IgnoreParens()) : nullptr;
  const auto *Method = llvm::dyn_cast<CXXMethodDecl>(Site.Callee);
  return Member && Method && Method->isVirtual() && !Member->hasQualifier();
}

QualType referredTo(QualType Type) {
  return Type->isPointerType() ? Type->getPointeeType() : Type.getNonReferenceType();
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

/// Does one of \p Known write through a handle, whichever builds the text?
bool writes(const Models &Known) {
  return llvm::any_of(Known, [](const Model *M) {
    return M->Crosses && M->Crosses->Kind == CrossingKind::Write && M->Crosses->Handle;
  });
}

} // namespace

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
    store(Into, load(eval(Site.Args.front())), Site.Args.front(), Site.This->getType());
    return Into;
  }
  recordCall(Site);
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

/// Calls into system headers have no summary to link: nothing to write down.
static bool mayBeLinked(const CallSite &Site, const SourceManager &SM) {
  if (calledValue(Site))
    return true;
  if (!Site.Callee)
    return false;
  return !SM.isInSystemHeader(Site.Callee->getLocation()) && !Site.Callee->getBuiltinID();
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
    if (mayHoldText(Site.Args[I]->getType()) || mayCarry(*Site.Args[I]))
      Made.Args[I] = argumentText(Site, I);
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
  auto Fill = [&](const HolePtr &H) {
    if (H->Stands.K != Symbol::Kind::Param)
      return Text::shape(Shape(H));
    unsigned I = H->Stands.Index;
    return I < Site.Args.size() ? argumentText(Site, I) : Text::shape(Shape(H));
  };
  std::vector<std::pair<const OutEffect *, Text>> Left;
  for (const OutEffect &E : Effects.Outs)
    if (E.Param < Site.Args.size())
      Left.emplace_back(&E, dependsOnCalls(E.Value) ? Text() : E.Value.substitute(Fill, Cut));
  Text Result;
  if (!Effects.Returns.isUnset() && !dependsOnCalls(Effects.Returns))
    Result = Effects.Returns.substitute(Fill, Cut);
  for (auto &[E, T] : Left) {
    const Expr &Arg = *Site.Args[E->Param];
    if (T.isUnset()) {
      Hole H;
      H.Stands = Symbol::outOf(callNumber(*Site.Whole), E->Param);
      H.Name = sourceOf(Arg);
      T = Text::hole(std::move(H));
    }
    Value Into = passedValue(Arg);
    for (ObjectId Id : Into.Targets) {
      if (E->Written)
        Streams.insert(Id);
      leaveIn(Arg, Id, Into.Targets.size() == 1 ? T : Text::join(content(Id).Chars, T, Cut));
    }
  }
  if (Effects.ReturnsParam && *Effects.ReturnsParam < Site.Args.size())
    return eval(Site.Args[*Effects.ReturnsParam]);
  if (!Effects.Returns.isUnset() && Result.isUnset())
    return callUnknown(Site);
  return resultOf(Site, Result.via({Where, "comes out of '" + Effects.Name + "' here"}));
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
  for (unsigned I = 0; Site.Callee && I < Site.Args.size(); ++I) {
    if (I >= Site.Callee->getNumParams())
      break;
    if (!mayBeWritten(Site.Callee->getParamDecl(I)->getType()) && !mayCarry(*Site.Args[I]))
      continue;
    // Linking knows whether the callee changed what was there; a callee that is never
    // seen fills only what held nothing.
    Value Into = passedValue(*Site.Args[I]);
    for (ObjectId Id : Into.Targets) {
      Value Before = content(Id);
      if (!Before.isUnset() && (!Linkable || !Before.Targets.empty() || isShared(Id)))
        continue;
      if (Linkable && mayBeFile(Objects[Id], Before.Chars))
        Streams.insert(Id);
      Text Left = Symbolic(Symbol::outOf(Number, I));
      leaveIn(*Site.Args[I], Id,
              Into.Targets.size() == 1 ? Left : Text::join(Before.Chars, Left, Cut));
    }
  }
  QualType Type = Site.Whole->getType();
  if (Site.IsConstructor)
    return {};
  if (returnsItsStream(Site))
    return eval(Site.Args.front());
  if (isDescriptor(Type) && Linkable)
    return resultOf(Site, Symbolic(Symbol::returnOf(Number), /*Number=*/true));
  if (isNumber(Type))
    return Value::text(unknownText(*Site.Whole, OriginKind::Call));
  return mayHoldText(Type) ? resultOf(Site, Symbolic(Symbol::returnOf(Number))) : Value();
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

/// The object that a call on a temporary builds on: format("%s") % Name.
std::optional<ObjectId> FunctionWalk::temporaryThis(const CallSite &Site) {
  const Expr *Made =
      Site.This ? llvm::dyn_cast<MaterializeTemporaryExpr>(Site.This->IgnoreImpCasts()) : nullptr;
  if (!Made || !Made->getType()->isRecordType())
    return std::nullopt;
  return Objects.temporary(*Made, Made->getType());
}

Value FunctionWalk::portValue(const CallSite &Site, const Port &P) {
  switch (P.K) {
  case Port::Kind::Arg:
    return P.Index < Site.Args.size() ? passedValue(*Site.Args[P.Index]) : Value();
  case Port::Kind::This:
    if (Site.IsConstructor)
      return Value::pointer(Objects.temporary(*Site.Whole, Site.Whole->getType()));
    if (!Site.This)
      return {};
    if (std::optional<ObjectId> Id = temporaryThis(Site); Id && Now.find(*Id))
      return Value::pointer(*Id);
    return eval(Site.This);
  case Port::Kind::Literal:
    return Value::text(Text::literal(P.Chars));
  default:
    return {};
  }
}

/// What a manipulator appends that is handed over by its name: Out << std::endl.
std::optional<Text> FunctionWalk::manipulator(const Expr &E) {
  const auto *Ref = llvm::dyn_cast<DeclRefExpr>(unwrapped(&E));
  const auto *F = Ref ? llvm::dyn_cast<FunctionDecl>(Ref->getDecl()) : nullptr;
  if (!F || F->getNumParams() != 1 || !F->getParamDecl(0)->getType()->isReferenceType())
    return std::nullopt;
  Text Made = Text::literal("");
  for (const Model *M : Unit.Known.modelsOf(*F))
    if (M->Build && M->Build->Op == BuildOp::Append)
      for (const Port &P : M->Build->From)
        if (P.K == Port::Kind::Literal)
          Made = Text::concat(Made, Text::literal(P.Chars), Cut);
  bool Foreign = Unit.Ast.getSourceManager().isInSystemHeader(F->getLocation());
  return Foreign ? std::optional(Made) : std::nullopt;
}

Text FunctionWalk::portText(const CallSite &Site, const Port &P) {
  if (P.K == Port::Kind::Arg && P.Index < Site.Args.size())
    if (std::optional<Text> Made = manipulator(*Site.Args[P.Index]))
      return *Made;
  if (P.K == Port::Kind::Arg)
    return P.Index < Site.Args.size() ? knownText(*Site.Args[P.Index]) : Text();
  if (P.K == Port::Kind::ArgsFrom) {
    Text All;
    for (unsigned I = P.Index; I < Site.Args.size(); ++I)
      All = Text::join(All, textOf(eval(Site.Args[I])), Cut);
    return All;
  }
  Text T = textOf(portValue(Site, P));
  return T.isUnset() && P.K == Port::Kind::This && Site.This ? knownText(*Site.This) : T;
}

Text FunctionWalk::gathered(const CallSite &Site, llvm::ArrayRef<Port> From, bool Joined) {
  Text All = Joined ? Text() : Text::literal("");
  auto Add = [&](const Text &T, const Expr *E) {
    All = Joined ? Text::join(All, T, Cut) : Text::concat(All, T, Cut);
    if (E && !Joined)
      All = All.putAt(Unit.Names.placeOf(E->getExprLoc()));
  };
  for (const Port &P : From) {
    if (P.K != Port::Kind::ArgsFrom) {
      bool Arg = P.K == Port::Kind::Arg && P.Index < Site.Args.size();
      Add(portText(Site, P), Arg ? Site.Args[P.Index] : nullptr);
      continue;
    }
    for (unsigned I = P.Index; I < Site.Args.size(); ++I)
      if (!llvm::isa<CXXDefaultArgExpr>(Site.Args[I]))
        Add(knownText(*Site.Args[I]), Site.Args[I]);
  }
  return All;
}

void FunctionWalk::put(const CallSite &Site, const Port &To, const Text &T, Text &Result) {
  if (To.K == Port::Kind::Return) {
    Result = Text::join(Result, T, Cut);
    return;
  }
  if (To.K == Port::Kind::ArgsFrom) {
    for (unsigned I = To.Index; I < Site.Args.size(); ++I)
      put(Site, {Port::Kind::Arg, I, {}}, T, Result);
    return;
  }
  Value Into = portValue(Site, To);
  QualType Written = To.K == Port::Kind::This && Site.This ? Site.This->getType() : QualType();
  for (const ObjectId Id : Into.Targets) {
    Value V = content(Id);
    if (Into.Targets.size() > 1 || isElementOf(Id, Written)) {
      V.Chars = Text::join(V.Chars, T, Cut);
      assign(Id, std::move(V), Site.Whole);
      continue;
    }
    // A pointer to a pointer (asprintf, getline): the text is in a new object.
    if (isReferring(Objects[Id].Type)) {
      assign(Id, inTemporary(*Site.Whole, Value::text(T), referredTo(Objects[Id].Type)),
             Site.Whole);
      continue;
    }
    V.Chars = T;
    V.Targets.clear();
    assign(Id, std::move(V), Site.Whole);
  }
}

/// A value that comes into the program at \p Site.
Text FunctionWalk::readAt(const CallSite &Site, OriginKind From, Controller Who,
                          const Text &Detail) {
  Hole H = originNamed(From, Who, Detail);
  H.Trace.push_back({Unit.Names.placeOf(*Site.Whole), "'" + H.Name + "' is read here"});
  return Text::hole(std::move(H));
}

void FunctionWalk::applySource(const CallSite &Site, const SourceEffect &E, Text &Result) {
  Text Detail = E.Detail ? portText(Site, E.Detail) : Text();
  Controller Who = E.Who.value_or(defaultController(E.From));
  put(Site, E.To, readAt(Site, E.From, Who, Detail), Result);
}

void FunctionWalk::applyRead(const CallSite &Site, const ReadEffect &E, Text &Result) {
  Value From = portValue(Site, E.Handle);
  Text Held = textOf(From);
  // A stream that is an object here was made from a text, unless it holds a handle.
  bool OverText = !From.Targets.empty() && llvm::all_of(From.Targets, [&](ObjectId Id) {
    const Object &O = Objects[Id];
    return O.K == Object::Kind::Variable && !symbolOf(Id) && O.Type->isRecordType();
  });
  Text Got = Held.isUnset() ? Text::hole(unknownRead()) : OverText ? Held.part() : readFrom(Held);
  put(Site, E.To, Got.via({Unit.Names.placeOf(*Site.Whole), "is read here"}), Result);
}

Value FunctionWalk::applyOpen(const CallSite &Site, const OpenEffect &E, Text &Result) {
  Text Path = E.Path ? portText(Site, E.Path) : Text::literal("");
  Text Opened =
      openHandle(E.From, Path, qualifiedName(*Site.Callee), Unit.Names.placeOf(*Site.Whole));
  if (isTrustedAt(Site, E.Path))
    Opened = trusted(Opened, Unit.Names.placeOf(*Site.Whole));
  if (E.Handle.K != Port::Kind::Return) {
    put(Site, E.Handle, Opened, Result);
    return {};
  }
  QualType Type = Site.Whole->getType();
  bool Refers = isReferring(Type) || isNumber(Type);
  return Refers ? inTemporary(*Site.Whole, Value::text(Opened), referredTo(Type))
                : Value::text(Opened);
}

void FunctionWalk::applyClose(const CallSite &Site, const Port &Handle) {
  for (ObjectId Id : portValue(Site, Handle).Targets)
    Streams.insert(Id);
}

/// Both texts, their order lost.
Text FunctionWalk::mixed(const Text &A, const Text &B) {
  Pieces All;
  for (const Text *T : {&A, &B})
    for (const Shape &S : T->shapes())
      llvm::append_range(All, S.withSurroundings().pieces());
  Piece Bag = Piece::bag(All, Cut);
  return Bag.members().empty() ? Text::literal("") : Text::shape(Shape(std::move(Bag)));
}

/// Of the last argument: what is appended.
Place FunctionWalk::lastPlaceOf(const CallSite &Site) {
  return Site.Args.empty() ? Unit.Names.placeOf(*Site.Whole)
                           : Unit.Names.placeOf(Site.Args.back()->getExprLoc());
}

void FunctionWalk::applyBuild(const CallSite &Site, const BuildEffect &E, bool IsWrite,
                              Text &Result) {
  Text Made =
      E.Format ? formatted(Site, E) : gathered(Site, E.From, /*Joined=*/E.Op == BuildOp::Element);
  Value Into = portValue(Site, E.To);
  BuildOp Op = E.Op == BuildOp::Assign && Into.Offset ? BuildOp::Append : E.Op;
  if (Op == BuildOp::Part)
    Made = Made.part();
  if (Op == BuildOp::Mix && E.To.K == Port::Kind::Return)
    Made = mixed(Made, Text());
  if (E.To.K == Port::Kind::Return || Op == BuildOp::Assign || Op == BuildOp::Part) {
    put(Site, E.To, Made, Result);
    return;
  }
  for (ObjectId Id : Into.Targets) {
    if (IsWrite && Op == BuildOp::Append) {
      noteWrite(Site, Id, Made);
      if (Into.Targets.size() == 1) {
        write(Site, Id, Made);
        continue;
      }
    }
    Value V = content(Id);
    Text Old = V.Chars;
    switch (Op) {
    case BuildOp::Append:
      V.Chars = Text::concat(Old, Made, Cut).putAt(lastPlaceOf(Site));
      break;
    case BuildOp::Prepend:
      V.Chars = Text::concat(Made, Old, Cut);
      break;
    case BuildOp::Element:
      V.Chars = Text::join(Old, Made, Cut);
      break;
    default:
      V.Chars = mixed(Old, Made);
      break;
    }
    if (Into.Targets.size() > 1)
      V.Chars = Text::join(Old, V.Chars, Cut);
    assign(Id, std::move(V), Site.Whole);
  }
}

void FunctionWalk::applyCrossing(const CallSite &Site, const CrossingEffect &E) {
  // What is written through a handle crosses once, with all the rest that is.
  if (!Recording || (E.Handle && E.Kind == CrossingKind::Write))
    return;
  Crossing C;
  C.Kind = E.Kind;
  C.Callee = qualifiedName(*Site.Callee);
  C.Language = E.Language;
  C.Where = Unit.Names.placeOf(*Site.Whole);
  auto Add = [&](Role As, const Port &P) {
    if (Text T = P ? portText(Site, P) : Text(); !T.isUnset())
      C.Inputs.push_back({As, std::move(T)});
  };
  Add(Role::Text, E.Text);
  Add(Role::Path, E.Path);
  Add(Role::Options, E.Options);
  Add(Role::Arguments, E.Arguments);
  Add(Role::Artifact, E.Handle);
  Add(Role::From, E.From);
  Out.Crossings.push_back(std::move(C));
}

bool FunctionWalk::mayHold(const CallSite &Site, const Condition &C) {
  if (C.Value.empty())
    return true;
  std::optional<std::string> Value = portText(Site, C.On).constant();
  llvm::Expected<llvm::GlobPattern> Glob = llvm::GlobPattern::create(C.Value);
  if (!Glob) // the catalog's tests hold every pattern to be one
    llvm::consumeError(Glob.takeError());
  return !Value || !Glob || Glob->match(*Value);
}

Value FunctionWalk::callModelled(const CallSite &Site, const Models &Known) {
  Text Result;
  if (Site.IsConstructor)
    Now.set(Objects.temporary(*Site.Whole, Site.Whole->getType()), Value());
  if (std::optional<ObjectId> Id = temporaryThis(Site))
    if (Value Made = eval(Site.This); Made.Targets.empty())
      Now.set(*Id, std::move(Made));
  Value Returned;
  bool Returns = false;
  bool Writes = writes(Known);
  unsigned Callbacks = 0;
  for (const Model *M : Known) {
    if (M->When && !mayHold(Site, *M->When))
      continue;
    // First: it sees what the arguments hold before the call changes them.
    if (M->Crosses)
      applyCrossing(Site, *M->Crosses);
    if (M->Open) {
      Returned = applyOpen(Site, *M->Open, Result);
      Returns = !Returned.isUnset();
    }
    if (M->Close)
      applyClose(Site, M->Close);
    if (M->Source)
      applySource(Site, *M->Source, Result);
    if (M->Read)
      applyRead(Site, *M->Read, Result);
    if (M->Build)
      applyBuild(Site, *M->Build, Writes, Result);
    if (M->Callback)
      applyCallback(Site, *M->Callback, ++Callbacks);
    if (M->TrustedPath && M->TrustedPath.K != Port::Kind::Return)
      put(Site, M->TrustedPath,
          trusted(portText(Site, M->TrustedPath), Unit.Names.placeOf(*Site.Whole)), Result);
    if (M->Escape) {
      Gate G{GateKind::Escape, M->Escape->Language, Unit.Names.placeOf(*Site.Whole)};
      put(Site, M->Escape->To, portText(Site, M->Escape->From).gated(G), Result);
    }
    if (M->Returns) {
      Returned = portValue(Site, M->Returns);
      Returns = true;
    }
    if (M->ReturnsNumber) {
      Hole H;
      H.Name = sourceOf(*Site.Whole);
      H.Stands = Symbol::origin(OriginKind::Call, Controller::Unknown, H.Name);
      H.Number = true;
      Result = Text::hole(std::move(H));
    }
  }
  if (Site.IsConstructor)
    return Returns && !Returned.isUnset()
               ? Returned
               : content(Objects.temporary(*Site.Whole, Site.Whole->getType()));
  if (Returns) {
    QualType Type = Site.Whole->getType();
    bool ByValue = !Site.Whole->isGLValue() && !isReferring(Type) && !isNumber(Type);
    return ByValue && !Returned.Targets.empty() ? load(Returned) : Returned;
  }
  if (Result.isUnset() && isNumber(Site.Whole->getType()))
    return Value::text(unknownText(*Site.Whole, OriginKind::Call));
  return resultOf(Site, std::move(Result));
}

} // namespace bordercheck
