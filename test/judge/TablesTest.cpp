// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The tables of the binary, and what a table with a mistake says: a mistake must not
// load as a severity, an order or a standard that nobody chose.
#include "checks/judge/Standards.h"
#include "llvm/ADT/STLExtras.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace bordercheck {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

constexpr CrossingKind Kinds[] = {
    CrossingKind::Compile, CrossingKind::Interpret, CrossingKind::Load,      CrossingKind::Command,
    CrossingKind::Blob,    CrossingKind::Write,     CrossingKind::SearchPath};
constexpr Controller Rising[] = {Controller::Constant, Controller::Developer, Controller::Operator,
                                 Controller::Unknown,  Controller::User,      Controller::Remote};

Severity levelOf(CrossingKind Kind, Controller Who, Moment When = Moment::Now) {
  return builtinTables().severity("unverified-load", Kind, Who, When);
}

TEST(Severity, RisesWithTheController) {
  for (CrossingKind Kind : Kinds)
    for (Moment When : {Moment::Now, Moment::Later}) {
      Severity Last = Severity::Low;
      for (Controller Who : Rising) {
        EXPECT_GE(levelOf(Kind, Who, When), Last) << nameOf(Kind).str() << nameOf(Who).str();
        Last = levelOf(Kind, Who, When);
      }
      EXPECT_GE(Last, Severity::High) << nameOf(Kind).str();
    }
}

TEST(Severity, IsNoHigherForWhatRunsLater) {
  bool Lower = false;
  for (CrossingKind Kind : Kinds)
    for (Controller Who : Rising) {
      EXPECT_LE(levelOf(Kind, Who, Moment::Later), levelOf(Kind, Who, Moment::Now));
      Lower |= levelOf(Kind, Who, Moment::Later) < levelOf(Kind, Who, Moment::Now);
    }
  EXPECT_TRUE(Lower);
}

TEST(Severity, OfASecretIsHighestWhereItIsWrittenDown) {
  auto Level = [](Controller Who) {
    return builtinTables().severity("credential-in-generated-code", CrossingKind::Command, Who,
                                    Moment::Now);
  };
  EXPECT_GT(Level(Controller::Developer), Level(Controller::Remote));
}

/// The built-in files, with \p Name's \p Old replaced by \p New.
std::string errorAfter(llvm::StringRef Name, const std::string &Old, const std::string &New) {
  std::vector<EmbeddedFile> Files = embeddedTables().vec();
  std::string Changed;
  for (EmbeddedFile &F : Files)
    if (F.Name == Name) {
      Changed = F.Content.str();
      size_t At = Changed.find(Old);
      EXPECT_NE(At, std::string::npos) << Old;
      if (At != std::string::npos)
        Changed.replace(At, Old.size(), New);
      F.Content = Changed;
    }
  llvm::Expected<Tables> Loaded = Tables::load(Files);
  if (!Loaded)
    return llvm::toString(Loaded.takeError());
  return "none";
}

TEST(Tables, LoadWithoutAChange) {
  EXPECT_EQ(errorAfter("severity.yaml", "rows:", "rows:"), "none");
}

TEST(Tables, AMistakeIsAnErrorThatNamesItsFile) {
  EXPECT_THAT(errorAfter("severity.yaml", "remote: critical", "remote: dreadful"),
              StartsWith("severity.yaml: control, compile, now: no level for remote"));
  EXPECT_THAT(errorAfter("severity.yaml", "blob, write]", "blob]"), HasSubstr("every kind"));
  EXPECT_THAT(errorAfter("severity.yaml", "[search-path]", "[search-path, load]"),
              HasSubstr("said twice"));
  EXPECT_THAT(errorAfter("severity.yaml", "[later]", "[soon]"), HasSubstr("no such kind or time"));
  EXPECT_THAT(errorAfter("causes.yaml", "- unverified-load", "- assembled-command"),
              HasSubstr("assembled-command has two places"));
  EXPECT_THAT(errorAfter("causes.yaml", "name: disclosure", "name: other"), HasSubstr("no rows"));
  EXPECT_THAT(errorAfter("causes.yaml", "chains: [write", "chains: [right"),
              HasSubstr("tells chains, but has no place"));
  EXPECT_THAT(errorAfter("standards.yaml", "[CWE-78,", "[CWE-7,"), HasSubstr("CWE-7 has no entry"));
  EXPECT_THAT(errorAfter("standards.yaml", "rule: interpreted-text", "rule: assembled-command"),
              HasSubstr("two rows"));
  EXPECT_THAT(errorAfter("search-paths.yaml", "GCONV_PATH", "LD_PRELOAD"), HasSubstr("twice"));
  EXPECT_THAT(errorAfter("contexts.yaml", "name: docs", "name: papers"),
              HasSubstr("'papers' is no context"));
  EXPECT_THAT(errorAfter("contexts.yaml", "test_*", "test_["), StartsWith("contexts.yaml:"));
}

TEST(Tables, AMissingFileIsAnError) {
  llvm::Expected<Tables> Loaded = Tables::load({});
  ASSERT_FALSE(bool(Loaded));
  EXPECT_EQ(llvm::toString(Loaded.takeError()), "severity.yaml: missing");
}

TEST(SearchPaths, AreVariablesThatLeadToCode) {
  for (const char *Name : {"PATH", "LD_LIBRARY_PATH", "LD_PRELOAD", "PYTHONPATH", "LUA_PATH",
                           "CPATH", "NODE_PATH", "DYLD_INSERT_LIBRARIES", "BASH_ENV"})
    EXPECT_TRUE(builtinTables().searchPath(Name)) << Name;
  for (const char *Name : {"", "HOME", "MANPATH", "path", "APP_PATH", "PATH2", "LANG", "TERM"})
    EXPECT_FALSE(builtinTables().searchPath(Name)) << Name;
}

TEST(SearchPaths, EachSaysWhoReadsItAndWhereThatIsWritten) {
  EXPECT_FALSE(builtinTables().searchPaths().empty());
  for (const SearchVariables &V : builtinTables().searchPaths()) {
    ASSERT_FALSE(V.Names.empty());
    EXPECT_FALSE(V.Reader.empty()) << V.Names.front();
    EXPECT_FALSE(V.Reference.empty()) << V.Names.front();
  }
}

TEST(Standards, EveryTaxonomySaysWhereItIsFrom) {
  ASSERT_FALSE(builtinTables().taxonomies().empty());
  for (const Taxonomy &T : builtinTables().taxonomies()) {
    EXPECT_THAT(T.Url, StartsWith("https://")) << T.Name;
    EXPECT_FALSE(T.Version.empty()) << T.Name;
    EXPECT_FALSE(T.Organization.empty()) << T.Name;
    EXPECT_FALSE(T.Entries.empty()) << T.Name;
  }
}

TEST(Standards, CloseThePage) {
  const RuleInfo &Rule = *findRule("assembled-command");
  std::string Page = pageWithStandards(Rule);
  EXPECT_THAT(Page, StartsWith(pageOf(Rule).rtrim().str()));
  EXPECT_THAT(Page, HasSubstr("\n## Standards\n\n[CWE 4.17](https://cwe.mitre.org/"));
  EXPECT_THAT(Page, HasSubstr("- CWE-78: "));
  EXPECT_THAT(Page, HasSubstr("- PR.AA-05: "));
  EXPECT_THAT(Page, testing::Not(HasSubstr("CWE-798")));
}

} // namespace
} // namespace bordercheck
