// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Projects that are built with GCC: their compilation databases hold flags that only GCC knows.
#include "test/support/Process.h"
#include "llvm/ADT/StringExtras.h"
#include <gmock/gmock.h>

namespace bordercheck::test {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr char Crossing[] = "#include <cstdlib>\n"
                            "void go() { std::system(std::getenv(\"X\")); }\n";
constexpr char Found[] = "shell command taken from 'env X' is run by system";

class Gcc : public testing::Test {
protected:
  std::string at(llvm::StringRef Name) const { return (Folder.path() + "/" + Name).str(); }

  TemporaryFolder Folder;
};

TEST_F(Gcc, FlagsThatOnlyGccKnowsAreLeftOutAndCounted) {
  Folder.write("a.cpp", Crossing);
  Folder.write("b.cpp", "#ifndef KEPT\n#error flags that Clang knows are gone\n#endif\n");
  Folder.write("CMakeLists.txt", "cmake_minimum_required(VERSION 3.25)\n"
                                 "project(Gcc LANGUAGES CXX)\n"
                                 "add_library(gcc STATIC a.cpp b.cpp)\n"
                                 "target_compile_options(gcc PRIVATE -fno-ipa-cp-clone -DKEPT\n"
                                 "  -fconserve-stack -Wno-maybe-uninitialized -O2)\n");
  Output O = run({"cmake", "-S", Folder.path(), "-B", at("build"), "-DCMAKE_CXX_COMPILER=g++",
                  "-DCMAKE_EXPORT_COMPILE_COMMANDS=ON"});
  ASSERT_EQ(O.Code, 0) << O.Err;
  O = run({"cmake", "--build", at("build")});
  ASSERT_EQ(O.Code, 0) << O.Out << O.Err;

  O = run({cli(), "scan", "--no-cache", "--stats", "-p", at("build")});
  EXPECT_EQ(O.Code, 2) << O.Err;
  EXPECT_THAT(O.Out, HasSubstr(Found));
  EXPECT_THAT(O.Err, HasSubstr("note: flags that Clang does not know were left out: "
                               "-fconserve-stack -fno-ipa-cp-clone\n"));
  EXPECT_THAT(O.Err, HasSubstr("         4  flags that Clang does not know, left out"));
}

TEST_F(Gcc, FlagsThatTheUserGivesAreNotLeftOut) {
  Output O = run({cli(), "scan", Folder.write("a.cpp", Crossing), "--", "-fconserve-stack"});
  EXPECT_EQ(O.Code, 3);
  EXPECT_THAT(O.Err, HasSubstr("unknown argument: '-fconserve-stack'"));
}

TEST_F(Gcc, ResponseFilesAreRead) {
  Folder.write("a.cpp", std::string("#ifndef SET\n#error no flags\n#endif\n") + Crossing);
  Folder.write("flags.txt", "-DSET=\"a b\" -fconserve-stack\n" + at("a.cpp"));
  Output O = run({cli(), "summarize", "-o", at("a.bcs"), "--", "g++", "-c", "@" + at("flags.txt")});
  ASSERT_EQ(O.Code, 0) << O.Err;
  O = run({cli(), "link", "--stats", at("a.bcs")});
  EXPECT_THAT(O.Out, HasSubstr(Found));
  EXPECT_THAT(O.Err, HasSubstr("         1  flags that Clang does not know, left out"));

  Folder.write("compile_commands.json", "[{\"directory\": \"" + Folder.path() +
                                            "\", \"file\": \"a.cpp\", \"command\": "
                                            "\"g++ -c @flags.txt\"}]");
  O = run({cli(), "scan", "--no-cache", "-p", Folder.path()});
  EXPECT_THAT(O.Out, HasSubstr(Found)) << O.Err;
  EXPECT_THAT(O.Err, Not(HasSubstr("not wholly analysed")));
}

} // namespace
} // namespace bordercheck::test
