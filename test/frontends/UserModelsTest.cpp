// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A user's models through the three front ends: by the configuration nearest to the file, and
// by an option.
#include "test/support/FrontEnds.h"
#include <gmock/gmock.h>

namespace bordercheck::test {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr char Program[] =
    "extern \"C\" char *getenv(const char *);\n"
    "struct Context;\n"
    "int gpuKernelFromText(Context *C, const char *Text);\n"
    "int go(Context *C) { return gpuKernelFromText(C, getenv(\"KERNEL\")); }\n";

constexpr char Models[] = "# Kernels that the driver compiles.\n"
                          "library: gpu\n"
                          "reference: gpu/kernel.h\n"
                          "functions:\n"
                          "  - names: [gpuKernelFromText] # (context, text)\n"
                          "    crossing:\n"
                          "      kind: compile\n"
                          "      text: arg1\n"
                          "      language: cuda\n";

constexpr char Wrong[] = "library: gpu\nreference: x\nfunctions:\n  - names: [f]\n    crosing: x\n";

constexpr char Finding[] = "a.cpp:4:29: warning: cuda text taken from 'env KERNEL' is compiled";
constexpr char Complaint[] =
    ".yaml:5:5: functions: unknown key 'crosing'; did you mean 'crossing'?";

class UserModels : public testing::Test {
protected:
  std::vector<Output> all(const std::string &ModelFile) const {
    return throughFrontEnds(File, {ModelFile, ""});
  }

  TemporaryFolder Folder;
  std::string File = Folder.write("a.cpp", Program);
};

TEST_F(UserModels, NothingIsKnownWithoutThem) {
  for (const Output &O : all(""))
    EXPECT_THAT(O.Out + O.Err, Not(HasSubstr("warning")));
}

TEST_F(UserModels, ByAnOption) {
  for (const Output &O : all(Folder.write("gpu.yaml", Models)))
    EXPECT_THAT(O.Out + O.Err, HasSubstr(Finding));
}

TEST_F(UserModels, ByTheNearestConfiguration) {
  Folder.write("gpu.yaml", Models);
  Folder.write(".bordercheck.yaml", "models: [gpu.yaml]\n");
  for (const Output &O : all(""))
    EXPECT_THAT(O.Out + O.Err, HasSubstr(Finding));
}

TEST_F(UserModels, AMistakeStopsEveryFrontEnd) {
  std::string Broken = Folder.write("wrong.yaml", Wrong);
  for (const Output &O : all(Broken)) {
    EXPECT_NE(O.Code, 0);
    EXPECT_THAT(O.Out + O.Err, HasSubstr(Complaint));
  }
  Folder.write(".bordercheck.yaml", "models: [wrong.yaml]\n");
  for (const Output &O : all("")) {
    EXPECT_NE(O.Code, 0);
    EXPECT_THAT(O.Out + O.Err, HasSubstr(Complaint));
  }
}

TEST_F(UserModels, TheDatabasesConfigurationHoldsForFilesElsewhere) {
  Folder.write("gpu.yaml", Models);
  Folder.write("project/.bordercheck.yaml", "models: [../gpu.yaml]\n");
  Folder.write("project/build/compile_commands.json",
               R"([{"directory": ")" + Folder.path() +
                   R"(", "file": "a.cpp", "command": "c++ -c a.cpp"}])");
  Output O = run({cli(), "scan", "-p", Folder.path() + "/project/build"});
  EXPECT_THAT(O.Out, HasSubstr(Finding));
}

} // namespace
} // namespace bordercheck::test
