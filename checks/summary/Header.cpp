// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "checks/summary/Header.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/Endian.h"
#include "llvm/Support/MathExtras.h"
#include "llvm/Support/xxhash.h"
#include <algorithm>
#include <array>

namespace bordercheck {
namespace {

using llvm::support::ulittle32_t;
using llvm::support::ulittle64_t;

constexpr uint32_t Mark = 0x6d734342; // "BCsm"
constexpr uint32_t HeaderVersion = 1;

struct Header {
  ulittle32_t Magic;
  ulittle32_t Version;
  ulittle64_t Schema;
  ulittle64_t Catalog;
  ulittle64_t Configuration;
  ulittle64_t Size;
  std::array<char, 16> Maker;
  /// Of all that stands before it, and of the payload.
  ulittle64_t Checksum;
};

llvm::StringRef bytesOf(const Header &H) {
  return {reinterpret_cast<const char *>(&H), sizeof(Header)};
}

uint64_t checksum(const Header &H, llvm::StringRef Payload) {
  return llvm::xxh3_64bits(bytesOf(H).drop_back(sizeof(H.Checksum))) ^
         (llvm::xxh3_64bits(Payload) * 31);
}

llvm::Error refused(const llvm::Twine &Why) { return llvm::createStringError(Why); }

} // namespace

std::string sealed(llvm::StringRef Payload, const Provenance &Maker) {
  Header H{};
  H.Magic = Mark;
  H.Version = HeaderVersion;
  H.Schema = Maker.Schema;
  H.Catalog = Maker.Catalog;
  H.Configuration = Maker.Configuration;
  H.Size = Payload.size();
  std::copy_n(Maker.Version.begin(), std::min(Maker.Version.size(), H.Maker.size() - 1),
              H.Maker.begin());
  H.Checksum = checksum(H, Payload);
  std::string All = (bytesOf(H) + Payload).str();
  All.resize(llvm::alignTo(All.size(), SummaryAlignment));
  return All;
}

bool looksSealed(llvm::StringRef Bytes) {
  if (Bytes.size() < sizeof(ulittle32_t))
    return false;
  uint32_t Magic = llvm::support::endian::read32le(Bytes.data());
  return Magic == Mark || llvm::byteswap(Magic) == Mark;
}

llvm::Expected<SealedSummary> takeSummary(llvm::StringRef &Bytes) {
  llvm::StringRef Left = std::exchange(Bytes, {}).ltrim('\0');
  if (!looksSealed(Left))
    return refused("holds no summary of Bordercheck");
  if (llvm::support::endian::read32le(Left.data()) != Mark)
    return refused("the summary is in the other byte order; build it again on this machine");
  Header H;
  if (Left.size() < sizeof(H))
    return refused("the summary is cut short; build it again");
  std::copy_n(Left.data(), sizeof(H), reinterpret_cast<char *>(&H));
  if (H.Version != HeaderVersion)
    return refused("the summary is of another version of Bordercheck; build it again with "
                   "this one");
  Left = Left.drop_front(sizeof(H));
  if (H.Size > Left.size())
    return refused("the summary is cut short; build it again");
  SealedSummary Found;
  Found.Payload = Left.take_front(H.Size);
  if (checksum(H, Found.Payload) != H.Checksum)
    return refused("the summary is damaged; build it again");
  Found.Maker = {H.Schema, H.Catalog, H.Configuration, H.Maker.data()};
  Bytes = Left.drop_front(H.Size).ltrim('\0');
  return Found;
}

llvm::Error checkMaker(const Provenance &Theirs, const Provenance &Ours) {
  if (Theirs.Schema != Ours.Schema)
    return refused("the summary is of Bordercheck " + Theirs.Version +
                   ", whose format is another than that of this version (" + Ours.Version +
                   "); build it again with this one");
  if (Theirs.Catalog != Ours.Catalog)
    return refused("the summary was made with another catalog of libraries; build it "
                   "again with this version of Bordercheck");
  return llvm::Error::success();
}

} // namespace bordercheck
