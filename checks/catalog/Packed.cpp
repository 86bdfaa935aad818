// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Values one after the other: a number in groups of seven bits, a string or a list behind
// its size, an optional value behind whether it is there.
#include "checks/catalog/Packed.h"
#include "checks/catalog/Fields.h"
#include "llvm/Support/LEB128.h"
#include "llvm/Support/raw_ostream.h"

namespace bordercheck {
namespace {

/// No YAML begins so.
constexpr llvm::StringLiteral Mark = "\1models\n";

struct Writer {
  std::string Out;

  void number(uint64_t &N) {
    llvm::raw_string_ostream Stream(Out);
    llvm::encodeULEB128(N, Stream);
  }
  void chars(std::string &Chars) {
    uint64_t Size = Chars.size();
    number(Size);
    Out += Chars;
  }
};

struct Reader {
  llvm::StringRef Left;
  bool Failed = false;

  void number(uint64_t &N) {
    const char *Error = nullptr;
    unsigned Length = 0;
    N = llvm::decodeULEB128(Left.bytes_begin(), &Length, Left.bytes_end(), &Error);
    Failed |= Error != nullptr;
    if (Failed)
      N = 0;
    Left = Left.drop_front(Failed ? Left.size() : Length);
  }
  void chars(std::string &Chars) {
    uint64_t Size = 0;
    number(Size);
    Failed |= Size > Left.size();
    Chars = Left.take_front(Size).str();
    Left = Left.drop_front(std::min<size_t>(Size, Left.size()));
  }
  /// A value takes a byte at least, so a damaged size allocates no more than there is.
  void size(uint64_t &N) {
    number(N);
    Failed |= N > Left.size();
    N = std::min<uint64_t>(N, Left.size());
  }
};

/// An archive over either: both go through the same fields.
template <typename Side> class Fields {
public:
  explicit Fields(Side &Of) : Of(Of) {}

  template <typename T> void mapRequired(const char *, T &Value) { field(Value); }
  template <typename T> void mapOptional(const char *, T &Value) { field(Value); }

  void field(std::string &Chars) { Of.chars(Chars); }
  void field(Port &P) {
    field(P.K);
    if (P.K == Port::Kind::None)
      return;
    field(P.Index);
    field(P.Chars);
  }
  template <typename T>
    requires std::is_arithmetic_v<T> || std::is_enum_v<T>
  void field(T &Value) {
    auto N = static_cast<uint64_t>(Value);
    Of.number(N);
    Value = static_cast<T>(N);
  }
  template <typename T> void field(std::optional<T> &Value) {
    bool Has = Value.has_value();
    field(Has);
    if (Has && !Value)
      Value.emplace();
    if (Has)
      field(*Value);
  }
  template <typename T> void field(std::vector<T> &Values) {
    uint64_t Size = Values.size();
    if constexpr (std::is_same_v<Side, Reader>)
      Of.size(Size);
    else
      Of.number(Size);
    Values.resize(Size);
    for (T &Value : Values)
      field(Value);
  }
  template <Described T> void field(T &Value) { describe(*this, Value); }

private:
  Side &Of;
};

} // namespace

std::string pack(Library L) {
  Writer Made{Mark.str()};
  Fields(Made).field(L);
  return std::move(Made.Out);
}

bool isPacked(llvm::StringRef Bytes) { return Bytes.starts_with(Mark); }

std::unique_ptr<Library> unpack(llvm::StringRef Bytes) {
  Reader From;
  From.Failed = !Bytes.consume_front(Mark);
  From.Left = Bytes;
  auto L = std::make_unique<Library>();
  Fields(From).field(*L);
  return From.Failed || !From.Left.empty() ? nullptr : std::move(L);
}

} // namespace bordercheck
