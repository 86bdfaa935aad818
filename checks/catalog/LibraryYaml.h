// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The YAML form of the model language, for whoever reads a file that holds models: Fields.h
// has the fields, Words.h the words.
#ifndef BORDERCHECK_CATALOG_LIBRARYYAML_H
#define BORDERCHECK_CATALOG_LIBRARYYAML_H

#include "checks/catalog/Fields.h"
#include "checks/catalog/Words.h"
#include "checks/catalog/Yaml.h"
#include "checks/text/Names.h"

LLVM_YAML_IS_FLOW_SEQUENCE_VECTOR(bordercheck::Port)
LLVM_YAML_IS_SEQUENCE_VECTOR(bordercheck::Model)
LLVM_YAML_IS_SEQUENCE_VECTOR(bordercheck::VariableModel)
LLVM_YAML_IS_SEQUENCE_VECTOR(bordercheck::EntryModel)
LLVM_YAML_IS_SEQUENCE_VECTOR(bordercheck::ProgramModel)
LLVM_YAML_IS_SEQUENCE_VECTOR(bordercheck::ArtifactModel)

namespace llvm::yaml {

template <bordercheck::HasWords E> struct ScalarTraits<E> {
  static void output(const E &Value, void *, raw_ostream &Out) { Out << nameOf(Value); }
  static StringRef input(StringRef Scalar, void *Context, E &Value) {
    std::optional<E> Found = bordercheck::wordFrom<E>(Scalar);
    if (!Found)
      return bordercheck::YamlReading::of(Context).wrong(
          ("'" + Scalar + "' is no " + bordercheck::Words<E>::What +
           bordercheck::nameHint(Scalar, bordercheck::wordsOf<E>()))
              .str());
    Value = *Found;
    return {};
  }
  static QuotingType mustQuote(StringRef) { return QuotingType::None; }
};

template <> struct ScalarTraits<bordercheck::Port> {
  static void output(const bordercheck::Port &P, void *, raw_ostream &Out) { Out << nameOf(P); }
  static StringRef input(StringRef Scalar, void *Context, bordercheck::Port &Value) {
    auto &Reading = bordercheck::YamlReading::of(Context);
    const bordercheck::Port *Here = Reading.here();
    std::optional<bordercheck::Port> Found = bordercheck::portFrom(Scalar);
    if (Scalar == "here" && Here)
      Found = *Here;
    if (!Found)
      return Reading.wrong(("'" + Scalar + "' is no port; use " + (Here ? "here, " : "") +
                            "argN, argN+, this, return or a 'literal'")
                               .str());
    Value = *Found;
    return {};
  }
  static QuotingType mustQuote(StringRef) { return QuotingType::None; }
};

/// One list of fields for YAML and for the packed form.
template <bordercheck::Described T> struct MappingTraits<T> {
  static void mapping(IO &Io, T &Value) {
    bordercheck::YamlFields Fields(Io);
    describe(Fields, Value);
    Fields.close();
  }
};

template <> struct MappingTraits<bordercheck::Condition> {
  static void mapping(IO &Io, bordercheck::Condition &C) {
    bordercheck::YamlFields Fields(Io);
    describe(Fields, C);
    Fields.close();
  }
  static std::string validate(IO &, bordercheck::Condition &C) {
    if (C.On.K != bordercheck::Port::Kind::Arg)
      return "a condition is on an argument: use argN";
    return C.Type == bordercheck::ArgumentType::Any && C.Value.empty() && !C.Bits
               ? "a condition needs type, value or bits"
               : "";
  }
};

} // namespace llvm::yaml

#endif
