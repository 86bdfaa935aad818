// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The plugin and the tidy module inside the programs that load them: their options,
// the host's own controls, and a host of another version.
#include "test/support/Process.h"
#include <gmock/gmock.h>

namespace bordercheck::test {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr char Crossing[] = "extern \"C\" int system(const char *);\n"
                            "extern \"C\" char *getenv(const char *);\n"
                            "void go() { system(getenv(\"X\")); }\n";

class Plugin : public testing::Test {
protected:
  Output compile(std::vector<std::string> Args) {
    Args.insert(Args.begin(), {llvmTool("clang"), "-fplugin=" + compilerPlugin(), "-fsyntax-only"});
    return run(Args);
  }

  TemporaryFolder Folder;
  std::string File = Folder.write("a.cpp", Crossing);
};

TEST_F(Plugin, Warns) {
  Output O = compile({File});
  EXPECT_EQ(O.Code, 0);
  EXPECT_THAT(O.Err, HasSubstr("a.cpp:3:13: warning: shell command taken from 'env X' is run by "
                               "system [bordercheck-assembled-command]"));
}

TEST_F(Plugin, HonoursWerrorAndW) {
  EXPECT_NE(compile({"-Werror", File}).Code, 0);
  EXPECT_EQ(compile({"-w", File}).Err, "");
}

TEST_F(Plugin, RulesAreControlledOneByOne) {
  EXPECT_THAT(compile({"-fplugin-arg-bordercheck-rules=unverified-load", File}).Err, "");
  EXPECT_THAT(compile({"-fplugin-arg-bordercheck-disable=assembled-command", File}).Err, "");
  Output Error = compile({"-fplugin-arg-bordercheck-error=assembled-command", File});
  EXPECT_NE(Error.Code, 0);
  EXPECT_THAT(Error.Err, HasSubstr("error: shell command"));
  EXPECT_THAT(compile({"-fplugin-arg-bordercheck-min-severity=high", File}).Err, "");
}

TEST_F(Plugin, UnknownOptionStopsTheCompilation) {
  Output O = compile({"-fplugin-arg-bordercheck-nonsense=1", File});
  EXPECT_NE(O.Code, 0);
  EXPECT_THAT(O.Err, HasSubstr("unknown option 'nonsense'"));
}

TEST_F(Plugin, HonoursNolint) {
  std::string Silenced =
      Folder.write("b.cpp", std::string("// NOLINTBEGIN\n") + Crossing + "// NOLINTEND\n");
  EXPECT_EQ(compile({Silenced}).Err, "");
}

TEST_F(Plugin, SystemHeadersAreNotReported) {
  Folder.write("system/inline.h", Crossing);
  std::string User = Folder.write("c.cpp", "#include <inline.h>\n");
  EXPECT_EQ(compile({"-isystem", Folder.path() + "/system", User}).Err, "");
  EXPECT_THAT(compile({"-I", Folder.path() + "/system", User}).Err, HasSubstr("warning"));
  std::string Pragma = Folder.write("d.cpp", "#include \"pragma.h\"\n");
  Folder.write("pragma.h", std::string("#pragma clang system_header\n") + Crossing);
  EXPECT_EQ(compile({Pragma}).Err, "");
}

TEST_F(Plugin, LeavesTheObjectAlone) {
  std::string Without = Folder.path() + "/without.o";
  std::string With = Folder.path() + "/with.o";
  EXPECT_EQ(run({llvmTool("clang"), "-c", File, "-o", Without}).Code, 0);
  EXPECT_EQ(run({llvmTool("clang"), "-fplugin=" + compilerPlugin(), "-c", File, "-o", With}).Code,
            0);
  EXPECT_EQ(readFile(Without), readFile(With));
  EXPECT_FALSE(readFile(With).empty());
}

class Tidy : public testing::Test {
protected:
  Output tidy(std::vector<std::string> Args) {
    Args.insert(Args.begin(), {llvmTool("clang-tidy"), "-load=" + tidyModule(), "--quiet"});
    return run(Args);
  }

  TemporaryFolder Folder;
  std::string File = Folder.write("a.cpp", Crossing);
};

TEST_F(Tidy, EachRuleIsACheck) {
  Output O = tidy({"-checks=-*,bordercheck-*", "-list-checks", "--config={}"});
  for (const char *Rule :
       {"assembled-command", "interpreted-text", "runtime-compiled-text", "unverified-load"})
    EXPECT_THAT(O.Out, HasSubstr(std::string("    bordercheck-") + Rule + "\n"));
}

TEST_F(Tidy, TwoFilesInOneProcessBothReport) {
  std::string Other = Folder.write("b.cpp", Crossing);
  Output O = tidy({"-checks=-*,bordercheck-*", "--config={}", File, Other, "--"});
  EXPECT_THAT(O.Out, HasSubstr("a.cpp:3:13: warning"));
  EXPECT_THAT(O.Out, HasSubstr("b.cpp:3:13: warning"));
}

TEST_F(Tidy, ChecksAreOnAndOffOneByOne) {
  Output O =
      tidy({"-checks=-*,bordercheck-*,-bordercheck-assembled-command", "--config={}", File, "--"});
  EXPECT_THAT(O.Out, Not(HasSubstr("warning")));
}

TEST_F(Tidy, WarningsAsErrorsAndCheckOptions) {
  Output Error = tidy({"-checks=-*,bordercheck-*", "--config={}",
                       "-warnings-as-errors=bordercheck-assembled-command", File, "--"});
  EXPECT_NE(Error.Code, 0);
  Output High = tidy({"-checks=-*,bordercheck-*",
                      "--config={CheckOptions: {bordercheck-assembled-command.MinimumSeverity: "
                      "high}}",
                      File, "--"});
  EXPECT_THAT(High.Out, Not(HasSubstr("warning")));
  Output Wrong = tidy({"-checks=-*,bordercheck-*",
                       "--config={CheckOptions: {bordercheck-assembled-command.MinimumSeverity: "
                       "nonsense}}",
                       File, "--"});
  EXPECT_THAT(Wrong.Out, HasSubstr("'nonsense' is no severity"));
}

TEST_F(Tidy, HonoursNolint) {
  std::string Text = Crossing;
  Text.insert(Text.size() - 1, " // NOLINT(bordercheck-assembled-command)");
  Output O = tidy({"-checks=-*,bordercheck-*", "--config={}", Folder.write("c.cpp", Text), "--"});
  EXPECT_THAT(O.Out, Not(HasSubstr("warning")));
}

/// The other version that Bordercheck supports, where it is installed.
class OtherVersion : public testing::Test {
protected:
  void SetUp() override {
    if (readFile(Other + "/bin/clang").empty() || readFile(Other + "/bin/clang-tidy").empty())
      GTEST_SKIP() << Other << " is not installed";
  }

  const std::string Number = std::string(BORDERCHECK_LLVM) == "22" ? "19" : "22";
  const std::string Other = "/usr/lib/llvm-" + Number;
  const std::string Message =
      "this library is built for Clang " BORDERCHECK_LLVM " and was loaded into Clang " + Number;
  TemporaryFolder Folder;
  std::string File = Folder.write("a.cpp", Crossing);
};

TEST_F(OtherVersion, CompilerStopsWithAMessage) {
  Output O = run({Other + "/bin/clang", "-fplugin=" + compilerPlugin(), "-fsyntax-only", File});
  EXPECT_NE(O.Code, 0);
  EXPECT_THAT(O.Err, HasSubstr(Message));
}

TEST_F(OtherVersion, TidyStopsWithAMessage) {
  Output O = run(
      {Other + "/bin/clang-tidy", "-load=" + tidyModule(), "-checks=-*,bordercheck-*", File, "--"});
  EXPECT_NE(O.Code, 0);
  EXPECT_THAT(O.Err, HasSubstr(Message));
}

} // namespace
} // namespace bordercheck::test
