// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Facts in code: the programs under facts/ call `fact(value, "shape")`, and the shape
// that the engine has for the value must print as the string says. So an engine test
// reads as one small program.
#include "test/support/Snippets.h"
#include "llvm/Support/Path.h"

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

class Facts : public testing::TestWithParam<Snippet> {};

TEST_P(Facts, Hold) {
  Catalog Known = builtinCatalog();
  ASSERT_FALSE(llvm::errorToBool(Known.add("facts.yaml", FactModels)));
  unsigned Checked = 0;
  for (const LinkedCrossing &L : programOf(GetParam(), Known).Crossings) {
    bool IsFact = L.At.Callee == "fact";
    if (!IsFact && L.At.Callee != "gates")
      continue;
    const Text *Value = L.At.input(Role::Text);
    const Text *Stated = L.At.input(Role::Options);
    ASSERT_TRUE(Value && Stated) << "line " << L.At.Where.Line;
    EXPECT_EQ(IsFact ? Value->print() : gatesOf(*Value), Stated->constant().value_or("?"))
        << L.At.Where.File << ":" << L.At.Where.Line;
    ++Checked;
  }
  EXPECT_GT(Checked, 0U) << "a program without a fact proves nothing";
}

INSTANTIATE_TEST_SUITE_P(Programs, Facts, testing::ValuesIn(snippetsIn("test/flow/facts")),
                         [](const auto &Info) { return Info.param.name(); });

} // namespace
} // namespace bordercheck::test
