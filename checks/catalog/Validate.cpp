// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "checks/catalog/Validate.h"
#include "checks/catalog/Fields.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

namespace bordercheck {
namespace {

/// An archive that calls a visitor for every port, however deep.
class PortWalk {
public:
  explicit PortWalk(llvm::function_ref<void(const Port &)> Visit) : Visit(Visit) {}

  template <typename T> void mapRequired(const char *, T &Value) { field(Value); }
  template <typename T> void mapOptional(const char *, T &Value) { field(Value); }

private:
  void field(Port &P) {
    if (P)
      Visit(P);
  }
  template <typename T> void field(std::optional<T> &Value) {
    if (Value)
      field(*Value);
  }
  template <typename T> void field(std::vector<T> &Values) {
    for (T &Value : Values)
      field(Value);
  }
  template <Described T> void field(T &Value) { describe(*this, Value); }
  template <typename T> void field(T &) {}

  llvm::function_ref<void(const Port &)> Visit;
};

bool isIdentifier(llvm::StringRef Word) {
  return !Word.empty() && !llvm::isDigit(Word.front()) &&
         llvm::all_of(Word, [](char C) { return llvm::isAlnum(C) || C == '_'; });
}

} // namespace

bool hasEffect(Model M) {
  M.Neutral = false;
  return saysWhatItDoes(M) || M.TrustedPath || !M.GeneratedBy.empty();
}

std::string wrongWith(const Model &M) {
  if (hasEffect(M) == M.Neutral)
    return M.Neutral ? "is neutral and has an effect as well"
                     : "has no effect; write neutral: true where that is meant";
  if (const auto &C = M.Crosses) {
    if (!C->Text && !C->Path && !C->Options && !C->Arguments && !C->Handle && !C->Executable)
      return "has a crossing of nothing; name its text, path, options, arguments or handle";
    if (C->Executable && C->Kind != CrossingKind::Write)
      return "makes a file executable in a crossing that is no write; use kind write";
    if (C->From && (C->Kind != CrossingKind::Write || !C->Path))
      return "says whence a file comes, but not which one is written; add path to a crossing of "
             "kind write";
    bool Runs = C->Kind == CrossingKind::Compile || C->Kind == CrossingKind::Interpret ||
                C->Kind == CrossingKind::Blob;
    if (Runs && C->Language.empty())
      return "has a crossing of code in no language; add language";
    if (C->Kind == CrossingKind::Write && C->Handle && !(M.Build && M.Build->Op == BuildOp::Append))
      return "writes to a handle, but appends nothing to it; add build: { op: append, ... }";
  }
  if (M.Build && M.Build->From.empty() && !M.Build->Format)
    return "builds from nothing; add from or format";
  if (M.Callback && M.Callback->Source && M.Callback->Source->To.K != Port::Kind::Arg &&
      M.Callback->Source->To.K != Port::Kind::ArgsFrom)
    return "has a callback that gets a value elsewhere than in a parameter; use argN or argN+";
  if (M.Arity && argumentsNamed(M) > *M.Arity)
    return "names an argument beyond its arity";
  return {};
}

bool isFunctionName(llvm::StringRef Name) {
  llvm::SmallVector<llvm::StringRef, 4> Parts;
  Name.split(Parts, "::");
  llvm::StringRef Own = Parts.pop_back_val();
  if (!llvm::all_of(Parts, isIdentifier))
    return false;
  if (!Own.consume_front("operator"))
    return isIdentifier(Own);
  if (Own.consume_front("\"\""))
    return isIdentifier(Own);
  return Own == " ValueType" ||
         (!Own.empty() && Own.find_first_not_of("+-*/%^&|~!=<>,[]()") == llvm::StringRef::npos);
}

unsigned argumentsNamed(Model M) {
  unsigned Count = 0;
  if (M.Callback && M.Callback->Source)
    M.Callback->Source->To = {}; // an argument of what is called back
  auto Look = [&](const Port &P) {
    if (P.K == Port::Kind::Arg || P.K == Port::Kind::ArgsFrom || P.K == Port::Kind::Answer)
      Count = std::max(Count, P.Index + 1);
  };
  PortWalk Walk(Look); // keeps a reference
  describe(Walk, M);
  return Count;
}

std::vector<std::string> complaintsAbout(const Library &L) {
  std::vector<std::string> All;
  for (const Model &M : L.Functions) {
    if (M.Names.empty())
      All.push_back("a model names no function");
    for (const std::string &Name : M.Names)
      if (!isFunctionName(Name))
        All.push_back("'" + Name +
                      "' is no function's name; write it qualified, without "
                      "parameters and template arguments");
    for (const std::string &Type : M.PointerTypes)
      if (!isFunctionName(Type))
        All.push_back("'" + Type + "' is no type's name; write the typedef's, qualified");
    if (std::string Wrong = wrongWith(M); !Wrong.empty() && !M.Names.empty())
      All.push_back("'" + M.Names.front() + "' " + Wrong);
  }
  for (const std::string &Type : L.ValueTypes)
    if (!isFunctionName(Type))
      All.push_back("'" + Type + "' is no type's name; write the typedef's, qualified");
  return All;
}

} // namespace bordercheck
