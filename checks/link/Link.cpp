// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Hands each crossing up to the callers that supply its holes, and writes down the
// crossings whose texts are closed.
#include "checks/link/Link.h"
#include "checks/link/Artifacts.h"
#include "checks/link/Resolver.h"
#include "checks/text/Artifact.h"
#include "llvm/ADT/STLExtras.h"
#include <algorithm>
#include <set>

namespace bordercheck {
namespace {

/// A crossing on its way up: its texts are in terms of F's parameters.
struct Climbing {
  FunctionIndex F = 0;
  /// The function that At.Where lies in.
  FunctionIndex In = 0;
  Crossing At;
  unsigned Level = 0;
  /// The place is settled, callers only say what they pass: the function chose among what
  /// it was given (argv[i]), brings data of its own, or is called as one of several.
  bool Settled = false;
  /// The field or global that keeps the handle which At opens, or 0.
  EntityId KeptIn = 0;
  /// A call below F was of a function that a parameter of F says: the callers that pass another
  /// one are none of this crossing's.
  struct Choice {
    EntityId Function = 0;
    /// What is called, in terms of F's parameters.
    Text Through;
    /// It was of one of several: the crossing stands here if no caller tells which.
    bool OfSeveral = false;
    Place Where;
    FunctionIndex In = 0;
    std::vector<Step> Chain;
  };
  std::optional<Choice> Chosen = std::nullopt;
};

/// What the callers of a function may call through \p T.
enum class Calls : uint8_t { Other, Open, This };

Calls whatCalls(const Text &T, EntityId Function) {
  bool Open = false;
  bool Here = false;
  bool Others = false;
  T.forEachHole([&](const Hole &H) {
    bool IsFunction = H.Stands.K == Symbol::Kind::Function;
    Here |= IsFunction && H.Stands.Entity == Function;
    Others |= IsFunction && H.Stands.Entity != Function;
    Open |= !IsFunction;
  });
  if (Open || (Here && Others))
    return Calls::Open;
  return Here ? Calls::This : Calls::Other;
}

/// The holes of \p T and of the paths of its handles.
void forEachHoleInside(const Text &T, llvm::function_ref<void(const Hole &)> Visit) {
  T.forEachHole([&](const Hole &H) {
    Visit(H);
    if (H.isHandle())
      H.Path->forEachHole(Visit);
  });
}

bool isOpen(const Crossing &C) {
  bool Open = false;
  for (const CrossingInput &I : C.Inputs)
    forEachHoleInside(I.Value, [&](const Hole &H) {
      // A descriptor is a number, too.
      Open |= H.Stands.isOfParam() ||
              (H.Stands.K == Symbol::Kind::Param && (!H.Number || I.As == Role::Artifact));
    });
  return Open;
}

/// False for what is written to something that is no handle, whoever calls.
bool mayBeArtifact(const Crossing &C) {
  const Text *T = C.Kind == CrossingKind::Write ? C.input(Role::Artifact) : nullptr;
  return !T || holdsHandle(*T) || isOpen(C);
}

/// An entry of the environment that the callers name: they bring it.
bool isOfCallers(const Hole &H) {
  bool Named = false;
  if (H.Stands.From == OriginKind::Environment && H.Path)
    H.Path->forEachHole([&](const Hole &Of) { Named |= Of.Stands.K == Symbol::Kind::Param; });
  return Named;
}

/// Does the function itself bring data into the crossing?
bool hasOwnData(const Crossing &C) {
  bool Own = false;
  for (const CrossingInput &I : C.Inputs)
    forEachHoleInside(I.Value, [&](const Hole &H) {
      Own |= H.Stands.isOrigin() && !H.Number && !isOfCallers(H);
    });
  return Own;
}

/// The parameter that is the handle which \p C writes through.
std::optional<unsigned> handleParam(const Crossing &C) {
  const Text *Held = C.Kind == CrossingKind::Write ? C.input(Role::Artifact) : nullptr;
  if (!Held || Held->isUnset() || !beginsWithHandle(Held->shapes().front()))
    return std::nullopt;
  const Symbol &Stands = Held->shapes().front().pieces().front().hole().Stands;
  return Stands.K == Symbol::Kind::Param ? std::optional(Stands.Index) : std::nullopt;
}

std::string key(const LinkedCrossing &L) {
  std::string K = L.At.Callee + '\n';
  for (const CrossingInput &I : L.At.Inputs) {
    K += nameOf(I.As).str() + '=' + I.Value.print() + '\n';
    // What one sink checks, another need not.
    I.Value.forEachHole([&](const Hole &H) {
      for (const Gate &G : H.Gates)
        K += nameOf(G.Kind).str() + ' ' + G.Language + ',';
      K += ';';
    });
  }
  for (size_t S : L.Silenced)
    K += "silenced " + std::to_string(S) + '\n';
  return K;
}

/// The Artifact input of \p C as Path and Text, with what was written through the place
/// that keeps the handle; false where nothing was written to a file.
bool settleArtifact(Crossing &C, const Text &ThroughKeeper, BoundCounts &Cut) {
  auto At = llvm::find_if(C.Inputs, [](const CrossingInput &I) { return I.As == Role::Artifact; });
  if (At == C.Inputs.end())
    return true;
  Text Held = std::move(At->Value);
  C.Inputs.erase(At);
  Held.forEachHole([&](const Hole &H) {
    if (H.isHandle() && C.Callee.empty())
      C.Callee = H.Stands.Detail;
  });
  if (C.Kind != CrossingKind::Write && holdsHandle(Held) && isUnbound(Held)) {
    // Standard input, a connection: what is read there has no path, only a name for messages.
    llvm::erase_if(C.Inputs, [](const CrossingInput &I) { return I.As == Role::Path; });
    C.Inputs.push_back({Role::Text, readFrom(Held)});
    return true;
  }
  Text Content = Text::concat(contentOf(Held, Cut), contentOf(ThroughKeeper, Cut), Cut);
  Text Path = pathOf(Held, Cut);
  if (!Path.isUnset()) {
    llvm::erase_if(C.Inputs, [](const CrossingInput &I) { return I.As == Role::Path; });
    C.Inputs.push_back({Role::Path, std::move(Path)});
  }
  if (C.Kind != CrossingKind::Write)
    return true;
  if (Content.isUnset() || !C.input(Role::Path))
    return false;
  C.Inputs.push_back({Role::Text, std::move(Content)});
  return true;
}

template <typename T> void makeUnique(std::vector<T> &All) {
  llvm::sort(All);
  All.erase(std::unique(All.begin(), All.end()), All.end());
}

class Linker {
public:
  explicit Linker(std::vector<LinkUnit> Given) : Functions(std::move(Given)) {
    for (const LinkUnit &U : Functions.units()) {
      Result.Counts += U.counts();
      llvm::append_range(Result.Suppressions, U.suppressions());
      llvm::append_range(Result.Mistakes, U.mistakes());
    }
    makeUnique(Result.Suppressions);
    makeUnique(Result.Mistakes);
  }

  Program run() {
    Resolver Symbols(Functions, Result.Counts.Cut);
    for (FunctionIndex F = 0; F < Functions.size(); ++F) {
      if (!Functions.outline(F).Crosses)
        continue;
      for (const Crossing &C : Functions[F]->Crossings) {
        Crossing Resolved = C;
        for (CrossingInput &I : Resolved.Inputs)
          I.Value = Symbols.resolve(F, I.Value);
        climb(Symbols, {F, F, std::move(Resolved)});
      }
    }
    climbKept(Symbols);
    findMissing(Symbols);
    finish();
    return std::move(Result);
  }

private:
  void climb(Resolver &Symbols, Climbing First) {
    std::vector<Climbing> Work{std::move(First)};
    std::set<std::pair<FunctionIndex, std::string>> Seen;
    while (!Work.empty()) {
      Climbing Now = std::move(Work.back());
      Work.pop_back();
      if (!mayBeArtifact(Now.At))
        continue;
      llvm::ArrayRef<Caller> Callers = Symbols.callersOf(Now.F);
      // Callers that see what is declared have a crossing of their own.
      if (Callers.empty() && Now.Level == 0 && Symbols.function(Now.F).Declared)
        continue;
      if (!isOpen(Now.At) || Callers.empty()) {
        write(Symbols, Now);
        continue;
      }
      if (Seen.size() >= Bounds::MaxClimbs) {
        ++Result.Counts.Cut.ClimbsCut;
        write(Symbols, Now);
        continue;
      }
      if (Now.Level >= Bounds::MaxCallDepth) {
        ++Result.Counts.Cut.CallDepthCut;
        write(Symbols, Now);
        continue;
      }
      if (Callers.size() > Bounds::MaxCallers) {
        ++Result.Counts.Cut.CallersCut;
        Callers = Callers.take_front(Bounds::MaxCallers);
      }
      bool Own = hasOwnData(Now.At);
      std::optional<Crossing> Here;
      std::optional<unsigned> Handle = handleParam(Now.At);
      for (const Caller &C : Callers) {
        if (Handle && Symbols.passesKept(C, *Handle))
          continue;
        std::optional<Handed> Up = handUp(Symbols, Now, C);
        if (!Up)
          continue;
        Climbing &Next = Up->Next;
        if ((Own && !Up->Supplies) || !Up->Knows) {
          // The data is this function's, or comes from a field that the caller says nothing
          // of: one crossing for all such callers, with the constants that they pass.
          joinInputs(Here, Now.At, Next.At);
          continue;
        }
        std::string Text;
        for (const CrossingInput &I : Next.At.Inputs)
          Text += I.Value.print() + '\n';
        if (Seen.insert({Next.F, Text + Next.At.Where.File + std::to_string(Next.At.Where.Line) +
                                     ':' + std::to_string(Next.At.Where.Column)})
                .second)
          Work.push_back(std::move(Next));
      }
      if (Here) {
        Now.At = std::move(*Here);
        write(Symbols, Now);
      }
    }
  }

  /// \p At, with the inputs of \p More beside those that \p All holds already.
  void joinInputs(std::optional<Crossing> &All, const Crossing &At, const Crossing &More) {
    bool First = !All;
    if (First)
      All = At;
    for (size_t I = 0; I < At.Inputs.size(); ++I) {
      Text &Joined = All->Inputs[I].Value;
      Joined = First ? More.Inputs[I].Value
                     : Text::join(Joined, More.Inputs[I].Value, Result.Counts.Cut);
    }
  }

  /// A handle that a field or global keeps is written by whoever reaches it: all of that is
  /// what the artifact holds.
  void climbKept(Resolver &Symbols) {
    std::set<EntityId> Written;
    for (FunctionIndex F = 0; F < Functions.size(); ++F)
      for (const StoreOutline &S : Functions.outline(F).Stores)
        if (S.Written)
          Written.insert(S.Entity);
    for (FunctionIndex F = 0; F < Functions.size(); ++F)
      for (auto [I, Outline] : llvm::enumerate(Functions.outline(F).Stores)) {
        if (Outline.Written || Outline.Way == StoreWay::Left || !Written.count(Outline.Entity))
          continue;
        const Store &S = Functions[F]->Stores[I];
        Text Handle = Symbols.resolve(F, S.Value);
        if (!holdsHandle(Symbols.overAllCallers(F, Handle)))
          continue;
        Crossing C;
        C.Kind = CrossingKind::Write;
        C.Where = S.Where;
        // What the function that opens writes itself comes first.
        C.Inputs.push_back({Role::Artifact, Text::concat(Handle, Symbols.writtenBy(F, S.Entity),
                                                         Result.Counts.Cut)});
        Climbing First{F, F, std::move(C)};
        First.KeptIn = S.Entity;
        climb(Symbols, std::move(First));
      }
  }

  /// What \p C says of which function its call, or the one further down, is of. \returns
  /// false where it is of another one.
  bool choose(Resolver &Symbols, const Climbing &From, const Caller &C, Climbing &Next) {
    if (From.Chosen) {
      Next.Chosen = From.Chosen;
      Next.Chosen->Through = passedFor(Symbols, From.Chosen->Through, C);
      switch (whatCalls(Next.Chosen->Through, From.Chosen->Function)) {
      case Calls::Other:
        return false;
      case Calls::This:
        Next.Chosen.reset();
        return true;
      case Calls::Open:
        return true;
      }
    }
    if (From.Settled)
      return true;
    const Call &Made = Symbols.function(C.Function).Calls[C.Call];
    Text Through = Symbols.resolve(C.Function, Made.Through);
    bool ByCaller = false;
    Through.forEachHole([&](const Hole &H) {
      ByCaller |= H.Stands.K == Symbol::Kind::Param || H.Stands.isOfParam();
    });
    if (ByCaller)
      Next.Chosen = Climbing::Choice{Functions.outline(From.F).Id,
                                     std::move(Through),
                                     Symbols.chooses(C),
                                     From.At.Where,
                                     From.In,
                                     From.At.Chain};
    else
      Next.Settled = Symbols.chooses(C) && From.At.Kind != CrossingKind::Write;
    return true;
  }

  Text passedFor(Resolver &Symbols, const Text &T, const Caller &C) {
    auto Fill = [&](const HolePtr &H) {
      if (H->Stands.isOfParam())
        return Symbols.passedField(C, *H);
      return H->Stands.K == Symbol::Kind::Param ? Symbols.argument(C, H->Stands.Index)
                                                : Text::shape(Shape(H));
    };
    return T.substitute(Fill, Result.Counts.Cut);
  }

  /// The crossing as a caller makes it.
  struct Handed {
    Climbing Next;
    /// The caller brings data of its own.
    bool Supplies = false;
    /// It says something of what is open.
    bool Knows = false;
  };

  /// Nothing where \p C calls another function.
  std::optional<Handed> handUp(Resolver &Symbols, const Climbing &From, const Caller &C) {
    const Call &Made = Symbols.function(C.Function).Calls[C.Call];
    Climbing Next{C.Function, From.In, From.At, From.Level + 1, From.Settled, From.KeptIn};
    if (!choose(Symbols, From, C, Next))
      return std::nullopt;
    // Who names a file tells artifacts apart, wherever the function is that writes them all.
    bool Writes = From.At.Kind == CrossingKind::Write;
    bool Stays = Next.Settled || (!Writes && hasOwnData(From.At));
    bool Supplies = false;
    bool Knows = false;
    bool Whole = false;
    for (CrossingInput &I : Next.At.Inputs) {
      auto Fill = [&](const HolePtr &H) -> Text {
        bool Field = H->Stands.isOfParam();
        if (!Field && H->Stands.K != Symbol::Kind::Param)
          return Text::shape(Shape(H));
        Whole |= !H->Part;
        Knows |= !Field || Symbols.knowsField(C, H->Stands);
        Text Passed = Field ? Symbols.passedField(C, *H) : Symbols.argument(C, H->Stands.Index);
        Supplies |= Passed.carriesData() || (I.As == Role::Artifact && holdsHandle(Passed));
        return Passed;
      };
      I.Value = I.Value.substitute(Fill, Result.Counts.Cut);
    }
    Next.Settled = Stays || !Whole;
    if (Next.Settled)
      return Handed{std::move(Next), Supplies, Knows};
    // A call of what is declared to cross is the crossing.
    bool Crosses = From.At.Chain.empty() && Symbols.function(From.F).Declared;
    std::string Does = From.At.Callee.empty() ? "opens the file" : "calls '" + From.At.Callee + "'";
    Step Down{From.At.Where, From.At.Chain.empty() ? "'" + Made.Name + "' " + Does + " here"
                                                   : "'" + Made.Name + "' passes it on here"};
    if (!Crosses)
      Next.At.Chain.insert(Next.At.Chain.begin(), std::move(Down));
    Next.At.Where = Made.Where;
    Next.In = C.Function;
    return Handed{std::move(Next), Supplies, Knows};
  }

  void write(Resolver &Symbols, const Climbing &Now) {
    LinkedCrossing L;
    L.At = Now.At;
    // No caller said which function it is: who reads a call further up does not see it.
    bool Stays = Now.Chosen && Now.Chosen->OfSeveral && Now.At.Kind != CrossingKind::Write;
    if (Stays) {
      L.At.Where = Now.Chosen->Where;
      L.At.Chain = Now.Chosen->Chain;
    }
    L.Function = Symbols.function(Stays ? Now.Chosen->In : Now.In).Name;
    L.GeneratedBy = Symbols.function(Stays ? Now.Chosen->In : Now.In).GeneratedBy;
    for (CrossingInput &I : L.At.Inputs)
      I.Value = Symbols.closed(Now.F, I.Value);
    Text Content;
    if (Now.KeptIn) {
      Content = Symbols.writtenTo(Now.KeptIn);
      L.At.Writes = Symbols.writesTo(Now.KeptIn);
    }
    if (!settleArtifact(L.At, Content, Result.Counts.Cut))
      return;
    silence(L, L.At.Where);
    if (!L.At.Chain.empty())
      silence(L, L.At.Chain.back().Where);
    Result.Crossings.push_back(std::move(L));
  }

  void findMissing(Resolver &Symbols) {
    auto [Count, First] = Symbols.unresolved();
    Result.Missing.Count = Count;
    if (First)
      Result.Missing.Example = Symbols.function(First->Function).Calls[First->Call].Name;
    for (const LinkUnit &U : Functions.units())
      if (!U.problem().empty())
        Result.Unread.push_back({U.name(), U.problem()});
  }

  void silence(LinkedCrossing &L, const Place &P) const {
    // Sorted by file first.
    auto InFile = [&](const Suppression &S) { return S.File < P.File; };
    auto At = llvm::partition_point(Result.Suppressions, InFile);
    for (; At != Result.Suppressions.end() && At->File == P.File; ++At) {
      auto I = static_cast<size_t>(At - Result.Suppressions.begin());
      if (At->FirstLine <= P.Line && P.Line <= At->LastLine && !llvm::is_contained(L.Silenced, I))
        L.Silenced.push_back(I);
    }
  }

  void finish() {
    std::vector<std::pair<std::string, LinkedCrossing>> Keyed;
    Keyed.reserve(Result.Crossings.size());
    for (LinkedCrossing &L : Result.Crossings)
      Keyed.emplace_back(key(L), std::move(L));
    auto Order = [](const auto &A, const auto &B) {
      return std::tie(A.second.At.Where, A.second.At.Kind, A.first, A.second.At.Chain) <
             std::tie(B.second.At.Where, B.second.At.Kind, B.first, B.second.At.Chain);
    };
    auto Same = [](const auto &A, const auto &B) {
      return A.second.At.Where == B.second.At.Where && A.first == B.first;
    };
    llvm::sort(Keyed, Order);
    Keyed.erase(std::unique(Keyed.begin(), Keyed.end(), Same), Keyed.end());
    Result.Crossings.clear();
    for (auto &[K, L] : Keyed)
      Result.Crossings.push_back(std::move(L));
    mergeWrites(Result.Crossings, Result.Counts.Cut);
    followRenames(Result.Crossings, Result.Counts.Cut);
    markExecutables(Result.Crossings, Result.Counts.Cut);
    joinArtifacts(Result.Crossings);
  }

  ProgramFunctions Functions;
  Program Result;
};

} // namespace

Program link(Collector Units) { return Linker(Units.take()).run(); }

Program link(std::vector<Summary> Units) {
  Collector All;
  for (Summary &S : Units)
    All.add(std::move(S));
  return link(std::move(All));
}

} // namespace bordercheck
