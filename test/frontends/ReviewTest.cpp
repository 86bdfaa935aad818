// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// How a project lives with findings: it adopts with a baseline, adds a crossing, reviews it,
// approves it, and sees it return when the text changes.
#include "test/support/Process.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/JSON.h"
#include <gmock/gmock.h>

namespace bordercheck::test {
namespace {

namespace json = llvm::json;
using testing::HasSubstr;
using testing::Not;

constexpr char Old[] = "extern \"C\" int system(const char *);\n"
                       "extern \"C\" char *getenv(const char *);\n"
                       "int run(const char *Command) {\n"
                       "  return system(Command);\n"
                       "}\n"
                       "int old() {\n"
                       "  return run(getenv(\"OLD\"));\n"
                       "}\n";
constexpr char Added[] = "int added() {\n"
                         "  return run(getenv(\"ADDED\"));\n"
                         "}\n";

class Review : public testing::Test {
protected:
  void SetUp() override {
    write(Old);
    Folder.write("compile_commands.json",
                 "[{\"directory\": \"" + Folder.path() +
                     "\", \"file\": \"a.cpp\", \"command\": \"c++ -c a.cpp\"}]");
    Folder.write(".gitignore", "compile_commands.json\n");
    git({"init", "--quiet"});
    commit("start");
  }

  void write(const std::string &Text) { Folder.write("a.cpp", Text); }

  Output in(std::vector<std::string> Command) {
    Command.insert(Command.begin(), {"env", "-C", Folder.path()});
    return run(Command);
  }
  Output bordercheck(std::vector<std::string> Args) {
    Args.insert(Args.begin(), cli());
    return in(Args);
  }
  void git(std::vector<std::string> Args) {
    Args.insert(Args.begin(), {"git", "-c", "user.name=Ada", "-c", "user.email=ada@example.org"});
    Output O = in(Args);
    ASSERT_EQ(O.Code, 0) << O.Err;
  }
  void commit(const char *Message) {
    git({"add", "-A"});
    git({"commit", "--quiet", "-m", Message});
  }

  /// The fingerprint of the open finding whose message holds \p Words.
  std::string fingerprintOf(llvm::StringRef Words) {
    Output O = bordercheck({"scan", "--format=json"});
    llvm::Expected<json::Value> V = json::parse(O.Out);
    if (!V) {
      ADD_FAILURE() << llvm::toString(V.takeError()) << O.Err;
      return "";
    }
    for (const json::Value &F : *V->getAsObject()->getArray("findings"))
      if (F.getAsObject()->getString("message")->contains(Words))
        return F.getAsObject()->getString("fingerprint")->str();
    ADD_FAILURE() << "no finding about " << Words.str() << "\n" << O.Out;
    return "";
  }

  TemporaryFolder Folder;
};

TEST_F(Review, TheWholeWalk) {
  // Adopt: what is there is recorded, and no longer fails.
  EXPECT_EQ(bordercheck({"scan"}).Code, 2);
  Output O = bordercheck({"baseline"});
  EXPECT_EQ(O.Code, 0) << O.Err;
  EXPECT_THAT(O.Out, HasSubstr("1 finding is in the baseline .bordercheck-baseline.yaml"));
  O = bordercheck({"scan", "--baseline", ".bordercheck-baseline.yaml"});
  EXPECT_EQ(O.Code, 0) << O.Out;
  EXPECT_THAT(O.Out, HasSubstr("0 findings in 1 unit, 1 known"));
  commit("adopt");

  // A crossing more, after other lines moved.
  write("// a comment\n\n" + std::string(Old) + Added);
  O = bordercheck({"scan", "--baseline", ".bordercheck-baseline.yaml"});
  EXPECT_EQ(O.Code, 2);
  EXPECT_THAT(O.Out, HasSubstr("'env ADDED'"));
  EXPECT_THAT(O.Out, Not(HasSubstr("'env OLD'")));
  O = bordercheck({"review", "--base", "HEAD", "--sarif", "review.sarif"});
  EXPECT_EQ(O.Code, 2) << O.Err;
  EXPECT_THAT(O.Out, HasSubstr("| new | medium |"));
  EXPECT_THAT(O.Out, HasSubstr("ADDED"));
  EXPECT_THAT(O.Out, Not(HasSubstr("OLD")));
  EXPECT_THAT(readFile(Folder.path() + "/review.sarif"), HasSubstr("\"baselineState\": \"new\""));

  // Approve it: it no longer fails, and says why.
  std::string Fingerprint = fingerprintOf("ADDED");
  EXPECT_EQ(bordercheck({"approve", Fingerprint}).Code, 1) << "no reason";
  O = bordercheck({"approve", Fingerprint, "--reason", "CI sets it", "--by", "Ada"});
  EXPECT_EQ(O.Code, 0) << O.Err;
  EXPECT_THAT(readFile(Folder.path() + "/.bordercheck-approvals.yaml"), HasSubstr("CI sets it"));
  EXPECT_EQ(bordercheck({"review", "--base", "HEAD"}).Code, 0);
  O = bordercheck({"scan", "--baseline", ".bordercheck-baseline.yaml"});
  EXPECT_EQ(O.Code, 0) << O.Out;
  EXPECT_THAT(O.Out, HasSubstr("1 known, 1 approved"));
  EXPECT_THAT(bordercheck({"scan", "--format=sarif"}).Out,
              HasSubstr("\"justification\": \"CI sets it (by Ada)\""));
  commit("approved");

  // Another text: the approval no longer covers it.
  std::string Changed = std::string(Old) + Added;
  Changed.replace(Changed.find("\"ADDED\""), 7, "\"OTHER\"");
  write(Changed);
  O = bordercheck({"scan"});
  EXPECT_EQ(O.Code, 2);
  EXPECT_THAT(O.Out, HasSubstr("this was approved (CI sets it), but the text and the origins "
                               "changed since"));
  O = bordercheck({"review", "--base", "HEAD"});
  EXPECT_EQ(O.Code, 2);
  EXPECT_THAT(O.Out, HasSubstr("OTHER"));

  // Gone: the approval is stale, and review says what went.
  write(Old);
  O = bordercheck({"scan"});
  EXPECT_THAT(O.Out, HasSubstr("stale approval: nothing matches " + Fingerprint));
  O = bordercheck({"review", "--base", "HEAD"});
  EXPECT_EQ(O.Code, 0) << O.Out;
  EXPECT_THAT(O.Out, HasSubstr("gone: command by system"));
}

// The same walk as users may run it.
TEST_F(Review, TheExampleWalks) {
  Output O = run({"env", "BORDERCHECK=" + cli(), "XDG_CACHE_HOME=" + Folder.path(),
                  std::string(BORDERCHECK_SOURCE_DIR) + "/examples/review/walk"});
  EXPECT_EQ(O.Code, 0) << O.Out << O.Err;
  EXPECT_THAT(O.Out, HasSubstr("this was approved"));
  EXPECT_THAT(O.Out, HasSubstr("\n## Done\n"));
}

TEST_F(Review, FingerprintsSurviveNewNamesAndLayout) {
  write(std::string(Old) + "int main(int argc, char **argv) {\n"
                           "  const char *Given = argv[1];\n"
                           "  return run(Given);\n"
                           "}\n"
                           "int api(const char *Name) { return system(Name); }\n");
  std::string Was = bordercheck({"baseline"}).Out;
  EXPECT_THAT(Was, HasSubstr("3 findings are in the baseline"));
  write("// moved\n\n" + std::string(Old) +
        "int main(int n, char **words) { const char *w = words[1];\n\n\n return run(w); }\n"
        "int api(const char *key)\n{\n  const char *copy = key;\n  return system(copy);\n}\n");
  Output O = bordercheck({"scan", "--baseline", ".bordercheck-baseline.yaml"});
  EXPECT_EQ(O.Code, 0) << O.Out;
  EXPECT_THAT(O.Out, HasSubstr("3 known"));
}

TEST_F(Review, AnApprovalThatRanOutFailsAgain) {
  std::string Fingerprint = fingerprintOf("OLD");
  Output O = bordercheck(
      {"approve", Fingerprint.substr(0, 12), "--reason", "for now", "--expires", "2001-01-31"});
  EXPECT_EQ(O.Code, 0) << O.Err;
  O = bordercheck({"scan"});
  EXPECT_EQ(O.Code, 2);
  EXPECT_THAT(O.Out, HasSubstr("ran out on 2001-01-31"));
  EXPECT_EQ(bordercheck({"approve", Fingerprint, "--reason", "x", "--expires", "someday"}).Code, 1);
  EXPECT_EQ(bordercheck({"approve", "0123456789", "--reason", "x"}).Code, 1);
}

// Nothing of the text changed, but the way that data takes did.
TEST_F(Review, AnEditedStepOnTheWayIsAChange) {
  std::string Edited = Old;
  Edited.insert(Edited.find("return system"), "/* checked elsewhere */ ");
  write(Edited);
  Output O = bordercheck({"review", "--base", "HEAD"});
  EXPECT_EQ(O.Code, 2) << O.Err;
  EXPECT_THAT(O.Out, HasSubstr("a step on the way was edited"));
  write(std::string(Old) + "int unrelated() { return 1; }\n");
  O = bordercheck({"review", "--base", "HEAD"});
  EXPECT_EQ(O.Code, 0) << O.Out;
}

TEST_F(Review, NamesTheOwners) {
  Folder.write("CODEOWNERS", "* @everyone\na.cpp @security\n");
  write(std::string(Old) + Added);
  EXPECT_THAT(bordercheck({"review", "--base", "HEAD"}).Out,
              HasSubstr("who approves: ` @security `"));
  EXPECT_THAT(bordercheck({"review", "--base", "HEAD", "--format=json"}).Out,
              testing::ContainsRegex("\"owners\": \\[\n *\"@security\""));
}

TEST_F(Review, OfWhatIsNoRevisionIsAnError) {
  for (const char *Wrong : {"nonsense", "--output=x", "HEAD:a.cpp"}) {
    Output O = bordercheck({"review", std::string("--base=") + Wrong});
    EXPECT_EQ(O.Code, 1) << Wrong;
    EXPECT_THAT(O.Err, HasSubstr("no revision")) << Wrong;
  }
}

TEST_F(Review, OutsideOfARepositoryIsAnError) {
  TemporaryFolder Elsewhere;
  Output O = run(
      {"env", "-C", Elsewhere.path(), "GIT_CEILING_DIRECTORIES=/", cli(), "review", "--base=HEAD"});
  EXPECT_EQ(O.Code, 1);
  EXPECT_THAT(O.Err, HasSubstr("this folder is in no git repository"));
}

TEST_F(Review, BrokenRecordsAreErrors) {
  Folder.write(".bordercheck-approvals.yaml", "approvals:\n  - rule: x\n");
  Output O = bordercheck({"scan"});
  EXPECT_EQ(O.Code, 1);
  EXPECT_THAT(O.Err, HasSubstr(".bordercheck-approvals.yaml:2"));
  EXPECT_EQ(bordercheck({"scan", "--approvals", "nowhere.yaml"}).Code, 1);
  Folder.write(".bordercheck-approvals.yaml", "approvals: []\n");
  O = bordercheck({"scan", "--baseline", "nowhere.yaml"});
  EXPECT_EQ(O.Code, 1);
  EXPECT_THAT(O.Err, HasSubstr("`bordercheck baseline` writes such a file"));
}

TEST_F(Review, InventoriesAreComparedByWhatCrosses) {
  Output O = bordercheck({"inventory", "--format=json", "-o", "old.json"});
  EXPECT_EQ(O.Code, 0) << O.Err;
  write("\n\n" + std::string(Old) + "int more() { return system(\"ls\"); }\n");
  O = bordercheck({"inventory", "--format=csv", "--compare", "old.json"});
  EXPECT_EQ(O.Code, 0) << O.Err;
  llvm::SmallVector<llvm::StringRef, 8> Lines;
  llvm::StringRef(O.Out).split(Lines, "\r\n", -1, false);
  ASSERT_EQ(Lines.size(), 3U) << O.Out;
  EXPECT_THAT(Lines[1].str(), Not(HasSubstr("added")));
  EXPECT_THAT(Lines[2].str(), HasSubstr("\"added\",\"text: ls\""));
  write("int nothing;\n");
  EXPECT_THAT(bordercheck({"inventory", "--format=csv", "--compare", "old.json"}).Out,
              HasSubstr("\"removed\",\"command by system in a.cpp, old\""));
  EXPECT_EQ(bordercheck({"inventory", "--compare", "a.cpp"}).Code, 1);
}

TEST_F(Review, InventoriesAreInFormatsThatHoldThem) {
  Output O = bordercheck({"inventory", "--format=sarif"});
  EXPECT_EQ(O.Code, 1);
  EXPECT_THAT(O.Err, HasSubstr("use text, json, csv or html"));
  EXPECT_EQ(bordercheck({"scan", "--format=csv"}).Out,
            bordercheck({"inventory", "--format=csv"}).Out);
}

TEST_F(Review, CommentsNeedReasonsWhereAskedFor) {
  std::string Text = Old;
  Text.insert(Text.find("\n", Text.find("getenv(\"OLD\")")), " // NOLINT(bordercheck-*)");
  write(Text);
  EXPECT_EQ(bordercheck({"scan"}).Code, 0);
  Output O = bordercheck({"scan", "--require-reasons"});
  EXPECT_EQ(O.Code, 2);
  EXPECT_THAT(O.Out, HasSubstr("gives no reason"));
  write("int X; // NOLINT(bordercheck-assembled-command): nothing here\n");
  EXPECT_THAT(bordercheck({"scan"}).Out,
              HasSubstr("a.cpp:1:1: remark: this NOLINT comment silences nothing"));
}

TEST_F(Review, ColoursAreForTerminals) {
  EXPECT_THAT(bordercheck({"scan"}).Out, Not(HasSubstr("\x1b")));
  Output O = bordercheck({"scan", "--color=always"});
  EXPECT_THAT(O.Out, HasSubstr("\x1b["));
  EXPECT_THAT(O.Out, HasSubstr("return run(getenv(\"OLD\"));"));
  EXPECT_EQ(bordercheck({"scan", "--color=sometimes"}).Code, 1);
}

} // namespace
} // namespace bordercheck::test
