// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What must come of a call: the effects of its models, as facts and crossings.
#include "test/support/StubCase.h"
#include "llvm/ADT/STLExtras.h"

namespace bordercheck::test {
namespace {

bool mentions(const Text *T, llvm::StringRef Word) {
  return T && !T->isUnset() && llvm::StringRef(T->print()).contains(Word);
}

bool anyHole(const Text *T, llvm::function_ref<bool(const Hole &)> Is) {
  bool Found = false;
  if (T)
    T->forEachHole([&](const Hole &H) { Found |= Is(H); });
  return Found;
}

bool writesThroughHandle(const Model &M) {
  return M.Crosses && M.Crosses->Kind == CrossingKind::Write && M.Crosses->Handle;
}

} // namespace

void StubCase::expect(unsigned First, std::vector<Expectation> &Into) const {
  unsigned LastCheck = First;
  std::string Condition = Given ? " (" + wordOf(Given->On) + " given)" : "";
  for (const Model *M : Fitting) {
    size_t Before = Into.size();
    expectModel(*M, First, Into);
    if (checks(*M))
      expectPassed(*M, ++LastCheck, Into);
    for (size_t I = Before; I < Into.size(); ++I)
      Into[I].Says = Name + ", " + std::to_string(Kinds.size()) + " arguments" + Condition + ": " +
                     Into[I].Says;
  }
}

void StubCase::expectModel(const Model &M, unsigned Line, std::vector<Expectation> &Into) const {
  auto Fact = [&](const Port &P, const std::string &Says,
                  const std::function<bool(const Text *)> &Is, const char *Of = "") {
    // What a global holds shows in another function: test/flow/facts/objects.c.
    for (const Port &One : each(P))
      if (One.K != Port::Kind::Global)
        Into.push_back(
            {Line, wordOf(One) + Of + " " + Says,
             [=, Id = wordOf(One) + Of](const Seen &S) { return Is(S.fact(Line, Id)); }});
  };
  auto From = [](OriginKind K) {
    return [K](const Text *T) {
      return anyHole(T, [K](const Hole &H) { return H.Stands.isOrigin() && H.Stands.From == K; });
    };
  };
  auto Mentions = [](const std::string &Word) {
    return [Word](const Text *T) { return mentions(T, Word); };
  };
  if (M.Source)
    Fact(M.Source->To, "comes from " + nameOf(M.Source->From).str(), From(M.Source->From));
  if (M.Read)
    Fact(M.Read->To, "is read from " + wordOf(M.Read->Handle), Mentions(wordOf(M.Read->Handle)));
  if (M.Open) {
    Fact(M.Open->Handle, "is open", From(M.Open->From));
    if (M.Open->Path)
      Fact(M.Open->Handle, "is open on " + wordOf(M.Open->Path), Mentions(wordOf(M.Open->Path)));
  }
  if (M.Close)
    Fact(M.Close, "was open on " + wordOf(M.Close), Mentions(wordOf(M.Close)));
  if (M.Build)
    for (const Port &Part : partsOf(*M.Build))
      for (const Port &One : each(Part))
        Fact(M.Build->To, "holds " + wordOf(One), Mentions(valueOf(One)),
             isHandle(M.Build->To) ? " text" : "");
  if (M.Callback)
    expectCalledBack(*M.Callback, Line, Into);
  if (M.TrustedPath)
    Fact(M.TrustedPath, "is trusted", [](const Text *T) {
      return anyHole(T, [](const Hole &H) { return H.hasGate(GateKind::Promotion); });
    });
  if (M.Escape)
    Fact(M.Escape->To, "is escaped", [L = M.Escape->Language](const Text *T) {
      return anyHole(T, [&](const Hole &H) {
        return llvm::is_contained(H.Gates, Gate{GateKind::Escape, L, {}});
      });
    });
  Port Result{Port::Kind::Return, 0, {}};
  if (M.Returns && !IsConstructor) {
    std::string Word = isWritten(M.Returns) ? "" : wordOf(M.Returns);
    Fact(Result, "is " + wordOf(M.Returns), Mentions(Word));
  }
  if (M.ReturnsNumber && Gives == Result::Number)
    Fact(Result, "is a number",
         [](const Text *T) { return anyHole(T, [](const Hole &H) { return H.Number; }); });
  if (M.Neutral) {
    Fact(Result, "is nothing", [From](const Text *T) { return !From(OriginKind::Call)(T); });
    Into.push_back({Line, "no crossing", [=](const Seen &S) { return S.crossings(Line).empty(); }});
  }
  if (writesThroughHandle(M) && M.Crosses->Handle.K == Port::Kind::Global)
    return;
  if (writesThroughHandle(M))
    expectWrite(M, Line, Into);
  else if (M.Crosses)
    expectCrossing(*M.Crosses, Line, Into);
}

/// Once, where the handle is opened, with all that was written.
void StubCase::expectWrite(const Model &M, unsigned Line, std::vector<Expectation> &Into) const {
  std::vector<std::string> Words;
  for (const Port &Part : M.Build ? partsOf(*M.Build) : std::vector<Port>())
    for (const Port &One : each(Part))
      Words.push_back(valueOf(One));
  Into.push_back({Line, "one write crossing of " + wordOf(M.Crosses->Handle),
                  [=, Path = wordOf(M.Crosses->Handle)](const Seen &S) {
                    return !Words.empty() &&
                           1 == llvm::count_if(S.crossings(Line), [&](const auto *C) {
                             return C->Kind == CrossingKind::Write &&
                                    mentions(C->input(Role::Path), Path) &&
                                    llvm::all_of(Words, [&](const std::string &Word) {
                                      return mentions(C->input(Role::Text), Word);
                                    });
                           });
                  }});
}

void StubCase::expectCrossing(const CrossingEffect &E, unsigned Line,
                              std::vector<Expectation> &Into) const {
  auto Input = [&](Role As, const Port &P, const std::string &Word) {
    Into.push_back(
        {Line, nameOf(E.Kind).str() + " crossing with " + wordOf(P) + " as its " + nameOf(As).str(),
         [=, K = E.Kind, Callee = Name](const Seen &S) {
           return llvm::any_of(S.crossings(Line), [&](const Crossing *C) {
             return C->Kind == K && C->Callee == Callee && mentions(C->input(As), Word);
           });
         }});
  };
  auto Inputs = [&](Role As, const Port &P) {
    for (const Port &One : P ? each(P) : std::vector<Port>())
      Input(As, One, isWritten(One) ? "" : valueOf(One));
  };
  Inputs(Role::Text, E.Text);
  Inputs(Role::Options, E.Options);
  Inputs(Role::Arguments, E.Arguments);
  Inputs(Role::Path, E.Handle ? E.Handle : E.Path);
  Inputs(Role::From, E.From);
  Inputs(Role::Executable, E.Executable);
}

/// What the callback is given, as it states itself.
void StubCase::expectCalledBack(const CallbackEffect &E, unsigned Line,
                                std::vector<Expectation> &Into) const {
  std::string Handed = wordOf(E.Function);
  auto Given = [&](unsigned Param, const std::string &Says, auto Is) {
    std::string Id = Handed + " p" + std::to_string(Param);
    Into.push_back({Line, Id + " " + Says, [=](const Seen &S) { return Is(S.fact(Line, Id)); }});
  };
  unsigned Param = E.First;
  for (const Port &P : E.Passes)
    for (const Port &One : each(P))
      Given(
          Param++, "is " + wordOf(One),
          [Word = isWritten(One) ? "" : valueOf(One)](const Text *T) { return mentions(T, Word); });
  if (!E.Source)
    return;
  bool Open = E.Source->To.K == Port::Kind::ArgsFrom;
  unsigned End =
      Open ? std::min(CallbackParameters, E.Source->To.Index + 2) : E.Source->To.Index + 1;
  for (unsigned I = E.Source->To.Index; I < End; ++I)
    Given(I, "comes from " + nameOf(E.Source->From).str(), [From = E.Source->From](const Text *T) {
      return anyHole(T, [From](const Hole &H) { return H.Stands.From == From; });
    });
}

void StubCase::expectPassed(const Model &M, unsigned Line, std::vector<Expectation> &Into) const {
  Port On = checkedBy(M);
  auto Equals = [&](const std::string &Id, const std::string &Word) {
    Into.push_back({Line, Id + " equals " + Word, [=](const Seen &S) {
                      const Text *T = S.fact(Line, Id);
                      return T && T->constant() == Word;
                    }});
  };
  if (M.Compare)
    Equals(wordOf(On), wordOf(M.Compare->Right));
  else if (M.Gate->Some) // the members are one constant
    Equals("checked", wordOf(On));
  else
    Into.push_back({Line, wordOf(On) + " passed a gate",
                    [=, K = M.Gate->Kind, Id = wordOf(On)](const Seen &S) {
                      return anyHole(S.fact(Line, Id), [&](const Hole &H) { return H.hasGate(K); });
                    }});
}

} // namespace bordercheck::test
