// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// .bordercheck.yaml: where it is found, what it says, and what a mistake in it says.
#include "checks/config/Configuration.h"
#include "checks/judge/Rule.h"
#include "test/support/Process.h"
#include <gmock/gmock.h>

namespace bordercheck::test {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::StartsWith;

constexpr char Kernel[] = "library: gpu\n"
                          "reference: gpu/kernel.h\n"
                          "functions:\n"
                          "  - names: [gpuKernelFromText]\n"
                          "    crossing: { kind: compile, text: arg1, language: cuda }\n";

class ConfigurationFiles : public testing::Test {
protected:
  std::string path(llvm::StringRef Name) const { return Folder.path() + "/" + Name.str(); }

  std::string errorOf(llvm::StringRef Yaml) {
    llvm::Expected<Configuration> C = loadConfiguration(Folder.write(".bordercheck.yaml", Yaml));
    return C ? "" : llvm::toString(C.takeError());
  }

  TemporaryFolder Folder;
};

TEST_F(ConfigurationFiles, TheNearestHolds) {
  Folder.write(".bordercheck.yaml", "models: []\n");
  Folder.write("a/b/.bordercheck.yaml", "models: []\n");
  Folder.write("a/b/c/x.cpp", "");
  EXPECT_EQ(nearestConfiguration(path("a/b/c")), path("a/b/.bordercheck.yaml"));
  EXPECT_EQ(nearestConfiguration(path("a")), path(".bordercheck.yaml"));
  EXPECT_EQ(nearestConfiguration(path("nowhere/else")), path(".bordercheck.yaml"));
}

TEST_F(ConfigurationFiles, ModelsStandInTheFileOrInOthers) {
  Folder.write("gpu.yaml", Kernel);
  Folder.write("sub/.bordercheck.yaml", "models:\n"
                                        "  - ../gpu.yaml\n"
                                        "  - library: run\n"
                                        "    reference: run.h\n"
                                        "    functions:\n"
                                        "      - names: [run]\n"
                                        "        crossing: { kind: command, text: arg0 }\n");
  Configurations All;
  llvm::Expected<const Configured *> Here = All.forFolder(path("sub"));
  ASSERT_TRUE(bool(Here)) << llvm::toString(Here.takeError());
  EXPECT_EQ((*Here)->Known.functions("gpuKernelFromText").size(), 1U);
  EXPECT_EQ((*Here)->Known.functions("run").size(), 1U);
  EXPECT_FALSE((*Here)->Known.functions("system").empty());
}

TEST_F(ConfigurationFiles, WhatExtendsCountsMore) {
  Folder.write("base/common.yaml", "models: [models/gpu.yaml]\n");
  Folder.write("base/models/gpu.yaml", Kernel);
  Folder.write(".bordercheck.yaml",
               "extends: [base/common.yaml]\n"
               "models:\n"
               "  - library: own\n"
               "    reference: own.h\n"
               "    functions: [{ names: [gpuKernelFromText], neutral: true }]\n");
  Configurations All;
  llvm::Expected<const Configured *> Here = All.forFolder(Folder.path());
  ASSERT_TRUE(bool(Here)) << llvm::toString(Here.takeError());
  EXPECT_EQ((*Here)->Says.Models.size(), 2U);
  ASSERT_EQ((*Here)->Known.functions("gpuKernelFromText").size(), 1U);
  EXPECT_TRUE((*Here)->Known.functions("gpuKernelFromText").front()->Neutral);
}

TEST_F(ConfigurationFiles, EachFolderHasItsOwnAndNoneHasTheOtherwise) {
  Folder.write("build/.bordercheck.yaml", "models: []\n");
  Folder.write("a/.bordercheck.yaml", "models: []\n");
  Configurations All;
  auto For = [&](llvm::StringRef Name) {
    return llvm::cantFail(All.forFolder(path(Name), path("build")));
  };
  EXPECT_NE(For("a"), For("b"));
  EXPECT_EQ(For("b"), For("build"));
  EXPECT_EQ(For("a/x"), For("a"));
}

TEST_F(ConfigurationFiles, ModelsOfTheCommandLineCountEverywhere) {
  Configurations All({Folder.write("gpu.yaml", Kernel)});
  EXPECT_EQ(llvm::cantFail(All.forFolder(path("a")))->Known.functions("gpuKernelFromText").size(),
            1U);
  Configurations Missing({path("nowhere.yaml")});
  llvm::Expected<const Configured *> None = Missing.forFolder(path("a"));
  ASSERT_FALSE(bool(None));
  EXPECT_THAT(llvm::toString(None.takeError()), HasSubstr("nowhere.yaml: No such file"));
}

TEST_F(ConfigurationFiles, AMistakeNamesFileLineAndTheNearestKey) {
  EXPECT_THAT(errorOf("# ours\nmodel: []\n"),
              AllOf(StartsWith(path(".bordercheck.yaml:2:1: ")),
                    HasSubstr("unknown key 'model'; did you mean 'models'?")));
  EXPECT_THAT(errorOf("zzzzzzz: 1\n"), HasSubstr("unknown key 'zzzzzzz'; use extends"));
  EXPECT_THAT(errorOf("models:\n  - library: x\n    reference: x\n    functons: []\n"),
              AllOf(StartsWith(path(".bordercheck.yaml:4:5: models: ")),
                    HasSubstr("did you mean 'functions'?")));
  EXPECT_THAT(errorOf("models: [nowhere.yaml]\n"),
              AllOf(StartsWith(path(".bordercheck.yaml:1:10: models: ")),
                    HasSubstr("nowhere.yaml: No such file")));
}

TEST_F(ConfigurationFiles, AMistakeInAModelFileNamesBothPlaces) {
  Folder.write("gpu.yaml",
               "library: gpu\nreference: x\nfunctions:\n  - names: [f]\n    crosing: x\n");
  EXPECT_THAT(errorOf("models: [gpu.yaml]\n"),
              AllOf(StartsWith(path(".bordercheck.yaml:1:10: ")),
                    HasSubstr(path("gpu.yaml:5:5: functions: unknown key 'crosing'"))));
}

TEST_F(ConfigurationFiles, APolicyIsReadBehindThatOfTheBases) {
  Folder.write("base.yaml", "require-reasons: true\n"
                            "contexts: [{ name: docs, paths: [manual] }]\n"
                            "severity: [{ is: high, kinds: [write] }]\n");
  Folder.write(".bordercheck.yaml",
               "extends: [base.yaml]\n"
               "contexts:\n"
               "  - { name: test, lowers: 2, paths: [checks/], written: [.out] }\n"
               "severity:\n"
               "  - is: low\n"
               "    rules: [generated-config, bordercheck-unescaped-hole]\n"
               "    kinds: [write, search-path]\n"
               "    controllers: [operator]\n"
               "    contexts: [build-tool, third-party]\n"
               "    when: [later]\n");
  Configurations All;
  llvm::Expected<const Configured *> Here = All.forFolder(path("src"));
  ASSERT_TRUE(bool(Here)) << llvm::toString(Here.takeError());
  const Policy &P = (*Here)->Says.Project;
  EXPECT_EQ(P.Root, Folder.path());
  EXPECT_FALSE(P.Here.empty());
  EXPECT_TRUE(P.RequireReasons);
  ASSERT_EQ(P.Contexts.size(), 2U);
  EXPECT_EQ(P.Contexts[0].Is, Context::Docs);
  EXPECT_FALSE(P.Contexts[0].Lowers);
  EXPECT_EQ(P.Contexts[1].Lowers, 2U);
  EXPECT_EQ(P.Contexts[1].Paths, std::vector<std::string>{"checks/"});
  EXPECT_EQ(P.Contexts[1].Written, std::vector<std::string>{".out"});
  ASSERT_EQ(P.Severities.size(), 2U);
  const Grading &G = P.Severities[1];
  EXPECT_EQ(G.Is, Severity::Low);
  ASSERT_EQ(G.Rules.size(), 2U);
  EXPECT_EQ(G.Rules[1]->Id, "unescaped-hole");
  EXPECT_EQ(G.Kinds, (std::vector{CrossingKind::Write, CrossingKind::SearchPath}));
  EXPECT_EQ(G.Controllers, std::vector{Controller::Operator});
  EXPECT_EQ(G.Contexts, (std::vector{Context::BuildTool, Context::ThirdParty}));
  EXPECT_EQ(G.When, std::vector{Moment::Later});
}

TEST_F(ConfigurationFiles, WhatExtendsMayDropTheNeedForReasons) {
  Folder.write("base.yaml", "require-reasons: true\n");
  Folder.write(".bordercheck.yaml", "extends: [base.yaml]\nrequire-reasons: false\n");
  Configurations All;
  EXPECT_FALSE(llvm::cantFail(All.forFolder(Folder.path()))->Says.Project.RequireReasons);
}

TEST_F(ConfigurationFiles, AMistakeInAPolicyOffersTheWord) {
  EXPECT_THAT(errorOf("severity:\n  - is: hihg\n"),
              AllOf(StartsWith(path(".bordercheck.yaml:2:9: severity.is: ")),
                    HasSubstr("'hihg' is no severity; did you mean 'high'?")));
  EXPECT_THAT(errorOf("severity: [{ kinds: [write] }]\n"), HasSubstr("missing required key 'is'"));
  EXPECT_THAT(errorOf("severity: [{ is: low, rules: [unescaped-holes] }]\n"),
              HasSubstr("'unescaped-holes' is no rule; did you mean 'unescaped-hole'?"));
  EXPECT_THAT(errorOf("severity: [{ is: low, rule: [unescaped-hole] }]\n"),
              HasSubstr("unknown key 'rule'; did you mean 'rules'?"));
  EXPECT_THAT(errorOf("severity: [{ is: low, when: [soon] }]\n"),
              HasSubstr("'soon' is no time; use now or later"));
  EXPECT_THAT(errorOf("contexts: [{ name: tests }]\n"), HasSubstr("did you mean 'test'?"));
  EXPECT_THAT(errorOf("contexts: [{ name: test, paths: ['a['] }]\n"), HasSubstr("'a['"));
  EXPECT_THAT(errorOf("require-reasons: perhaps\n"), StartsWith(path(".bordercheck.yaml:1:18")));
}

TEST_F(ConfigurationFiles, NoneExtendsItself) {
  Folder.write("a.yaml", "extends: [b.yaml]\n");
  Folder.write("b.yaml", "extends: [.bordercheck.yaml]\n");
  EXPECT_THAT(errorOf("extends: [a.yaml]\n"), HasSubstr(".bordercheck.yaml extends itself"));
  EXPECT_THAT(errorOf("extends: [c.yaml]\n"), HasSubstr("c.yaml: No such file"));
}

TEST_F(ConfigurationFiles, MaySayNothing) {
  EXPECT_EQ(errorOf("# nothing yet\n"), "");
  EXPECT_THAT(errorOf("just words\n"), StartsWith(path(".bordercheck.yaml:1:1: ")));
}

} // namespace
} // namespace bordercheck::test
