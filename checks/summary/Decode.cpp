// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Any bytes may come in: a number that is no index, no enumerator or no size makes the
// record false, and nothing is reserved for more than what the record can hold.
#include "checks/summary/Codec.h"
#include "checks/summary/Fields.h"
#include "checks/summary/Records.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/Bitstream/BitstreamReader.h"
#include "llvm/Support/Endian.h"
#include <limits>
#include <optional>
#include <utility>

namespace bordercheck {
namespace {

/// How much of a summary is wanted.
enum class Depth : uint8_t { All, Outline };

class Decoder {
public:
  explicit Decoder(Depth Wanted) : Wanted(Wanted) {}

  llvm::Error run(llvm::StringRef Payload, Summary &Into) {
    llvm::BitstreamCursor Stream(Payload);
    llvm::Expected<llvm::BitstreamEntry> Entry = Stream.advance();
    if (!Entry)
      return Entry.takeError();
    if (Entry->Kind != llvm::BitstreamEntry::SubBlock || Entry->ID != SummaryBlock)
      return damaged();
    if (llvm::Error E = Stream.EnterSubBlock(SummaryBlock))
      return E;
    llvm::SmallVector<uint64_t, 256> Values;
    for (bool Ended = false;;) {
      Entry = Stream.advance();
      if (!Entry)
        return Entry.takeError();
      if (Entry->Kind == llvm::BitstreamEntry::EndBlock)
        return Ended ? llvm::Error::success() : damaged();
      if (Entry->Kind != llvm::BitstreamEntry::Record || Ended)
        return damaged();
      Values.clear();
      llvm::StringRef Blob;
      llvm::Expected<unsigned> Code = Stream.readRecord(Entry->ID, Values, &Blob);
      if (!Code)
        return Code.takeError();
      if (!take(*Code, Values, Blob, Into))
        return damaged();
      Ended = *Code == RecordCode::Unit;
    }
  }

private:
  /// The archive: takes the numbers of fields off one record.
  struct Row {
    Decoder &Tables;
    llvm::ArrayRef<uint64_t> Left;
    /// A function of which the outline is enough: strings stay empty, and the places of what
    /// is in it.
    bool Hollow = false;
    bool Nested = false;
    bool Failed = false;

    template <typename T> void operator()(const char *, T &Value) { get(Value); }
    void entity(const char *, EntityId &Id) { Id = at(Tables.Entities); }
    void entity(const char *, std::vector<EntityId> &Ids) {
      Ids.resize(size());
      for (EntityId &Id : Ids)
        Id = at(Tables.Entities);
    }

    uint64_t next() {
      Failed |= Left.empty();
      if (Failed)
        return 0;
      uint64_t N = Left.front();
      Left = Left.drop_front();
      return N;
    }
    /// Every element takes a number at least.
    size_t size() {
      uint64_t N = next();
      Failed |= N > Left.size();
      return Failed ? 0 : N;
    }
    template <typename T> const T &at(const std::vector<T> &Table) { return at(Table, next()); }
    template <typename T> const T &at(const std::vector<T> &Table, uint64_t N) {
      static const T None{};
      Failed |= N >= Table.size();
      return Failed ? None : Table[N];
    }

    template <typename T>
      requires std::is_arithmetic_v<T>
    void get(T &Value) {
      uint64_t N = next();
      Failed |= N > uint64_t(std::numeric_limits<T>::max());
      Value = static_cast<T>(N);
    }
    template <typename T>
      requires std::is_enum_v<T>
    void get(T &Value) {
      uint64_t N = next();
      Failed |= N > static_cast<uint64_t>(LastOf<T>);
      Value = Failed ? T() : static_cast<T>(N);
    }
    void get(std::string &Chars) {
      llvm::StringRef Found = at(Tables.Strings);
      if (!Hollow)
        Chars = Found.str();
    }
    void get(Place &P) {
      const Place &Found = at(Tables.Places);
      if (!Hollow || !Nested)
        P = Found;
    }
    void get(std::vector<Step> &Trace) { Trace = at(Tables.Traces); }
    void get(Text &T) { T = *at(Tables.Texts, next(), Tables.Unset); }
    void get(std::shared_ptr<const Text> &Path) {
      if (uint64_t N = next())
        Path = at(Tables.Texts, N - 1, Tables.Unset);
    }
    const std::shared_ptr<const Text> &at(const std::vector<std::shared_ptr<const Text>> &Table,
                                          uint64_t N, const std::shared_ptr<const Text> &None) {
      Failed |= N >= Table.size();
      return Failed ? None : Table[N];
    }
    template <typename T> void get(std::optional<T> &Value) {
      bool Has = false;
      get(Has);
      if (Has)
        get(Value.emplace());
    }
    template <typename T> void get(std::vector<T> &All) {
      size_t Size = size();
      if constexpr (std::is_same_v<T, Text> || std::is_same_v<T, std::string>)
        if (Hollow) {
          Left = Left.drop_front(Size);
          return;
        }
      All.resize(Size);
      bool Outer = std::exchange(Nested, true);
      for (T &Value : All)
        get(Value);
      Nested = Outer;
    }
    template <HasFields T> void get(T &Value) { fields(*this, Value); }

    Pieces pieces(size_t Count, unsigned Depth) {
      Pieces All;
      Failed |= Depth > MaxPieceDepth;
      if (Failed)
        return All;
      All.reserve(Count);
      for (size_t I = 0; I < Count && !Failed; ++I)
        All.push_back(piece(Depth));
      return All;
    }
    Piece piece(unsigned Depth) {
      uint64_t N = next();
      uint64_t Above = N >> PieceKindBits;
      switch (static_cast<Piece::Kind>(N & ((1U << PieceKindBits) - 1))) {
      case Piece::Kind::Literal:
        Failed |= Above >= Tables.Strings.size();
        return Failed ? Piece() : Tables.literal(Above);
      case Piece::Kind::Hole:
        Failed |= Above >= Tables.HoleTable.size();
        return Failed ? Piece() : Piece::hole(Tables.HoleTable[Above]);
      case Piece::Kind::Repeat:
      case Piece::Kind::Bag:
        break;
      }
      Failed |= Above > Left.size();
      Pieces Members = pieces(Failed ? 0 : Above, Depth + 1);
      return (N & 1) == (static_cast<uint64_t>(Piece::Kind::Bag) & 1)
                 ? Piece::restoredBag(std::move(Members))
                 : Piece::repeat(std::move(Members));
    }
  };

  static llvm::Error damaged() { return llvm::createStringError("a record that cannot be"); }

  bool take(unsigned Code, llvm::ArrayRef<uint64_t> Values, llvm::StringRef Blob, Summary &Into) {
    Row R{*this, Values};
    if (Wanted == Depth::Outline && takeHollow(Code, Values))
      return true;
    switch (Code) {
    case StringSizes:
      Sizes = Values.vec();
      return true;
    case StringBytes:
      return takeStrings(Blob);
    case EntityIds:
      for (; Blob.size() >= sizeof(EntityId); Blob = Blob.drop_front(sizeof(EntityId)))
        Entities.push_back(llvm::support::endian::read64le(Blob.data()));
      return Blob.empty();
    case RecordCode::Places:
      fields(R, Places.emplace_back());
      break;
    case RecordCode::Traces: {
      std::vector<Step> &Steps = Traces.emplace_back();
      while (!R.Left.empty() && !R.Failed)
        fields(R, Steps.emplace_back());
      break;
    }
    case RecordCode::Holes: {
      auto H = std::make_shared<Hole>();
      fields(R, *H);
      R.Failed |= H->isHandle() && !H->Path;
      HoleTable.push_back(std::move(H));
      break;
    }
    case RecordCode::Texts: {
      std::vector<Shape> Shapes;
      while (!R.Left.empty() && !R.Failed)
        Shapes.push_back(Shape::restored(R.pieces(R.size(), 0)));
      Texts.push_back(std::make_shared<const Text>(Text::restored(std::move(Shapes))));
      break;
    }
    case RecordCode::Functions:
      R.Hollow = Wanted == Depth::Outline;
      fields(R, Into.Functions.emplace_back());
      break;
    case RecordCode::Unit:
      fields(R, Into);
      break;
    default:
      return false;
    }
    return !R.Failed && R.Left.empty();
  }

  /// Of an outline, the records that only texts refer to.
  bool takeHollow(unsigned Code, llvm::ArrayRef<uint64_t> Values) {
    switch (Code) {
    case RecordCode::Traces:
      Traces.emplace_back();
      return true;
    case RecordCode::Holes:
      return true;
    case RecordCode::Texts:
      Texts.push_back(Values.empty() ? Unset : Set);
      return true;
    default:
      return false;
    }
  }

  bool takeStrings(llvm::StringRef Blob) {
    for (uint64_t Size : Sizes) {
      if (Size > Blob.size())
        return false;
      Strings.push_back(Blob.take_front(Size));
      Blob = Blob.drop_front(Size);
    }
    Literals.resize(Strings.size());
    return Blob.empty();
  }

  /// Most strings are names, and in no text.
  const Piece &literal(size_t Number) {
    std::optional<Piece> &Made = Literals[Number];
    if (!Made)
      Made = Piece::literal(Strings[Number].str());
    return *Made;
  }

  Depth Wanted;
  std::vector<uint64_t> Sizes;
  /// They lie in the payload.
  std::vector<llvm::StringRef> Strings;
  /// Of each string that is one, so that equal literals share their characters.
  std::vector<std::optional<Piece>> Literals;
  std::vector<EntityId> Entities;
  std::vector<Place> Places;
  std::vector<std::vector<Step>> Traces;
  std::vector<HolePtr> HoleTable;
  std::vector<std::shared_ptr<const Text>> Texts;
  std::shared_ptr<const Text> Unset = std::make_shared<const Text>();
  /// What is set, in an outline.
  std::shared_ptr<const Text> Set = std::make_shared<const Text>(Text::literal(""));
};

llvm::Expected<Summary> decodeTo(Depth Wanted, const SealedSummary &Found, const Provenance &Ours) {
  if (llvm::Error E = checkMaker(Found.Maker, Ours))
    return std::move(E);
  Summary S;
  if (llvm::Error E = Decoder(Wanted).run(Found.Payload, S))
    return llvm::createStringError("the summary is damaged (" + llvm::toString(std::move(E)) +
                                   "); build it again");
  return S;
}

} // namespace

llvm::Expected<Summary> decode(const SealedSummary &Found, const Provenance &Ours) {
  return decodeTo(Depth::All, Found, Ours);
}

llvm::Expected<Summary> decodeOutline(const SealedSummary &Found, const Provenance &Ours) {
  return decodeTo(Depth::Outline, Found, Ours);
}

llvm::Expected<Summary> decode(llvm::StringRef Bytes, const Provenance &Ours) {
  llvm::Expected<SealedSummary> Found = takeSummary(Bytes);
  if (!Found)
    return Found.takeError();
  return decode(*Found, Ours);
}

} // namespace bordercheck
