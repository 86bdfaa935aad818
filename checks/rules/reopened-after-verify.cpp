// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "checks/judge/Answers.h"
#include "llvm/ADT/STLExtras.h"

namespace bordercheck {
namespace {

/// What was done to the file that \p H names, before it is opened by this name.
const Gate *verification(const Hole &H) {
  const auto At = llvm::find_if(H.Gates, [](const Gate &G) { return isVerification(G.Kind); });
  return At == H.Gates.end() ? nullptr : &*At;
}

llvm::StringRef verbOf(CrossingKind Kind) {
  switch (Kind) {
  case CrossingKind::Load:
    return "loaded";
  case CrossingKind::Interpret:
    return "interpreted";
  case CrossingKind::Compile:
    return "compiled";
  case CrossingKind::Command:
    return "started";
  case CrossingKind::Blob:
    return "handed to an engine";
  default:
    return {};
  }
}

} // namespace

Findings reopenedAfterVerify(const LinkedCrossing &L, const RuleContext &) {
  const Text *Path = L.At.input(Role::Path);
  std::string Verb = verbOf(L.At.Kind).str();
  if (!Path || Verb.empty())
    return {};
  Exposed E;
  E.As = Role::Path;
  Path->forEachHole([&](const Hole &H) {
    if (!H.Number && verification(H) && !isSettled(H, {GateKind::AllowList, GateKind::Promotion}))
      E.Holes.push_back(&H);
  });
  if (E.Holes.empty())
    return {};
  order(E);
  Finding F = finding(
      L, E,
      {"reopened-after-verify", "path of a verified file", "is opened again by " + L.At.Callee,
       Verb +
           " by its name here; whoever writes to the folder can exchange the file after the check",
       "hand over the bytes or the descriptor that was verified, or keep the file where only the "
       "administrator writes"});
  Step Verified{verification(*E.Holes.front())->Where, "what the file holds is verified here"};
  F.Steps.insert(F.Steps.end() - 1 - static_cast<ptrdiff_t>(L.At.Chain.size()), Verified);
  return F;
}

} // namespace bordercheck
