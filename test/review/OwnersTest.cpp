// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "checks/review/Owners.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace bordercheck {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

bool owns(llvm::StringRef Pattern, llvm::StringRef File) {
  return !Owners::parse(Pattern.str() + " @o\n").of(File).empty();
}

TEST(Owners, OfTheLastRuleThatFits) {
  Owners All = Owners::parse("# who approves\n"
                             "*            @all\n"
                             "/gen/        @gen @security  # the generator\n"
                             "/gen/docs/\n"
                             "[Section] @nobody\n");
  EXPECT_THAT(All.of("src/a.cpp"), ElementsAre("@all"));
  EXPECT_THAT(All.of("gen/deep/a.cpp"), ElementsAre("@gen", "@security"));
  EXPECT_THAT(All.of("gen/docs/a.md"), IsEmpty()) << "a rule without owners takes them away";
  EXPECT_THAT(Owners::parse("").of("a"), IsEmpty());
}

TEST(Owners, PatternsAreThoseOfGitignore) {
  EXPECT_TRUE(owns("*.cpp", "deep/in/a.cpp"));
  EXPECT_FALSE(owns("*.cpp", "a.cpp.in"));
  EXPECT_TRUE(owns("build/", "src/build/x/y.c"));
  EXPECT_FALSE(owns("/build/", "src/build/x.c"));
  EXPECT_TRUE(owns("/src/*.c", "src/a.c"));
  EXPECT_FALSE(owns("/src/*.c", "src/deep/a.c"));
  EXPECT_TRUE(owns("src/**/a.c", "src/x/y/a.c"));
  EXPECT_TRUE(owns("src/**/a.c", "src/a.c"));
  EXPECT_TRUE(owns("/src", "src/x/y.c"));
  EXPECT_FALSE(owns("docs/*", "docs/deep/a.md"));
  EXPECT_TRUE(owns("docs/*", "docs/a.md"));
  EXPECT_TRUE(owns("a?c.h", "x/abc.h"));
  EXPECT_FALSE(owns("a.c", "abc"));
}

} // namespace
} // namespace bordercheck
