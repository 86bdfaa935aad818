// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The words of the model language, once: what YAML may say, what is printed, and what an
// error offers instead of a word that is none.
#ifndef BORDERCHECK_CATALOG_WORDS_H
#define BORDERCHECK_CATALOG_WORDS_H

#include "checks/catalog/Catalog.h"

namespace bordercheck {

/// What the enumeration is called in a message, and the enumerators that a file may name,
/// each by its nameOf().
template <typename E> struct Words;

template <> struct Words<OriginKind> {
  static constexpr const char *What = "origin";
  // The others are what the engine says where it knows no origin.
  static constexpr OriginKind All[] = {
      OriginKind::Environment, OriginKind::Argument,    OriginKind::Input,     OriginKind::File,
      OriginKind::Network,     OriginKind::Schema,      OriginKind::Directory, OriginKind::Database,
      OriginKind::Script,      OriginKind::ModelOutput, OriginKind::Settings,  OriginKind::Process,
      OriginKind::Compiled};
};

template <> struct Words<Controller> {
  static constexpr const char *What = "controller";
  static constexpr Controller All[] = {Controller::Constant, Controller::Developer,
                                       Controller::Operator, Controller::Unknown,
                                       Controller::User,     Controller::Remote};
};

template <> struct Words<CrossingKind> {
  static constexpr const char *What = "crossing";
  static constexpr CrossingKind All[] = {CrossingKind::Compile,   CrossingKind::Interpret,
                                         CrossingKind::Load,      CrossingKind::Command,
                                         CrossingKind::Blob,      CrossingKind::Write,
                                         CrossingKind::SearchPath};
};

template <> struct Words<GateKind> {
  static constexpr const char *What = "gate";
  static constexpr GateKind All[] = {
      GateKind::Signature, GateKind::Digest,    GateKind::AllowList, GateKind::IdentifierCheck,
      GateKind::Escape,    GateKind::Isolation, GateKind::Promotion};
};

template <> struct Words<BuildOp> {
  static constexpr const char *What = "operation";
  static constexpr BuildOp All[] = {BuildOp::Assign, BuildOp::Append, BuildOp::Prepend,
                                    BuildOp::Mix,    BuildOp::Part,   BuildOp::Element};
};

template <> struct Words<FormatLanguage> {
  static constexpr const char *What = "format language";
  static constexpr FormatLanguage All[] = {FormatLanguage::Printf,  FormatLanguage::Fmt,
                                           FormatLanguage::Percent, FormatLanguage::Boost,
                                           FormatLanguage::Dollar,  FormatLanguage::DollarName,
                                           FormatLanguage::Mustache};
};

template <> struct Words<Accept> {
  static constexpr const char *What = "result";
  static constexpr Accept All[] = {Accept::NonZero, Accept::Zero, Accept::NotEnd, Accept::End};
};

template <> struct Words<ArgumentType> {
  static constexpr const char *What = "type of an argument";
  static constexpr ArgumentType All[] = {ArgumentType::Number, ArgumentType::Character};
};

template <> struct Words<Becomes> {
  static constexpr const char *What = "fate of a file";
  static constexpr Becomes All[] = {Becomes::Import, Becomes::Config, Becomes::Settings};
};

llvm::StringRef nameOf(BuildOp Op);
llvm::StringRef nameOf(FormatLanguage Language);
llvm::StringRef nameOf(Accept When);
llvm::StringRef nameOf(ArgumentType Type);
llvm::StringRef nameOf(Becomes What);
/// "arg1", "arg2+", "this", "return", "global:name", "'literal'".
std::string nameOf(const Port &P);

/// A port by its name.
std::optional<Port> portFrom(llvm::StringRef Name);

template <typename E>
concept HasWords = requires { Words<E>::All; };

template <HasWords E> std::vector<llvm::StringRef> wordsOf() {
  std::vector<llvm::StringRef> Names;
  for (E Value : Words<E>::All)
    Names.push_back(nameOf(Value));
  return Names;
}

template <HasWords E> std::optional<E> wordFrom(llvm::StringRef Name) {
  for (E Value : Words<E>::All)
    if (nameOf(Value) == Name)
      return Value;
  return std::nullopt;
}

} // namespace bordercheck

#endif
