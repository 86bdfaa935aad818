// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The fields of a summary, once: it is encoded by them, decoded by them, printed by them,
// and their names are the schema by which two versions know that they differ. An archive
// is a function object of a field's name and the field, with `entity` for entity ids.
#ifndef BORDERCHECK_SUMMARY_FIELDS_H
#define BORDERCHECK_SUMMARY_FIELDS_H

#include "checks/model/Summary.h"
#include <concepts>
#include <type_traits>

namespace bordercheck {

/// T or const T: archives that read fill what they are given, others do not touch it.
template <typename T, typename As>
concept Like = std::same_as<std::remove_const_t<T>, As>;

template <typename Io> void fields(Io &A, Like<Place> auto &P) {
  A("file", P.File);
  A("line", P.Line);
  A("column", P.Column);
}

template <typename Io> void fields(Io &A, Like<Step> auto &S) {
  A("at", S.Where);
  A("what", S.What);
}

template <typename Io> void fields(Io &A, Like<Gate> auto &G) {
  A("kind", G.Kind);
  A("language", G.Language);
  A("at", G.Where);
}

template <typename Io> void fields(Io &A, Like<Symbol> auto &S) {
  A("kind", S.K);
  A("origin", S.From);
  A("controller", S.Who);
  A("index", S.Index);
  A("argument", S.Arg);
  A.entity("entity", S.Entity);
  A("detail", S.Detail);
}

template <typename Io> void fields(Io &A, Like<Surroundings> auto &S) {
  A("before", S.Before);
  A("after", S.After);
  A("at", S.Where);
}

template <typename Io> void fields(Io &A, Like<Hole> auto &H) {
  A("stands", H.Stands);
  A("name", H.Name);
  A("number", H.Number);
  A("part", H.Part);
  A("read", H.Read);
  A("path", H.Path);
  A("around", H.Around);
  A("put", H.Put);
  A("gates", H.Gates);
  A("trace", H.Trace);
}

template <typename Io> void fields(Io &A, Like<CrossingInput> auto &I) {
  A("role", I.As);
  A("value", I.Value);
}

template <typename Io> void fields(Io &A, Like<Crossing> auto &C) {
  A("kind", C.Kind);
  A("callee", C.Callee);
  A("language", C.Language);
  A("at", C.Where);
  A("inputs", C.Inputs);
  A("chain", C.Chain);
  A("writes", C.Writes);
}

template <typename Io> void fields(Io &A, Like<PassedField> auto &P) {
  A("parameter", P.Param);
  A.entity("field", P.Field);
  A("value", P.Value);
}

template <typename Io> void fields(Io &A, Like<PassedObject> auto &P) {
  A("parameter", P.Param);
  A("from", P.From);
}

template <typename Io> void fields(Io &A, Like<Call> auto &C) {
  A.entity("callee", C.Callee);
  A("virtual", C.Virtual);
  A("through", C.Through);
  A("name", C.Name);
  A("at", C.Where);
  A("arguments", C.Args);
  A("this", C.This);
  A("fields", C.Fields);
  A("objects", C.Objects);
}

template <typename Io> void fields(Io &A, Like<Store> auto &S) {
  A("kind", S.K);
  A.entity("entity", S.Entity);
  A("name", S.Name);
  A("at", S.Where);
  A("value", S.Value);
  A("way", S.Way);
  A("written", S.Written);
  A("writes", S.Writes);
}

template <typename Io> void fields(Io &A, Like<OutEffect> auto &E) {
  A("parameter", E.Param);
  A("value", E.Value);
  A("written", E.Written);
}

template <typename Io> void fields(Io &A, Like<PredicateEffect> auto &E) {
  A("parameter", E.Param);
  A("establishes", E.Establishes);
}

template <typename Io> void fields(Io &A, Like<FunctionEffects> auto &F) {
  A.entity("id", F.Id);
  A("name", F.Name);
  A("at", F.Where);
  A("parameters", F.ParamNames);
  A("generated-by", F.GeneratedBy);
  A("declared", F.Declared);
  A.entity("overrides", F.Overrides);
  A("returns", F.Returns);
  A("returns-parameter", F.ReturnsParam);
  A("outs", F.Outs);
  A("predicates", F.Predicates);
  A("stores", F.Stores);
  A("calls", F.Calls);
  A("crossings", F.Crossings);
}

template <typename Io> void fields(Io &A, Like<Suppression> auto &S) {
  A("file", S.File);
  A("first-line", S.FirstLine);
  A("last-line", S.LastLine);
  A("rules", S.Rules);
  A("line", S.Line);
  A("reason", S.Reason);
}

template <typename Io> void fields(Io &A, Like<BoundCounts> auto &C) {
  A("shapes-cut", C.ShapesCut);
  A("texts-joined", C.TextsJoined);
  A("bag-literals-dropped", C.BagLiteralsDropped);
  A("bag-holes-dropped", C.BagHolesDropped);
  A("literals-cut", C.LiteralsCut);
  A("targets-cut", C.TargetsCut);
  A("loops-widened", C.LoopsWidened);
  A("blocks-left-growing", C.BlocksLeftGrowing);
  A("functions-flattened", C.FunctionsFlattened);
  A("call-depth-cut", C.CallDepthCut);
  A("callers-cut", C.CallersCut);
  A("callees-cut", C.CalleesCut);
  A("answers-cut", C.AnswersCut);
  A("climbs-cut", C.ClimbsCut);
  A("resolve-depth-cut", C.ResolveDepthCut);
}

template <typename Io> void fields(Io &A, Like<UnitCounts> auto &C) {
  A("functions", C.Functions);
  A("functions-analysed", C.FunctionsAnalysed);
  A("flags-left-out", C.FlagsLeftOut);
  A("cut", C.Cut);
}

/// Functions apart: they are records of their own.
template <typename Io> void fields(Io &A, Like<Summary> auto &S) {
  A("unit", S.Unit);
  A.entity("idle", S.Idle);
  A("suppressions", S.Suppressions);
  A("mistakes", S.Mistakes);
  A("counts", S.Counts);
}

/// Any archive tells: the fields are the same for all.
struct AnyArchive {
  template <typename T> void operator()(const char *, T &) {}
  template <typename T> void entity(const char *, T &) {}
};

template <typename T>
concept HasFields = requires(AnyArchive &A, T &Value) { fields(A, Value); };

/// The last enumerator of each vocabulary: a larger number in a file is damage.
template <typename E> constexpr E LastOf = E();
template <> inline constexpr Symbol::Kind LastOf<Symbol::Kind> = Symbol::Kind::Handle;
template <> inline constexpr OriginKind LastOf<OriginKind> = OriginKind::Unknown;
template <> inline constexpr Controller LastOf<Controller> = Controller::Remote;
template <> inline constexpr GateKind LastOf<GateKind> = GateKind::Promotion;
template <> inline constexpr CrossingKind LastOf<CrossingKind> = CrossingKind::SearchPath;
template <> inline constexpr StoreWay LastOf<StoreWay> = StoreWay::Left;
template <> inline constexpr Role LastOf<Role> = Role::Executable;
template <> inline constexpr Piece::Kind LastOf<Piece::Kind> = Piece::Kind::Bag;

} // namespace bordercheck

#endif
