// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The values that code scanning's own implementations are tested with.
#include "checks/review/LineHash.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace bordercheck {
namespace {

using testing::Each;
using testing::ElementsAre;
using testing::SizeIs;
using testing::StartsWith;

TEST(LineHash, OfAnEmptyFile) { EXPECT_THAT(lineHashes(""), ElementsAre("c129715d7a2bc9a3:1")); }

TEST(LineHash, LeavesOutBlanks) {
  EXPECT_THAT(lineHashes(" a\nb\n  \t\tc\n d"),
              ElementsAre("271789c17abda88f:1", "54703d4cd895b18:1", "180aee12dab6264:1",
                          "a23a3dc5e078b07b:1"));
  EXPECT_THAT(lineHashes(" hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End"),
              ElementsAre("8b7cf3e952e7aeb2:1", "b1ae1287ec4718d9:1", "bff680108adb0fcc:1",
                          "c6805c5e1288b612:1", "b86d3392aea1be30:1", "e6ceba753e1a442:1"));
}

TEST(LineHash, TakesLineEndsAsOne) {
  for (const char *Source : {" hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End\n",
                             " hello; \t\nworld!!!\r\r\r  \t\tGreetings\r End\r",
                             " hello; \t\r\nworld!!!\r\n\r\n\r\n  \t\tGreetings\r\n End\r\n",
                             " hello; \t\nworld!!!\r\n\n\r  \t\tGreetings\r End\r\n"})
    EXPECT_THAT(lineHashes(Source),
                ElementsAre("e9496ae3ebfced30:1", "fb7c023a8b9ccb3f:1", "ce8ba1a563dcdaca:1",
                            "e20e36e16fcb0cc8:1", "b3edc88f2938467e:1", "c8e28b0b4002a3a0:1",
                            "c129715d7a2bc9a3:1"));
}

TEST(LineHash, CountsLinesThatAreAlike) {
  std::string Source;
  for (int I = 0; I < 10; ++I)
    Source += "Lorem ipsum dolor sit amet.\n";
  std::vector<std::string> Hashes = lineHashes(Source);
  ASSERT_EQ(Hashes.size(), 11U);
  EXPECT_EQ(Hashes[0], "a7f2ff13bc495cf2:1");
  EXPECT_EQ(Hashes[1], "a7f2ff13bc495cf2:2");
  EXPECT_EQ(Hashes[5], "a7f2ff13bc495cf2:6");
}

// UTF-16, as the reference reads files: an emoji is two characters.
TEST(LineHash, TakesAnythingForText) {
  EXPECT_THAT(lineHashes("\xf0\x9f\x98\x80\n\xff\xfe\n"), SizeIs(3));
  EXPECT_NE(lineHashes("\xf0\x9f\x98\x80"), lineHashes("??"));
}

} // namespace
} // namespace bordercheck
