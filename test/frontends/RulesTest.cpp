// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Every annotated snippet of the rules through every front end: in process, through
// the compiler plugin with -verify, through the command line, and through clang-tidy.
// All must say the same.
#include "test/support/Process.h"
#include "test/support/Snippets.h"
#include "tools/bordercheck/Commands.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/JSON.h"

namespace bordercheck::test {
namespace {

class Rules : public testing::TestWithParam<Snippet> {
protected:
  std::vector<Annotation> expected() const { return annotationsIn(readFile(GetParam().Path)); }

  std::vector<std::string> with(std::vector<std::string> Command) const {
    llvm::append_range(Command, flagsFor(GetParam()));
    return Command;
  }
};

TEST_P(Rules, InProcess) {
  Catalog Known = builtinCatalog();
  Judgement J = judge(programOf(GetParam(), Known), Known, {});
  EXPECT_TRUE(agree(expected(), reported(J.Findings)));
}

TEST_P(Rules, PluginVerifies) {
  Output O =
      run(with({llvmTool("clang"), "-fplugin=" + compilerPlugin(), "-fsyntax-only", "-Xclang",
                "-verify", "-Xclang", "-verify-ignore-unexpected=note", GetParam().Path}));
  EXPECT_EQ(O.Code, 0) << O.Err;
}

/// The command line's findings as (line, words).
std::vector<Reported> scanned(const std::vector<std::string> &Command) {
  Output O = run(Command);
  EXPECT_TRUE(O.Code == Clean || O.Code == Findings) << O.Err;
  std::vector<Reported> Got;
  llvm::Expected<llvm::json::Value> Parsed = llvm::json::parse(O.Out);
  if (!Parsed) {
    ADD_FAILURE() << llvm::toString(Parsed.takeError()) << O.Out;
    return Got;
  }
  for (const llvm::json::Value &F : *Parsed->getAsObject()->getArray("findings")) {
    const llvm::json::Object &One = *F.getAsObject();
    Got.push_back({static_cast<unsigned>(*One.getObject("at")->getInteger("line")),
                   One.getString("message")->str() + " [" + One.getString("rule")->str() + "]"});
  }
  return Got;
}

TEST_P(Rules, CommandLineAgrees) {
  EXPECT_TRUE(
      agree(expected(), scanned(with({cli(), "scan", "--format", "json", GetParam().Path, "--"}))));
}

TEST_P(Rules, TidyAgrees) {
  Output O = run(with({llvmTool("clang-tidy"), "-load=" + tidyModule(), "-checks=-*,bordercheck-*",
                       "--config={}", "--quiet", GetParam().Path, "--"}));
  std::vector<Reported> Got;
  for (llvm::StringRef Line : llvm::split(llvm::StringRef(O.Out), '\n')) {
    auto [Place, Words] = Line.split(": warning: ");
    unsigned Number = 0;
    llvm::StringRef LineNumber = Place.rsplit(':').first.rsplit(':').second;
    if (!Words.empty() && !LineNumber.getAsInteger(10, Number))
      Got.push_back({Number, Words.str()});
  }
  EXPECT_TRUE(agree(expected(), Got)) << O.Err;
}

/// Snippets under test/bugs say what is right and not reported so yet. One that turns
/// right belongs to test/rules.
class KnownBugs : public testing::TestWithParam<Snippet> {};

TEST_P(KnownBugs, AreStillThere) {
  Catalog Known = builtinCatalog();
  Judgement J = judge(programOf(GetParam(), Known), Known, {});
  EXPECT_FALSE(agree(annotationsIn(readFile(GetParam().Path)), reported(J.Findings)))
      << "all right now: move it to test/rules";
}

INSTANTIATE_TEST_SUITE_P(Snippets, KnownBugs, testing::ValuesIn(snippetsIn("test/bugs")),
                         [](const auto &Info) { return Info.param.name(); });

INSTANTIATE_TEST_SUITE_P(Snippets, Rules, testing::ValuesIn(snippetsIn("test/rules")),
                         [](const auto &Info) { return Info.param.name(); });

} // namespace
} // namespace bordercheck::test
