// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The YAML form of the model language: its words; Fields.h has the fields.
#include "checks/catalog/Load.h"
#include "checks/catalog/Fields.h"
#include "checks/catalog/Packed.h"
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

template <> struct ScalarEnumerationTraits<ArgumentType> {
  static void enumeration(IO &Io, ArgumentType &Value) {
    Io.enumCase(Value, "number", ArgumentType::Number);
    Io.enumCase(Value, "character", ArgumentType::Character);
  }
};

template <> struct ScalarEnumerationTraits<Becomes> {
  static void enumeration(IO &Io, Becomes &Value) {
    Io.enumCase(Value, "import", Becomes::Import);
    Io.enumCase(Value, "config", Becomes::Config);
    Io.enumCase(Value, "settings", Becomes::Settings);
  }
};

/// One list of fields for YAML and for the packed form (Fields.h).
template <Described T> struct MappingTraits<T> {
  static void mapping(IO &Io, T &Value) { describe(Io, Value); }
};

template <> struct MappingTraits<Condition> {
  static void mapping(IO &Io, Condition &C) { describe(Io, C); }
  static std::string validate(IO &, Condition &C) {
    if (C.On.K != Port::Kind::Arg)
      return "a condition is on an argument: use argN";
    return C.Type == ArgumentType::Any && C.Value.empty() ? "a condition needs type or value" : "";
  }
};

} // namespace llvm::yaml

namespace bordercheck {

llvm::Expected<std::unique_ptr<Library>> loadLibrary(llvm::StringRef FileName,
                                                     llvm::StringRef Yaml) {
  if (isPacked(Yaml)) {
    if (std::unique_ptr<Library> L = unpack(Yaml))
      return L;
    return llvm::createStringError(FileName + ": the packed models are damaged");
  }
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
