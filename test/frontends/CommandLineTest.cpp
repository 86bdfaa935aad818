// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The command line as a user meets it: exit codes, formats, and input that is broken.
#include "test/support/Process.h"
#include "llvm/Support/JSON.h"
#include <gmock/gmock.h>

namespace bordercheck::test {
namespace {

using testing::HasSubstr;

constexpr char Crossing[] = "extern \"C\" int system(const char *);\n"
                            "extern \"C\" char *getenv(const char *);\n"
                            "void go() { system(getenv(\"X\")); }\n";
constexpr char Constant[] = "extern \"C\" int system(const char *);\n"
                            "void go() { system(\"ls\"); }\n";

/// The lines of the steps of all findings in a report as JSON, each between blanks.
std::string stepLines(llvm::StringRef Report) {
  std::string Lines = " ";
  auto Parsed = llvm::json::parse(Report);
  if (!Parsed)
    return llvm::toString(Parsed.takeError());
  for (const llvm::json::Value &F : *Parsed->getAsObject()->getArray("findings"))
    for (const llvm::json::Value &S : *F.getAsObject()->getArray("steps"))
      Lines += std::to_string(*S.getAsObject()->getObject("at")->getInteger("line")) + " ";
  return Lines;
}

class CommandLine : public testing::Test {
protected:
  Output scan(std::vector<std::string> Args) {
    Args.insert(Args.begin(), {cli(), "scan"});
    return run(Args);
  }

  /// A database in the folder that compiles each file as C++.
  void database(std::initializer_list<const char *> Files) {
    llvm::json::Array All;
    for (const char *File : Files)
      All.push_back(llvm::json::Object{{"directory", Folder.path()},
                                       {"file", File},
                                       {"command", std::string("c++ -c ") + File}});
    std::string Text;
    llvm::raw_string_ostream(Text) << llvm::json::Value(std::move(All));
    Folder.write("compile_commands.json", Text);
  }

  TemporaryFolder Folder;
};

TEST_F(CommandLine, CleanProgramExitsWithZero) {
  Output O = scan({Folder.write("a.cpp", Constant), "--"});
  EXPECT_EQ(O.Code, 0) << O.Err;
  EXPECT_THAT(O.Out, HasSubstr("0 findings in 1 unit"));
}

TEST_F(CommandLine, FindingsExitWithTwo) {
  Output O = scan({Folder.write("a.cpp", Crossing), "--"});
  EXPECT_EQ(O.Code, 2) << O.Err;
  EXPECT_THAT(O.Out, HasSubstr("a.cpp:3:13: warning: shell command taken from 'env X' is run by "
                               "system [bordercheck-assembled-command]"));
}

TEST_F(CommandLine, SyntaxErrorIsNamedAndTheRestIsAnalysed) {
  database({"bad.cpp", "good.cpp"});
  Folder.write("bad.cpp", "int broken( {\n");
  Folder.write("good.cpp", Crossing);
  Output O = scan({"-p", Folder.path()});
  EXPECT_EQ(O.Code, 3);
  EXPECT_THAT(O.Err, HasSubstr("bad.cpp:1: expected"));
  EXPECT_THAT(O.Out, HasSubstr("good.cpp:3:13: warning"));
}

TEST_F(CommandLine, ErrorInOneFunctionLosesNothingOfTheOthers) {
  Output O =
      scan({Folder.write("a.cpp", std::string(Crossing) + "void bad() { nowhere(); }\n"), "--"});
  EXPECT_EQ(O.Code, 3);
  EXPECT_THAT(O.Err, HasSubstr("nowhere"));
  EXPECT_THAT(O.Out, HasSubstr("a.cpp:3:13: warning"));
}

TEST_F(CommandLine, MissingHeaderIsNamed) {
  database({"a.cpp", "good.cpp"});
  Folder.write("a.cpp", "#include \"nowhere.h\"\n");
  Folder.write("good.cpp", Crossing);
  Output O = scan({"-p", Folder.path()});
  EXPECT_EQ(O.Code, 3);
  EXPECT_THAT(O.Err, HasSubstr("'nowhere.h' file not found"));
  EXPECT_THAT(O.Out, HasSubstr("1 finding"));
}

TEST_F(CommandLine, FileThatTheDatabaseNamesAndThatIsMissing) {
  database({"gone.cpp", "good.cpp"});
  Folder.write("good.cpp", Crossing);
  Output O = scan({"-p", Folder.path()});
  EXPECT_EQ(O.Code, 3);
  EXPECT_THAT(O.Err, HasSubstr("gone.cpp: no such file"));
  EXPECT_THAT(O.Out, HasSubstr("1 finding"));
}

TEST_F(CommandLine, EmptyDatabaseIsAnError) {
  Folder.write("compile_commands.json", "[]");
  Output O = scan({"-p", Folder.path()});
  EXPECT_EQ(O.Code, 1);
  EXPECT_THAT(O.Err, HasSubstr("compile_commands.json: lists no files"));
}

TEST_F(CommandLine, MalformedDatabaseIsAnError) {
  Folder.write("compile_commands.json", "[{\"directory\": ");
  Output O = scan({"-p", Folder.path()});
  EXPECT_EQ(O.Code, 1);
  EXPECT_THAT(O.Err, HasSubstr("compile_commands.json: not a compilation database"));
}

TEST_F(CommandLine, NoDatabaseIsAnErrorThatSaysWhatToDo) {
  Output O = scan({"-p", Folder.path() + "/nowhere"});
  EXPECT_EQ(O.Code, 1);
  EXPECT_THAT(O.Err, HasSubstr("no such file; -p takes"));
}

TEST_F(CommandLine, PathOutsideTheDatabaseIsAnError) {
  database({"good.cpp"});
  Folder.write("good.cpp", Crossing);
  Output O = scan({"-p", Folder.path(), "/elsewhere"});
  EXPECT_EQ(O.Code, 1);
  EXPECT_THAT(O.Err, HasSubstr("lists no C or C++ file at or below /elsewhere"));
}

TEST_F(CommandLine, PathsRestrictTheUnits) {
  database({"sub/a.cpp", "b.cpp"});
  Folder.write("sub/a.cpp", Crossing);
  Folder.write("b.cpp", Crossing);
  Output O = scan({"-p", Folder.path(), Folder.path() + "/sub"});
  EXPECT_THAT(O.Out, HasSubstr("1 finding in 1 unit"));
}

TEST_F(CommandLine, UnitsAreLinked) {
  Folder.write("run.cpp", "extern \"C\" int system(const char *);\n"
                          "int run(const char *Command) { return system(Command); }\n");
  Folder.write("use.cpp", "extern \"C\" char *getenv(const char *);\n"
                          "int run(const char *Command);\n"
                          "void constant() { run(\"ls\"); }\n"
                          "void data() { run(getenv(\"X\")); }\n");
  Output O = scan({Folder.path() + "/run.cpp", Folder.path() + "/use.cpp", "--"});
  EXPECT_THAT(O.Out, HasSubstr("use.cpp:4:15: warning"));
  EXPECT_THAT(O.Out, HasSubstr("1 finding in 2 units"));
}

// The same value in three places of three functions, and a constant that is no step.
TEST_F(CommandLine, EveryPlaceThatWritesDataToAFileIsAStep) {
  Folder.write("emit.c", "#include <stdio.h>\n"
                         "FILE *Out;\n"
                         "void head(const char *Name) { fprintf(Out, \"int %s;\\n\", Name); }\n"
                         "void tail(void) { fprintf(Out, \"int Last;\\n\"); }\n"
                         "void body(const char *Name) {\n"
                         "  fprintf(Out, \"void set_%s(int);\\n\", Name);\n"
                         "}\n"
                         "int main(int Argc, char **Argv) {\n"
                         "  Out = Argc > 2 ? fopen(\"a.c\", \"w\") : fopen(\"b.c\", \"w\");\n"
                         "  head(Argv[1]); body(Argv[1]); tail();\n"
                         "  fprintf(Out, \"// %s\\n\", Argv[1]);\n"
                         "  fclose(Out);\n"
                         "}\n");
  Output O = scan({Folder.path() + "/emit.c", "--format", "json", "--"});
  // In: line 8. Written: lines 3, 6 and 11. Opened: line 9.
  EXPECT_EQ(stepLines(O.Out), " 8 3 6 11 9 ");
}

TEST_F(CommandLine, OneJobAndTwoGiveTheSameBytes) {
  database({"a.cpp", "b.cpp", "c.cpp"});
  for (const char *Name : {"a.cpp", "b.cpp", "c.cpp"})
    Folder.write(Name, Crossing);
  Output One = scan({"-p", Folder.path(), "-j1", "--format", "json", "--inventory"});
  Output Two = scan({"-p", Folder.path(), "-j2", "--format", "json", "--inventory"});
  EXPECT_EQ(One.Out, Two.Out);
  EXPECT_THAT(One.Out, HasSubstr("c.cpp"));
}

TEST_F(CommandLine, InventoryListsConstantCrossings) {
  Output O = scan({Folder.write("a.cpp", Constant), "--inventory", "--"});
  EXPECT_EQ(O.Code, 0);
  EXPECT_THAT(O.Out, HasSubstr("command by system; constant text: ls"));
}

TEST_F(CommandLine, SarifIsWrittenToAFile) {
  std::string Report = Folder.path() + "/report.sarif";
  Output O = scan({Folder.write("a.cpp", Crossing), "--format=sarif", "-o", Report, "--"});
  EXPECT_EQ(O.Code, 2) << O.Err;
  EXPECT_EQ(O.Out, "");
  llvm::Expected<llvm::json::Value> Parsed = llvm::json::parse(readFile(Report));
  ASSERT_TRUE(bool(Parsed)) << llvm::toString(Parsed.takeError());
  const llvm::json::Object &Run = *(*Parsed->getAsObject()->getArray("runs"))[0].getAsObject();
  EXPECT_EQ(Run.getArray("results")->size(), 1U);
}

TEST_F(CommandLine, ReportThatCannotBeWrittenIsAnError) {
  Output O = scan({Folder.write("a.cpp", Crossing), "-o", "/nowhere/report", "--"});
  EXPECT_EQ(O.Code, 1);
  EXPECT_THAT(O.Err, HasSubstr("/nowhere/report"));
}

TEST_F(CommandLine, NolintSilencesTheLineAndIsCounted) {
  std::string Text = Crossing;
  Text.insert(Text.size() - 1, " // NOLINT(bordercheck-assembled-command)");
  Output O = scan({Folder.write("a.cpp", Text), "--"});
  EXPECT_EQ(O.Code, 0);
  EXPECT_THAT(O.Out, HasSubstr("0 findings in 1 unit, 1 suppressed"));
}

TEST_F(CommandLine, RulesAndSeverityRestrict) {
  std::string File = Folder.write("a.cpp", Crossing);
  EXPECT_EQ(scan({File, "--rules=unverified-load", "--"}).Code, 0);
  EXPECT_EQ(scan({File, "--min-severity=high", "--"}).Code, 0);
  EXPECT_EQ(scan({File, "--min-severity=medium", "--"}).Code, 2);
}

TEST_F(CommandLine, UnknownNamesAreErrors) {
  std::string File = Folder.write("a.cpp", Crossing);
  for (const char *Wrong : {"--rules=nonsense", "--format=nonsense", "--min-severity=nonsense"}) {
    Output O = scan({File, Wrong, "--"});
    EXPECT_EQ(O.Code, 1) << Wrong;
    EXPECT_THAT(O.Err, HasSubstr("'nonsense'")) << Wrong;
  }
}

TEST_F(CommandLine, StatsNameWhatWasDone) {
  Output O = scan({Folder.write("a.cpp", Crossing), "--stats", "--"});
  EXPECT_THAT(O.Err, HasSubstr("1  functions with a body"));
}

TEST_F(CommandLine, TimingsOfWholeUnitsGoToAFileOfTheirOwn) {
  database({"bad.cpp", "good.cpp"});
  Folder.write("bad.cpp", "int broken( {\n");
  std::string Good = Folder.write("good.cpp", Crossing);
  std::string File = Folder.path() + "/timings";
  Output Plain = scan({"-p", Folder.path()});
  Output Timed = scan({"-p", Folder.path(), "--timings", File});
  EXPECT_EQ(Timed.Out, Plain.Out);
  EXPECT_EQ(Timed.Err, Plain.Err);
  std::string Written = readFile(File);
  auto [Seconds, Name] = llvm::StringRef(Written).split('\t');
  double Cost = 0;
  EXPECT_FALSE(Seconds.getAsDouble(Cost)) << Seconds.str();
  EXPECT_GT(Cost, 0);
  EXPECT_EQ(Name, Good + "\n");
}

TEST(Pages, ListNamesEveryRuleAndExplainPrintsItsPage) {
  Output List = run({cli(), "list"});
  EXPECT_EQ(List.Code, 0);
  EXPECT_THAT(List.Out, HasSubstr("bordercheck-unverified-load"));
  Output Page = run({cli(), "explain", "unverified-load"});
  EXPECT_EQ(Page.Code, 0);
  std::string Written = readFile(sourcePath("checks/rules/unverified-load.md"));
  EXPECT_THAT(Page.Out, testing::StartsWith(llvm::StringRef(Written).rtrim().str()));
  EXPECT_THAT(Page.Out, HasSubstr("## Standards"));
  EXPECT_EQ(run({cli(), "explain", "nonsense"}).Code, 1);
}

} // namespace
} // namespace bordercheck::test
