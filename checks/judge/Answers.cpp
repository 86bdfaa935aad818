// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "checks/judge/Answers.h"
#include "checks/text/Credentials.h"
#include "checks/text/Excerpt.h"
#include "llvm/ADT/STLExtras.h"
#include <algorithm>

namespace bordercheck {
namespace {

/// Names in the message, and input notes; more are counted.
constexpr size_t MaxNamed = 3;

/// Steps of a finding about a file that many places write.
constexpr size_t MaxSteps = 32;

/// How an origin reads in a sentence about the hole: "is read from the environment".
std::string originPhrase(const Symbol &S) {
  switch (S.From) {
  case OriginKind::Environment:
    return "comes from the environment";
  case OriginKind::Argument:
    return "comes from the command line";
  case OriginKind::Input:
    return "is entered or read from standard input";
  case OriginKind::File:
    return "is read from a file";
  case OriginKind::Network:
    return "comes from the network";
  case OriginKind::Schema:
    return "is read from a schema";
  case OriginKind::ModelOutput:
    return "is a model's answer";
  case OriginKind::Directory:
    return "is the name of a directory entry";
  case OriginKind::Database:
    return "is read from a database";
  case OriginKind::Script:
    return "comes from a script";
  case OriginKind::Settings:
    return "comes from the settings";
  case OriginKind::Process:
    return "comes from another process";
  case OriginKind::Compiled:
    return "is code that was compiled before";
  case OriginKind::Parameter:
    return "is a parameter that callers outside the analysed code supply";
  case OriginKind::Field:
    return "is a field that no analysed code writes";
  case OriginKind::Global:
    return "is a global that no analysed code writes";
  case OriginKind::Call:
    return "is the result of a function that is neither modelled nor analysed";
  case OriginKind::Unknown:
    return "is not constant";
  }
  return "is not constant";
}

std::string controlPhrase(Controller Who) {
  return Who == Controller::Unknown ? "controller unknown" : nameOf(Who).str() + "-controlled";
}

bool isVerified(const Hole &H) {
  return llvm::any_of(H.Gates, [](const Gate &G) { return isVerification(G.Kind); });
}

/// Where the hole lands, and what was done to keep it there.
std::string landingPhrase(const Hole &H, const Exposed &E) {
  Position At = E.positionOf(&H);
  bool Tells = At.Kind != PositionKind::Unknown && At.Kind != PositionKind::WholeText;
  std::string Out = Tells ? ", lands in " + At.describe() : "";
  if (isVerified(H))
    return Out + ", verified under this name before";
  auto Escape = llvm::find_if(H.Gates, [](const Gate &G) { return G.Kind == GateKind::Escape; });
  if (Escape == H.Gates.end())
    return Out + ", unchecked";
  return Out + ", escaped for " + Escape->Language + ", which does not fit";
}

std::string quoted(const Hole &H) { return "'" + H.Name + "'"; }

std::string namesOf(const std::vector<const Hole *> &Holes) {
  std::vector<llvm::StringRef> Different;
  for (const Hole *H : Holes)
    if (!llvm::is_contained(Different, H->Name))
      Different.push_back(H->Name);
  std::string Names;
  size_t Shown = std::min(Different.size(), MaxNamed);
  for (size_t I = 0; I < Shown; ++I) {
    if (I)
      Names += I + 1 == Different.size() ? " and " : ", ";
    Names += "'" + Different[I].str() + "'";
  }
  if (Different.size() > Shown)
    Names += " and " + std::to_string(Different.size() - Shown) + " more";
  return Names;
}

/// A file is written in many places: each by which data gets into it is a step.
void addWays(const LinkedCrossing &L, const Exposed &E, std::vector<Step> &Steps) {
  std::vector<Step> Ways = L.At.Writes;
  for (const Hole *H : llvm::drop_begin(E.Holes, std::min<size_t>(1, E.Holes.size())))
    if (!H->Trace.empty())
      Ways.push_back(H->Trace.back());
  for (const Step &S : Ways) {
    bool Known = llvm::any_of(Steps, [&](const Step &K) { return K.Where == S.Where; });
    if (!Known && Steps.size() < MaxSteps)
      Steps.push_back(S);
  }
}

/// From the origin to the call that crosses.
std::vector<Step> stepsTo(const LinkedCrossing &L, const Exposed &E) {
  std::vector<Step> Steps;
  if (!E.Holes.empty())
    Steps = E.Holes.front()->Trace;
  if (L.At.Kind == CrossingKind::Write)
    addWays(L, E, Steps);
  Steps.push_back({L.At.Where, L.At.Chain.empty() ? "'" + L.At.Callee + "' is called here"
                                                  : "is handed to a function that crosses"});
  llvm::append_range(Steps, L.At.Chain);
  return Steps;
}

std::string messageOf(const LinkedCrossing &L, const Exposed &E, const Wording &W) {
  if (E.Holes.empty())
    return W.Before + " " + W.After;
  llvm::StringRef From = W.From.empty() ? origination(L.At, E.As) : W.From;
  return W.Before + " " + From.str() + " " + namesOf(E.Holes) + " " + W.After;
}

} // namespace

bool isSettled(const Hole &H, llvm::ArrayRef<GateKind> Settling, Language In, const Position &At) {
  return llvm::any_of(H.Gates, [&](const Gate &G) {
    if (G.Kind != GateKind::Escape)
      return llvm::is_contained(Settling, G.Kind);
    // Where the place is not known, an escaper is believed to be used where it fits.
    bool Known = At.Kind != PositionKind::Unknown;
    return Known ? settles(G, In, At) : In.isKindOf(G.Language);
  });
}

Language languageAt(const Crossing &C) {
  const Text *T = C.input(Role::Text);
  return T ? languageOf(*T, C.Language, C.input(Role::Path)).What : languageNamed(C.Language);
}

/// Numbers hold no code; what nobody decides is as good as written in the program.
static bool carriesData(const Hole &H) { return !H.Number && H.Stands.Who != Controller::Constant; }

void order(Exposed &E) {
  // Of equal holes the first in the text.
  std::vector<std::pair<const Hole *, size_t>> Numbered;
  Numbered.reserve(E.Holes.size());
  for (const Hole *H : E.Holes)
    Numbered.emplace_back(H, Numbered.size());
  llvm::sort(Numbered, [](const auto &A, const auto &B) {
    return std::tie(B.first->Stands.Who, A.first->Name, A.first->Stands, A.second) <
           std::tie(A.first->Stands.Who, B.first->Name, B.first->Stands, B.second);
  });
  llvm::transform(Numbered, E.Holes.begin(), [](const auto &N) { return N.first; });
  auto SameOrigin = [](const Hole *A, const Hole *B) {
    return A->Name == B->Name && A->Stands.From == B->Stands.From;
  };
  E.Holes.erase(std::unique(E.Holes.begin(), E.Holes.end(), SameOrigin), E.Holes.end());
}

Exposed exposed(const Crossing &C, Role As, llvm::ArrayRef<GateKind> Settling, Language In) {
  Exposed E;
  E.As = As;
  E.In = In;
  const Text *T = C.input(As);
  if (!T)
    return E;
  for (const auto &[H, At] : positionsOf(*T, In))
    if (carriesData(*H) && !isSettled(*H, Settling, In, At) && E.Lands.insert({H, At}).second)
      E.Holes.push_back(H);
  order(E);
  return E;
}

llvm::StringRef origination(const Crossing &C, Role As) {
  const Text *T = C.input(As);
  bool Whole = T && T->shapes().size() == 1 && T->shapes().front().pieces().size() == 1 &&
               T->shapes().front().pieces().front().isHole();
  return Whole ? "taken from" : "built from";
}

Finding finding(const LinkedCrossing &L, const Exposed &E, const Wording &W) {
  Finding F;
  F.Rule = W.Rule.str();
  F.Where = L.At.Where;
  F.Who = E.Holes.empty() ? Controller::Developer : E.Holes.front()->Stands.Who;
  F.When = W.When;
  F.Level = builtinTables().severity(W.Rule, L.At.Kind, F.Who, W.When);
  F.Message = messageOf(L, E, W);

  const Place &Sink = L.At.Chain.empty() ? L.At.Where : L.At.Chain.back().Where;
  F.Notes.push_back(
      {F.Where, "the " + nameOf(E.As).str() + ": " + excerpt(redacted(*L.At.input(E.As)))});
  for (size_t I = 0; I < std::min(E.Holes.size(), MaxNamed); ++I) {
    const Hole &H = *E.Holes[I];
    const Place &From = H.Trace.empty() ? F.Where : H.Trace.front().Where;
    F.Notes.push_back({From, "input: " + quoted(H) + " " + originPhrase(H.Stands) + " (" +
                                 controlPhrase(H.Stands.Who) + ")" + landingPhrase(H, E)});
  }
  if (E.Holes.empty())
    F.Notes.push_back({F.Where, "input: written into the program (developer-controlled)"});
  F.Notes.push_back({Sink, "execution: " + W.Execution});
  F.Notes.push_back({F.Where, "to settle it: " + W.Remedy});
  F.Steps = stepsTo(L, E);
  return F;
}

} // namespace bordercheck
