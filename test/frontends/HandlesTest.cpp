// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Files that one unit opens, a second writes and a third closes: what is written is known only
// where all of them meet.
#include "test/support/Process.h"
#include <gmock/gmock.h>

namespace bordercheck::test {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr char Header[] = "#include <fcntl.h>\n"
                          "#include <stdio.h>\n"
                          "#include <stdlib.h>\n"
                          "#include <string.h>\n"
                          "#include <unistd.h>\n"
                          "FILE *openScript(const char *path);\n"
                          "void emit(FILE *out, const char *name);\n"
                          "void finish(FILE *out);\n"
                          "int openFile(const char *path);\n"
                          "void put(int file, const char *name);\n";

constexpr char Opens[] = "#include \"files.h\"\n"
                         "FILE *openScript(const char *path) { return fopen(path, \"w\"); }\n"
                         "int openFile(const char *path) { return open(path, O_WRONLY); }\n";

constexpr char Writes[] = "#include \"files.h\"\n"
                          "void emit(FILE *out, const char *name) {\n"
                          "  fprintf(out, \"import %s\\n\", name);\n"
                          "}\n"
                          "void put(int file, const char *name) {\n"
                          "  write(file, name, strlen(name));\n"
                          "}\n";

constexpr char Closes[] = "#include \"files.h\"\n"
                          "void finish(FILE *out) { fclose(out); }\n"
                          "void byStream(void) {\n"
                          "  FILE *out = openScript(\"steps.py\");\n"
                          "  emit(out, getenv(\"STEP\"));\n"
                          "  fclose(out);\n"
                          "}\n"
                          "void byDescriptor(void) {\n"
                          "  int file = openFile(\"hook.py\");\n"
                          "  put(file, getenv(\"HOOK\"));\n"
                          "  close(file);\n"
                          "}\n";

constexpr char Uses[] = "#include \"files.h\"\n"
                        "void byHelpers(void) {\n"
                        "  FILE *out = openScript(\"helped.py\");\n"
                        "  emit(out, getenv(\"STEP\"));\n"
                        "  finish(out);\n"
                        "}\n";

class Handles : public testing::Test {
protected:
  std::string scan(std::vector<std::string> Options = {}) const {
    Folder.write("files.h", Header);
    Options.insert(Options.begin(), {cli(), "scan", "--no-cache"});
    for (const auto &[Name, Text] : {std::pair("opens.c", Opens),
                                     {"writes.c", Writes},
                                     {"closes.c", Closes},
                                     {"uses.c", Uses}})
      Options.push_back(Folder.write(Name, Text));
    Options.emplace_back("--");
    return run(Options).Out;
  }

  TemporaryFolder Folder;
};

TEST_F(Handles, OpenedInOneUnitWrittenInASecondClosedInAThird) {
  std::string Out = scan();
  EXPECT_THAT(Out, HasSubstr("'env STEP' is written to 'steps.py'"));
  EXPECT_THAT(Out, HasSubstr("'env HOOK' is written to 'hook.py'"));
}

// A number is a descriptor where something is done with it that only descriptors know.
TEST_F(Handles, ADescriptorIsKnownByBeingClosed) {
  std::string Models = Folder.write("none.yaml", "library: none\nreference: none\nfunctions:\n"
                                                 "  - { names: [close], neutral: true }\n");
  EXPECT_THAT(scan({"--models", Models}), Not(HasSubstr("'hook.py'")));
}

TEST_F(Handles, ThatHelpersOpenWriteAndClose) {
  EXPECT_THAT(scan(), HasSubstr("'env STEP' is written to 'helped.py'"));
}

} // namespace
} // namespace bordercheck::test
