// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Every model of the catalog in a program: stubs of its functions are called, and the
// engine must record what the model says. A model that matches nothing fails.
#include "test/support/Process.h"
#include "test/support/Snippets.h"
#include "test/support/Stubs.h"
#include "llvm/ADT/StringExtras.h"
#include <algorithm>

namespace bordercheck::test {
namespace {

std::vector<std::string> libraryNames() {
  std::vector<std::string> Names;
  Catalog Known = builtinCatalog();
  for (const auto &L : Known.libraries())
    if (!L->Functions.empty())
      Names.push_back(L->Name);
  return Names;
}

/// \p Stubs as a program, through the pipeline.
Seen run(const Stubs &Made, const Catalog &Known) {
  TemporaryFolder Folder;
  Folder.write("stubs.h", Made.Header);
  return Seen(programOf({Folder.write("stubs.cpp", Made.Source), "c++17"}, Known));
}

class Effects : public testing::TestWithParam<std::string> {};

TEST_P(Effects, AreWhatTheModelsSay) {
  Catalog Known = builtinCatalog();
  ASSERT_FALSE(llvm::errorToBool(Known.add("stubs.yaml", StubModels)));
  const Library *Tested = nullptr;
  for (const auto &L : Known.libraries())
    if (L->Name == GetParam())
      Tested = L.get();
  ASSERT_TRUE(Tested);
  Stubs Made = stubsFor(*Tested, Known);
  ASSERT_FALSE(Made.Expected.empty());
  Seen Got = run(Made, Known);
  for (const Expectation &E : Made.Expected)
    EXPECT_TRUE(E.Holds(Got)) << E.Says << Got.print(E.Line);
}

INSTANTIATE_TEST_SUITE_P(Libraries, Effects, testing::ValuesIn(libraryNames()),
                         [](const auto &Info) {
                           std::string Name = Info.param;
                           std::replace(Name.begin(), Name.end(), '-', '_');
                           return Name;
                         });

/// Models of "mine" as they stand in \p Yaml, run over stubs that \p Models fits.
unsigned failuresOf(llvm::StringRef Yaml, llvm::StringRef Engine) {
  auto Load = [](llvm::StringRef Text) {
    Catalog C;
    EXPECT_FALSE(llvm::errorToBool(C.add("mine.yaml", Text)));
    EXPECT_FALSE(llvm::errorToBool(C.add("stubs.yaml", StubModels)));
    return C;
  };
  Catalog Expecting = Load(Yaml);
  Stubs Made = stubsFor(*Expecting.libraries().front(), Expecting);
  Seen Got = run(Made, Load(Engine));
  return llvm::count_if(Made.Expected, [&](const Expectation &E) { return !E.Holds(Got); });
}

constexpr llvm::StringLiteral Head = "library: mine\nreference: \"1\"\nfunctions:\n";

TEST(StubPrograms, FailWhereTheEngineDoesNotKnowTheFunction) {
  std::string None = (Head + "  - { names: [other], neutral: true }\n").str();
  for (const char *Model :
       {"crossing: { kind: command, text: arg0 }", "source: { origin: file, to: return }",
        "build: { op: append, to: arg0, from: [arg1] }", "read: { handle: arg0, to: arg1 }",
        "open: { path: arg0, handle: return }", "returns: arg0",
        "gate: { kind: signature, on: arg0, accept: zero }",
        "compare: { left: arg0, right: arg1, equal: zero }",
        "gate: { kind: identifier-check, on: arg0, members: arg1, accept: end }",
        "gate: { kind: identifier-check, on: arg0, every: arg1 }",
        "gate: { kind: identifier-check, on: arg0, none: arg1, accept: zero }",
        "gate: { kind: allow-list, on: arg0, some: arg1 }",
        "build: { op: append, to: arg0, from: [arg1] }, crossing: { kind: write, handle: arg0 }",
        "escape: { language: c, from: arg0, to: return }", "neutral: true"}) {
    std::string Yaml = (Head + "  - { names: [f], " + Model + " }\n").str();
    EXPECT_EQ(failuresOf(Yaml, Yaml), 0U) << Model;
    EXPECT_GT(failuresOf(Yaml, None), 0U) << Model;
  }
}

TEST(StubPrograms, FailWhereTheEngineAppliesAnotherModel) {
  std::string Yaml = (Head + "  - { names: [f], crossing: { kind: load, path: arg1 } }\n").str();
  std::string Other = (Head + "  - { names: [f], crossing: { kind: load, path: arg0 } }\n").str();
  EXPECT_GT(failuresOf(Yaml, Other), 0U);
}

TEST(StubPrograms, FailWhereAHandleIsWrittenButNothingCrosses) {
  std::string Append =
      (Head + "  - { names: [f], build: { op: append, to: arg0, from: [arg1] }").str();
  std::string Yaml = Append + ", crossing: { kind: write, handle: arg0 } }\n";
  std::string Loses =
      (Head + "  - { names: [f], crossing: { kind: write, handle: arg0 } }\n").str();
  EXPECT_GT(failuresOf(Yaml, Loses), 0U);
  EXPECT_GT(failuresOf(Loses, Loses), 0U);
}

TEST(StubPrograms, CallAFunctionUnderEachCondition) {
  auto Under = [](const char *When) {
    return (Head + "  - { names: [f], when: { port: arg0, " + When +
            " }, build: { op: assign, to: return, from: [arg0, \"'under'\"] } }\n"
            "  - { names: [f], build: { op: assign, to: return, from: [arg0, \"'plain'\"] } }\n")
        .str();
  };
  for (const char *When : {"type: number", "type: character", "value: \"[wa]*\""})
    EXPECT_EQ(failuresOf(Under(When), Under(When)), 0U) << When;
  EXPECT_GT(failuresOf(Under("type: number"), Under("type: character")), 0U);
  EXPECT_GT(failuresOf(Under("value: \"w*\""), Under("value: \"r*\"")), 0U);
}

} // namespace
} // namespace bordercheck::test
