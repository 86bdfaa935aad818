// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Names of the vocabulary and the merge of two equal holes.
#include "checks/text/Hole.h"
#include "checks/text/Names.h"
#include "checks/text/Text.h"
#include "llvm/ADT/STLExtras.h"

namespace bordercheck {
namespace {

struct OriginRow {
  OriginKind Kind;
  const char *Name;
  Controller Who;
};

/// The default controllers. Environment and settings belong to whoever runs the
/// program; arguments, input and files to whoever uses it.
constexpr std::array<OriginRow, 18> Origins = {{
    {OriginKind::Environment, "environment", Controller::Operator},
    {OriginKind::Argument, "argument", Controller::User},
    {OriginKind::Input, "input", Controller::User},
    {OriginKind::File, "file", Controller::User},
    {OriginKind::Network, "network", Controller::Remote},
    {OriginKind::Schema, "schema", Controller::User},
    {OriginKind::ModelOutput, "model-output", Controller::Remote},
    {OriginKind::Directory, "directory", Controller::Operator},
    {OriginKind::Database, "database", Controller::User},
    {OriginKind::Script, "script", Controller::User},
    {OriginKind::Settings, "settings", Controller::Operator},
    {OriginKind::Process, "process", Controller::User},
    {OriginKind::Compiled, "compiled", Controller::Unknown},
    {OriginKind::Parameter, "parameter", Controller::Unknown},
    {OriginKind::Field, "field", Controller::Unknown},
    {OriginKind::Global, "global", Controller::Unknown},
    {OriginKind::Call, "call", Controller::Unknown},
    {OriginKind::Unknown, "unknown", Controller::Unknown},
}};

constexpr std::array<const char *, 6> Controllers = {"constant", "developer", "operator",
                                                     "unknown",  "user",      "remote"};

constexpr std::array<const char *, 7> GateNames = {
    "signature", "digest", "allow-list", "identifier-check", "escape", "isolation", "promotion"};

} // namespace

llvm::StringRef nameOf(OriginKind Kind) { return Origins[static_cast<size_t>(Kind)].Name; }
llvm::StringRef nameOf(Controller Who) { return Controllers[static_cast<size_t>(Who)]; }
llvm::StringRef nameOf(GateKind Kind) { return GateNames[static_cast<size_t>(Kind)]; }

std::optional<OriginKind> originKindFrom(llvm::StringRef Name) {
  for (const OriginRow &Row : Origins)
    if (Name == Row.Name)
      return Row.Kind;
  return std::nullopt;
}

std::optional<Controller> controllerFrom(llvm::StringRef Name) {
  return enumFrom<Controller>(Controllers, Name);
}

bool isVerification(GateKind Kind) {
  return Kind == GateKind::Signature || Kind == GateKind::Digest;
}

std::optional<GateKind> gateKindFrom(llvm::StringRef Name) {
  return enumFrom<GateKind>(GateNames, Name);
}

Controller defaultController(OriginKind Kind) { return Origins[static_cast<size_t>(Kind)].Who; }

Symbol Symbol::origin(OriginKind From, Controller Who, std::string Detail) {
  Symbol S;
  S.From = From;
  S.Who = Who;
  S.Detail = std::move(Detail);
  return S;
}

Symbol Symbol::param(unsigned Index) {
  Symbol S;
  S.K = Kind::Param;
  S.Index = Index;
  return S;
}

Symbol Symbol::field(EntityId Entity) {
  Symbol S;
  S.K = Kind::Field;
  S.Entity = Entity;
  return S;
}

Symbol Symbol::fieldOf(unsigned Param, EntityId Entity) {
  Symbol S = field(Entity);
  S.Index = Param;
  S.Arg = 1;
  return S;
}

Symbol Symbol::global(EntityId Entity) {
  Symbol S = field(Entity);
  S.K = Kind::Global;
  return S;
}

Symbol Symbol::returnOf(unsigned Call) {
  Symbol S = param(Call);
  S.K = Kind::Return;
  return S;
}

Symbol Symbol::outOf(unsigned Call, unsigned Arg) {
  Symbol S = param(Call);
  S.K = Kind::Out;
  S.Arg = Arg;
  return S;
}

Symbol Symbol::function(EntityId Entity) {
  Symbol S = field(Entity);
  S.K = Kind::Function;
  return S;
}

Symbol Symbol::handle(OriginKind From) {
  Symbol S;
  S.K = Kind::Handle;
  S.From = From;
  return S;
}

int Hole::compare(const Hole &A, const Hole &B) {
  if (int Order = compareValues(A, B); Order || A.Around == B.Around)
    return Order;
  return A.Around < B.Around ? -1 : 1;
}

int Hole::compareValues(const Hole &A, const Hole &B) {
  auto Key = [](const Hole &X) { return std::tie(X.Stands, X.Number, X.Part, X.Read); };
  if (Key(A) != Key(B))
    return Key(A) < Key(B) ? -1 : 1;
  if (A.Path == B.Path)
    return 0;
  if (!A.Path || !B.Path)
    return A.Path ? 1 : -1;
  return Text::compare(*A.Path, *B.Path);
}

bool Hole::hasGate(GateKind Kind) const {
  return llvm::any_of(Gates, [&](const Gate &G) { return G.Kind == Kind; });
}

static bool isShorter(const Hole &A, const Hole &B) {
  if (A.Trace.size() != B.Trace.size())
    return A.Trace.size() < B.Trace.size();
  return std::tie(A.Trace, A.Name) <= std::tie(B.Trace, B.Name);
}

HolePtr mergeHoles(const HolePtr &A, const HolePtr &B) {
  const Hole &Longer = isShorter(*A, *B) ? *B : *A;
  const HolePtr &Shorter = &Longer == B.get() ? A : B;
  auto Missed = [&](const Gate &G) { return !llvm::is_contained(Longer.Gates, G); };
  if (llvm::none_of(Shorter->Gates, Missed))
    return Shorter;
  auto Merged = std::make_shared<Hole>(*Shorter);
  llvm::erase_if(Merged->Gates, Missed);
  return Merged;
}

} // namespace bordercheck
