// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Functions that are handed over to be called: by a library, later, or in another thread.
// Who hands one over is its caller, as linking sees it; so what crosses in a callback finds
// what it is given.
//
//   pthread_create(&T, NULL, work, Path);             calls work with Path
//   curl_easy_setopt(C, CURLOPT_WRITEFUNCTION, take); calls take with what comes from the network
#include "checks/flow/FunctionWalk.h"

using namespace clang;

namespace bordercheck {

/// What the callee gets as its parameter \p I.
Text FunctionWalk::passedBack(const CallSite &Site, const CallbackEffect &E, unsigned I) {
  if (E.Source) {
    const Port &To = E.Source->To;
    if (To.Index == I || (To.K == Port::Kind::ArgsFrom && I > To.Index)) {
      Text Detail = E.Source->Detail ? portText(Site, E.Source->Detail) : Text();
      return readAt(Site, E.Source->From, E.Source->Who.value_or(defaultController(E.Source->From)),
                    Detail);
    }
  }
  if (I < E.First)
    return {};
  unsigned Number = I - E.First;
  for (const Port &P : E.Passes) {
    if (P.K != Port::Kind::ArgsFrom && Number-- == 0)
      return portText(Site, P);
    if (P.K == Port::Kind::ArgsFrom && P.Index + Number < Site.Args.size())
      return knownText(*Site.Args[P.Index + Number]);
  }
  return {};
}

/// How many parameters of the callee something is said of.
static unsigned parametersOf(const CallSite &Site, const CallbackEffect &E) {
  // Of an open end: the parameters of a callback are few.
  constexpr unsigned Open = 6;
  unsigned Count = E.First;
  for (const Port &P : E.Passes)
    Count += P.K != Port::Kind::ArgsFrom  ? 1
             : P.Index < Site.Args.size() ? static_cast<unsigned>(Site.Args.size()) - P.Index
                                          : 0;
  if (!E.Source)
    return Count;
  unsigned To = E.Source->To.Index + (E.Source->To.K == Port::Kind::ArgsFrom ? Open : 1);
  return std::max(Count, To);
}

/// \p Which of the callbacks of \p Site: where an option is not known it may be any of several.
void FunctionWalk::applyCallback(const CallSite &Site, const CallbackEffect &E, unsigned Which) {
  const Expr *Handed = E.Function.K == Port::Kind::Arg && E.Function.Index < Site.Args.size()
                           ? Site.Args[E.Function.Index]
                           : nullptr;
  if (!Handed)
    return;
  Call Made;
  Made.Through = textOf(eval(Handed));
  if (Made.Through.isUnset() || Made.Through.isConstant())
    return;
  unsigned Number = callNumber(*Site.Whole, Which);
  if (!Recording)
    return;
  Made.Name = sourceOf(*Handed);
  Made.Where = Unit.Names.placeOf(*Site.Whole);
  for (unsigned I = 0; I < parametersOf(Site, E); ++I)
    Made.Args.push_back(passedBack(Site, E, I));
  if (Out.Calls.size() <= Number)
    Out.Calls.resize(Number + 1);
  Out.Calls[Number] = std::move(Made);
}

/// What the function returns that argument \p Handed of \p Site is.
Text FunctionWalk::answerOf(const CallSite &Site, unsigned Handed) {
  unsigned Which = 0;
  for (const Model *M : Unit.Known.modelsOf(Site)) {
    if (!M->Callback || (M->When && !mayHold(Site, *M->When)))
      continue;
    ++Which;
    if (M->Callback->Function.K != Port::Kind::Arg || M->Callback->Function.Index != Handed)
      continue;
    Hole H;
    H.Stands = Symbol::returnOf(callNumber(*Site.Whole, Which));
    H.Name = (Handed < Site.Args.size() ? sourceOf(*Site.Args[Handed]) : "callback") + "()";
    return Text::hole(std::move(H));
  }
  return {};
}

} // namespace bordercheck
