// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "checks/judge/Written.h"
#include "checks/text/Excerpt.h"
#include "llvm/ADT/STLExtras.h"
#include <map>

namespace bordercheck {
namespace {

/// A text that becomes code, and what happens to it.
struct Generated {
  Exposed Holes;
  std::string Done, Execution;
  Moment When = Moment::Now;
};

std::optional<Generated> generated(const LinkedCrossing &L, const Written *W) {
  if (L.At.Kind == CrossingKind::Write) {
    if (!W)
      return std::nullopt;
    return Generated{W->Content, "is written to " + W->File, "later, by whatever reads " + W->File,
                     Moment::Later};
  }
  Exposed Holes = exposed(L.At, Role::Text, SettlesText, languageAt(L.At));
  switch (L.At.Kind) {
  case CrossingKind::Compile:
    return Generated{std::move(Holes), "is compiled by " + L.At.Callee, "compiled here"};
  case CrossingKind::Interpret:
    return Generated{std::move(Holes), "is interpreted by " + L.At.Callee, "interpreted here"};
  case CrossingKind::Command:
    return Generated{std::move(Holes), "is run by " + L.At.Callee, "run by the shell here"};
  default:
    return std::nullopt;
  }
}

/// A place that is meant to hold a part of what the grammar has there. In code, anything is.
bool isConfined(const Position &At) {
  switch (At.Kind) {
  case PositionKind::Unknown:
  case PositionKind::WholeText:
  case PositionKind::Code:
  case PositionKind::Number:
    return false;
  default:
    return true;
  }
}

std::string remedyFor(const Position &At, Language In) {
  switch (At.Kind) {
  case PositionKind::Identifier:
    return "check that it is an identifier before it is put there";
  case PositionKind::CommandWord:
    return "start the program without a shell, with the value as an argument of its own, or quote "
           "it for the shell";
  case PositionKind::FormatString:
    return "pass the value as an argument of a constant format";
  case PositionKind::IncludePath:
  case PositionKind::Directive:
    return "compare it with constants before it is put there";
  default:
    return "escape it where it is put" + (In.isUnknown() ? "" : ", for " + In.name().str()) +
           ", or check that it holds nothing that leaves the place";
  }
}

/// Is \p H one of a text whose order is lost? Then the finding is where it was put into it.
bool isElsewhere(const Hole &H) { return H.Around && H.Around->Where.isValid(); }

/// Where the order is lost, a value may have come there by the loss alone. A file is put together
/// line by line all over a program, and its lines stay what they are; of a command or a script all
/// that is reported where it runs. Of a value that nobody knows, no line tells; nor does one that
/// came together over several functions, which may be of another language.
bool isTooWeak(const Hole &H, const Crossing &At) {
  if (!H.Around)
    return false;
  return !isElsewhere(H) || At.Kind != CrossingKind::Write || H.Stands.From == OriginKind::Call ||
         H.Stands.From == OriginKind::Unknown;
}

/// \p Chars with holes of no name for its marks.
Shape lineOf(llvm::StringRef Chars) {
  Shape Line;
  BoundCounts None;
  auto Other = std::make_shared<Hole>();
  Other->Name = "...";
  while (!Chars.empty()) {
    auto [Before, After] = Chars.split(HoleMark);
    Line = Shape::concat(Line, Shape(Before.str()), None);
    if (Before.size() < Chars.size())
      Line = Shape::concat(Line, Shape(Other), None);
    Chars = After;
  }
  return Line;
}

Finding findingFor(const LinkedCrossing &L, const Generated &G, const Exposed &E) {
  const Hole &First = *E.Holes.front();
  Position At = E.positionOf(&First);
  bool Elsewhere = isElsewhere(First);
  // Of a text without order the language is a guess, which the place does not depend on.
  std::string Language = Elsewhere ? "generated" : E.In.name().str();
  Finding F = finding(
      L, E,
      {"unescaped-hole", Language + " text that " + G.Done,
       "in " + At.describe() + ", and nothing escapes it: " + leavesBy(E.In, At) + " leaves it",
       G.Execution, remedyFor(At, E.In), G.When, "holds"});
  if (!Elsewhere)
    return F;
  F.Where = First.Around->Where;
  BoundCounts None;
  Shape Line =
      Shape::concat(lineOf(First.Around->Before), Shape(std::make_shared<const Hole>(First)), None);
  Line = Shape::concat(Line, lineOf(First.Around->After), None);
  F.Notes.front() = {F.Where, "the text: " + excerpt(Text::shape(std::move(Line)))};
  return F;
}

/// The places that a finding is about: the crossing, or where values were put.
std::map<Place, Exposed> byPlace(const LinkedCrossing &L, const Exposed &All) {
  std::map<Place, Exposed> Places;
  for (const auto &[H, At] : All.Lands) {
    if (!isConfined(At) || isTooWeak(*H, L.At))
      continue;
    Exposed &E = Places[isElsewhere(*H) ? H->Around->Where : L.At.Where];
    E.As = All.As;
    E.In = All.In;
    E.Holes.push_back(H);
    E.Lands.insert({H, At});
  }
  return Places;
}

} // namespace

/// Where values land in several kinds of places, the finding is about the kind that the highest
/// controller reaches.
Findings unescapedHole(const LinkedCrossing &L, const RuleContext &Context) {
  std::optional<Generated> G = generated(L, Context.Written);
  Findings All;
  if (!G || G->Holes.In.isUnknown())
    return All;
  for (auto &[Where, E] : byPlace(L, G->Holes)) {
    order(E);
    Position Leading = E.positionOf(E.Holes.front());
    llvm::erase_if(E.Holes, [&](const Hole *H) { return !(E.positionOf(H) == Leading); });
    All.push_back(findingFor(L, *G, E));
  }
  return All;
}

} // namespace bordercheck
