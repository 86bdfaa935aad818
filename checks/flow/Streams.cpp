// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What a function writes through handles. A handle that the function opened, or got from
// a call, crosses at the end with all that was written; what is written through a
// parameter is an effect for the caller, and what is written through a field or a global
// is stored there, where linking joins it with the handle that somebody else put in.
#include "checks/flow/FunctionWalk.h"

using namespace clang;

namespace bordercheck {
namespace {

/// The field or global that stands in front of every shape.
std::optional<Symbol> sharedBase(const Text &Held) {
  std::optional<Symbol> Base;
  for (const Shape &S : Held.shapes()) {
    const Symbol *Front = beginsWithHandle(S) ? &S.pieces().front().hole().Stands : nullptr;
    bool Shared = Front && (Front->K == Symbol::Kind::Field || Front->K == Symbol::Kind::Global);
    if (!Shared || (Base && *Base != *Front))
      return std::nullopt;
    Base = *Front;
  }
  return Base;
}

/// Is each shape behind a parameter? Whoever passed it knows more.
bool isBehindParameter(const Text &Held) {
  return llvm::all_of(Held.shapes(), [](const Shape &S) {
    return beginsWithHandle(S) && S.pieces().front().hole().Stands.K == Symbol::Kind::Param;
  });
}

/// Something was written, or a call may have written.
bool isWritten(const Text &Held) {
  return llvm::any_of(Held.shapes(), [](const Shape &S) {
    if (S.pieces().size() == 1 && S.pieces().front().isHole())
      return S.pieces().front().hole().Stands.K == Symbol::Kind::Out;
    return !S.empty();
  });
}

/// \p Held without the handle, or what stands for it, in front.
Text behindHandle(const Text &Held, BoundCounts &Cut) {
  Text Tails;
  for (const Shape &S : Held.shapes()) {
    Shape Tail;
    for (size_t I = beginsWithHandle(S) ? 1 : 0; I < S.pieces().size(); ++I)
      Tail = Shape::concat(Tail, Shape(S.pieces()[I]), Cut);
    if (!Tail.empty())
      Tails = Text::join(Tails, Text::shape(std::move(Tail)), Cut);
  }
  return Tails;
}

} // namespace

Step FunctionWalk::writtenAt(const CallSite &Site, ObjectId Id) {
  return {Unit.Names.placeOf(*Site.Whole), "is written to '" + nameOf(Id) + "' here"};
}

void FunctionWalk::noteWrite(const CallSite &Site, ObjectId Id, const Text &Made) {
  if (Recording && Made.carriesData())
    Writes[Id].push_back(writtenAt(Site, Id));
}

void FunctionWalk::write(const CallSite &Site, ObjectId Id, const Text &Made) {
  Value V = content(Id);
  // What goes to a terminal is gone, but freopen may bind a stream of the whole program to
  // a file, anywhere.
  if (isUnbound(V.Chars) && !(Objects[Id].K == Object::Kind::Pointee && isShared(Id)))
    return;
  bool ToHandle = mayBeHandle(V.Chars);
  V.Chars = Text::concat(V.Chars, ToHandle ? Made.via(writtenAt(Site, Id)) : Made, Cut)
                .putAt(lastPlaceOf(Site));
  // Not stored: what is left at the end is, once.
  Streams.insert(Id);
  Now.set(Id, std::move(V));
}

std::optional<Symbol> FunctionWalk::keeperOf(const State &Last, ObjectId Stream) {
  for (const auto &[Id, V] : Last.values())
    if (llvm::is_contained(V->Targets, Stream) && isShared(Id))
      return symbolOf(Id);
  return std::nullopt;
}

void FunctionWalk::finishStream(const State &Last, ObjectId Id, const Text &Held) {
  std::optional<Symbol> Kept = isShared(Id) ? symbolOf(Id) : keeperOf(Last, Id);
  if (Kept || (Kept = sharedBase(Held))) {
    Store Made;
    Made.K = Kept->K;
    Made.Entity = Kept->Entity;
    Made.Name = nameOf(Id);
    Made.Where = Out.Where;
    Made.Value = behindHandle(Held, Cut);
    Made.Written = true;
    Made.Writes = Writes.lookup(Id);
    if (!Made.Value.isUnset())
      Out.Stores.push_back(std::move(Made));
    return;
  }
  // A parameter's is the caller's to finish.
  if (symbolOf(Id) || !isWritten(Held) || isBehindParameter(Held))
    return;
  Crossing C;
  C.Kind = CrossingKind::Write;
  C.Where = openedAt(Id, Held);
  C.Inputs.push_back({Role::Artifact, Held});
  C.Writes = Writes.lookup(Id);
  Out.Crossings.push_back(std::move(C));
}

Place FunctionWalk::openedAt(ObjectId Id, const Text &Held) {
  const Object &O = Objects[Id];
  if (O.K == Object::Kind::Temporary)
    return Unit.Names.placeOf(*O.Maker);
  // The latest step of a handle's way lies in this function.
  Place Latest = O.Decl ? Unit.Names.placeOf(O.Decl->getLocation()) : Out.Where;
  Held.forEachHole([&](const Hole &H) {
    if (H.isHandle() && !H.Trace.empty())
      Latest = H.Trace.back().Where;
  });
  return Latest;
}

void FunctionWalk::finishStreams(const State &Last) {
  for (const auto &[Id, V] : Last.values())
    if (Streams.contains(Id) || (V->Targets.empty() && holdsHandle(V->Chars)))
      finishStream(Last, Id, V->Chars);
}

} // namespace bordercheck
