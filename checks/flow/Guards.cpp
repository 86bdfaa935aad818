// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What a branch says of a value: on the edge where a comparison with a constant
// holds the value is that constant; on the edge where a gate accepts, the value
// carries the gate. Short-circuit operators need nothing here, because the CFG gives
// each operand a block of its own.
#include "checks/flow/FunctionWalk.h"
#include "checks/flow/Predicates.h"
#include "clang/AST/DeclCXX.h"
#include "clang/ASTMatchers/ASTMatchFinder.h"

using namespace clang;
using namespace clang::ast_matchers;

namespace bordercheck {
namespace {

/// The look-up in `c.find(x) != c.end()`, in either order; null in anything else.
const Expr *lookupIn(const CXXOperatorCallExpr &Equality, Recognizer &Known, ASTContext &Ast) {
  auto Lookup = ignoringImplicit(expr(guards(&Known)).bind("lookup"));
  auto End = ignoringImplicit(expr(yieldsEnd(&Known)));
  auto Found = match(cxxOperatorCallExpr(anyOf(allOf(hasArgument(0, Lookup), hasArgument(1, End)),
                                               allOf(hasArgument(0, End), hasArgument(1, Lookup)))),
                     Equality, Ast);
  return selectFirst<Expr>("lookup", Found);
}

} // namespace

void FunctionWalk::refine(State &S, const Expr *Condition, bool Holds) {
  auto [Asked, Negated] = innermost(Condition);
  bool True = Holds != Negated;
  const auto *Compared = llvm::dyn_cast<CXXOperatorCallExpr>(Asked);
  OverloadedOperatorKind Operator = Compared ? Compared->getOperator() : OO_None;
  if (Operator == OO_EqualEqual || Operator == OO_ExclaimEqual) {
    if (const Expr *Lookup = lookupIn(*Compared, Unit.Known, Unit.Ast)) {
      refineCall(S, *CallSite::of(*Lookup), True == (Operator == OO_ExclaimEqual));
      return;
    }
  }
  if (std::optional<CallSite> Site = CallSite::of(*Asked))
    refineCall(S, *Site, True);
}

void FunctionWalk::refineCall(State &S, const CallSite &Site, bool Accepted) {
  if (!Site.Callee)
    return;
  auto Arg = [&](const Port &P) -> const Expr * {
    if (P.K == Port::Kind::This)
      return Site.This;
    return P.K == Port::Kind::Arg && P.Index < Site.Args.size() ? Site.Args[P.Index] : nullptr;
  };
  Place Where = Unit.Names.placeOf(*Site.Whole);
  for (const Model *M : Unit.Known.modelsOf(Site)) {
    if (M->Compare)
      refineCompare(S, Arg(M->Compare->Left), Arg(M->Compare->Right),
                    Accepted == (M->Compare->Equal == Accept::NonZero));
    if (!M->Gate || Accepted == (M->Gate->When == Accept::Zero))
      continue;
    if (M->Gate->Members && !isConstantSet(Site, *M->Gate))
      continue;
    if (const Expr *On = Arg(M->Gate->On))
      gate(S, On, {M->Gate->Kind, M->Gate->Language, Where});
  }
  const FunctionDecl *Definition = Site.Callee->getDefinition();
  auto At = Definition ? Unit.Effects.find(Definition->getCanonicalDecl()) : Unit.Effects.end();
  if (!Accepted || At == Unit.Effects.end())
    return;
  for (const PredicateEffect &P : At->second.Predicates)
    if (P.Param < Site.Args.size())
      gate(S, Site.Args[P.Param], P.Establishes);
}

void FunctionWalk::refineCompare(State &S, const Expr *Left, const Expr *Right, bool Equal) {
  if (!Left || !Right || !Equal)
    return;
  for (auto [Checked, With] : {std::pair(Left, Right), std::pair(Right, Left)}) {
    Text Constant = textOf(eval(With));
    if (!Constant.isConstant())
      continue;
    // What is equal to a constant is that constant.
    narrow(S, Checked, [&](const Text &Held) { return Held.isConstant() ? Held : Constant; });
  }
}

void FunctionWalk::gate(State &S, const Expr *On, const Gate &G) {
  narrow(S, On, [&](const Text &Held) { return Held.gated(G); });
}

/// A check of `argv[i]` says nothing of `argv[j]`, and both are one place: only what has
/// a name or a number of its own is narrowed. A pointer or reference is narrowed itself, not
/// what it shares with others.
void FunctionWalk::narrow(State &S, const Expr *Checked,
                          llvm::function_ref<Text(const Text &)> Change) {
  // One condition may establish several gates: each builds on what the last one left.
  auto Held = [&](ObjectId Id) {
    const Value *Narrowed = S.find(Id);
    return Narrowed ? *Narrowed : content(Id);
  };
  const Expr *E = unwrapped(Checked);
  for (const auto *C = llvm::dyn_cast<CXXConstructExpr>(E);
       C && C->getConstructor()->isCopyOrMoveConstructor(); C = llvm::dyn_cast<CXXConstructExpr>(E))
    E = unwrapped(C->getArg(0));
  if (const auto *D = llvm::dyn_cast<DeclRefExpr>(E))
    if (const auto *V = llvm::dyn_cast<VarDecl>(D->getDecl()); V && isReferring(V->getType())) {
      ObjectId Id = Objects.variable(*V);
      if (Text T = textOf(Held(Id)); !T.isUnset())
        S.set(Id, Value::text(Change(T)));
      return;
    }
  const auto *U = llvm::dyn_cast<UnaryOperator>(E);
  if (U && U->getOpcode() == UO_Deref)
    return;
  Value On = eval(E);
  bool Any = llvm::isa<ArraySubscriptExpr>(E) && llvm::any_of(On.Targets, [&](ObjectId Id) {
               return Objects[Id].K != Object::Kind::Element;
             });
  if (Any)
    return;
  if (On.Targets.size() != 1 || On.Offset || isElementOf(On.Targets.front(), E->getType()))
    return;
  ObjectId Id = On.Targets.front();
  Value V = Held(Id);
  Text T = textOf(V);
  if (T.isUnset())
    return;
  V.Chars = Change(T);
  V.Targets.clear();
  S.set(Id, std::move(V));
}

bool FunctionWalk::isConstantSet(const CallSite &Site, const GateEffect &E) {
  return portText(Site, E.Members).isConstant();
}

} // namespace bordercheck
