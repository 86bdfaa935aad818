// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "checks/catalog/Words.h"
#include "llvm/Support/ErrorHandling.h"

namespace bordercheck {

llvm::StringRef nameOf(BuildOp Op) {
  switch (Op) {
  case BuildOp::Assign:
    return "assign";
  case BuildOp::Append:
    return "append";
  case BuildOp::Prepend:
    return "prepend";
  case BuildOp::Mix:
    return "mix";
  case BuildOp::Part:
    return "part";
  case BuildOp::Element:
    return "element";
  }
  llvm_unreachable("no operation");
}

llvm::StringRef nameOf(FormatLanguage Language) {
  switch (Language) {
  case FormatLanguage::Printf:
    return "printf";
  case FormatLanguage::Fmt:
    return "fmt";
  case FormatLanguage::Percent:
    return "percent";
  case FormatLanguage::Boost:
    return "boost";
  case FormatLanguage::Dollar:
    return "dollar";
  case FormatLanguage::DollarName:
    return "dollar-name";
  case FormatLanguage::Mustache:
    return "mustache";
  }
  llvm_unreachable("no format language");
}

llvm::StringRef nameOf(Accept When) {
  switch (When) {
  case Accept::NonZero:
    return "nonzero";
  case Accept::Zero:
    return "zero";
  case Accept::NotEnd:
    return "not-end";
  case Accept::End:
    return "end";
  }
  llvm_unreachable("no result");
}

llvm::StringRef nameOf(ArgumentType Type) {
  switch (Type) {
  case ArgumentType::Any:
    return "any";
  case ArgumentType::Number:
    return "number";
  case ArgumentType::Character:
    return "character";
  }
  llvm_unreachable("no type");
}

llvm::StringRef nameOf(Becomes What) {
  switch (What) {
  case Becomes::Import:
    return "import";
  case Becomes::Config:
    return "config";
  case Becomes::Settings:
    return "settings";
  }
  llvm_unreachable("no fate");
}

std::string nameOf(const Port &P) {
  switch (P.K) {
  case Port::Kind::None:
    return "";
  case Port::Kind::Arg:
    return "arg" + std::to_string(P.Index);
  case Port::Kind::ArgsFrom:
    return "arg" + std::to_string(P.Index) + "+";
  case Port::Kind::This:
    return "this";
  case Port::Kind::Return:
    return "return";
  case Port::Kind::Literal:
    return "'" + P.Chars + "'";
  case Port::Kind::Global:
    return "global:" + P.Chars;
  case Port::Kind::Answer:
    return "answer:arg" + std::to_string(P.Index);
  }
  llvm_unreachable("no port");
}

std::optional<Port> portFrom(llvm::StringRef Name) {
  Port P;
  if (Name.size() >= 2 && Name.front() == '\'' && Name.back() == '\'') {
    P.K = Port::Kind::Literal;
    P.Chars = Name.drop_front().drop_back().str();
    return P;
  }
  if (Name == "this" || Name == "return") {
    P.K = Name == "this" ? Port::Kind::This : Port::Kind::Return;
    return P;
  }
  if (Name.consume_front("global:")) {
    P.K = Port::Kind::Global;
    P.Chars = Name.str();
    return Name.empty() ? std::nullopt : std::optional(P);
  }
  if (Name.consume_front("answer:"))
    P.K = Port::Kind::Answer;
  else
    P.K = Name.consume_back("+") ? Port::Kind::ArgsFrom : Port::Kind::Arg;
  if (!Name.consume_front("arg") || Name.getAsInteger(10, P.Index))
    return std::nullopt;
  return P;
}

} // namespace bordercheck
