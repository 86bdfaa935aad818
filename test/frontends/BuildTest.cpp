// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The checker in the builds that people have: installed, found by CMake, run by Ninja and
// Make over the example of three libraries, and again after something changed.
#include "test/support/Process.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include <filesystem>
#include <fstream>
#include <gmock/gmock.h>

namespace bordercheck::test {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr char Found[] = "main.cpp:15:8: warning: text built from 'Argv' is written to "
                         "'calculate-kernel.cpp', then handed to a started program";

/// Where it goes from there, in the other two libraries: one finding tells it all.
constexpr char Chain[] = "handed to a started program by system at compiler/compiler.cpp:10, then "
                         "loaded by dlopen at main.cpp:17";

unsigned count(llvm::StringRef In, llvm::StringRef What) {
  return static_cast<unsigned>(In.count(What));
}

class Build : public testing::Test {
protected:
  Build() {
    std::filesystem::copy(sourcePath("examples/three-libraries"), at("source"),
                          std::filesystem::copy_options::recursive);
    Output O = run({"cmake", "--install", BORDERCHECK_BINARY_DIR, "--prefix", at("prefix")});
    EXPECT_EQ(O.Code, 0) << O.Err;
  }

  std::string at(llvm::StringRef Name) const { return (Folder.path() + "/" + Name).str(); }

  Output configure(std::vector<std::string> More = {}) const {
    More.insert(More.begin(), {"cmake", "-S", at("source"), "-B", at("build"),
                               "-DCMAKE_PREFIX_PATH=" + at("prefix"),
                               "-DCMAKE_CXX_COMPILER=" + llvmTool("clang++")});
    return run(More);
  }
  Output build() const { return run({"cmake", "--build", at("build")}); }

  void touch(llvm::StringRef Name) const {
    std::string Text = readFile(at(Name));
    Folder.write(Name, Text + "\n");
  }

  TemporaryFolder Folder;
};

class BuildWith : public Build, public testing::WithParamInterface<const char *> {};

TEST_P(BuildWith, OneChangeIsOneCompilationAndOneLink) {
  Output O = configure({"-G", GetParam()});
  ASSERT_EQ(O.Code, 0) << O.Err;
  O = build();
  ASSERT_EQ(O.Code, 0) << O.Out << O.Err;
  EXPECT_THAT(O.Out, HasSubstr(Found));
  EXPECT_THAT(O.Out, HasSubstr(Chain));
  EXPECT_THAT(O.Out, HasSubstr("1 finding in 4 units"));
  EXPECT_EQ(count(O.Out, "Building CXX object"), 4U) << O.Out;

  O = build();
  EXPECT_EQ(count(O.Out, "Building CXX object"), 0U) << O.Out;
  EXPECT_EQ(count(O.Out, "Checking where data"), 0U) << O.Out;

  touch("source/runner/runner.cpp");
  O = build();
  EXPECT_EQ(count(O.Out, "Building CXX object"), 1U) << O.Out;
  EXPECT_EQ(count(O.Out, "Checking where data"), 1U) << O.Out;
  EXPECT_THAT(O.Out, HasSubstr(Found));
}

INSTANTIATE_TEST_SUITE_P(Generators, BuildWith, testing::Values("Ninja", "Unix Makefiles"),
                         [](const auto &P) { return std::string(P.param).substr(0, 4); });

TEST_F(Build, AChangedPluginCompilesAllAgain) {
  configure({"-G", "Ninja"});
  EXPECT_EQ(build().Code, 0);
  // Bytes behind the end are no part of what is loaded.
  std::ofstream(at("prefix/lib/BordercheckPlugin.so"), std::ios::app) << "changed";
  Output O = build();
  EXPECT_EQ(count(O.Out, "Building CXX object"), 4U) << O.Out;
  EXPECT_THAT(O.Out, HasSubstr(Found));
}

TEST_F(Build, AChangedConfigurationCompilesAllAgain) {
  configure({"-G", "Ninja"});
  EXPECT_EQ(build().Code, 0);
  Folder.write("source/.bordercheck.yaml", "models: [more/models.yaml]\n");
  constexpr char Models[] = "library: kernels\nreference: runner/runner.h\nfunctions:\n"
                            "  - names: [runKernel]\n    crossing: {kind: load, path: arg0}\n";
  Folder.write("source/more/models.yaml", Models);
  Output O = build();
  EXPECT_EQ(count(O.Out, "Building CXX object"), 4U) << O.Out;
  EXPECT_THAT(O.Out, HasSubstr("then loaded by runKernel at main.cpp:17"));

  // Nothing but what the plugin told the build names this file.
  Folder.write("source/more/models.yaml",
               llvm::StringRef(Models).str() + "  - names: [libraryPath]\n    neutral: true\n");
  O = build();
  EXPECT_EQ(count(O.Out, "Building CXX object"), 4U) << O.Out;
}

TEST_F(Build, ClangTidyOfCMake) {
  Folder.write("source/expression/expression.cpp",
               readFile(at("source/expression/expression.cpp")) +
                   "#include <cstdlib>\nvoid more() { system(getenv(\"X\")); }\n");
  Output O = configure({"-G", "Ninja", "-DCHECK=OFF", "-DCMAKE_CXX_COMPILER=g++",
                        "-DCMAKE_CXX_CLANG_TIDY=" + llvmTool("clang-tidy") + ";-load=" +
                            at("prefix/lib/BordercheckTidy.so") + ";-checks=-*,bordercheck-*"});
  ASSERT_EQ(O.Code, 0) << O.Err;
  O = build();
  EXPECT_EQ(O.Code, 0) << O.Out << O.Err;
  EXPECT_EQ(count(O.Out, "Building CXX object"), 4U) << O.Out;
  EXPECT_THAT(O.Out, HasSubstr("expression.cpp:8:15: warning: shell command taken from 'env X' is "
                               "run by system [bordercheck-assembled-command]"));
}

TEST_F(Build, FindingsFailItWhereAskedFor) {
  configure({"-G", "Ninja", "-DFAIL_ON=findings"});
  for (unsigned Round = 0; Round < 2; ++Round) {
    Output O = build();
    EXPECT_NE(O.Code, 0);
    EXPECT_THAT(O.Out + O.Err, HasSubstr(Found));
    EXPECT_THAT(O.Out + O.Err, HasSubstr("findings, and the check is to fail on them"));
  }
}

TEST_F(Build, AnotherCompilerIsRefused) {
  Output O = configure({"-DCMAKE_CXX_COMPILER=g++"});
  EXPECT_NE(O.Code, 0);
  EXPECT_THAT(O.Err, HasSubstr("This Bordercheck is for Clang"));
}

TEST_F(Build, MakeThroughPlainFlags) {
  std::vector<std::string> Make = {"make",
                                   "-C",
                                   at("source"),
                                   "-f",
                                   "flags.mk",
                                   "BORDERCHECK=" + at("prefix"),
                                   "CXX=" + llvmTool("clang++")};
  Output O = run(Make);
  EXPECT_EQ(O.Code, 0) << O.Err;
  EXPECT_THAT(O.Out, HasSubstr(Found));
  EXPECT_THAT(run(Make).Out, Not(HasSubstr("clang++")));
}

TEST_F(Build, NinjaThroughPlainFlags) {
  std::string File = readFile(at("source/flags.ninja"));
  for (auto [From, To] : {std::pair<std::string, std::string>{"/usr/local", at("prefix")},
                          {"clang++-22", llvmTool("clang++")}})
    File.replace(File.find(From), From.size(), To);
  Folder.write("source/flags.ninja", File);
  Output O = run({"ninja", "-C", at("source"), "-f", "flags.ninja"});
  EXPECT_EQ(O.Code, 0) << O.Out;
  EXPECT_THAT(O.Out, HasSubstr(Found));
  touch("source/main.cpp");
  O = run({"ninja", "-C", at("source"), "-f", "flags.ninja"});
  EXPECT_THAT(O.Out, HasSubstr("[2/2]"));
}

TEST_F(Build, APackageHasTheHeaderOfAnnotations) {
  Folder.write("mine/CMakeLists.txt", "cmake_minimum_required(VERSION 3.20)\n"
                                      "project(mine C)\n"
                                      "find_package(Bordercheck REQUIRED)\n"
                                      "add_library(mine OBJECT a.c)\n"
                                      "target_link_libraries(mine Bordercheck::annotations)\n");
  Folder.write("mine/a.c", "#include <bordercheck/annotations.h>\n"
                           "BORDERCHECK_SOURCE(network) const char *next(void);\n"
                           "const char *f(void) { return next(); }\n");
  // Compilers other than Clang see nothing.
  for (const std::string &Compiler : {llvmTool("clang"), std::string("gcc")}) {
    std::string Into = at("mine/" + std::filesystem::path(Compiler).filename().string());
    Output O =
        run({"cmake", "-S", at("mine"), "-B", Into, "-DCMAKE_PREFIX_PATH=" + at("prefix"),
             "-DCMAKE_C_FLAGS=-Wall -Wextra -Werror -pedantic", "-DCMAKE_C_COMPILER=" + Compiler});
    ASSERT_EQ(O.Code, 0) << O.Err;
    O = run({"cmake", "--build", Into});
    EXPECT_EQ(O.Code, 0) << O.Out << O.Err;
  }
}

} // namespace
} // namespace bordercheck::test
