// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Facts in code: the programs under facts/ call `fact(value, "shape")`, and the shape
// that the engine has for the value must print as the string says. So an engine test
// reads as one small program.
#include "test/support/Process.h"
#include "test/support/Snippets.h"
#include "llvm/ADT/StringExtras.h"
#include <set>

namespace bordercheck::test {
namespace {

/// `fact` and `gates` are crossings of a catalog that only these tests load.
constexpr char FactModels[] = R"yaml(
library: facts
reference: "test/flow/facts/fact.h"
functions:
  - names: [fact]
    crossing: { kind: interpret, text: arg0, options: arg1 }
  - names: [gates]
    crossing: { kind: interpret, text: arg0, options: arg1 }
)yaml";

std::string gatesOf(const Text &T) {
  std::string Names;
  T.forEachHole([&](const Hole &H) {
    for (const Gate &G : H.Gates)
      Names += (Names.empty() ? "" : " ") + nameOf(G.Kind).str();
  });
  return Names.empty() ? "none" : Names;
}

/// The lines of \p Path that state a fact in every standard: outside of any #if, and not
/// of a parameter, which is stated where the callers are.
std::vector<unsigned> factLines(const std::string &Path) {
  std::vector<unsigned> Lines;
  unsigned Number = 0, Depth = 0;
  for (llvm::StringRef Line : llvm::split(readFile(Path), '\n')) {
    ++Number;
    Line = Line.ltrim();
    Depth += Line.starts_with("#if");
    Depth -= Line.starts_with("#endif");
    if (Depth == 0 && !Line.contains("// of callers") &&
        (Line.starts_with("fact(") || Line.starts_with("gates(")))
      Lines.push_back(Number);
  }
  return Lines;
}

class Facts : public testing::TestWithParam<Snippet> {};

TEST_P(Facts, Hold) {
  Catalog Known = builtinCatalog();
  ASSERT_FALSE(llvm::errorToBool(Known.add("facts.yaml", FactModels)));
  std::set<unsigned> Checked;
  for (const LinkedCrossing &L : programOf(GetParam(), Known).Crossings) {
    bool IsFact = L.At.Callee == "fact";
    if (!IsFact && L.At.Callee != "gates")
      continue;
    const Text *Value = L.At.input(Role::Text);
    const Text *Stated = L.At.input(Role::Options);
    ASSERT_TRUE(Value && Stated) << "line " << L.At.Where.Line;
    std::string Is = IsFact ? Value->print() : gatesOf(*Value);
    std::string Should = Stated->constant().value_or("?");
    if (Is != Should)
      ADD_FAILURE_AT(GetParam().Path.c_str(), static_cast<int>(L.At.Where.Line))
          << "is     " << Is << "\nstated " << Should;
    Checked.insert(L.At.Where.Line);
  }
  for (unsigned Line : factLines(GetParam().Path))
    EXPECT_TRUE(Checked.count(Line)) << "line " << Line << ": nothing comes to this fact";
  EXPECT_FALSE(Checked.empty()) << "a program without a fact proves nothing";
}

INSTANTIATE_TEST_SUITE_P(Programs, Facts, testing::ValuesIn(snippetsIn("test/flow/facts")),
                         [](const auto &Info) { return Info.param.name(); });

} // namespace
} // namespace bordercheck::test
