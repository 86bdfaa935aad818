// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Summaries of real snippets survive the way through bytes, and bytes that are no summary
// are refused, whatever they are.
#include "checks/summary/Codec.h"
#include "checks/summary/Dump.h"
#include "checks/summary/Fields.h"
#include "test/link/Program.h"
#include "test/support/Process.h"
#include "test/support/Snippets.h"
#include "tools/bordercheck/Units.h"
#include <gmock/gmock.h>
#include <random>

namespace bordercheck::test {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

Provenance ours() { return provenance(1, 2); }

std::string json(const Summary &S) {
  std::string Out;
  llvm::raw_string_ostream Stream(Out);
  llvm::json::OStream Json(Stream, 1);
  dump(S, Json);
  return Out;
}

std::vector<Summary> summariesOf(llvm::StringRef Folder) {
  Catalog Known = builtinCatalog();
  std::vector<Summary> All;
  for (const Snippet &S : snippetsIn(Folder)) {
    if (S.Standard != "c++20" && S.Standard != "c17")
      continue;
    for (const auto &Command : fromFlags({S.Path}, flagsFor(S)).Commands)
      if (UnitResult U = summarizeUnit(Command, Known, BORDERCHECK_SOURCE_DIR); U.Made)
        All.push_back(std::move(*U.Made));
  }
  EXPECT_THAT(All, Not(IsEmpty()));
  return All;
}

std::vector<Summary> realSummaries() {
  std::vector<Summary> All = summariesOf("test/rules");
  llvm::append_range(All, summariesOf("test/flow/facts"));
  return All;
}

Summary decoded(llvm::StringRef Bytes) {
  llvm::Expected<Summary> S = decode(Bytes, ours());
  EXPECT_TRUE(bool(S)) << llvm::toString(S.takeError());
  return S ? std::move(*S) : Summary();
}

std::string refusal(llvm::StringRef Bytes, const Provenance &By = ours()) {
  llvm::Expected<Summary> S = decode(Bytes, By);
  EXPECT_FALSE(bool(S));
  return S ? "" : llvm::toString(S.takeError());
}

TEST(Codec, RealSummariesComeBackAsTheyWere) {
  for (const Summary &S : realSummaries()) {
    std::string Bytes = encode(S, ours());
    Summary Back = decoded(Bytes);
    EXPECT_EQ(json(Back), json(S)) << S.Unit;
    EXPECT_EQ(encode(Back, ours()), Bytes) << S.Unit;
    EXPECT_EQ(bordercheck::dump(link({Back})), bordercheck::dump(link({S}))) << S.Unit;
  }
}

/// A unit of \p Payload as a link of files has it: read when it is needed.
llvm::Expected<LinkUnit> lazily(const std::string &Payload) {
  llvm::Expected<Summary> Known = decodeOutline({Payload, ours()}, ours());
  if (!Known)
    return Known.takeError();
  return LinkUnit(std::move(*Known), [Payload] { return decode({Payload, ours()}, ours()); });
}

std::string payloadOf(const Summary &S) {
  std::string Sealed = encode(S, ours());
  llvm::StringRef Bytes = Sealed;
  return takeSummary(Bytes)->Payload.str();
}

TEST(Codec, OutlinesLinkLikeWholeSummaries) {
  std::vector<Summary> Whole = realSummaries();
  Collector Lazy;
  for (const Summary &S : Whole) {
    llvm::Expected<LinkUnit> U = lazily(payloadOf(S));
    ASSERT_TRUE(bool(U)) << S.Unit;
    Lazy.add(std::move(*U));
  }
  Program Read = link(std::move(Lazy));
  Program Given = link(std::move(Whole));
  EXPECT_EQ(bordercheck::dump(Read), bordercheck::dump(Given));
  EXPECT_FALSE(Read.Crossings.empty());
  EXPECT_TRUE(Read.Suppressions == Given.Suppressions);
  EXPECT_EQ(Read.Counts.Functions, Given.Counts.Functions);
  EXPECT_EQ(Read.Missing.Count, Given.Missing.Count);
}

/// Converts to anything: how many of them initialise a struct is how many members it has.
struct Anything {
  template <typename T> operator T() const { return T(); }
};

template <typename T, typename... Members> consteval size_t memberCount() {
  if constexpr (requires { T{Members{}..., Anything{}}; })
    return memberCount<T, Members..., Anything>();
  else
    return sizeof...(Members);
}

struct Counter {
  template <typename T> void operator()(const char *, T &) { ++Count; }
  template <typename T> void entity(const char *, T &) { ++Count; }
  size_t Count = 0;
};

template <typename T> size_t listed() {
  T Value{};
  Counter C;
  fields(C, Value);
  return C.Count;
}

TEST(Codec, NoMemberIsForgotten) {
  EXPECT_EQ(listed<Place>(), memberCount<Place>());
  EXPECT_EQ(listed<Step>(), memberCount<Step>());
  EXPECT_EQ(listed<Gate>(), memberCount<Gate>());
  EXPECT_EQ(listed<Symbol>(), memberCount<Symbol>());
  EXPECT_EQ(listed<Surroundings>(), memberCount<Surroundings>());
  EXPECT_EQ(listed<Hole>(), memberCount<Hole>());
  EXPECT_EQ(listed<CrossingInput>(), memberCount<CrossingInput>());
  EXPECT_EQ(listed<Crossing>(), memberCount<Crossing>());
  EXPECT_EQ(listed<Call>(), memberCount<Call>());
  EXPECT_EQ(listed<Store>(), memberCount<Store>());
  EXPECT_EQ(listed<OutEffect>(), memberCount<OutEffect>());
  EXPECT_EQ(listed<PredicateEffect>(), memberCount<PredicateEffect>());
  EXPECT_EQ(listed<FunctionEffects>(), memberCount<FunctionEffects>());
  EXPECT_EQ(listed<Suppression>(), memberCount<Suppression>());
  EXPECT_EQ(listed<BoundCounts>(), memberCount<BoundCounts>());
  EXPECT_EQ(listed<UnitCounts>(), memberCount<UnitCounts>());
  EXPECT_EQ(listed<Summary>() + 1, memberCount<Summary>()) << "functions are records apart";
}

Summary small() { return unit("a.cpp", {runner(), callerOfRun(2, "go", Text::literal("ls"))}); }

TEST(Codec, WhatRecursIsWrittenOnce) {
  Summary Once = small();
  Summary Often = Once;
  for (unsigned I = 0; I < 100; ++I)
    Often.Functions.back().Calls.push_back(Once.Functions.back().Calls.front());
  EXPECT_LT(encode(Often, ours()).size(), encode(Once, ours()).size() + 100 * 8);
}

TEST(Codec, SectionsThatALinkerJoinedComeApart) {
  std::string Both = encode(small(), ours()) + std::string(24, '\0') + encode(small(), ours());
  llvm::StringRef Left = Both;
  for (unsigned I = 0; I < 2; ++I) {
    llvm::Expected<SealedSummary> One = takeSummary(Left);
    ASSERT_TRUE(bool(One)) << llvm::toString(One.takeError());
    EXPECT_TRUE(bool(decode(*One, ours())));
  }
  EXPECT_TRUE(Left.empty());
}

TEST(Codec, EveryPrefixIsRefused) {
  std::string Bytes = encode(small(), ours());
  for (size_t Size = 0; Size + SummaryAlignment < Bytes.size(); ++Size)
    EXPECT_THAT(refusal(llvm::StringRef(Bytes).take_front(Size)), HasSubstr("summary"));
}

TEST(Codec, EveryFlippedBitIsRefused) {
  const std::string Bytes = encode(small(), ours());
  size_t Padding = Bytes.size() - llvm::StringRef(Bytes).rtrim('\0').size();
  for (size_t Bit = 0; Bit < (Bytes.size() - Padding) * 8; ++Bit) {
    std::string Flipped = Bytes;
    Flipped[Bit / 8] = static_cast<char>(Flipped[Bit / 8] ^ (1 << (Bit % 8)));
    EXPECT_THAT(refusal(Flipped), HasSubstr("summary"));
  }
}

/// Behind the checksum, too: whoever writes a checksum may still write nonsense.
TEST(Codec, NoPayloadCrashesTheReader) {
  std::mt19937 Random(6);
  size_t Refused = 0;
  size_t Tried = 0;
  for (const Summary &S : summariesOf("test/rules")) {
    std::string Payload = payloadOf(S);
    for (unsigned I = 0; I < 100; ++I, ++Tried) {
      std::string Bad = Payload;
      for (unsigned Flips = 1 + Random() % 3; Flips; --Flips)
        Bad[Random() % Bad.size()] ^= static_cast<char>(1 << (Random() % 8));
      if (I % 10 == 0)
        Bad.resize(Random() % Bad.size());
      llvm::Expected<Summary> Back = decode({Bad, ours()}, ours());
      if (Back)
        link({std::move(*Back)});
      else
        ++Refused, llvm::consumeError(Back.takeError());
      if (llvm::Expected<LinkUnit> Lazy = lazily(Bad)) {
        Collector One;
        One.add(std::move(*Lazy));
        link(std::move(One));
      } else {
        llvm::consumeError(Lazy.takeError());
      }
    }
  }
  EXPECT_GE(Tried, 2000U);
  EXPECT_GT(Refused, Tried / 10);
}

TEST(Codec, OtherMakersAreNamed) {
  std::string Bytes = encode(small(), ours());
  Provenance Other = ours();
  Other.Catalog = 7;
  EXPECT_THAT(refusal(Bytes, Other), HasSubstr("the summary was made with another catalog"));
  Other = ours();
  Other.Schema = 7;
  Other.Version = "9.9.9";
  EXPECT_THAT(refusal(Bytes, Other), HasSubstr("whose format is another than that of this "
                                               "version (9.9.9)"));
}

TEST(Codec, OtherByteOrderIsNamed) {
  std::string Bytes = encode(small(), ours());
  std::reverse(Bytes.begin(), Bytes.begin() + 4);
  EXPECT_THAT(refusal(Bytes), HasSubstr("other byte order"));
}

} // namespace
} // namespace bordercheck::test
