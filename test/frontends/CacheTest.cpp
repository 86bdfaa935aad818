// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A second scan parses what has changed and nothing else, and says the same.
#include "test/support/Process.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/JSON.h"
#include <gmock/gmock.h>

namespace bordercheck::test {
namespace {

using testing::HasSubstr;

/// Three units; a.cpp and b.cpp include name.h.
class Cache : public testing::Test {
protected:
  Cache() {
    Folder.write("name.h", "inline const char *name() { return \"X\"; }\n");
    Folder.write("a.cpp", Includes + Crosses);
    Folder.write("b.cpp", "#include \"name.h\"\nconst char *b() { return name(); }\n");
    Folder.write("c.cpp", "int c() { return 0; }\n");
    llvm::json::Array All;
    for (const char *File : {"a.cpp", "b.cpp", "c.cpp"})
      All.push_back(llvm::json::Object{{"directory", Folder.path()},
                                       {"file", File},
                                       {"command", std::string("c++ -c ") + File}});
    std::string Text;
    llvm::raw_string_ostream(Text) << llvm::json::Value(std::move(All));
    Folder.write("compile_commands.json", Text);
  }

  struct Scanned {
    std::string Report;
    /// Units that were not parsed.
    unsigned Kept = 0;
  };

  Scanned scan(const std::vector<std::string> &More = {}) const {
    std::vector<std::string> Command{
        cli(), "scan", "-p", Folder.path(), "--stats", "--cache", Folder.path() + "/cache"};
    llvm::append_range(Command, More);
    Output O = run(Command);
    EXPECT_EQ(O.Code, 2) << O.Err;
    Scanned Result{O.Out, ~0U};
    for (llvm::StringRef Line : llvm::split(O.Err, '\n'))
      if (Line.contains("taken from the cache"))
        EXPECT_FALSE(Line.ltrim().split(' ').first.getAsInteger(10, Result.Kept));
    return Result;
  }

  static constexpr char const *Crosses = "int system(const char *);\nchar *getenv(const char *);\n"
                                         "void go() { system(getenv(name())); }\n";
  const std::string Includes = "#include \"name.h\"\n";
  TemporaryFolder Folder;
};

TEST_F(Cache, SecondScanParsesNothing) {
  Scanned First = scan();
  EXPECT_EQ(First.Kept, 0U);
  Scanned Second = scan();
  EXPECT_EQ(Second.Kept, 3U);
  EXPECT_EQ(Second.Report, First.Report);
}

TEST_F(Cache, ChangedFilesAreAnalysedAnewAndNothingElse) {
  scan();
  Folder.write("a.cpp", "\n" + Includes + Crosses);
  Scanned Unit = scan();
  EXPECT_EQ(Unit.Kept, 2U);
  EXPECT_THAT(Unit.Report, HasSubstr("a.cpp:5:13: warning"));
  Folder.write("name.h", "inline const char *name() { return \"OTHER\"; }\n");
  Scanned Header = scan();
  EXPECT_EQ(Header.Kept, 1U);
  EXPECT_THAT(Header.Report, HasSubstr("env OTHER"));
}

TEST_F(Cache, WhatWasThereBeforeIsStillKnown) {
  Scanned First = scan();
  Folder.write("name.h", "inline const char *name() { return \"OTHER\"; }\n");
  scan();
  Folder.write("name.h", "inline const char *name() { return \"X\"; }\n");
  Scanned Back = scan();
  EXPECT_EQ(Back.Kept, 3U);
  EXPECT_EQ(Back.Report, First.Report);
}

TEST_F(Cache, OtherFlagsAreOtherUnits) {
  scan();
  std::string Database = Folder.path() + "/compile_commands.json";
  std::string Text = readFile(Database);
  Folder.write("compile_commands.json", Text.replace(Text.find("-c c.cpp"), 2, "-DNEW -c"));
  EXPECT_EQ(scan().Kept, 2U);
}

TEST_F(Cache, DamagedEntriesAreMadeAnew) {
  Scanned First = scan();
  std::error_code Error;
  unsigned Entries = 0;
  for (llvm::sys::fs::directory_iterator At(Folder.path() + "/cache", Error), End;
       At != End && !Error; At.increment(Error)) {
    llvm::StringRef Path = At->path();
    EXPECT_FALSE(Path.contains(".tmp")) << "left behind: " << Path.str();
    if (Path.contains("llvmcache-") && !Path.ends_with("-files")) {
      std::string Bytes = readFile(Path);
      Folder.write("cache/" + Path.rsplit('/').second.str(), Bytes.substr(0, Bytes.size() / 2));
      ++Entries;
    }
  }
  EXPECT_EQ(Entries, 3U);
  Scanned Second = scan();
  EXPECT_EQ(Second.Kept, 0U);
  EXPECT_EQ(Second.Report, First.Report);
  EXPECT_EQ(scan().Kept, 3U);
}

TEST_F(Cache, CanBeLeftAlone) {
  EXPECT_EQ(scan({"--no-cache"}).Kept, 0U);
  EXPECT_FALSE(llvm::sys::fs::exists(Folder.path() + "/cache"));
}

TEST_F(Cache, UnitsWithErrorsAreNotKept) {
  Folder.write("c.cpp", "int broken( {\n");
  for (unsigned Round = 0; Round < 2; ++Round) {
    Output O = run({cli(), "scan", "-p", Folder.path(), "--cache", Folder.path() + "/cache"});
    EXPECT_EQ(O.Code, 3);
    EXPECT_THAT(O.Err, HasSubstr("c.cpp:1: expected"));
  }
}

} // namespace
} // namespace bordercheck::test
