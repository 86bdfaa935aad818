// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "checks/link/Resolver.h"
#include "checks/text/Artifact.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"
#include <algorithm>
#include <utility>

namespace bordercheck {
namespace {

/// What of a function or entity a memoised text is.
enum What : uint64_t {
  Returned,
  Left = 1ULL << 60,
  Passed = 2ULL << 60,
  Held = 3ULL << 60,
  Result = 4ULL << 60,
  Written = 5ULL << 60,
  Behind = 6ULL << 60
};

} // namespace

Resolver::Resolver(ProgramFunctions &Functions, BoundCounts &Cut)
    : Functions(Functions), Cut(Cut), Callers(Functions.size()) {
  size_t Calls = 0;
  for (FunctionIndex F = 0; F < Functions.size(); ++F) {
    const FunctionOutline &O = Functions.outline(F);
    if (O.Id)
      Index.try_emplace(O.Id, F);
    FirstCall.push_back(Calls);
    Calls += O.Calls.size();
    for (unsigned S = 0; S < O.Stores.size(); ++S)
      Stores[O.Stores[S].Entity].push_back({F, S});
  }
  Callees.resize(Calls);
  bindDirect();
  // A bound pointer may bring another function's address into a parameter.
  auto Forget = [this] {
    Known.clear();
    Asked.clear();
    Keeping.clear();
  };
  for (unsigned Round = 0; Round < Bounds::MaxBindRounds && bindIndirect(); ++Round)
    Forget();
  Forget();
}

bool Resolver::chooses(const Caller &C) const { return boundTo(C).size() > 1; }

Resolver::Unresolved Resolver::unresolved() const {
  Unresolved All;
  llvm::DenseSet<EntityId> Seen;
  llvm::DenseSet<EntityId> Idle;
  for (const LinkUnit &U : Functions.units())
    Idle.insert(U.idle().begin(), U.idle().end());
  for (FunctionIndex F = 0; F < Functions.size(); ++F)
    for (auto [C, Made] : llvm::enumerate(Functions.outline(F).Calls)) {
      if (!Made.Callee || !boundTo({F, static_cast<unsigned>(C)}).empty() ||
          Idle.contains(Made.Callee))
        continue;
      if (!All.First)
        All.First = {F, static_cast<unsigned>(C)};
      Seen.insert(Made.Callee);
    }
  All.Functions = Seen.size();
  return All;
}

bool Resolver::addCaller(FunctionIndex Callee, Caller C) {
  Bound &All = boundTo(C);
  if (llvm::is_contained(All, Callee))
    return false;
  if (All.size() >= Bounds::MaxCallees) {
    ++Cut.CalleesCut;
    return false;
  }
  All.push_back(Callee);
  Callers[Callee].push_back(C);
  return true;
}

void Resolver::bindDirect() {
  llvm::DenseMap<EntityId, std::vector<FunctionIndex>> Overriders;
  for (FunctionIndex F = 0; F < Functions.size(); ++F)
    for (EntityId Base : Functions.outline(F).Overrides)
      Overriders[Base].push_back(F);
  for (FunctionIndex F = 0; F < Functions.size(); ++F)
    for (unsigned C = 0; C < Functions.outline(F).Calls.size(); ++C) {
      const CallOutline &Made = Functions.outline(F).Calls[C];
      if (!Made.Callee)
        continue;
      if (auto At = Index.find(Made.Callee); At != Index.end())
        addCaller(At->second, {F, C});
      if (auto At = Overriders.find(Made.Callee); Made.Virtual && At != Overriders.end())
        for (FunctionIndex Overrider : At->second)
          addCaller(Overrider, {F, C});
    }
}

/// Follows function pointers and objects to the functions whose addresses they hold.
bool Resolver::bindIndirect() {
  bool Found = false;
  for (FunctionIndex F = 0; F < Functions.size(); ++F)
    for (unsigned C = 0; C < Functions.outline(F).Calls.size(); ++C) {
      if (!Functions.outline(F).Calls[C].Indirect)
        continue;
      const Text &Through = Functions[F]->Calls[C].Through;
      overAllCallers(F, resolve(F, Through)).forEachHole([&](const Hole &H) {
        if (H.Stands.K != Symbol::Kind::Function)
          return;
        if (auto At = Index.find(H.Stands.Entity); At != Index.end())
          Found |= addCaller(At->second, {F, C});
      });
    }
  return Found;
}

Text Resolver::notResolved(std::string Name) {
  ++Cut.ResolveDepthCut;
  Hole H;
  H.Name = std::move(Name);
  H.Stands = Symbol::origin(OriginKind::Unknown, Controller::Unknown, H.Name);
  return Text::hole(std::move(H));
}

template <typename Fn> Text Resolver::once(Key K, Fn Compute) {
  if (auto At = Active.find(K); At != Active.end()) {
    Met = std::min(Met, At->second);
    return Text();
  }
  if (auto At = Known.find(K); At != Known.end()) {
    if (auto Until = Tentative.find(K); Until != Tentative.end())
      Met = std::min(Met, Until->second);
    return At->second;
  }
  if (Depth >= Bounds::MaxResolveDepth)
    return notResolved("value from too far away");
  unsigned Here = Depth++;
  unsigned Outer = std::exchange(Met, ~0U);
  size_t Before = Order.size();
  Active[K] = Here;
  Text T = Compute();
  Active.erase(K);
  --Depth;
  Known[K] = T;
  bool Again = Met < Here && ++Tries[K] < Bounds::MaxResolveTries;
  // What was tried often enough stays, unless it would pass for a constant.
  if (Again || (Met < Here && !T.carriesData())) {
    Tentative[K] = Met;
    Order.push_back(K);
  } else if (Met >= Here) {
    // Whole again: what was found on the way with less than this is found anew, or left as it is.
    for (size_t I = Before; I < Order.size(); ++I) {
      const Key &Inner = Order[I];
      Tentative.erase(Inner);
      if (Tries[Inner] < Bounds::MaxResolveTries)
        Known.erase(Inner);
      else if (auto At = Known.find(Inner); At != Known.end() && T.carriesData())
        At->second = Text::join(At->second, notResolved("value in a recursion"), Cut);
    }
    Order.resize(Before);
    Known[K] = T;
    Met = ~0U;
  }
  Met = std::min(Met, Outer);
  return T;
}

Text Resolver::asOrigin(const Hole &H, OriginKind Kind, std::string Name) const {
  if (H.Read)
    return Text::hole(unknownRead());
  Hole Closed = H;
  Closed.Stands = Symbol::origin(Kind, defaultController(Kind), Name);
  Closed.Name = std::move(Name);
  return Text::hole(std::move(Closed));
}

Text Resolver::resolve(FunctionIndex F, const Text &T) {
  auto Fill = [&](const HolePtr &H) -> Text {
    switch (H->Stands.K) {
    case Symbol::Kind::Return:
    case Symbol::Kind::Out:
      return resultOf(F, *H);
    case Symbol::Kind::Field:
      return isAsked(F, H->Stands) ? Text::shape(Shape(H)) : anywhere(*H);
    case Symbol::Kind::Global:
      return anywhere(*H);
    default:
      return Text::shape(Shape(H));
    }
  };
  return T.substitute(Fill, Cut);
}

/// What field or global \p H holds, over the whole program.
Text Resolver::anywhere(const Hole &H) {
  return stored(H).mapHoles([&](const HolePtr &In) { return namedAfter(H, In); });
}

bool Resolver::knowsField(const Caller &C, const Symbol &Field) {
  const Call &At = Functions[C.Function]->Calls[C.Call];
  auto Is = [&](const PassedField &P) { return P.Param == Field.Index && P.Field == Field.Entity; };
  if (llvm::any_of(At.Fields, Is))
    return true;
  return llvm::any_of(At.Objects, [&](const PassedObject &O) {
    return O.Param == Field.Index && isAsked(C.Function, Symbol::fieldOf(O.From, Field.Entity));
  });
}

bool Resolver::isAsked(FunctionIndex F, const Symbol &Field) {
  if (!Field.isOfParam())
    return false;
  auto [At, New] = Asked.try_emplace({F, Field.Index, Field.Entity}, false);
  if (!New) // or on the way up a recursion
    return At->second;
  bool Known = llvm::any_of(callersOf(F), [&](const Caller &C) { return knowsField(C, Field); });
  return Asked[{F, Field.Index, Field.Entity}] = Known;
}

Text Resolver::passedField(const Caller &C, const Hole &H) {
  const Call &At = Functions[C.Function]->Calls[C.Call];
  for (const PassedField &P : At.Fields)
    if (P.Param == H.Stands.Index && P.Field == H.Stands.Entity)
      return resolve(C.Function, P.Value)
          .via({At.Where, "is passed to '" + At.Name + "' here, in '" + H.Name + "'"});
  for (const PassedObject &O : At.Objects)
    if (O.Param == H.Stands.Index) {
      Hole Further = H;
      Further.Stands = Symbol::fieldOf(O.From, H.Stands.Entity);
      return resolve(C.Function, Text::hole(std::move(Further)));
    }
  return anywhere(H);
}

/// A field tells a reader more than the file that filled it; the place that a value was put to
/// has told it already.
HolePtr Resolver::namedAfter(const Hole &Place, const HolePtr &In) {
  bool Tells = In->Stands.From != OriginKind::Environment &&
               In->Stands.From < OriginKind::Parameter && !In->Around;
  if (!Tells || !In->Stands.isOrigin() || Place.Name.empty())
    return In;
  auto Named = std::make_shared<Hole>(*In);
  Named->Name = Place.Name;
  Named->Stands.Detail += " in " + Place.Name;
  return Named;
}

const Resolver::Keepers &Resolver::keepersOf(FunctionIndex F, unsigned Param) {
  auto [Found, New] = Keeping.try_emplace({F, Param});
  if (!New)
    return Found->second;
  Keepers All;
  std::set<std::pair<FunctionIndex, unsigned>> Seen{{F, Param}};
  std::vector<std::pair<FunctionIndex, unsigned>> Open{{F, Param}};
  while (!Open.empty()) {
    auto [In, Of] = Open.back();
    Open.pop_back();
    auto IsParam = [Of = Of](const Text &T) {
      const Hole *H = T.soleHole();
      return H && H->Stands.K == Symbol::Kind::Param && H->Stands.Index == Of;
    };
    for (const Store &S : Functions[In]->Stores)
      if (S.Way == StoreWay::Pointer && IsParam(S.Value) && !llvm::is_contained(All, S.Entity))
        All.push_back(S.Entity);
    for (auto [C, Made] : llvm::enumerate(Functions[In]->Calls))
      for (auto [I, Arg] : llvm::enumerate(Made.Args))
        if (IsParam(Arg))
          for (FunctionIndex Callee : boundTo({In, static_cast<unsigned>(C)}))
            if (Seen.insert({Callee, static_cast<unsigned>(I)}).second)
              Open.emplace_back(Callee, static_cast<unsigned>(I));
  }
  llvm::sort(All);
  return Found->second = std::move(All);
}

/// What is stored, anywhere, through a pointer that \p Callee keeps.
Text Resolver::throughKeepers(FunctionIndex Callee, unsigned Param) {
  Text All;
  for (EntityId Keeper : keepersOf(Callee, Param))
    All = Text::join(All, once({Keeper, Behind}, [&] { return joined(Keeper, Which::Through); }),
                     Cut);
  return All;
}

/// \p T, an effect of what a call calls, in terms of the calling function.
Text Resolver::inCaller(const Caller &C, const Text &T) {
  auto Fill = [&](const HolePtr &H) {
    if (H->Stands.isOfParam())
      return passedField(C, *H);
    return H->Stands.K == Symbol::Kind::Param ? argument(C, H->Stands.Index)
                                              : Text::shape(Shape(H));
  };
  return T.substitute(Fill, Cut);
}

/// What the functions that \p H's call is of leave in the argument, at once or later; unset
/// where they leave that alone.
Text Resolver::leftBy(FunctionIndex F, const Hole &H) {
  Caller C{F, H.Stands.Index};
  Text All;
  for (FunctionIndex Callee : Bound(boundTo(C))) {
    All = Text::join(All, inCaller(C, outOf(Callee, H.Stands.Arg)), Cut);
    All = Text::join(All, throughKeepers(Callee, H.Stands.Arg), Cut);
  }
  return All;
}

Text Resolver::resultOf(FunctionIndex F, const Hole &H) {
  const FunctionEffects &In = *Functions[F];
  bool IsOut = H.Stands.K == Symbol::Kind::Out;
  if (H.Stands.Index >= In.Calls.size())
    return asOrigin(H, OriginKind::Call, H.Name);
  const Call &C = In.Calls[H.Stands.Index];
  Key K{F, Result + (uint64_t(H.Stands.Index) << 33) + (IsOut ? 1ULL + H.Stands.Arg : 0)};
  return once(K, [&] {
    Text All, Later;
    Caller Here{F, H.Stands.Index};
    for (FunctionIndex Callee : Bound(boundTo(Here))) {
      Text Left = IsOut ? outOf(Callee, H.Stands.Arg) : returnsOf(Callee);
      All = Text::join(All, inCaller(Here, Left), Cut);
      if (IsOut)
        Later = Text::join(Later, throughKeepers(Callee, H.Stands.Arg), Cut);
    }
    bool Passed = IsOut && C.passed(H.Stands.Arg);
    if (All.isUnset() && Passed) // nobody changes it at once
      return Text::join(argument(Here, H.Stands.Arg), Later, Cut);
    bool OfMany = boundTo({F, H.Stands.Index}).size() > Bounds::MaxAnswers;
    if (OfMany && !IsOut && All.carriesData() && !holdsHandle(All)) {
      ++Cut.AnswersCut;
      return asOrigin(H, OriginKind::Call, C.Name);
    }
    if (All.isUnset()) // in a recursion: no value yet
      return Met != ~0U ? Text() : asOrigin(H, OriginKind::Call, H.Name);
    return Text::join(All.via({C.Where, "comes out of '" + C.Name + "' here"}), Later, Cut);
  });
}

Text Resolver::returnsOf(FunctionIndex F) {
  return once({F, Returned}, [&] { return resolve(F, Functions[F]->Returns); });
}

Text Resolver::outOf(FunctionIndex F, unsigned Param) {
  return once({F, Left + Param}, [&] {
    for (const OutEffect &E : Functions[F]->Outs)
      if (E.Param == Param)
        return resolve(F, E.Value);
    return Text();
  });
}

Text Resolver::argument(const Caller &C, unsigned Param) {
  const Call &At = Functions[C.Function]->Calls[C.Call];
  Text Passed;
  if (const Text *Given = At.passed(Param))
    Passed = resolve(C.Function, *Given);
  if (Passed.isUnset()) {
    Hole H;
    H.Name = "argument of " + At.Name;
    H.Stands = Symbol::origin(OriginKind::Unknown, Controller::Unknown, H.Name);
    H.Number = Param < At.Args.size(); // no text is passed there
    Passed = Text::hole(std::move(H));
  }
  return Passed.via({At.Where, "is passed to '" + At.Name + "' here"});
}

bool Resolver::passesKept(const Caller &C, unsigned Param) const {
  const FunctionEffects &In = *Functions[C.Function];
  const Call &At = In.Calls[C.Call];
  const Text *Given = At.passed(Param);
  if (!Given)
    return false;
  bool Kept = false;
  Given->forEachHole([&](const Hole &H) {
    Kept |= llvm::any_of(In.Stores, [&](const Store &S) {
      return S.Written && S.K == H.Stands.K && S.Entity == H.Stands.Entity;
    });
  });
  return Kept;
}

Text Resolver::parameter(FunctionIndex F, unsigned Param) {
  return once({F, Passed + Param}, [&] {
    Text All;
    for (const Caller &C : callersOf(F)) {
      All = Text::join(All, overAllCallers(C.Function, argument(C, Param)), Cut);
    }
    return All;
  });
}

Text Resolver::stored(const Hole &H) {
  auto At = Stores.find(H.Stands.Entity);
  OriginKind Kind = H.Stands.K == Symbol::Kind::Field ? OriginKind::Field : OriginKind::Global;
  if (At == Stores.end())
    return asOrigin(H, Kind, H.Name);
  return once({H.Stands.Entity, Held}, [&] {
    Text All = joined(H.Stands.Entity, Which::All);
    // Calls may have left something there, and did not.
    return All.isUnset() && Met == ~0U ? asOrigin(H, Kind, H.Name) : All;
  });
}

Text Resolver::writtenBy(FunctionIndex F, EntityId Entity) {
  Text All;
  for (const Store &S : Functions[F]->Stores)
    if (S.Written && S.Entity == Entity)
      All = Text::join(All, contentOf(resolve(F, S.Value), Cut), Cut);
  return All;
}

Text Resolver::writtenTo(EntityId Entity) {
  return once({Entity, Written}, [&] { return joined(Entity, Which::Written); });
}

std::vector<Step> Resolver::writesTo(EntityId Entity) {
  std::vector<Step> All;
  for (const Stored &S : Stores.find(Entity)->second)
    llvm::append_range(All, Functions[S.Function]->Stores[S.Number].Writes);
  return All;
}

Text Resolver::joined(EntityId Entity, Which Of) {
  Text All;
  auto At = Stores.find(Entity);
  if (At == Stores.end())
    return All;
  for (const Stored &S : At->second) {
    const StoreOutline &Outline = Functions.outline(S.Function).Stores[S.Number];
    bool Written = Outline.Written;
    if ((Of == Which::Written && !Written) ||
        (Of == Which::Through && Outline.Way != StoreWay::Through))
      continue;
    const Store &What = Functions[S.Function]->Stores[S.Number];
    Text Put = What.Way == StoreWay::Left ? leftBy(S.Function, *What.Value.soleHole())
                                          : resolve(S.Function, What.Value);
    if (Put.isUnset())
      continue;
    Text T = overAllCallers(S.Function, Put);
    // Where it was written is a step already.
    if (!Written)
      T = T.via({What.Where, "is stored in '" + What.Name + "' here"});
    All = Text::join(All, T, Cut);
  }
  return All;
}

Text Resolver::overAllCallers(FunctionIndex F, const Text &T) {
  if (callersOf(F).empty())
    return closed(F, T);
  auto Fill = [&](const HolePtr &H) {
    if (H->Stands.isOfParam())
      return anywhere(*H);
    return H->Stands.K == Symbol::Kind::Param ? parameter(F, H->Stands.Index)
                                              : Text::shape(Shape(H));
  };
  return T.substitute(Fill, Cut);
}

Text Resolver::closed(FunctionIndex F, const Text &T) {
  const FunctionEffects &In = *Functions[F];
  auto Fill = [&](const HolePtr &H) {
    if (H->Stands.isOfParam())
      return anywhere(*H);
    if (H->Stands.K != Symbol::Kind::Param)
      return Text::shape(Shape(H));
    if (H->Read)
      return Text::hole(unknownRead());
    unsigned I = H->Stands.Index;
    std::string Name = I == ThisParam ? "this"
                       : I < In.ParamNames.size() && !In.ParamNames[I].empty()
                           ? In.ParamNames[I]
                           : "parameter " + std::to_string(I + 1);
    Hole Closed = *H;
    Closed.Stands = Symbol::origin(OriginKind::Parameter, defaultController(OriginKind::Parameter),
                                   Name + " of " + In.Name);
    Closed.Name = Name;
    Closed.Trace.insert(Closed.Trace.begin(),
                        {In.Where, "'" + Name + "' is a parameter of '" + In.Name + "'"});
    return Text::hole(std::move(Closed));
  };
  return T.substitute(Fill, Cut);
}

} // namespace bordercheck
