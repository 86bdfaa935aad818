// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What a branch says of a value: on the edge where a comparison with a constant
// holds the value is that constant; on the edge where a gate accepts, the value
// carries the gate. Short-circuit operators need nothing here, because the CFG gives
// each operand a block of its own.
#include "checks/flow/FunctionWalk.h"
#include "checks/flow/Predicates.h"

using namespace clang;

namespace bordercheck {

Claims FunctionWalk::ask(llvm::function_ref<Claims(Conditions &)> Question) {
  if (!Function) // an initializer outside of functions
    return {};
  auto Constant = [this](const Expr &E) {
    // A call that the walk has not come to is in a lambda: it has no number here.
    const Expr *Inner = unwrapped(&E);
    std::optional<CallSite> Site = CallSite::of(*Inner);
    if (Site && !Evaluated.count(Inner) && Unit.Known.modelsOf(*Site).empty())
      return Text();
    Text T = textOf(eval(&E));
    return T.isConstant() ? T : Text();
  };
  Conditions Reads(Unit.Ast, Unit.Known, Unit.Names, Unit.Known.bodyOf(*Function), Constant);
  return Question(Reads);
}

void FunctionWalk::refine(State &S, llvm::function_ref<Claims(Conditions &)> Question) {
  for (const Claim &C : ask(Question)) {
    if (C.First)
      continue;
    if (C.Constants.isUnset())
      gate(S, C.On, C.Passed);
    else
      // What is equal to a constant is that constant.
      narrow(S, C.On, [&](const Text &Held) { return Held.isConstant() ? Held : C.Constants; });
  }
}

Text FunctionWalk::letterAt(const Expr &E, const Text &T) {
  if (!T.carriesData())
    return T;
  Claims Found = ask([&](Conditions &Reads) { return Reads.ofPlace(E); });
  return Found.empty() ? T : T.gated(Found.front().Passed);
}

void FunctionWalk::gate(State &S, const Expr *On, const Gate &G) {
  std::vector<Text> Read;
  narrow(S, On, [&](const Text &Held) {
    Held.forEachHole([&](const Hole &H) {
      if (H.Path && H.Stands.isOrigin())
        Read.push_back(*H.Path);
    });
    return Held.gated(G);
  });
  if (!isVerification(G.Kind))
    return;
  // Whoever verified what a file holds says something of the file's name, too.
  std::vector<std::pair<ObjectId, Value>> Named;
  for (const auto &[Id, V] : S.values())
    if (llvm::is_contained(Read, V->Chars))
      Named.emplace_back(Id, *V);
  if (Function)
    for (const ParmVarDecl *P : Function->parameters())
      if (Value V = content(Objects.variable(*P)); llvm::is_contained(Read, V.Chars))
        Named.emplace_back(Objects.variable(*P), V);
  for (auto &[Id, V] : Named) {
    V.Chars = V.Chars.gated(G);
    S.set(Id, V);
  }
}

/// What the function has put into the buffer that the parameter \p V stands for all along: a
/// check of it is one of what the caller gets.
std::optional<Value> FunctionWalk::filledBuffer(const State &S, const VarDecl &V) {
  bool Moves = llvm::any_of(Unit.Known.bodyOf(*Function).writesTo(V),
                            [](const Write &W) { return !W.Through; });
  if (!llvm::isa<ParmVarDecl>(V) || Moves || !isCharacter(referredTo(V.getType())))
    return std::nullopt;
  const Value *Put = S.find(Objects.pointee(Objects.variable(V)));
  return Put && !Put->Chars.isUnset() ? std::optional(*Put) : std::nullopt;
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
  const Expr *E = bare(Checked);
  // A check of a copy is one of the original, for as long as it lasts.
  while (const Expr *Of = wholeOf(*E, Unit.Known))
    E = bare(Of);
  if (const auto *D = llvm::dyn_cast<DeclRefExpr>(E))
    if (const auto *V = llvm::dyn_cast<VarDecl>(D->getDecl()); V && isReferring(V->getType())) {
      ObjectId Id = Objects.variable(*V);
      std::optional<Value> Filled = filledBuffer(S, *V);
      if (Text T = textOf(Held(Id)); !T.isUnset())
        S.set(Id, Value::text(Change(T)));
      if (Filled) {
        Filled->Chars = Change(Filled->Chars);
        S.set(Objects.pointee(Id), std::move(*Filled));
      }
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
  // A library's record is one place: entry->d_name is all of it.
  bool Whole = llvm::isa<MemberExpr>(E) || !On.Targets.size() ||
               !isElementOf(On.Targets.front(), E->getType());
  if (On.Targets.size() != 1 || On.Offset || !Whole)
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

} // namespace bordercheck
