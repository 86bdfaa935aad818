// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The YAML form of the model language, one traits class a type.
#include "checks/catalog/Load.h"
#include "llvm/Support/SourceMgr.h"
#include "llvm/Support/YAMLTraits.h"
#include "llvm/Support/raw_ostream.h"

using namespace bordercheck;
namespace yaml = llvm::yaml;

LLVM_YAML_IS_FLOW_SEQUENCE_VECTOR(Port)
LLVM_YAML_IS_SEQUENCE_VECTOR(Model)
LLVM_YAML_IS_SEQUENCE_VECTOR(VariableModel)
LLVM_YAML_IS_SEQUENCE_VECTOR(EntryModel)
LLVM_YAML_IS_SEQUENCE_VECTOR(ProgramModel)
LLVM_YAML_IS_SEQUENCE_VECTOR(ArtifactModel)

namespace {

constexpr char PortHelp[] = "not a port: use argN, argN+, this, return or a 'literal'";
constexpr char OriginHelp[] = "not an origin: see CONTRIBUTING.md, The catalog";
constexpr char ControllerHelp[] = "not a controller: use developer, operator, user or remote";
constexpr char CrossingHelp[] = "not a crossing: use compile, interpret, load, command, blob, "
                                "write or search-path";
constexpr char GateHelp[] = "not a gate: use signature, digest, allow-list, identifier-check, "
                            "escape, isolation or promotion";

std::optional<Port> parsePort(llvm::StringRef Text) {
  Port P;
  if (Text.size() >= 2 && Text.front() == '\'' && Text.back() == '\'') {
    P.K = Port::Kind::Literal;
    P.Chars = Text.drop_front().drop_back().str();
    return P;
  }
  if (Text == "this" || Text == "return") {
    P.K = Text == "this" ? Port::Kind::This : Port::Kind::Return;
    return P;
  }
  P.K = Text.consume_back("+") ? Port::Kind::ArgsFrom : Port::Kind::Arg;
  if (!Text.consume_front("arg") || Text.getAsInteger(10, P.Index))
    return std::nullopt;
  return P;
}

} // namespace

namespace llvm::yaml {

/// A scalar that \p Parse knows, or else \p Help.
template <typename T, auto Parse, const char *Help> struct NamedScalar {
  static void output(const T &, void *, raw_ostream &) {}
  static StringRef input(StringRef Scalar, void *, T &Value) {
    std::optional<T> Found = Parse(Scalar);
    if (!Found)
      return Help;
    Value = *Found;
    return {};
  }
  static QuotingType mustQuote(StringRef) { return QuotingType::None; }
};

template <> struct ScalarTraits<Port> : NamedScalar<Port, parsePort, PortHelp> {};
template <>
struct ScalarTraits<OriginKind> : NamedScalar<OriginKind, originKindFrom, OriginHelp> {};
template <>
struct ScalarTraits<Controller> : NamedScalar<Controller, controllerFrom, ControllerHelp> {};
template <>
struct ScalarTraits<CrossingKind> : NamedScalar<CrossingKind, crossingKindFrom, CrossingHelp> {};
template <> struct ScalarTraits<GateKind> : NamedScalar<GateKind, gateKindFrom, GateHelp> {};

template <> struct ScalarEnumerationTraits<BuildOp> {
  static void enumeration(IO &Io, BuildOp &Value) {
    Io.enumCase(Value, "assign", BuildOp::Assign);
    Io.enumCase(Value, "append", BuildOp::Append);
    Io.enumCase(Value, "prepend", BuildOp::Prepend);
    Io.enumCase(Value, "mix", BuildOp::Mix);
    Io.enumCase(Value, "part", BuildOp::Part);
    Io.enumCase(Value, "element", BuildOp::Element);
  }
};

template <> struct ScalarEnumerationTraits<FormatLanguage> {
  static void enumeration(IO &Io, FormatLanguage &Value) {
    Io.enumCase(Value, "printf", FormatLanguage::Printf);
    Io.enumCase(Value, "fmt", FormatLanguage::Fmt);
  }
};

template <> struct ScalarEnumerationTraits<Accept> {
  static void enumeration(IO &Io, Accept &Value) {
    Io.enumCase(Value, "nonzero", Accept::NonZero);
    Io.enumCase(Value, "zero", Accept::Zero);
    Io.enumCase(Value, "not-end", Accept::NotEnd);
    Io.enumCase(Value, "end", Accept::End);
  }
};

template <> struct MappingTraits<SourceEffect> {
  static void mapping(IO &Io, SourceEffect &E) {
    Io.mapRequired("origin", E.From);
    Io.mapOptional("controller", E.Who);
    Io.mapRequired("to", E.To);
    Io.mapOptional("detail", E.Detail);
  }
};

template <> struct MappingTraits<BuildEffect> {
  static void mapping(IO &Io, BuildEffect &E) {
    Io.mapRequired("op", E.Op);
    Io.mapRequired("to", E.To);
    Io.mapOptional("from", E.From);
    Io.mapOptional("format", E.Format);
    Io.mapOptional("language", E.Language);
  }
};

template <> struct MappingTraits<ReadEffect> {
  static void mapping(IO &Io, ReadEffect &E) {
    Io.mapRequired("handle", E.Handle);
    Io.mapRequired("to", E.To);
  }
};

template <> struct MappingTraits<OpenEffect> {
  static void mapping(IO &Io, OpenEffect &E) {
    Io.mapOptional("path", E.Path);
    Io.mapRequired("handle", E.Handle);
    Io.mapOptional("origin", E.From);
  }
};

template <> struct MappingTraits<CrossingEffect> {
  static void mapping(IO &Io, CrossingEffect &E) {
    Io.mapRequired("kind", E.Kind);
    Io.mapOptional("text", E.Text);
    Io.mapOptional("path", E.Path);
    Io.mapOptional("options", E.Options);
    Io.mapOptional("arguments", E.Arguments);
    Io.mapOptional("handle", E.Handle);
    Io.mapOptional("language", E.Language);
    Io.mapOptional("later", E.Later);
  }
};

template <> struct MappingTraits<GateEffect> {
  static void mapping(IO &Io, GateEffect &E) {
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
};

template <> struct MappingTraits<CompareEffect> {
  static void mapping(IO &Io, CompareEffect &E) {
    Io.mapRequired("left", E.Left);
    Io.mapRequired("right", E.Right);
    Io.mapRequired("equal", E.Equal);
  }
};

template <> struct MappingTraits<EscapeEffect> {
  static void mapping(IO &Io, EscapeEffect &E) {
    Io.mapRequired("language", E.Language);
    Io.mapRequired("from", E.From);
    Io.mapRequired("to", E.To);
  }
};

template <> struct ScalarEnumerationTraits<ArgumentType> {
  static void enumeration(IO &Io, ArgumentType &Value) {
    Io.enumCase(Value, "number", ArgumentType::Number);
    Io.enumCase(Value, "character", ArgumentType::Character);
  }
};

template <> struct MappingTraits<Condition> {
  static void mapping(IO &Io, Condition &C) {
    Io.mapRequired("port", C.On);
    Io.mapOptional("type", C.Type);
    Io.mapOptional("value", C.Value);
  }
  static std::string validate(IO &, Condition &C) {
    if (C.On.K != Port::Kind::Arg)
      return "a condition is on an argument: use argN";
    return C.Type == ArgumentType::Any && C.Value.empty() ? "a condition needs type or value" : "";
  }
};

template <> struct MappingTraits<Model> {
  static void mapping(IO &Io, Model &M) {
    Io.mapRequired("names", M.Names);
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
    Io.mapOptional("close", M.Close);
    Io.mapOptional("returns", M.Returns);
    Io.mapOptional("returns-number", M.ReturnsNumber);
    Io.mapOptional("end", M.End);
    Io.mapOptional("neutral", M.Neutral);
  }
};

template <> struct MappingTraits<VariableModel> {
  static void mapping(IO &Io, VariableModel &M) {
    Io.mapRequired("names", M.Names);
    Io.mapOptional("handle", M.Handle);
    Io.mapOptional("source", M.Source);
  }
};

template <> struct MappingTraits<EntryModel> {
  static void mapping(IO &Io, EntryModel &M) {
    Io.mapRequired("names", M.Names);
    Io.mapRequired("source", M.Source);
  }
};

template <> struct MappingTraits<ProgramModel> {
  static void mapping(IO &Io, ProgramModel &M) {
    Io.mapRequired("names", M.Names);
    Io.mapRequired("language", M.Language);
  }
};

template <> struct ScalarEnumerationTraits<Becomes> {
  static void enumeration(IO &Io, Becomes &Value) {
    Io.enumCase(Value, "import", Becomes::Import);
    Io.enumCase(Value, "config", Becomes::Config);
    Io.enumCase(Value, "settings", Becomes::Settings);
  }
};

template <> struct MappingTraits<ArtifactModel> {
  static void mapping(IO &Io, ArtifactModel &M) {
    Io.mapRequired("names", M.Names);
    Io.mapRequired("becomes", M.Becomes);
    Io.mapRequired("language", M.Language);
  }
};

template <> struct MappingTraits<Library> {
  static void mapping(IO &Io, Library &L) {
    Io.mapRequired("library", L.Name);
    Io.mapRequired("reference", L.Reference);
    Io.mapOptional("functions", L.Functions);
    Io.mapOptional("variables", L.Variables);
    Io.mapOptional("entries", L.Entries);
    Io.mapOptional("programs", L.Programs);
    Io.mapOptional("artifacts", L.Artifacts);
  }
};

} // namespace llvm::yaml

namespace bordercheck {

llvm::Expected<std::unique_ptr<Library>> loadLibrary(llvm::StringRef FileName,
                                                     llvm::StringRef Yaml) {
  struct Report {
    std::string File;
    std::string First;
  } Seen{FileName.str(), {}};
  auto Collect = [](const llvm::SMDiagnostic &D, void *Into) {
    auto &R = *static_cast<Report *>(Into);
    if (R.First.empty())
      R.First = R.File + ":" + std::to_string(D.getLineNo()) + ":" +
                std::to_string(D.getColumnNo() + 1) + ": " + D.getMessage().str();
  };
  yaml::Input In(Yaml, nullptr, Collect, &Seen);
  auto L = std::make_unique<Library>();
  In >> *L;
  if (In.error())
    return llvm::createStringError(
        In.error(), Seen.First.empty() ? Seen.File + ": not a catalog file" : Seen.First);
  return L;
}

} // namespace bordercheck
