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
                             "[a]?.c @nobody\n"
                             "!src/ @nobody\n");
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

TEST(Owners, BackslashesKeepBlanksInAName) {
  EXPECT_THAT(Owners::parse("/a\\ b/*.c @o\n").of("a b/x.c"), ElementsAre("@o"));
  EXPECT_FALSE(owns("a\\*.c", "ab.c"));
  EXPECT_TRUE(owns("a\\*.c", "a*.c"));
}

std::vector<std::string> onGitLab(llvm::StringRef Content, llvm::StringRef File) {
  return Owners::parse(Content, Owners::Dialect::GitLab).of(File);
}

bool ownsOnGitLab(llvm::StringRef Pattern, llvm::StringRef File) {
  return !onGitLab(Pattern.str() + " @o\n", File).empty();
}

TEST(Owners, OnGitLabOfEachSectionsLastRule) {
  constexpr char Content[] = "* @admin\n"
                             "[README Owners]\n"
                             "README.md @user1 @user2\n"
                             "internal/README.md @user4\n"
                             "[README other owners]\n"
                             "README.md @user3 @admin\n";
  ASSERT_EQ(Owners::dialectOf(Content), Owners::Dialect::GitLab);
  EXPECT_THAT(Owners::parse(Content).of("README.md"),
              ElementsAre("@admin", "@user1", "@user2", "@user3"));
  EXPECT_THAT(Owners::parse(Content).of("internal/README.md"),
              ElementsAre("@admin", "@user4", "@user3"));
  EXPECT_THAT(Owners::parse(Content).of("src/a.c"), ElementsAre("@admin"));
}

TEST(Owners, OnGitLabSectionsHaveDefaultsAndMayBeOptional) {
  constexpr char Content[] = "[Documentation][2] @docs team@example.org\n"
                             "docs/\n"
                             "docs/api.md @@maintainer\n"
                             "^[Go] @go\n"
                             "*.go\n"
                             "[DOCUMENTATION]\n"
                             "*.md\n";
  EXPECT_THAT(onGitLab(Content, "docs/x/y.c"), ElementsAre("@docs", "team@example.org"));
  EXPECT_THAT(onGitLab(Content, "README.md"), ElementsAre("@docs", "team@example.org"));
  EXPECT_THAT(onGitLab(Content, "a.go"), IsEmpty()) << "nobody has to approve it";
  EXPECT_THAT(onGitLab(std::string(Content) + "[go]\n", "a.go"), ElementsAre("@go"))
      << "one heading that requires it is enough";
}

TEST(Owners, OnGitLabWhatIsTakenOutStaysOut) {
  constexpr char Content[] = "* @all\n"
                             "!*.gen.c\n"
                             "/special/*.gen.c @special\n"
                             "[C]\n"
                             "*.c @c\n";
  EXPECT_THAT(onGitLab(Content, "special/a.gen.c"), ElementsAre("@c"));
  EXPECT_THAT(onGitLab(Content, "special/a.c"), ElementsAre("@all", "@c"));
}

TEST(Owners, OnGitLabPathsBeginAnywhere) {
  EXPECT_TRUE(ownsOnGitLab("internal/README.md", "docs/internal/README.md"));
  EXPECT_FALSE(ownsOnGitLab("/internal/README.md", "docs/internal/README.md"));
  EXPECT_TRUE(ownsOnGitLab("/docs/**/index.md", "docs/index.md"));
  EXPECT_TRUE(ownsOnGitLab("/docs/**/index.md", "docs/a/b/index.md"));
  EXPECT_TRUE(ownsOnGitLab("/docs/*/README.md", "docs/api/README.md"));
  EXPECT_FALSE(ownsOnGitLab("/docs/*/README.md", "docs/README.md"));
  EXPECT_TRUE(ownsOnGitLab("lib/", "x/lib/deep/a.c"));
  EXPECT_FALSE(ownsOnGitLab("lib", "lib/a.c"));
  EXPECT_TRUE(ownsOnGitLab("[ab].c", "x/b.c"));
  EXPECT_FALSE(ownsOnGitLab("[!ab].c", "x/b.c"));
  EXPECT_TRUE(ownsOnGitLab("\\#file.c", "#file.c"));
  EXPECT_TRUE(ownsOnGitLab("path\\ with\\ spaces/", "path with spaces/a.c"));
  EXPECT_THAT(onGitLab("# @nobody\n*.c @a # with @b\n", "x.c"), ElementsAre("@a", "@b"))
      << "a comment is a line of its own";
}

} // namespace
} // namespace bordercheck
