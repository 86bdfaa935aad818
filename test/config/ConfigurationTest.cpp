// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// .bordercheck.yaml: where it is found, what it says, and what a mistake in it says.
#include "checks/config/Configuration.h"
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
