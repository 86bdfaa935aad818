// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The catalog that is part of the binary, look-ups in it, and what a catalog file
// with a mistake says: a mistake must never load as less than what was written.
#include "checks/catalog/Catalog.h"
#include "checks/catalog/Embedded.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include <filesystem>
#include <set>

namespace bordercheck {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::StartsWith;

class BuiltinCatalog : public testing::Test {
protected:
  void SetUp() override {
    llvm::Expected<Catalog> Loaded = Catalog::builtin();
    ASSERT_TRUE(bool(Loaded)) << llvm::toString(Loaded.takeError());
    Known = std::move(*Loaded);
  }

  Catalog Known;
};

std::string nameOfFirst(const std::vector<std::string> &Names) {
  return Names.empty() ? "(no name)" : Names.front();
}

bool hasEffect(const Model &M) {
  return M.Source || M.Build || M.Read || M.Open || M.Crosses || M.Gate || M.Compare || M.Escape ||
         M.Returns || M.ReturnsNumber || M.End;
}

/// All ports that \p M names; an unset optional port is left out.
std::vector<Port> portsOf(const Model &M) {
  std::vector<Port> All{M.Returns};
  if (M.Source)
    All.insert(All.end(), {M.Source->To, M.Source->Detail});
  if (M.Build) {
    All.insert(All.end(), {M.Build->To, M.Build->Format});
    All.insert(All.end(), M.Build->From.begin(), M.Build->From.end());
  }
  if (M.Read)
    All.insert(All.end(), {M.Read->Handle, M.Read->To});
  if (M.Open)
    All.insert(All.end(), {M.Open->Path, M.Open->Handle});
  if (const auto &C = M.Crosses)
    All.insert(All.end(), {C->Text, C->Path, C->Options, C->Arguments, C->Handle});
  if (M.Gate)
    All.insert(All.end(), {M.Gate->On, M.Gate->Members, M.Gate->Pattern, M.Gate->Every,
                           M.Gate->None, M.Gate->Some});
  if (M.Compare)
    All.insert(All.end(), {M.Compare->Left, M.Compare->Right});
  if (M.Escape)
    All.insert(All.end(), {M.Escape->From, M.Escape->To});
  llvm::erase_if(All, [](const Port &P) { return !P; });
  return All;
}

/// What is wrong with \p Yaml; empty where it loads.
std::string errorOf(llvm::StringRef Yaml) {
  Catalog C;
  llvm::Error E = C.add("my.yaml", Yaml);
  return E ? llvm::toString(std::move(E)) : "";
}

constexpr llvm::StringLiteral Head = "library: mine\nreference: \"none\"\nfunctions:\n";

std::string withFunction(llvm::StringRef Lines) { return (Head + Lines).str(); }

TEST_F(BuiltinCatalog, HoldsEveryFileOfItsFolder) {
  size_t Files = 0;
  for (const auto &Entry :
       std::filesystem::directory_iterator(BORDERCHECK_SOURCE_DIR "/checks/catalog"))
    Files += Entry.path().extension() == ".yaml";
  EXPECT_EQ(Known.libraries().size(), Files);
  EXPECT_EQ(embeddedCatalog().size(), Files);
}

TEST_F(BuiltinCatalog, KnowsFunctionsByTheirQualifiedNames) {
  ASSERT_EQ(Known.functions("system").size(), 1U);
  const Model &System = *Known.functions("system").front();
  ASSERT_TRUE(System.Crosses);
  EXPECT_EQ(System.Crosses->Kind, CrossingKind::Command);
  EXPECT_EQ(System.Crosses->Language, "shell");
  EXPECT_EQ(System.Crosses->Text.K, Port::Kind::Arg);
  EXPECT_EQ(System.Crosses->Text.Index, 0U);

  ASSERT_EQ(Known.functions("std::basic_string::append").size(), 1U);
  const Model &Append = *Known.functions("std::basic_string::append").front();
  ASSERT_TRUE(Append.Build);
  EXPECT_EQ(Append.Build->Op, BuildOp::Append);
  EXPECT_EQ(Append.Build->To.K, Port::Kind::This);
}

TEST_F(BuiltinCatalog, KnowsNoFunctionByHalfItsName) {
  EXPECT_TRUE(Known.functions("append").empty());
  EXPECT_TRUE(Known.functions("std::append").empty());
  EXPECT_TRUE(Known.functions("my::system").empty());
  EXPECT_TRUE(Known.functions("").empty());
}

TEST_F(BuiltinCatalog, MayKnowGoesByTheLastComponent) {
  EXPECT_TRUE(Known.mayKnow("append"));
  EXPECT_TRUE(Known.mayKnow("system"));
  EXPECT_FALSE(Known.mayKnow("basic_string::append"));
  EXPECT_FALSE(Known.mayKnow("fibonacci"));
}

TEST_F(BuiltinCatalog, KnowsProgramsWhateverTheirVersion) {
  for (const char *Name : {"python", "python3", "python3.11"}) {
    ASSERT_TRUE(Known.program(Name)) << Name;
    EXPECT_EQ(Known.program(Name)->Language, "python");
  }
  ASSERT_TRUE(Known.program("clang++-22"));
  EXPECT_EQ(Known.program("clang++-22")->Language, "c++");
  EXPECT_EQ(Known.program("cat"), nullptr);
  EXPECT_EQ(Known.program("3.11"), nullptr);
  EXPECT_EQ(Known.program(""), nullptr);
}

TEST_F(BuiltinCatalog, KnowsVariablesAndEntries) {
  ASSERT_TRUE(Known.variable("stdin"));
  EXPECT_EQ(Known.variable("stdin")->Handle, OriginKind::Input);
  EXPECT_EQ(Known.variable("system"), nullptr);
  ASSERT_TRUE(Known.entry("main"));
  EXPECT_EQ(Known.entry("main")->Source.From, OriginKind::Argument);
  EXPECT_EQ(Known.entry("stdin"), nullptr);
}

TEST_F(BuiltinCatalog, EveryModelHasAnEffectOrIsNeutral) {
  for (const auto &L : Known.libraries())
    for (const Model &M : L->Functions) {
      EXPECT_FALSE(M.Names.empty()) << L->Name;
      EXPECT_NE(hasEffect(M), M.Neutral) << L->Name << ": " << nameOfFirst(M.Names);
    }
}

TEST_F(BuiltinCatalog, EffectsNameWhatTheyActOn) {
  for (const auto &L : Known.libraries())
    for (const Model &M : L->Functions) {
      std::string Name = L->Name + ": " + nameOfFirst(M.Names);
      if (const auto &C = M.Crosses)
        EXPECT_TRUE(C->Text || C->Path || C->Options || C->Arguments || C->Handle) << Name;
      if (M.Build)
        EXPECT_TRUE(!M.Build->From.empty() || M.Build->Format) << Name;
      if (M.Gate && M.Gate->Kind == GateKind::Escape)
        EXPECT_FALSE(M.Gate->Language.empty()) << Name << ": an escape for which language?";
      if (M.Build)
        EXPECT_NE(M.Build->To.K, Port::Kind::Literal) << Name << ": builds into a literal";
      for (const Port &P : portsOf(M)) {
        EXPECT_LT(P.Index, 20U) << Name;
        if (M.Arity && (P.K == Port::Kind::Arg || P.K == Port::Kind::ArgsFrom))
          EXPECT_LT(P.Index, *M.Arity) << Name << ": a port beyond the arity";
      }
    }
}

TEST_F(BuiltinCatalog, EachLibraryHasANameOfItsOwnAndAReference) {
  std::set<std::string> Names;
  for (const auto &L : Known.libraries()) {
    EXPECT_TRUE(Names.insert(L->Name).second) << L->Name;
    EXPECT_FALSE(L->Reference.empty()) << L->Name;
  }
}

TEST_F(BuiltinCatalog, NoProgramVariableOrEntryIsNamedTwice) {
  std::set<std::string> Programs, Variables, Entries;
  auto AddAll = [](std::set<std::string> &Seen, const std::vector<std::string> &Names) {
    for (const std::string &Name : Names)
      EXPECT_TRUE(Seen.insert(Name).second) << Name;
  };
  for (const auto &L : Known.libraries()) {
    for (const ProgramModel &M : L->Programs)
      AddAll(Programs, M.Names);
    for (const VariableModel &M : L->Variables)
      AddAll(Variables, M.Names);
    for (const EntryModel &M : L->Entries)
      AddAll(Entries, M.Names);
  }
}

TEST(CatalogFile, AddsItsModels) {
  Catalog C;
  ASSERT_FALSE(
      bool(C.add("my.yaml", withFunction("  - names: [my::run, my::start]\n"
                                         "    crossing: { kind: command, text: arg1 }\n"))));
  ASSERT_EQ(C.functions("my::start").size(), 1U);
  EXPECT_EQ(C.functions("my::start").front()->Crosses->Text.Index, 1U);
  EXPECT_TRUE(C.mayKnow("run"));
}

TEST(CatalogFile, AFunctionMayHaveModelsInTwoFiles) {
  Catalog C;
  std::string Yaml = withFunction("  - names: [f]\n    neutral: true\n");
  ASSERT_FALSE(bool(C.add("a.yaml", Yaml)));
  ASSERT_FALSE(bool(C.add("b.yaml", Yaml)));
  EXPECT_EQ(C.functions("f").size(), 2U);
}

TEST(CatalogFile, ReadsEveryKindOfPort) {
  Catalog C;
  ASSERT_FALSE(bool(C.add(
      "my.yaml",
      withFunction("  - names: [f]\n"
                   "    build: { op: mix, to: this, from: [arg2, arg3+, return, \"' = '\"] }\n"))));
  const BuildEffect &B = *C.functions("f").front()->Build;
  EXPECT_EQ(B.To.K, Port::Kind::This);
  ASSERT_EQ(B.From.size(), 4U);
  EXPECT_EQ(B.From[0].K, Port::Kind::Arg);
  EXPECT_EQ(B.From[1].K, Port::Kind::ArgsFrom);
  EXPECT_EQ(B.From[1].Index, 3U);
  EXPECT_EQ(B.From[2].K, Port::Kind::Return);
  EXPECT_EQ(B.From[3].K, Port::Kind::Literal);
  EXPECT_EQ(B.From[3].Chars, " = ");
}

TEST(CatalogFile, AnUnknownKeyIsAnErrorInItsLine) {
  EXPECT_THAT(errorOf(withFunction("  - names: [f]\n    crosing: { kind: command }\n")),
              AllOf(StartsWith("my.yaml:5:"), HasSubstr("crosing")));
}

TEST(CatalogFile, AnUnknownKindIsAnErrorInItsLine) {
  EXPECT_THAT(errorOf(withFunction("  - names: [f]\n    crossing:\n      kind: comand\n")),
              AllOf(StartsWith("my.yaml:6:"), HasSubstr("not a crossing")));
  EXPECT_THAT(errorOf(withFunction("  - names: [f]\n    source: { origin: moon, to: arg0 }\n")),
              AllOf(StartsWith("my.yaml:5:"), HasSubstr("not an origin")));
  EXPECT_THAT(errorOf(withFunction("  - names: [f]\n    gate: { kind: hope, on: arg0 }\n")),
              AllOf(StartsWith("my.yaml:5:"), HasSubstr("not a gate")));
}

TEST(CatalogFile, ABadPortIsAnErrorInItsLine) {
  for (const char *Bad : {"arg", "argX", "arg-1", "arg1++", "parm0", "'open", "''' '", "\"\""})
    EXPECT_THAT(errorOf(withFunction("  - names: [f]\n    returns: " + std::string(Bad) + "\n")),
                StartsWith("my.yaml:5:"))
        << Bad;
}

TEST(CatalogFile, AMissingFieldIsAnErrorWithALine) {
  EXPECT_THAT(errorOf(withFunction("  - names: [f]\n    build: { op: append }\n")),
              AllOf(StartsWith("my.yaml:5:"), HasSubstr("to")));
  EXPECT_THAT(errorOf("library: mine\n"), AllOf(StartsWith("my.yaml:1:"), HasSubstr("reference")));
}

TEST(CatalogFile, WhatIsNoYamlIsAnErrorWithALine) {
  EXPECT_THAT(errorOf("library: mine\nreference: [\n"), StartsWith("my.yaml:"));
  EXPECT_THAT(errorOf("just some words\n"), StartsWith("my.yaml:1:"));
  EXPECT_THAT(errorOf("\x7f"
                      "ELF\x02\x01"),
              StartsWith("my.yaml:"));
}

TEST(CatalogFile, AnEmptyFileIsAnError) {
  EXPECT_THAT(errorOf(""), StartsWith("my.yaml:"));
  EXPECT_THAT(errorOf("# nothing but a comment\n"), StartsWith("my.yaml:"));
}

TEST(CatalogFile, WithAMistakeAddsNothing) {
  Catalog C;
  std::string Yaml = withFunction("  - names: [good]\n    neutral: true\n"
                                  "  - names: [bad]\n    returns: nowhere\n");
  EXPECT_THAT(llvm::toString(C.add("my.yaml", Yaml)), HasSubstr("not a port"));
  EXPECT_TRUE(C.functions("good").empty());
  EXPECT_TRUE(C.libraries().empty());
}

} // namespace
} // namespace bordercheck
