// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The ports of a modelled call: what a model reads as its argN, this, return, and what
// it puts there.
#include "checks/flow/FunctionWalk.h"
#include "clang/AST/DeclCXX.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;

namespace bordercheck {

/// What a unit that declares it knows by \p Name: a variable, or what a function keeps.
Value FunctionWalk::globalValue(llvm::StringRef Name) {
  for (const NamedDecl *D : Unit.Ast.getTranslationUnitDecl()->lookup(&Unit.Ast.Idents.get(Name))) {
    if (const auto *V = llvm::dyn_cast<VarDecl>(D)) {
      ObjectId Id = Objects.variable(*V);
      return isReferring(V->getType()) ? content(Id) : Value::pointer(Id);
    }
    if (const auto *F = llvm::dyn_cast<FunctionDecl>(D))
      return Value::pointer(Objects.keptBy(*F));
  }
  return {};
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
    if (P.Index >= Site.Args.size())
      return {};
    // A library's value is passed by its number, and stands for what the library holds.
    if (const Expr *Named = bare(Site.Args[P.Index]);
        Named->isLValue() && Unit.Known.isValue(Named->getType()))
      return eval(Named);
    return passedValue(*Site.Args[P.Index]);
  case Port::Kind::This:
    if (std::optional<ObjectId> Id = temporaryThis(Site); Id && Now.find(*Id))
      return Value::pointer(*Id);
    return objectOf(Site);
  case Port::Kind::Literal:
    return Value::text(Text::literal(P.Chars));
  case Port::Kind::Global:
    return globalValue(P.Chars);
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

/// execle(path, "sh", (char *)NULL, environment): a null pointer among variable arguments is
/// the end of a list.
bool FunctionWalk::endsList(const CallSite &Site, unsigned I) {
  bool Variable = Site.Callee && Site.Callee->isVariadic() && I >= Site.Callee->getNumParams();
  return Variable && Site.Args[I]->IgnoreParenCasts()->isNullPointerConstant(
                         Unit.Ast, Expr::NPC_ValueDependentIsNotNull);
}

Text FunctionWalk::portText(const CallSite &Site, const Port &P) {
  if (P.K == Port::Kind::Arg && P.Index < Site.Args.size())
    if (std::optional<Text> Made = manipulator(*Site.Args[P.Index]))
      return *Made;
  if (P.K == Port::Kind::Arg)
    return P.Index < Site.Args.size() ? knownText(*Site.Args[P.Index]) : Text();
  if (P.K == Port::Kind::ArgsFrom) {
    Text All;
    for (unsigned I = P.Index; I < Site.Args.size() && !endsList(Site, I); ++I)
      All = Text::join(All, textOf(eval(Site.Args[I])), Cut);
    return All;
  }
  if (P.K == Port::Kind::Answer)
    return answerOf(Site, P.Index);
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

} // namespace bordercheck
