// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "checks/catalog/Print.h"
#include "checks/catalog/Fields.h"
#include "checks/catalog/Words.h"

namespace bordercheck {
namespace {

/// What needs quotes to be one scalar of YAML.
std::string quoted(llvm::StringRef Text) {
  if (!Text.empty() && Text.find_first_of(",:[]{}#&*!|>'\"%@` ") == llvm::StringRef::npos)
    return Text.str();
  std::string Out = "\"";
  for (char C : Text)
    if (C == '\n')
      Out += "\\n";
    else if (C == '\t')
      Out += "\\t";
    else
      Out += (C == '"' || C == '\\' ? std::string("\\") : std::string()) + C;
  return Out + "\"";
}

/// An archive that writes each field as text; an empty one is unset.
class Printer {
public:
  template <typename T> void mapRequired(const char *Name, T &Value) { add(Name, Value, true); }
  template <typename T> void mapOptional(const char *Name, T &Value) { add(Name, Value, false); }

  struct Field {
    std::string Name, Value;
    bool Required;
  };
  std::vector<Field> Fields;

private:
  template <typename T> void add(const char *Name, T &Value, bool Required) {
    Fields.push_back({Name, text(Value), Required});
  }

  static std::string text(std::string &Chars) { return Chars.empty() ? "" : quoted(Chars); }
  static std::string text(bool &Value) { return Value ? "true" : ""; }
  static std::string text(unsigned &Value) { return std::to_string(Value); }
  static std::string text(Port &P) { return P ? quoted(nameOf(P)) : ""; }
  template <HasWords E> static std::string text(E &Value) { return nameOf(Value).str(); }
  template <typename T> static std::string text(std::optional<T> &Value) {
    return Value ? text(*Value) : "";
  }
  template <typename T> static std::string text(std::vector<T> &Values) {
    std::string All;
    for (T &Value : Values)
      All += (All.empty() ? "" : ", ") + text(Value);
    return Values.empty() ? "" : "[" + All + "]";
  }
  template <Described T> static std::string text(T &Value);
};

/// The fields of \p Value that differ from those of a fresh one, and the required ones.
template <typename T> std::vector<PrintedField> fieldsOf(T &Value) {
  Printer Own, Fresh;
  describe(Own, Value);
  T Unset{};
  describe(Fresh, Unset);
  std::vector<PrintedField> All;
  for (size_t I = 0; I < Own.Fields.size(); ++I) {
    Printer::Field &F = Own.Fields[I];
    if (!F.Value.empty() && (F.Required || F.Value != Fresh.Fields[I].Value))
      All.push_back({std::move(F.Name), std::move(F.Value)});
  }
  return All;
}

template <Described T> std::string Printer::text(T &Value) {
  std::string All;
  for (const PrintedField &F : fieldsOf(Value))
    All += (All.empty() ? "" : ", ") + F.Name + ": " + F.Value;
  return "{ " + All + " }";
}

template <typename T> std::vector<PrintedField> withoutNames(T &Value) {
  std::vector<PrintedField> All = fieldsOf(Value);
  std::erase_if(All, [](const PrintedField &F) { return F.Name == "names"; });
  return All;
}

} // namespace

std::vector<PrintedField> printed(Model M) { return withoutNames(M); }
std::vector<PrintedField> printed(VariableModel M) { return withoutNames(M); }
std::vector<PrintedField> printed(EntryModel M) { return withoutNames(M); }
std::vector<PrintedField> printed(ProgramModel M) { return withoutNames(M); }
std::vector<PrintedField> printed(ArtifactModel M) { return withoutNames(M); }

} // namespace bordercheck
