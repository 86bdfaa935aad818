// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What every rule brings along, and which folder may know what: rules that no
// compiler checks, checked here over the files of the source tree.
#include "checks/judge/Rule.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/MemoryBuffer.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include <algorithm>
#include <filesystem>
#include <ostream>

namespace bordercheck {

/// How GoogleTest names a rule.
inline void PrintTo(const RuleInfo &R, std::ostream *Out) { *Out << R.Id.str(); }

namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

const fs::path Root = BORDERCHECK_SOURCE_DIR;

std::string contentOf(const fs::path &File) {
  auto Buffer = llvm::MemoryBuffer::getFile(File.string());
  return Buffer ? (*Buffer)->getBuffer().str() : "";
}

/// Runs of white space as one space: pages are wrapped.
std::string unwrapped(llvm::StringRef Text) {
  std::string Out;
  for (char C : Text) {
    bool Space = C == ' ' || C == '\n' || C == '\t';
    if (!Space)
      Out += C;
    else if (!Out.empty() && Out.back() != ' ')
      Out += ' ';
  }
  return Out;
}

/// The C++ files below \p Folder of the source tree, but not none.
std::vector<fs::path> sourcesIn(llvm::StringRef Folder) {
  std::vector<fs::path> Files;
  for (const auto &Entry : fs::recursive_directory_iterator(Root / Folder.str())) {
    std::string Extension = Entry.path().extension().string();
    if (Extension == ".h" || Extension == ".cpp" || Extension == ".def")
      Files.push_back(Entry.path());
  }
  EXPECT_FALSE(Files.empty()) << Folder.str();
  return Files;
}

/// The files below \p Folder that include a file whose path begins with \p Header.
std::vector<std::string> filesThatInclude(llvm::StringRef Folder, llvm::StringRef Header) {
  std::vector<std::string> Found;
  for (const fs::path &File : sourcesIn(Folder)) {
    std::string Content = contentOf(File);
    llvm::SmallVector<llvm::StringRef, 64> Lines;
    llvm::StringRef(Content).split(Lines, '\n');
    for (llvm::StringRef Line : Lines) {
      Line = Line.ltrim();
      if (!Line.consume_front("#"))
        continue;
      Line = Line.ltrim();
      if (!Line.consume_front("include"))
        continue;
      Line = Line.ltrim();
      if ((Line.consume_front("\"") || Line.consume_front("<")) && Line.starts_with(Header))
        Found.push_back(File.lexically_relative(Root).string());
    }
  }
  return Found;
}

class EachRule : public testing::TestWithParam<RuleInfo> {};

TEST_P(EachRule, HasCode) {
  EXPECT_TRUE(GetParam().Judge);
  EXPECT_TRUE(fs::exists(Root / "checks/rules" / (GetParam().Id.str() + ".cpp")));
}

TEST_P(EachRule, HasAPageThatBeginsWithItsNameAndHoldsItsSummary) {
  std::string Page = pageOf(GetParam()).str();
  EXPECT_THAT(Page, StartsWith("# bordercheck-" + GetParam().Id.str() + "\n"));
  EXPECT_THAT(unwrapped(Page), HasSubstr(GetParam().Summary.str()));
  EXPECT_EQ(Page, contentOf(Root / "checks/rules" / (GetParam().Id.str() + ".md")))
      << "the page in the binary is not the one in the source tree";
}

TEST_P(EachRule, HasATestWithAFinding) {
  fs::path Test = Root / "test/rules" / (GetParam().Id.str() + ".cpp");
  EXPECT_THAT(contentOf(Test), HasSubstr("expected-warning")) << Test;
}

TEST_P(EachRule, HasASummaryOfOneSentence) {
  llvm::StringRef Summary = GetParam().Summary;
  EXPECT_TRUE(Summary.ends_with("."));
  EXPECT_EQ(Summary.count(". "), 0U);
  EXPECT_FALSE(GetParam().Since.empty());
}

TEST_P(EachRule, IsNamedAfterWhatItFinds) {
  llvm::StringRef Id = GetParam().Id;
  for (const char *Prefix : {"no-", "avoid-", "prefer-", "use-", "bordercheck-"})
    EXPECT_FALSE(Id.starts_with(Prefix)) << Id.str();
  EXPECT_FALSE(Id.ends_with("-check")) << Id.str();
}

TEST_P(EachRule, IsFoundByItsIdAndByItsName) {
  ASSERT_TRUE(findRule(GetParam().Id));
  EXPECT_EQ(findRule(GetParam().Id)->Summary, GetParam().Summary);
  EXPECT_EQ(findRule("bordercheck-" + GetParam().Id.str()), findRule(GetParam().Id));
}

TEST_P(EachRule, FindsNothingInAConstantCrossing) {
  Catalog None;
  for (CrossingKind Kind :
       {CrossingKind::Compile, CrossingKind::Interpret, CrossingKind::Load, CrossingKind::Command,
        CrossingKind::Blob, CrossingKind::Write, CrossingKind::SearchPath}) {
    LinkedCrossing L;
    L.At.Kind = Kind;
    for (Role As : {Role::Text, Role::Path, Role::Options, Role::Arguments})
      L.At.Inputs.push_back({As, Text::literal("sh")});
    EXPECT_TRUE(GetParam().Judge(L, {None}).empty()) << nameOf(Kind).str();
  }
}

TEST_P(EachRule, HasACauseAndStandards) {
  EXPECT_FALSE(builtinTables().causeOf(GetParam().Id).empty()) << "checks/judge/causes.yaml";
  std::vector<std::string> Ids = builtinTables().standardsOf(GetParam().Id).vec();
  for (const char *Catalog : {"CWE-", "NHI", "ASI", "PR.AA-"})
    EXPECT_TRUE(llvm::any_of(Ids, [&](llvm::StringRef Id) { return Id.starts_with(Catalog); }))
        << "checks/judge/standards.yaml: no " << Catalog;
}

INSTANTIATE_TEST_SUITE_P(Registry, EachRule, testing::ValuesIn(allRules().vec()),
                         [](const auto &Info) {
                           std::string Name = Info.param.Id.str();
                           std::replace(Name.begin(), Name.end(), '-', '_');
                           return Name;
                         });

TEST(Registry, KnowsNoOtherRule) {
  EXPECT_EQ(findRule(""), nullptr);
  EXPECT_EQ(findRule("bordercheck-"), nullptr);
  EXPECT_EQ(findRule("unverified"), nullptr);
}

TEST(Registry, EveryFileAmongTheRulesBelongsToOne) {
  for (const auto &Entry : fs::directory_iterator(Root / "checks/rules")) {
    if (Entry.path().filename() == "Rules.def")
      continue;
    std::string Extension = Entry.path().extension().string();
    EXPECT_TRUE(Extension == ".cpp" || Extension == ".md") << Entry.path();
    EXPECT_TRUE(findRule(Entry.path().stem().string())) << Entry.path();
  }
}

TEST(Folders, OnlyOneFileNamesTheVersionOfLLVM) {
  std::vector<std::string> Naming;
  for (const char *Folder : {"checks", "plugin", "tools"})
    for (const fs::path &File : sourcesIn(Folder))
      if (contentOf(File).find("LLVM_VERSION_MAJOR") != std::string::npos)
        Naming.push_back(File.lexically_relative(Root).string());
  EXPECT_THAT(Naming, testing::ElementsAre("checks/flow/Compat.h"));
}

TEST(Folders, OnlyFlowKnowsClang) {
  for (const char *Folder :
       {"text", "model", "catalog", "config", "link", "judge", "rules", "review", "report"})
    EXPECT_THAT(filesThatInclude("checks/" + std::string(Folder), "clang"), IsEmpty()) << Folder;
  EXPECT_THAT(filesThatInclude("checks/flow", "clang"), testing::Not(IsEmpty()));
}

// text <- model <- catalog <- flow, and text <- model <- link <- judge, rules <- config, report.
TEST(Folders, DependOneWay) {
  const std::pair<const char *, std::vector<const char *>> Forbidden[] = {
      {"text", {"model", "catalog", "config", "flow", "link", "judge", "rules", "report"}},
      {"model", {"catalog", "config", "flow", "link", "judge", "rules", "report"}},
      {"catalog", {"config", "flow", "link", "judge", "rules", "report"}},
      {"config", {"flow", "link", "rules", "report"}},
      {"flow", {"config", "link", "judge", "rules", "report"}},
      {"link", {"catalog", "config", "flow", "judge", "rules", "report"}},
      {"judge", {"config", "flow", "report"}},
      {"rules", {"config", "flow", "report"}},
      {"review", {"catalog", "flow", "link", "judge", "rules", "report"}},
      {"report", {"flow"}},
  };
  for (const auto &[Folder, Others] : Forbidden)
    for (const char *Other : Others)
      EXPECT_THAT(
          filesThatInclude("checks/" + std::string(Folder), "checks/" + std::string(Other) + "/"),
          IsEmpty())
          << Folder << " includes " << Other;
}

} // namespace
} // namespace bordercheck
