// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The fields of the model language, once: YAML is read by them (Load.cpp), and so is the
// packed form that is part of the binary (Packed.cpp). An archive has mapRequired and
// mapOptional, as llvm::yaml::IO does.
#ifndef BORDERCHECK_CATALOG_FIELDS_H
#define BORDERCHECK_CATALOG_FIELDS_H

#include "checks/catalog/Catalog.h"

namespace bordercheck {

template <typename Archive> void describe(Archive &Io, SourceEffect &E) {
  Io.mapRequired("origin", E.From);
  Io.mapOptional("controller", E.Who);
  Io.mapRequired("to", E.To);
  Io.mapOptional("detail", E.Detail);
}

template <typename Archive> void describe(Archive &Io, BuildEffect &E) {
  Io.mapRequired("op", E.Op);
  Io.mapRequired("to", E.To);
  Io.mapOptional("from", E.From);
  Io.mapOptional("format", E.Format);
  Io.mapOptional("language", E.Language);
}

template <typename Archive> void describe(Archive &Io, ReadEffect &E) {
  Io.mapRequired("handle", E.Handle);
  Io.mapRequired("to", E.To);
}

template <typename Archive> void describe(Archive &Io, OpenEffect &E) {
  Io.mapOptional("path", E.Path);
  Io.mapRequired("handle", E.Handle);
  Io.mapOptional("origin", E.From);
}

template <typename Archive> void describe(Archive &Io, CrossingEffect &E) {
  Io.mapRequired("kind", E.Kind);
  Io.mapOptional("text", E.Text);
  Io.mapOptional("path", E.Path);
  Io.mapOptional("options", E.Options);
  Io.mapOptional("arguments", E.Arguments);
  Io.mapOptional("handle", E.Handle);
  Io.mapOptional("from", E.From);
  Io.mapOptional("executable", E.Executable);
  Io.mapOptional("language", E.Language);
  Io.mapOptional("later", E.Later);
}

template <typename Archive> void describe(Archive &Io, GateEffect &E) {
  Io.mapRequired("kind", E.Kind);
  Io.mapRequired("on", E.On);
  Io.mapOptional("members", E.Members);
  Io.mapOptional("pattern", E.Pattern);
  Io.mapOptional("every", E.Every);
  Io.mapOptional("none", E.None);
  Io.mapOptional("some", E.Some);
  Io.mapOptional("accept", E.When);
  Io.mapOptional("language", E.Language);
}

template <typename Archive> void describe(Archive &Io, CompareEffect &E) {
  Io.mapRequired("left", E.Left);
  Io.mapRequired("right", E.Right);
  Io.mapRequired("equal", E.Equal);
}

template <typename Archive> void describe(Archive &Io, EscapeEffect &E) {
  Io.mapRequired("language", E.Language);
  Io.mapRequired("from", E.From);
  Io.mapRequired("to", E.To);
}

template <typename Archive> void describe(Archive &Io, ConstructEffect &E) {
  Io.mapRequired("of", E.Of);
  Io.mapOptional("argument", E.Argument);
  Io.mapRequired("from", E.From);
}

template <typename Archive> void describe(Archive &Io, CallbackEffect &E) {
  Io.mapRequired("function", E.Function);
  Io.mapOptional("passes", E.Passes);
  Io.mapOptional("first", E.First);
  Io.mapOptional("source", E.Source);
}

template <typename Archive> void describe(Archive &Io, Condition &C) {
  Io.mapRequired("port", C.On);
  Io.mapOptional("type", C.Type);
  Io.mapOptional("value", C.Value);
  Io.mapOptional("bits", C.Bits);
}

/// What a model says without saying of whom.
template <typename Archive> void describeEffects(Archive &Io, Model &M) {
  Io.mapOptional("arity", M.Arity);
  Io.mapOptional("when", M.When);
  Io.mapOptional("source", M.Source);
  Io.mapOptional("build", M.Build);
  Io.mapOptional("read", M.Read);
  Io.mapOptional("open", M.Open);
  Io.mapOptional("crossing", M.Crosses);
  Io.mapOptional("gate", M.Gate);
  Io.mapOptional("compare", M.Compare);
  Io.mapOptional("escape", M.Escape);
  Io.mapOptional("construct", M.Constructs);
  Io.mapOptional("callback", M.Callback);
  Io.mapOptional("trusted-path", M.TrustedPath);
  Io.mapOptional("generated-by", M.GeneratedBy);
  Io.mapOptional("close", M.Close);
  Io.mapOptional("returns", M.Returns);
  Io.mapOptional("returns-number", M.ReturnsNumber);
  Io.mapOptional("end", M.End);
  Io.mapOptional("neutral", M.Neutral);
}

template <typename Archive> void describe(Archive &Io, Model &M) {
  Io.mapRequired("names", M.Names);
  Io.mapOptional("pointer-types", M.PointerTypes);
  describeEffects(Io, M);
}

template <typename Archive> void describe(Archive &Io, VariableModel &M) {
  Io.mapRequired("names", M.Names);
  Io.mapOptional("handle", M.Handle);
  Io.mapOptional("source", M.Source);
  Io.mapOptional("controller", M.Who);
  Io.mapOptional("trusted-path", M.TrustedPath);
  Io.mapOptional("generated-by", M.GeneratedBy);
}

template <typename Archive> void describe(Archive &Io, EntryModel &M) {
  Io.mapRequired("names", M.Names);
  Io.mapRequired("source", M.Source);
}

template <typename Archive> void describe(Archive &Io, ProgramModel &M) {
  Io.mapRequired("names", M.Names);
  Io.mapRequired("language", M.Language);
}

template <typename Archive> void describe(Archive &Io, ArtifactModel &M) {
  Io.mapRequired("names", M.Names);
  Io.mapRequired("becomes", M.Becomes);
  Io.mapRequired("language", M.Language);
}

template <typename Archive> void describe(Archive &Io, Library &L) {
  Io.mapRequired("library", L.Name);
  Io.mapRequired("reference", L.Reference);
  Io.mapOptional("functions", L.Functions);
  Io.mapOptional("variables", L.Variables);
  Io.mapOptional("entries", L.Entries);
  Io.mapOptional("programs", L.Programs);
  Io.mapOptional("artifacts", L.Artifacts);
  Io.mapOptional("value-types", L.ValueTypes);
}

/// Any archive tells: the fields are the same for all.
struct AnyArchive {
  template <typename T> void mapRequired(const char *, T &) {}
  template <typename T> void mapOptional(const char *, T &) {}
};

template <typename T>
concept Described = requires(AnyArchive &Io, T &Value) { describe(Io, Value); };

} // namespace bordercheck

#endif
