// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Command lines: words, quoting, redirections, wrappers; and compilers by their tables.
#include "checks/text/Commands.h"
#include "test/text/Cases.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace bordercheck {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<ShellCommand> commands(llvm::StringRef Written) {
  return shellCommands(CaseReader(Written).read());
}

/// The words of a command as they print.
std::vector<std::string> words(const ShellCommand &C) {
  std::vector<std::string> Out;
  for (const CommandWord &W : C.Words)
    Out.push_back(W.Value.print());
  return Out;
}

std::vector<std::string> printed(const std::vector<Text> &Texts) {
  std::vector<std::string> Out;
  for (const Text &T : Texts)
    Out.push_back(T.print());
  return Out;
}

TEST(Commands, AreSplitAtBlanks) {
  std::vector<ShellCommand> C = commands("ls  -l\t‹dir›/x a‹b›c");
  ASSERT_EQ(C.size(), 1U);
  EXPECT_THAT(words(C[0]), ElementsAre("\"ls\"", "\"-l\"", "‹dir› \"/x\"", "\"a\" ‹b› \"c\""));
  EXPECT_EQ(C[0].program(), "ls");
}

TEST(Commands, KnowTheirQuotes) {
  std::vector<ShellCommand> C = commands(R"sh(rm '‹a› b' "‹c›\" d" ‹e› x"‹f›" '' \‹g›)sh");
  ASSERT_EQ(C.size(), 1U);
  ASSERT_THAT(words(C[0]), ElementsAre("\"rm\"", "‹a› \" b\"", "‹c› \"\\\" d\"", "‹e›", "\"x\" ‹f›",
                                       "\"\"", "‹g›"));
  EXPECT_EQ(C[0].Words[1].Quotes, Quoting::Single);
  EXPECT_FALSE(C[0].Words[1].Splits);
  EXPECT_EQ(C[0].Words[2].Quotes, Quoting::Double);
  EXPECT_EQ(C[0].Words[3].Quotes, Quoting::None);
  EXPECT_TRUE(C[0].Words[3].Splits);
  EXPECT_EQ(C[0].Words[4].Quotes, Quoting::Mixed);
  EXPECT_FALSE(C[0].Words[4].Splits);
}

TEST(Commands, OfAListAreSeveral) {
  std::vector<ShellCommand> C = commands("cd ‹d› && make; ls | wc -l\n# rm x\n(id)");
  std::vector<std::string> Programs;
  for (const ShellCommand &Each : C)
    Programs.push_back(Each.program());
  EXPECT_THAT(Programs, ElementsAre("cd", "make", "ls", "wc", "id"));
}

TEST(Commands, SayWhereOutputGoes) {
  std::vector<ShellCommand> C = commands("gen ‹x› > /tmp/‹n›.c 2>&1 < in 2>>log arg &>all");
  ASSERT_EQ(C.size(), 1U);
  EXPECT_THAT(words(C[0]), ElementsAre("\"gen\"", "‹x›", "\"arg\""));
  EXPECT_THAT(printed(C[0].Written), ElementsAre("\"/tmp/\" ‹n› \".c\"", "\"log\"", "\"all\""));
  ASSERT_TRUE(C[0].Read);
  EXPECT_EQ(C[0].Read->print(), "\"in\"");
}

TEST(Commands, LeaveOutWhatStandsBeforeTheProgram) {
  EXPECT_THAT(words(commands("A=1 B=‹b› env -i ccache /usr/bin/gcc x.c")[0]),
              ElementsAre("\"/usr/bin/gcc\"", "\"x.c\""));
}

TEST(Commands, WithoutAProgramAreNone) {
  EXPECT_THAT(commands(""), IsEmpty());
  EXPECT_THAT(commands(" ; # only a comment"), IsEmpty());
  EXPECT_EQ(commands("‹cxx› -c x.cpp")[0].program(), "");
  EXPECT_EQ(commands("‹dir›/gcc x.c")[0].program(), "gcc");
  EXPECT_EQ(commands("‹target›gcc x.c")[0].program(), "");
}

TEST(Commands, KeepRepeatsInTheirWord) {
  std::vector<ShellCommand> C = commands("ld -o x ‹*‹obj› *›y");
  EXPECT_THAT(words(C[0]), ElementsAre("\"ld\"", "\"-o\"", "\"x\"", "(‹obj› \" \")* \"y\""));
}

CompilerCall compiled(llvm::StringRef Written) {
  std::optional<CompilerCall> Call = compilerCall(commands(Written).front());
  EXPECT_TRUE(Call) << Written.str();
  return Call.value_or(CompilerCall());
}

TEST(Compilers, OfCTakeTheUsualOptions) {
  CompilerCall C =
      compiled("c++ -std=c++20 -O2 -fPIC -shared -Iinc -I ‹i› -DX=‹d› -L/opt/‹l› -lm -l ‹lib› "
               "-o /tmp/‹n›.so /tmp/‹n›.cpp b.cpp -Wl,-z,now");
  EXPECT_EQ(C.Language, "c++");
  EXPECT_TRUE(C.Shared);
  EXPECT_FALSE(C.CompileOnly);
  EXPECT_THAT(printed(C.Inputs), ElementsAre("\"/tmp/\" ‹n› \".cpp\"", "\"b.cpp\""));
  EXPECT_EQ(C.Output->print(), "\"/tmp/\" ‹n› \".so\"");
  EXPECT_THAT(printed(C.IncludeFolders), ElementsAre("\"inc\"", "‹i›"));
  EXPECT_THAT(printed(C.LibraryFolders), ElementsAre("\"/opt/\" ‹l›"));
  EXPECT_THAT(printed(C.Libraries), ElementsAre("\"m\"", "‹lib›"));
}

TEST(Compilers, AreKnownBehindTargetAndVersion) {
  for (llvm::StringRef Line :
       {"aarch64-linux-gnu-gcc-12 -c x.c", "/usr/bin/clang-18 x.c", "gcc.exe x.c"})
    EXPECT_EQ(compiled(Line).Language, "c") << Line.str();
  EXPECT_EQ(compiled("x86_64-w64-mingw32-g++ x.cc").Language, "c++");
  EXPECT_EQ(compiled("nvcc --shared -Xcompiler -fPIC -o a.so k.cu").Inputs.size(), 1U);
  EXPECT_TRUE(compiled("hipcc -c k.hip").CompileOnly);
}

TEST(Compilers, WithOptionsOfTheirOwn) {
  CompilerCall Cl = compiled("cl.exe /nologo /LD /Fe:‹n›.dll /I ‹i› gen\\‹n›.cpp");
  EXPECT_TRUE(Cl.Shared);
  EXPECT_EQ(Cl.Output->print(), "‹n› \".dll\"");
  EXPECT_EQ(Cl.Inputs.size(), 1U);
  EXPECT_EQ(Cl.IncludeFolders.size(), 1U);
  CompilerCall Rust = compiled("rustc --crate-type cdylib -o ‹n›.so -L deps ‹n›.rs");
  EXPECT_TRUE(Rust.Shared);
  EXPECT_THAT(printed(Rust.Inputs), ElementsAre("‹n› \".rs\""));
  EXPECT_TRUE(compiled("rustc --crate-type=cdylib x.rs").Shared);
  EXPECT_FALSE(compiled("rustc --crate-type bin x.rs").Shared);
  CompilerCall Go = compiled("go build -buildmode=c-shared -o ‹n›.so ‹n›.go");
  EXPECT_TRUE(Go.Shared);
  EXPECT_THAT(printed(Go.Inputs), ElementsAre("‹n› \".go\""));
  EXPECT_EQ(compiled("javac -d out ‹n›.java").Output->print(), "\"out\"");
}

TEST(Compilers, NamedByAHoleAreKnownByWhatTheyAreTold) {
  CompilerCall C = compiled("‹cxx› -shared -o ‹n›.so ‹n›.cpp");
  EXPECT_EQ(C.Language, "");
  EXPECT_TRUE(C.Shared);
  EXPECT_FALSE(compilerCall(commands("‹tool› ‹n›.cpp").front()));
  EXPECT_FALSE(compilerCall(commands("‹tool› -o x ‹n›.txt").front()));
  EXPECT_FALSE(compilerCall(commands("cp -o x.cpp y.cpp").front()));
}

TEST(Compilers, OfArguments) {
  ShellCommand C =
      commandOf({lit("/usr/bin/cc"), lit("-o"), hole("OUT"), cat({hole("SRC"), lit(".c")})});
  std::optional<CompilerCall> Call = compilerCall(C);
  ASSERT_TRUE(Call);
  EXPECT_EQ(Call->Output->print(), "‹OUT›");
  EXPECT_THAT(printed(Call->Inputs), ElementsAre("‹SRC› \".c\""));
  EXPECT_FALSE(C.Words[2].Splits);
  EXPECT_FALSE(compilerCall(commandOf({})));
}

TEST(CommandsProperty, NoLineIsTooOdd) {
  Random R(11);
  constexpr llvm::StringLiteral Marks[] = {"'",    "\"",  "\\", " ",  ";",    "|",  "&",
                                           ">",    "<",   "#",  "\n", "2>&1", "-o", "-I",
                                           "gcc ", "x.c", "=",  "$(", "/Fe",  "cl "};
  size_t Words = 0;
  for (unsigned Round = 0; Round < 3000; ++Round) {
    std::vector<Text> Parts;
    for (size_t N = R.below(12); N; --N)
      Parts.push_back(R.below(5) ? lit(Marks[R.below(std::size(Marks))].str()) : R.anyPiece());
    for (const ShellCommand &C : shellCommands(cat(Parts))) {
      Words += C.Words.size();
      for (const CommandWord &W : C.Words)
        EXPECT_FALSE(W.Value.isUnset());
      if (std::optional<CompilerCall> Call = compilerCall(C))
        EXPECT_LE(Call->Inputs.size(), C.Words.size());
    }
  }
  EXPECT_GT(Words, 1000U);
}

} // namespace
} // namespace bordercheck
