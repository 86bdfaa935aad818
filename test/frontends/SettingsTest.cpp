// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What a project says of severities, contexts and comments, through the three front ends.
#include "test/support/FrontEnds.h"
#include <gmock/gmock.h>

namespace bordercheck::test {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr char Declarations[] = "extern \"C\" int system(const char *);\n"
                                "extern \"C\" char *getenv(const char *);\n";
constexpr char Call[] = "void go() { system(getenv(\"X\")); }";
constexpr char Unused[] = ": this NOLINT comment silences nothing; drop it";

class Settings : public testing::Test {
protected:
  std::string program(const std::string &Rest, const std::string &Name = "a.cpp") {
    return Folder.write(Name, Declarations + Rest);
  }

  void configure(llvm::StringRef Yaml) { Folder.write(".bordercheck.yaml", Yaml); }

  /// Do all front ends report the call of system, where severities from \p Least up count?
  void expectFinding(const std::string &File, bool Reported, const std::string &Least = "") {
    for (const Output &O : throughFrontEnds(File, {"", Least}))
      EXPECT_EQ(llvm::StringRef(O.Out + O.Err).contains("taken from 'env X'"), Reported)
          << O.Out << O.Err;
  }

  TemporaryFolder Folder;
};

TEST_F(Settings, GradeFindings) {
  std::string File = program(Call);
  expectFinding(File, true, "medium");
  expectFinding(File, false, "high");
  configure("severity: [{ is: high, rules: [assembled-command], controllers: [operator] }]\n");
  expectFinding(File, true, "high");
  expectFinding(File, false, "critical");
  configure("severity: [{ is: critical, controllers: [remote] }]\n");
  expectFinding(File, false, "high");
}

TEST_F(Settings, SayWhatPlacesAreFor) {
  std::string Tested = program(Call, "tests/a.cpp");
  std::string Other = program(Call, "samples/a.cpp");
  expectFinding(Other, true, "medium");
  configure("contexts:\n  - { name: product, paths: [tests/a.cpp] }\n"
            "  - { name: test, paths: [samples] }\n");
  expectFinding(Tested, true, "medium");
  expectFinding(Other, false, "medium");
  expectFinding(Other, true, "low");
  Output O = run({cli(), "inventory", "--format=json", Other, "--"});
  EXPECT_THAT(O.Out, HasSubstr("\"callee\": \"system\"")) << "a context lowers, it never hides";
}

TEST_F(Settings, AMistakeStopsEveryFrontEnd) {
  std::string File = program(Call);
  configure("severity: [{ is: grave }]\n");
  for (const Output &O : throughFrontEnds(File)) {
    EXPECT_NE(O.Code, 0);
    EXPECT_THAT(O.Out + O.Err, HasSubstr(".bordercheck.yaml:1:18: severity.is: 'grave' is no"));
  }
}

TEST_F(Settings, AskForReasons) {
  std::string Bare = program(std::string(Call) + " // NOLINT(bordercheck-assembled-command)\n");
  std::string Reasoned = program(
      std::string(Call) + " // NOLINT(bordercheck-assembled-command): set by CI\n", "b.cpp");
  expectFinding(Bare, false);
  configure("require-reasons: true\n");
  for (const Output &O : throughFrontEnds(Bare)) {
    EXPECT_THAT(O.Out + O.Err, HasSubstr("taken from 'env X'"));
    EXPECT_THAT(O.Out + O.Err, HasSubstr("the NOLINT comment gives no reason"));
    EXPECT_THAT(O.Out + O.Err, Not(HasSubstr(Unused)));
  }
  expectFinding(Reasoned, false);
}

// clang-tidy by itself reads "everything" in the list that takes the rule back.
TEST_F(Settings, AListMayTakeARuleBack) {
  expectFinding(program(std::string(Call) + " // NOLINT(*,-bordercheck-assembled-command)\n"),
                true);
  expectFinding(program(std::string(Call) + " // NOLINT(*,-bordercheck-unverified-load)\n"), false);
}

TEST_F(Settings, CommentsThatSilenceNothingAreNamed) {
  std::string File = program("// NOLINTNEXTLINE(bordercheck-assembled-command): it was here once\n"
                             "int nothing;\n"
                             "int other; // NOLINT(bordercheck-unverified-load)\n");
  for (const Output &O : throughFrontEnds(File)) {
    EXPECT_THAT(O.Out + O.Err, HasSubstr("a.cpp:3:1: "));
    EXPECT_THAT(O.Out + O.Err, HasSubstr("a.cpp:5:1: "));
    EXPECT_THAT(O.Out + O.Err, HasSubstr(Unused));
  }
}

// What a line does may matter in other units: only a scan of all of them knows.
TEST_F(Settings, CommentsThatOtherUnitsMayNeedAreLeftToAScan) {
  std::string File = program("int run(const char *);\n"
                             "int go() { return run(getenv(\"X\")); } // NOLINT(bordercheck-*)\n"
                             "int ls() { return system(\"ls\"); } // NOLINT(bordercheck-*)\n");
  std::vector<Output> All = throughFrontEnds(File);
  EXPECT_THAT(All[0].Out, HasSubstr("a.cpp:4:1: remark: this NOLINT comment silences nothing"));
  EXPECT_THAT(All[0].Out, HasSubstr("a.cpp:5:1: remark: this NOLINT comment silences nothing"));
  for (const Output &O : {All[1], All[2]})
    EXPECT_THAT(O.Out + O.Err, Not(HasSubstr(Unused)));
}

// Nor is a comment called unused by a scan that knows the callers: without it, those who see the
// wrapper's unit alone would report it.
TEST_F(Settings, ACommentOnAWrapperServesThoseWhoSeeItsUnitAlone) {
  std::string Wrapper = "int run(const char *Command) { return system(Command); }";
  std::string Caller =
      program("int run(const char *);\nint ls() { return run(\"ls\"); }\n", "b.cpp");
  std::string Bare = program(Wrapper + "\n");
  for (const Output &O : throughFrontEnds(Bare))
    EXPECT_THAT(O.Out + O.Err, HasSubstr("shell command"));
  EXPECT_EQ(run({cli(), "scan", Bare, Caller, "--"}).Code, 0) << "all callers are known";

  std::string Noted =
      program(Wrapper + " // NOLINT(bordercheck-assembled-command): constants only\n");
  for (const Output &O : throughFrontEnds(Noted))
    EXPECT_THAT(O.Out + O.Err, Not(HasSubstr("shell command")));
  Output Whole = run({cli(), "scan", Noted, Caller, "--"});
  EXPECT_EQ(Whole.Code, 0);
  EXPECT_THAT(Whole.Out + Whole.Err, Not(HasSubstr(Unused)));
}

} // namespace
} // namespace bordercheck::test
