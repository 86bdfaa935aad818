// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The schema is a hash of all field names with the kind of each field, so that nobody has
// to remember a version number. How records are written is Revision's to tell.
#include "checks/summary/Codec.h"
#include "checks/summary/Fields.h"
#include "llvm/Support/xxhash.h"

namespace bordercheck {
namespace {

/// To be raised when records change while the fields stay.
constexpr llvm::StringLiteral Revision = "1";

class SchemaText {
public:
  template <typename T> void operator()(const char *Name, T &Value) {
    All += Name;
    kind(Value);
  }
  template <typename T> void entity(const char *Name, T &Value) {
    All += Name;
    All += std::is_same_v<T, EntityId> ? "#;" : "#*;";
  }

  std::string All = Revision.str();

private:
  template <typename T> void kind(T &) {
    if constexpr (std::is_enum_v<T>)
      All += ":enum" + std::to_string(static_cast<unsigned>(LastOf<T>)) + ";";
    else
      All += ":" + std::to_string(sizeof(T)) + ";";
  }
  void kind(std::string &) { All += ":chars;"; }
  /// Texts hold holes, which hold the texts of paths: one round describes all.
  void kind(std::shared_ptr<const Text> &) { All += ":path;"; }
  void kind(Text &) { nested<Hole>(); }
  template <typename T> void kind(std::optional<T> &) {
    All += "?";
    T Value{};
    kind(Value);
  }
  template <typename T> void kind(std::vector<T> &) {
    All += "*";
    T Value{};
    kind(Value);
  }
  template <HasFields T> void kind(T &) { nested<T>(); }

  template <typename T> void nested() {
    All += "{";
    T Value{};
    fields(*this, Value);
    All += "}";
  }
};

} // namespace

uint64_t summarySchema() {
  SchemaText Text;
  FunctionEffects F;
  fields(Text, F);
  Summary S;
  fields(Text, S);
  return llvm::xxh3_64bits(Text.All);
}

Provenance provenance(uint64_t Catalog, uint64_t Configuration) {
  return {summarySchema(), Catalog, Configuration, BORDERCHECK_VERSION};
}

} // namespace bordercheck
