// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "checks/summary/Codec.h"
#include "checks/summary/Fields.h"
#include "checks/summary/Records.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Bitstream/BitstreamWriter.h"
#include "llvm/Support/Endian.h"
#include <array>

namespace bordercheck {
namespace {

using Numbers = llvm::SmallVector<uint64_t, 32>;

class Encoder {
public:
  std::string run(const Summary &S) {
    for (const FunctionEffects &F : S.Functions)
      Rows.push_back({RecordCode::Functions, numbersOf(F)});
    Rows.push_back({RecordCode::Unit, numbersOf(S)});
    return emitted();
  }

private:
  /// The archive: appends the numbers of fields to one record.
  struct Row {
    Encoder &Tables;
    Numbers Values;

    template <typename T> void operator()(const char *, const T &Value) { put(Value); }
    void entity(const char *, EntityId Id) { Values.push_back(Tables.entity(Id)); }
    void entity(const char *, const std::vector<EntityId> &Ids) {
      Values.push_back(Ids.size());
      for (EntityId Id : Ids)
        Values.push_back(Tables.entity(Id));
    }

    template <typename T>
      requires std::is_arithmetic_v<T> || std::is_enum_v<T>
    void put(T Value) {
      Values.push_back(static_cast<uint64_t>(Value));
    }
    void put(const std::string &Chars) { Values.push_back(Tables.string(Chars)); }
    void put(const Place &P) { Values.push_back(Tables.interned(Places, P)); }
    void put(const std::vector<Step> &Trace) { Values.push_back(Tables.trace(Trace)); }
    void put(const Text &T) { Values.push_back(Tables.text(T)); }
    void put(const std::shared_ptr<const Text> &Path) {
      Values.push_back(Path ? Tables.text(*Path) + 1 : 0);
    }
    template <typename T> void put(const std::optional<T> &Value) {
      put(Value.has_value());
      if (Value)
        put(*Value);
    }
    template <typename T> void put(const std::vector<T> &All) {
      Values.push_back(All.size());
      for (const T &Value : All)
        put(Value);
    }
    void put(const Piece &P) {
      auto Tagged = [&](uint64_t Above) {
        Values.push_back(Above << PieceKindBits | static_cast<uint64_t>(P.kind()));
      };
      if (P.isLiteral())
        return Tagged(Tables.string(P.text()));
      if (P.isHole())
        return Tagged(Tables.hole(P.holePtr()));
      Tagged(P.members().size());
      for (const Piece &M : P.members())
        put(M);
    }
    void put(const Shape &S) { put(S.pieces()); }
    template <HasFields T> void put(const T &Value) { fields(*this, Value); }
  };

  template <typename T> Numbers numbersOf(const T &Value) {
    Row R{*this, {}};
    fields(R, Value);
    return std::move(R.Values);
  }

  uint64_t string(llvm::StringRef Chars) {
    auto [At, New] = Strings.try_emplace(Chars, Sizes.size());
    if (New) {
      Sizes.push_back(Chars.size());
      Bytes += Chars;
    }
    return At->second;
  }

  uint64_t entity(EntityId Id) {
    auto [At, New] = Entities.try_emplace(Id, Entities.size());
    if (New) {
      std::array<char, sizeof(Id)> Raw;
      llvm::support::endian::write64le(Raw.data(), Id);
      Ids.append(Raw.data(), Raw.size());
    }
    return At->second;
  }

  /// What a record refers to is interned before it, so equal numbers are equal values.
  uint64_t row(RecordCode Code, Numbers Values) {
    llvm::StringRef Key(reinterpret_cast<const char *>(Values.data()),
                        Values.size() * sizeof(uint64_t));
    llvm::StringMap<uint64_t> &Known = Interned[Code];
    auto [At, New] = Known.try_emplace(Key, Known.size());
    if (New)
      Rows.push_back({Code, std::move(Values)});
    return At->second;
  }

  template <typename T> uint64_t interned(RecordCode Code, const T &Value) {
    return row(Code, numbersOf(Value));
  }

  uint64_t trace(const std::vector<Step> &Steps) {
    Row R{*this, {}};
    for (const Step &S : Steps)
      R.put(S);
    return row(Traces, std::move(R.Values));
  }

  uint64_t text(const Text &T) {
    Row R{*this, {}};
    for (const Shape &S : T.shapes())
      R.put(S);
    return row(Texts, std::move(R.Values));
  }

  uint64_t hole(const HolePtr &H) {
    if (auto At = KnownHoles.find(H.get()); At != KnownHoles.end())
      return At->second;
    uint64_t Number = interned(Holes, *H);
    KnownHoles[H.get()] = Number;
    return Number;
  }

  std::string emitted() const {
    llvm::SmallVector<char, 0> Out;
    {
      llvm::BitstreamWriter Stream(Out);
      Stream.EnterSubblock(SummaryBlock, AbbrevWidth);
      Stream.EmitRecord(StringSizes, Sizes);
      emitBlob(Stream, StringBytes, Bytes);
      emitBlob(Stream, EntityIds, Ids);
      for (const auto &[Code, Values] : Rows)
        Stream.EmitRecord(Code, Values);
      Stream.ExitBlock();
    }
    return {Out.begin(), Out.end()};
  }

  static void emitBlob(llvm::BitstreamWriter &Stream, unsigned Code, llvm::StringRef Blob) {
    auto Abbrev = std::make_shared<llvm::BitCodeAbbrev>();
    Abbrev->Add(llvm::BitCodeAbbrevOp(Code));
    Abbrev->Add(llvm::BitCodeAbbrevOp(llvm::BitCodeAbbrevOp::Blob));
    unsigned Number = Stream.EmitAbbrev(std::move(Abbrev));
    Stream.EmitRecordWithBlob(Number, std::array<uint64_t, 1>{Code}, Blob);
  }

  Numbers Sizes;
  std::string Bytes;
  llvm::StringMap<uint64_t> Strings;
  std::string Ids;
  llvm::DenseMap<EntityId, uint64_t> Entities;
  std::array<llvm::StringMap<uint64_t>, RecordCode::Unit> Interned;
  /// Shared holes are many.
  llvm::DenseMap<const Hole *, uint64_t> KnownHoles;
  std::vector<std::pair<RecordCode, Numbers>> Rows;
};

} // namespace

std::string encode(const Summary &S, const Provenance &Maker) {
  return sealed(Encoder().run(S), Maker);
}

} // namespace bordercheck
