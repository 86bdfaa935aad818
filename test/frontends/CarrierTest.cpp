// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A summary on its way: out of the compilation in the object, through the tools that make
// objects into archives, objects and programs, and through the compiler's cache, to link.
#include "test/support/Process.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Program.h"
#include <gmock/gmock.h>

namespace bordercheck::test {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr char Runner[] = "extern \"C\" int system(const char *);\n"
                          "int run(const char *Cmd) { return system(Cmd); }\n";
constexpr char Caller[] = "extern \"C\" char *getenv(const char *);\n"
                          "int run(const char *Cmd);\n"
                          "int main() { return run(getenv(\"X\")); }\n";
constexpr char Found[] = "caller.cpp:3:21: warning: shell command taken from 'env X'";

/// A program of two files, whose crossing only a link of both finds.
class Carrier : public testing::Test {
protected:
  Carrier() {
    Folder.write("runner.cpp", Runner);
    Folder.write("caller.cpp", Caller);
  }

  std::string at(llvm::StringRef Name) const { return (Folder.path() + "/" + Name).str(); }

  std::vector<std::string> withPlugin() const {
    return {llvmTool("clang++"), "-fplugin=" + compilerPlugin(), "-fplugin-arg-bordercheck-summary",
            "-fplugin-arg-bordercheck-root=" + Folder.path()};
  }

  void succeed(const std::vector<std::string> &Command) const {
    Output O = run(Command);
    EXPECT_EQ(O.Code, 0) << llvm::join(Command, " ") << "\n" << O.Err;
  }

  void compile(llvm::StringRef Name, llvm::StringRef Object,
               std::vector<std::string> Flags = {}) const {
    std::vector<std::string> Command = withPlugin();
    llvm::append_range(Command, Flags);
    llvm::append_range(Command, std::vector<std::string>{"-c", at(Name), "-o", at(Object)});
    succeed(Command);
  }

  void compileBoth(const std::vector<std::string> &Flags = {}) const {
    compile("runner.cpp", "runner.o", Flags);
    compile("caller.cpp", "caller.o", Flags);
  }

  Output link(std::vector<std::string> Inputs) const {
    Inputs.insert(Inputs.begin(), {cli(), "link"});
    return run(Inputs);
  }

  void expectFound(const std::vector<std::string> &Inputs) const {
    Output O = link(Inputs);
    EXPECT_EQ(O.Code, 2) << O.Err;
    EXPECT_THAT(O.Out, HasSubstr(Found)) << O.Err;
    EXPECT_THAT(O.Out, HasSubstr("1 finding in 2 units"));
  }

  TemporaryFolder Folder;
};

TEST_F(Carrier, ObjectsLinkToWhatScanFinds) {
  compileBoth();
  expectFound({at("runner.o"), at("caller.o")});
  expectFound({at("caller.o"), at("runner.o"), at("caller.o")});
  expectFound({Folder.path()});
  Folder.write("objects.rsp", at("runner.o") + "\n\"" + at("caller.o") + "\"\n");
  expectFound({"@" + at("objects.rsp")});
}

TEST_F(Carrier, CompilationItselfSaysNothing) {
  std::vector<std::string> Command = withPlugin();
  llvm::append_range(Command, std::vector<std::string>{"-c", at("caller.cpp"), "-o", at("a.o")});
  Output O = run(Command);
  EXPECT_EQ(O.Code, 0);
  EXPECT_EQ(O.Err, "");
}

TEST_F(Carrier, CodeIsTheSameByteForByte) {
  for (const char *Level : {"-O0", "-O2"}) {
    compile("caller.cpp", "with.o", {Level, "-g"});
    succeed({llvmTool("clang++"), Level, "-g", "-c", at("caller.cpp"), "-o", at("without.o")});
    succeed({llvmTool("llvm-objcopy"), "--remove-section=.bordercheck", at("with.o")});
    succeed({llvmTool("llvm-objcopy"), "--remove-section=.bordercheck", at("without.o")});
    EXPECT_EQ(readFile(at("with.o")), readFile(at("without.o"))) << Level;
    EXPECT_FALSE(readFile(at("with.o")).empty());
  }
}

TEST_F(Carrier, ProgramsDoNotHoldIt) {
  compileBoth();
  succeed({llvmTool("clang++"), at("runner.o"), at("caller.o"), "-o", at("program")});
  EXPECT_THAT(readFile(at("runner.o")), HasSubstr("BCsm"));
  EXPECT_THAT(readFile(at("program")), Not(HasSubstr("BCsm")));
  Output O = link({at("program")});
  EXPECT_EQ(O.Code, 1);
  EXPECT_THAT(O.Err, HasSubstr("no input holds a summary"));
}

TEST_F(Carrier, ArchivesAndRelocatableObjectsKeepIt) {
  compileBoth();
  succeed({llvmTool("llvm-ar"), "rcs", at("both.a"), at("runner.o"), at("caller.o")});
  expectFound({at("both.a")});
  succeed({"ld", "-r", at("runner.o"), at("caller.o"), "-o", at("gnu.o")});
  expectFound({at("gnu.o")});
}

TEST_F(Carrier, ThinArchivesKeepIt) {
  compileBoth();
  succeed({llvmTool("llvm-ar"), "rcs", "--thin", at("both.a"), at("runner.o"), at("caller.o")});
  expectFound({at("both.a")});
}

TEST_F(Carrier, BitcodeAndAssemblyKeepIt) {
  compileBoth({"-flto"});
  expectFound({at("runner.o"), at("caller.o")});
  compileBoth({"-flto=thin", "-O2"});
  expectFound({at("runner.o"), at("caller.o")});
  std::vector<std::string> Command = withPlugin();
  llvm::append_range(Command, std::vector<std::string>{"-S", at("runner.cpp"), "-o", at("a.s")});
  succeed(Command);
  succeed({llvmTool("clang"), "-c", at("a.s"), "-o", at("runner.o")});
  expectFound({at("runner.o"), at("caller.o")});
}

TEST_F(Carrier, SanitizersLeaveItExcluded) {
  compileBoth({"-fsanitize=address,undefined"});
  expectFound({at("runner.o"), at("caller.o")});
  Output O = run({llvmTool("llvm-readelf"), "-SW", at("caller.o")});
  bool Excluded = false;
  for (llvm::StringRef Line : llvm::split(O.Out, '\n'))
    Excluded |= Line.contains(".bordercheck") && Line.contains(" E ");
  EXPECT_TRUE(Excluded) << O.Out;
}

TEST_F(Carrier, SideFilesWhereThereIsNoObject) {
  for (const char *Name : {"runner.cpp", "caller.cpp"}) {
    std::vector<std::string> Command = withPlugin();
    Command[2] += "=" + at("side/");
    llvm::append_range(Command, std::vector<std::string>{"-fsyntax-only", at(Name)});
    succeed(Command);
  }
  expectFound({at("side")});
}

TEST_F(Carrier, TheCompilersCacheKeepsIt) {
  if (!llvm::sys::findProgramByName("ccache"))
    GTEST_SKIP() << "ccache is not installed";
  Folder.write("ccache.conf", "cache_dir = " + at("cache") + "\nstats = true\n");
  std::vector<std::string> Ccache = {"env", "CCACHE_CONFIGPATH=" + at("ccache.conf"), "ccache"};
  for (unsigned Round = 0; Round < 2; ++Round) {
    for (const char *Name : {"runner", "caller"}) {
      std::vector<std::string> Command = Ccache;
      llvm::append_range(Command, withPlugin());
      std::string Base = at(Name);
      llvm::append_range(Command, std::vector<std::string>{"-c", Base + ".cpp", "-o", Base + ".o"});
      llvm::sys::fs::remove(Base + ".o");
      succeed(Command);
    }
    expectFound({at("runner.o"), at("caller.o")});
  }
  std::vector<std::string> Stats = Ccache;
  Stats.emplace_back("--print-stats");
  Output O = run(Stats);
  EXPECT_THAT(O.Out, HasSubstr("direct_cache_hit\t2")) << O.Out;
}

// What distributed compilers do: preprocessed in one place, compiled in another.
TEST_F(Carrier, PreprocessedUnitsNameTheirSources) {
  Folder.write("elsewhere/here", "");
  Folder.write("caller.cpp", std::string(Caller) + "int same() { return run(getenv(\"Y\")); } "
                                                   "// NOLINT(bordercheck-*): known\n");
  for (const char *Name : {"runner", "caller"})
    succeed({"sh", "-c",
             "cd " + Folder.path() + " && " + llvmTool("clang++") + " -E -frewrite-includes " +
                 Name + ".cpp -o " + Name + ".txt && cd elsewhere && " + llvmTool("clang++") +
                 " -fplugin=" + compilerPlugin() +
                 " -fplugin-arg-bordercheck-summary -fdebug-compilation-dir=" + Folder.path() +
                 " -x c++ -c - -o ../" + Name + ".o <../" + Name + ".txt"});
  expectFound({at("runner.o"), at("caller.o")});
  EXPECT_THAT(run({cli(), "dump", at("caller.o")}).Out, HasSubstr("\"unit\": \"caller.cpp\""));
}

TEST_F(Carrier, TwoFoldersGiveOneSummary) {
  for (const char *Where : {"one", "two"}) {
    std::string Source = Folder.write(std::string(Where) + "/src/runner.cpp", Runner);
    std::vector<std::string> Command = withPlugin();
    Command.pop_back();
    llvm::append_range(Command, std::vector<std::string>{"-ffile-prefix-map=" + at(Where) + "/=",
                                                         "-c", Source, "-o", at(Where) + ".o"});
    succeed(Command);
  }
  EXPECT_EQ(readFile(at("one.o")), readFile(at("two.o")));
  Output O = run({cli(), "dump", at("one.o")});
  EXPECT_THAT(O.Out, HasSubstr("\"unit\": \"src/runner.cpp\""));
  EXPECT_THAT(O.Out, Not(HasSubstr(Folder.path() + "/one/")));
}

TEST_F(Carrier, ObjectsWithoutOneAreCounted) {
  compile("caller.cpp", "caller.o");
  succeed({llvmTool("clang++"), "-c", at("runner.cpp"), "-o", at("runner.o")});
  Output O = link({at("caller.o"), at("runner.o")});
  EXPECT_THAT(O.Err, HasSubstr("1 of 2 objects hold no summary, such as " + at("runner.o")));
}

TEST_F(Carrier, DamageIsNamedAndTheRestIsLinked) {
  compileBoth();
  std::string Object = readFile(at("runner.o"));
  Object[Object.find("BCsm") + 100] ^= 1;
  Folder.write("bad.o", Object);
  Output O = link({at("runner.o"), at("caller.o"), at("bad.o")});
  EXPECT_EQ(O.Code, 3);
  EXPECT_THAT(O.Out, HasSubstr(Found));
  EXPECT_THAT(O.Err, HasSubstr("bad.o: the summary is damaged; build it again"));
  Folder.write("text.o", "no object");
  EXPECT_THAT(link({at("text.o"), at("caller.o")}).Err, HasSubstr("text.o: neither an object"));
  O = link({at("gone.o")});
  EXPECT_EQ(O.Code, 1);
  EXPECT_THAT(O.Err, HasSubstr("gone.o: No such file"));
}

TEST_F(Carrier, PartialLinksLinkToTheSame) {
  compileBoth();
  succeed({cli(), "link", "-r", "-o", at("part.bcs"), at("runner.o"), at("caller.o")});
  expectFound({at("part.bcs")});
  expectFound({at("part.bcs"), at("caller.o")});
}

TEST_F(Carrier, SummarizeIsAnActionOfItsOwn) {
  Folder.write("with space.h", "extern int Unused;\n");
  Folder.write("caller.cpp", std::string("#include \"with space.h\"\n") + Caller);
  for (const char *Name : {"runner", "caller"})
    succeed({cli(), "summarize", "-o", at(Name) + ".bcs", "--depfile", at(Name) + ".d", "--root",
             Folder.path(), "--", "ccache", "g++", "-c", at(Name) + ".cpp", "-o", "x.o", "-MD",
             "-MF", "x.d"});
  Output O = link({at("runner.bcs"), at("caller.bcs")});
  EXPECT_THAT(O.Out, HasSubstr("caller.cpp:4:21: warning")) << O.Err;
  std::string Make = readFile(at("caller.d"));
  EXPECT_TRUE(llvm::StringRef(Make).starts_with(at("caller.bcs") + ":")) << Make;
  EXPECT_THAT(Make, HasSubstr("with\\ space.h"));
  EXPECT_FALSE(llvm::sys::fs::exists("x.o"));
}

TEST_F(Carrier, SummarizeOfABrokenUnitWritesNothing) {
  Folder.write("bad.cpp", "int broken( {\n");
  Output O = run({cli(), "summarize", "-o", at("bad.bcs"), "--", "c++", "-c", at("bad.cpp")});
  EXPECT_EQ(O.Code, 3);
  EXPECT_THAT(O.Err, HasSubstr("bad.cpp:1: expected"));
  EXPECT_FALSE(llvm::sys::fs::exists(at("bad.bcs")));
}

} // namespace
} // namespace bordercheck::test
