// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The bundled example through the three front ends. Its `// crossing: RULE` comments
// name what a scan of the whole program must find, and nothing else.
#include "test/support/Process.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/Path.h"
#include <gmock/gmock.h>
#include <set>

namespace bordercheck::test {
namespace {

constexpr llvm::StringLiteral AcrossUnitsMark = ", across units";

/// "build.cpp:35 assembled-command"
using Spots = std::set<std::string>;

std::vector<std::string> exampleSources() {
  std::vector<std::string> Files;
  std::error_code Error;
  for (llvm::sys::fs::directory_iterator At(sourcePath("examples/fusion"), Error), End;
       At != End && !Error; At.increment(Error))
    if (llvm::sys::path::extension(At->path()) == ".cpp")
      Files.push_back(At->path());
  llvm::sort(Files);
  return Files;
}

std::vector<std::string> with(std::vector<std::string> Command) {
  for (const char *Flag : {"-std=c++20", "-isystem", "/usr/include/lua5.4"})
    Command.emplace_back(Flag);
  return Command;
}

std::string spot(llvm::StringRef File, uint64_t Line, llvm::StringRef Rule) {
  Rule.consume_front("bordercheck-");
  return (llvm::sys::path::filename(File) + ":" + llvm::Twine(Line) + " " + Rule).str();
}

/// The lines with a comment `// MARK: RULE`, with \p Suffix behind it.
Spots marked(llvm::StringRef Mark, llvm::StringRef Suffix) {
  Spots All;
  for (const std::string &File : exampleSources()) {
    uint64_t Number = 0;
    for (llvm::StringRef Line : llvm::split(readFile(File), '\n')) {
      ++Number;
      llvm::StringRef Rule = Line.split(("// " + Mark + ": ").str()).second.trim();
      bool AcrossUnits = Rule.consume_back(AcrossUnitsMark);
      if (!Rule.empty() && AcrossUnits == !Suffix.empty())
        All.insert(spot(File, Number, Rule));
    }
  }
  return All;
}

/// What a compiler or clang-tidy printed as "FILE:LINE:COLUMN: warning: ... [RULE]".
Spots warnings(llvm::StringRef Printed) {
  Spots All;
  for (llvm::StringRef Line : llvm::split(Printed, '\n')) {
    auto [Place, Words] = Line.split(": warning: ");
    auto [File, Numbers] = Place.split(".cpp:");
    uint64_t Number = 0;
    if (!Words.empty() && !Numbers.split(':').first.getAsInteger(10, Number))
      All.insert(spot(File.str() + ".cpp", Number, Words.rsplit('[').second.rtrim(']')));
  }
  return All;
}

TEST(Example, ScanFindsTheCrossingsAndNothingElse) {
  std::vector<std::string> Command{cli(), "scan", "--format", "json"};
  for (const std::string &File : exampleSources())
    Command.push_back(File);
  Command.emplace_back("--");
  Output O = run(with(Command));
  EXPECT_EQ(O.Code, 2) << O.Err;
  Spots Found;
  llvm::Expected<llvm::json::Value> Parsed = llvm::json::parse(O.Out);
  ASSERT_TRUE(bool(Parsed)) << llvm::toString(Parsed.takeError());
  for (const llvm::json::Value &F : *Parsed->getAsObject()->getArray("findings")) {
    const llvm::json::Object &At = *F.getAsObject()->getObject("at");
    Found.insert(spot(*At.getString("file"), static_cast<uint64_t>(*At.getInteger("line")),
                      *F.getAsObject()->getString("rule")));
  }
  Spots Expected = marked("crossing", "");
  Expected.merge(marked("crossing", AcrossUnitsMark));
  EXPECT_EQ(Found, Expected);
  EXPECT_GE(Found.size(), 6U);
}

/// A front end that sees one unit at a time cannot see who calls a wrapper: it reports
/// the wrapper. Everything that begins and ends in a unit it must find where a scan
/// does, and in the look-alikes nothing.
void expectUnitFindings(const Spots &Found) {
  Spots WithinUnits = marked("crossing", "");
  WithinUnits.merge(marked("wrapper", ""));
  EXPECT_GE(WithinUnits.size(), 6U);
  Spots LookAlikes;
  for (const std::string &Spot : Found)
    if (llvm::StringRef(Spot).starts_with("lookalikes.cpp"))
      LookAlikes.insert(Spot);
  EXPECT_THAT(LookAlikes, testing::IsEmpty());
  for (const std::string &Spot : WithinUnits)
    EXPECT_EQ(Found.count(Spot), 1U) << Spot;
}

TEST(Example, PluginFindsWhatLiesInAUnit) {
  Spots Found;
  for (const std::string &File : exampleSources()) {
    Output O =
        run(with({llvmTool("clang"), "-fplugin=" + compilerPlugin(), "-fsyntax-only", File}));
    EXPECT_EQ(O.Code, 0) << O.Err;
    Found.merge(warnings(O.Err));
  }
  expectUnitFindings(Found);
}

TEST(Example, TidyFindsWhatLiesInAUnit) {
  std::vector<std::string> Command{llvmTool("clang-tidy"), "-load=" + tidyModule(),
                                   "-checks=-*,bordercheck-*", "--config={}", "--quiet"};
  for (const std::string &File : exampleSources())
    Command.push_back(File);
  Command.emplace_back("--");
  Output O = run(with(Command));
  EXPECT_EQ(O.Code, 0) << O.Err;
  expectUnitFindings(warnings(O.Out));
}

} // namespace
} // namespace bordercheck::test
