// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The YAML form of a language, one traits class a type.
#include "checks/text/LanguageRows.h"
#include "llvm/Support/SourceMgr.h"
#include "llvm/Support/YAMLTraits.h"
#include "llvm/Support/raw_ostream.h"

using namespace bordercheck;
namespace yaml = llvm::yaml;

LLVM_YAML_IS_SEQUENCE_VECTOR(ModeRow)

namespace llvm::yaml {

template <> struct ScalarTraits<PositionKind> {
  static void output(const PositionKind &, void *, raw_ostream &) {}
  static StringRef input(StringRef Scalar, void *, PositionKind &Value) {
    std::optional<PositionKind> Kind = positionKindFrom(Scalar);
    if (!Kind)
      return "not a position";
    Value = *Kind;
    return {};
  }
  static QuotingType mustQuote(StringRef) { return QuotingType::None; }
};

template <> struct MappingTraits<ModeRow> {
  static void mapping(IO &Io, ModeRow &M) {
    Io.mapRequired("name", M.Name);
    Io.mapOptional("kind", M.Kind);
    Io.mapOptional("begin", M.Begin);
    Io.mapOptional("end", M.End);
    Io.mapOptional("in", M.In);
    Io.mapOptional("nests", M.Nests);
    Io.mapOptional("skip", M.Skip);
    Io.mapOptional("escape", M.Escape);
    Io.mapOptional("doubled", M.Doubled);
    Io.mapOptional("line", M.Line);
    Io.mapOptional("continues", M.Continues);
    Io.mapOptional("dedent", M.Dedent);
    Io.mapOptional("later", M.Later);
    Io.mapOptional("operand", M.Operand);
    Io.mapOptional("not-in-number", M.NotInNumber);
    Io.mapOptional("bare", M.Bare);
    Io.mapOptional("lexed-as", M.LexedAs);
    Io.mapOptional("leaves", M.Leaves);
  }
};

template <> struct MappingTraits<EvidenceRow> {
  static void mapping(IO &Io, EvidenceRow &E) {
    Io.mapOptional("strong", E.Strong);
    Io.mapOptional("fair", E.Fair);
    Io.mapOptional("weak", E.Weak);
    Io.mapOptional("against", E.Against);
    Io.mapOptional("at-most", E.AtMost);
  }
};

template <> struct MappingTraits<WordsRow> {
  static void mapping(IO &Io, WordsRow &W) {
    Io.mapOptional("operators", W.Operators);
    Io.mapOptional("names-after", W.NamesAfter);
    Io.mapOptional("names-before", W.NamesBefore);
    Io.mapOptional("members", W.Members);
    Io.mapOptional("formats", W.Formats);
    Io.mapOptional("chars", W.Chars);
  }
};

template <> struct MappingTraits<LanguageRow> {
  static void mapping(IO &Io, LanguageRow &L) {
    Io.mapRequired("name", L.Name);
    Io.mapRequired("title", L.Title);
    Io.mapOptional("extends", L.Extends);
    Io.mapOptional("aliases", L.Aliases);
    Io.mapOptional("extensions", L.Extensions);
    Io.mapOptional("files", L.Files);
    Io.mapOptional("interpreters", L.Interpreters);
    Io.mapOptional("evidence", L.Evidence);
    Io.mapOptional("words", L.Words);
    Io.mapOptional("line-statements", L.LineStatements);
    Io.mapOptional("ignore-case", L.IgnoreCase);
    Io.mapOptional("modes", L.Modes);
  }
};

} // namespace llvm::yaml

namespace bordercheck {

llvm::Expected<LanguageRow> loadLanguageRow(llvm::StringRef FileName, llvm::StringRef Yaml) {
  std::string First;
  auto Collect = [](const llvm::SMDiagnostic &D, void *Into) {
    auto &Message = *static_cast<std::string *>(Into);
    if (Message.empty())
      Message = std::to_string(D.getLineNo()) + ":" + std::to_string(D.getColumnNo() + 1) + ": " +
                D.getMessage().str();
  };
  yaml::Input In(Yaml, nullptr, Collect, &First);
  LanguageRow Row;
  In >> Row;
  if (In.error())
    return llvm::createStringError(In.error(), FileName + ":" + First);
  return Row;
}

} // namespace bordercheck
