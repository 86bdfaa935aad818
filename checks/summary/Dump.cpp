// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "checks/summary/Dump.h"
#include "checks/summary/Fields.h"
#include "llvm/ADT/StringExtras.h"
#include <array>

namespace bordercheck {
namespace {

llvm::StringRef shown(Symbol::Kind K) {
  static constexpr std::array Names = {"origin", "parameter", "field",    "global",
                                       "result", "out",       "function", "handle"};
  static_assert(Names.size() == static_cast<size_t>(LastOf<Symbol::Kind>) + 1);
  return Names[static_cast<size_t>(K)];
}

template <typename E>
  requires std::is_enum_v<E>
llvm::StringRef shown(E Value) {
  return nameOf(Value);
}

/// The archive: a member for each field that holds something.
class Printer {
public:
  explicit Printer(llvm::json::OStream &Out) : Out(Out) {}

  template <typename T> void operator()(const char *Name, const T &Value) {
    if (holdsNothing(Value))
      return;
    Out.attributeBegin(Name);
    print(Value);
    Out.attributeEnd();
  }
  void entity(const char *Name, EntityId Id) {
    if (Id)
      Out.attribute(Name, hex(Id));
  }
  void entity(const char *Name, const std::vector<EntityId> &Ids) {
    if (!Ids.empty())
      Out.attributeArray(Name, [&] {
        for (EntityId Id : Ids)
          Out.value(hex(Id));
      });
  }

private:
  static std::string hex(EntityId Id) {
    return llvm::utohexstr(Id, /*LowerCase=*/true, /*Width=*/16);
  }

  static bool holdsNothing(bool Value) { return !Value; }
  static bool holdsNothing(const std::string &Chars) { return Chars.empty(); }
  static bool holdsNothing(const Place &P) { return !P.isValid(); }
  static bool holdsNothing(const Text &T) { return T.isUnset(); }
  static bool holdsNothing(const std::shared_ptr<const Text> &Path) { return !Path; }
  template <typename T> static bool holdsNothing(const std::vector<T> &All) { return All.empty(); }
  template <typename T> static bool holdsNothing(const std::optional<T> &O) { return !O; }
  template <typename T> static bool holdsNothing(const T &) { return false; }

  template <typename T>
    requires std::is_arithmetic_v<T>
  void print(T Value) {
    Out.value(Value);
  }
  template <typename T>
    requires std::is_enum_v<T>
  void print(T Value) {
    Out.value(shown(Value));
  }
  void print(const std::string &Chars) {
    Out.value(llvm::json::isUTF8(Chars) ? Chars : llvm::json::fixUTF8(Chars));
  }
  void print(const std::shared_ptr<const Text> &Path) { print(*Path); }
  void print(const Text &T) {
    Out.object([&] {
      (*this)("print", T.print());
      bool Constant = T.isUnset() || T.isConstant();
      if (!Constant)
        Out.attributeArray("holes", [&] { T.forEachHole([&](const Hole &H) { print(H); }); });
    });
  }
  template <typename T> void print(const std::optional<T> &Value) { print(*Value); }
  template <typename T> void print(const std::vector<T> &All) {
    Out.array([&] {
      for (const T &Value : All)
        print(Value);
    });
  }
  template <HasFields T> void print(const T &Value) {
    Out.object([&] { fields(*this, Value); });
  }

  llvm::json::OStream &Out;
};

} // namespace

void dump(const Summary &S, llvm::json::OStream &Out) {
  Out.object([&] {
    Printer P(Out);
    fields(P, S);
    P("functions", S.Functions);
  });
}

} // namespace bordercheck
