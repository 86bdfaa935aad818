// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The examples of the rules' pages are programs that say of themselves what is found in
// them: each is run, so that no page promises what is not so.
#include "test/support/Process.h"
#include "test/support/Snippets.h"
#include "llvm/ADT/StringExtras.h"

namespace bordercheck::test {
namespace {

/// The C++ blocks of the section of \p Page under \p Heading.
std::vector<std::string> examplesIn(llvm::StringRef Page, llvm::StringRef Heading) {
  llvm::StringRef Section = Page.split(("\n## " + Heading + "\n").str()).second;
  Section = Section.split("\n## ").first;
  std::vector<std::string> Found;
  while (true) {
    Section = Section.split("```cpp\n").second;
    if (Section.empty())
      return Found;
    Found.push_back(Section.split("```").first.str());
    Section = Section.split("```").second;
  }
}

std::vector<Reported> findingsIn(const std::string &Program) {
  TemporaryFolder Folder;
  Snippet S{Folder.write("example.cpp", Program), "c++20"};
  Catalog Known = builtinCatalog();
  return reported(judge(programOf(S, Known), Known, {}).Findings);
}

class Pages : public testing::TestWithParam<std::string> {
protected:
  llvm::StringRef page() const { return pageOf(*findRule(GetParam())); }
};

TEST_P(Pages, HaveTheirHeadingsInOrder) {
  size_t Last = 0;
  for (const char *Heading :
       {"What it reports", "Why it matters", "Example", "How to fix", "Limits", "Silencing"}) {
    size_t At = page().find(("\n## " + llvm::Twine(Heading) + "\n").str());
    ASSERT_NE(At, llvm::StringRef::npos) << Heading;
    EXPECT_GT(At, Last) << Heading;
    Last = At;
  }
}

TEST_P(Pages, ExamplesShowWhatIsFound) {
  std::vector<std::string> Examples = examplesIn(page(), "Example");
  ASSERT_FALSE(Examples.empty());
  for (const std::string &Program : Examples) {
    EXPECT_FALSE(annotationsIn(Program).empty()) << Program;
    EXPECT_TRUE(agree(annotationsIn(Program), findingsIn(Program))) << Program;
  }
}

TEST_P(Pages, WhatIsFixedIsSilent) {
  std::vector<std::string> Examples = examplesIn(page(), "How to fix");
  ASSERT_FALSE(Examples.empty());
  for (const std::string &Program : Examples)
    EXPECT_TRUE(agree({}, findingsIn(Program))) << Program;
}

std::vector<std::string> ruleIds() {
  std::vector<std::string> Ids;
  for (const RuleInfo &R : allRules())
    Ids.push_back(R.Id.str());
  return Ids;
}

INSTANTIATE_TEST_SUITE_P(Rules, Pages, testing::ValuesIn(ruleIds()), [](const auto &Info) {
  std::string Name = Info.param;
  std::replace(Name.begin(), Name.end(), '-', '_');
  return Name;
});

} // namespace
} // namespace bordercheck::test
