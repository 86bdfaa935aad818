// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// `bordercheck models`: what it shows, checks and counts, and that the reference pages are
// those of this catalog.
#include "tools/bordercheck/Models.h"
#include "test/support/Process.h"
#include "test/support/Snippets.h"
#include <gmock/gmock.h>

namespace bordercheck::test {
namespace {

using testing::HasSubstr;
using testing::Not;

class ModelsCommand : public testing::Test {
protected:
  Output models(std::vector<std::string> Args) {
    Args.insert(Args.begin(), {cli(), "models"});
    return run(Args);
  }

  TemporaryFolder Folder;
};

TEST_F(ModelsCommand, ShowsAFunctionByItsNameOrItsEnd) {
  Output Whole = models({"--show", "system"});
  EXPECT_EQ(Whole.Code, 0);
  EXPECT_THAT(Whole.Out, HasSubstr("crossing: { kind: command, text: arg0, language: shell }"));
  EXPECT_THAT(models({"--show", "push_back"}).Out, HasSubstr("std::basic_string::push_back (cxx-"));
  EXPECT_THAT(models({"--show", "python"}).Out, HasSubstr("python (programs)\n  language: python"));
  Output None = models({"--show", "dlopenn"});
  EXPECT_EQ(None.Code, 1);
  EXPECT_THAT(None.Err, HasSubstr("did you mean 'dlopen'?"));
}

TEST_F(ModelsCommand, ShowsAUsersModels) {
  std::string File = Folder.write("my.yaml", "library: mine\nreference: x\nfunctions:\n"
                                             "  - { names: [runIt], crossing: { kind: command, "
                                             "text: arg0, language: shell } }\n");
  EXPECT_THAT(models({"--models", File, "--show", "runIt"}).Out, HasSubstr("runIt (mine)"));
  EXPECT_EQ(models({"--show", "runIt"}).Code, 1);
}

TEST_F(ModelsCommand, ChecksAFile) {
  std::string Head = "library: mine\nreference: x\nfunctions:\n";
  Output Good =
      models({"--check", Folder.write("a.yaml", Head + "  - { names: [f, g], neutral: true }\n")});
  EXPECT_EQ(Good.Code, 0);
  EXPECT_THAT(Good.Out, HasSubstr("a.yaml: 2 functions modelled"));
  Output Bad = models({"--check", Folder.write("b.yaml", Head + "  - { names: [f] }\n")});
  EXPECT_EQ(Bad.Code, 1);
  EXPECT_THAT(Bad.Err, HasSubstr("b.yaml: 'f' has no effect"));
  Output Wrong = models({"--check", Folder.write("c.yaml", Head + "  - { name: [f] }\n")});
  EXPECT_EQ(Wrong.Code, 1);
  EXPECT_THAT(Wrong.Err, HasSubstr("c.yaml:4:7: functions.names: missing required key"));
}

TEST_F(ModelsCommand, CountsByLibraryAndKind) {
  Output O = models({"--stats"});
  EXPECT_EQ(O.Code, 0);
  for (const char *Words :
       {"library ", " callbacks\n", "\nlua ", " libraries ", "\ncompile ", "\nsearch-path "})
    EXPECT_THAT(O.Out, HasSubstr(Words));
}

TEST_F(ModelsCommand, VerifiesAgainstHeaders) {
  Folder.write("reproc/reproc.h", "int reproc_start(void *p, const char *const *argv);\n");
  std::string File =
      Folder.write("all.c", "#include <reproc/reproc.h>\n#define reproc_read(x) x\n");
  Output O = models({"--verify", "reproc", File, "--", "-I" + Folder.path()});
  EXPECT_EQ(O.Code, 2) << O.Err;
  EXPECT_THAT(O.Out, HasSubstr("reproc_read is a macro"));
  EXPECT_THAT(O.Out, HasSubstr("is not declared"));
  EXPECT_THAT(O.Out, Not(HasSubstr("reproc_start is not declared")));
  EXPECT_EQ(models({"--verify", "nonsense", File, "--"}).Code, 1);
  EXPECT_EQ(models({"--verify", "reproc", File, "--"}).Code, 1) << "a missing header";
}

TEST(ReferencePages, AreOfThisCatalog) {
  Catalog Known = builtinCatalog();
  std::vector<ReferencePage> Pages = referencePages(Known);
  EXPECT_EQ(Pages.size(), Known.libraries().size() + 1);
  for (const ReferencePage &Page : Pages)
    EXPECT_EQ(readFile(sourcePath("docs/catalog/" + Page.Name)), Page.Content)
        << Page.Name << ": run bordercheck models --pages docs/catalog";
}

} // namespace
} // namespace bordercheck::test
