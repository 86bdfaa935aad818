// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What catalogued and annotated functions do: each effect of a model, applied to the
// ports of a call.
#include "checks/flow/FunctionWalk.h"
#include "clang/AST/DeclCXX.h"
#include "llvm/Support/GlobPattern.h"

using namespace clang;

namespace bordercheck {

/// Does one of \p Known write through a handle, whichever builds the text?
static bool writes(const Models &Known) {
  return llvm::any_of(Known, [](const Model *M) {
    return M->Crosses && M->Crosses->Kind == CrossingKind::Write && M->Crosses->Handle;
  });
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
  Text Opened = openHandle(E.From, Path, Unit.Known.nameOf(Site), Unit.Names.placeOf(*Site.Whole));
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
  C.Callee = Unit.Known.nameOf(Site);
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
  Add(Role::Executable, E.Executable);
  Out.Crossings.push_back(std::move(C));
}

/// The class that is template argument \p Number of \p Type, or of what that points to.
static const CXXRecordDecl *classArgument(QualType Type, unsigned Number) {
  const CXXRecordDecl *Outer = referredTo(Type)->getAsCXXRecordDecl();
  const auto *Made = llvm::dyn_cast_or_null<ClassTemplateSpecializationDecl>(Outer);
  if (!Made || Number >= Made->getTemplateArgs().size())
    return nullptr;
  const TemplateArgument &Given = Made->getTemplateArgs()[Number];
  const CXXRecordDecl *R =
      Given.getKind() == TemplateArgument::Type ? Given.getAsType()->getAsCXXRecordDecl() : nullptr;
  return R ? R->getDefinition() : nullptr;
}

/// The constructor that takes \p Args: of those that take as many, one whose parameters
/// resemble them most.
static const CXXConstructorDecl *
constructorFor(const CXXRecordDecl &R, llvm::ArrayRef<const Expr *> Args, const ASTContext &Ast) {
  const CXXConstructorDecl *Best = nullptr;
  int Highest = -1;
  for (const CXXConstructorDecl *C : R.ctors()) {
    if (C->isDeleted() || C->isCopyOrMoveConstructor() || C->getNumParams() < Args.size() ||
        C->getMinRequiredArguments() > Args.size())
      continue;
    int Alike = 0;
    for (auto [I, Arg] : llvm::enumerate(Args)) {
      QualType Param = C->getParamDecl(I)->getType().getNonReferenceType();
      QualType Passed = Arg->getType().getNonReferenceType();
      Alike += Ast.hasSameUnqualifiedType(Param, Passed)   ? 2
               : mayHoldText(Param) == mayHoldText(Passed) ? 1
                                                           : 0;
    }
    if (Alike > Highest) {
      Highest = Alike;
      Best = C;
    }
  }
  return Best;
}

void FunctionWalk::applyConstruct(const CallSite &Site, const ConstructEffect &E) {
  bool ByObject = E.Of.K == Port::Kind::This;
  if (ByObject && !Site.This)
    return;
  const CXXRecordDecl *R =
      classArgument(ByObject ? Site.This->getType() : Site.Whole->getType(), E.Argument);
  if (!R || isForeign(*R))
    return;
  llvm::SmallVector<const Expr *, 4> Given;
  for (const Port &P : E.From)
    for (unsigned I = P.Index; I < Site.Args.size(); ++I) {
      Given.push_back(Site.Args[I]);
      if (P.K == Port::Kind::Arg)
        break;
    }
  CallSite Made = Site;
  Made.Callee = constructorFor(*R, Given, Unit.Ast);
  Made.This = nullptr;
  Made.Args = Given;
  Made.IsConstructor = true;
  if (Made.Callee)
    recordCall(Made);
}

/// The bits that are certainly set in \p E: all of a constant's, and what is added to another.
static uint64_t bitsOf(const Expr &E, const ASTContext &Ast) {
  Expr::EvalResult Known;
  if (!E.isValueDependent() && E.EvaluateAsInt(Known, Ast))
    return Known.Val.getInt().extOrTrunc(64).getZExtValue();
  const auto *Both = llvm::dyn_cast<BinaryOperator>(bare(&E));
  return Both && Both->getOpcode() == BO_Or
             ? bitsOf(*Both->getLHS(), Ast) | bitsOf(*Both->getRHS(), Ast)
             : 0;
}

bool FunctionWalk::mayHold(const CallSite &Site, const Condition &C) {
  if (C.Value.empty() && !C.Bits)
    return true;
  std::optional<std::string> Value = portText(Site, C.On).constant();
  if (C.Bits) {
    uint64_t Held = 0;
    if (!Value || llvm::StringRef(*Value).getAsInteger(10, Held))
      Held = C.On.Index < Site.Args.size() ? bitsOf(*Site.Args[C.On.Index], Unit.Ast) : 0;
    return Held & C.Bits;
  }
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
    if (M->Constructs)
      applyConstruct(Site, *M->Constructs);
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
