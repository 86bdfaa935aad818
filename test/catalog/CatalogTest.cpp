// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The catalog that is part of the binary, look-ups in it, and what a catalog file
// with a mistake says: a mistake must never load as less than what was written.
#include "checks/catalog/Catalog.h"
#include "checks/catalog/Embedded.h"
#include "checks/catalog/Load.h"
#include "checks/catalog/Packed.h"
#include "checks/catalog/Print.h"
#include "checks/catalog/Validate.h"
#include "checks/text/Language.h"
#include "checks/text/LanguageData.h"
#include "test/support/Process.h"
#include "test/support/StubCase.h"
#include "test/text/Build.h"
#include "llvm/ADT/StringExtras.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include <filesystem>
#include <map>
#include <set>

namespace bordercheck {
namespace {

using test::portsOf;
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

bool samePort(const Port &A, const Port &B) {
  return A && A.K == B.K && A.Index == B.Index && A.Chars == B.Chars;
}

/// What is wrong with \p Yaml; empty where it loads.
std::string errorOf(llvm::StringRef Yaml) {
  Catalog C;
  llvm::Error E = C.add("my.yaml", Yaml);
  return E ? llvm::toString(std::move(E)) : "";
}

constexpr llvm::StringLiteral Head = "library: mine\nreference: \"none\"\nfunctions:\n";

std::string withFunction(llvm::StringRef Lines) { return (Head + Lines).str(); }

std::map<std::string, std::string> catalogFiles() {
  std::map<std::string, std::string> Files;
  for (const auto &Entry :
       std::filesystem::directory_iterator(BORDERCHECK_SOURCE_DIR "/checks/catalog"))
    if (Entry.path().extension() == ".yaml")
      Files[Entry.path().filename()] = test::readFile(Entry.path().string());
  return Files;
}

TEST_F(BuiltinCatalog, IsWhatTheFilesOfItsFolderSay) {
  std::map<std::string, std::string> Files = catalogFiles();
  ASSERT_EQ(Known.libraries().size(), Files.size());
  for (const auto &L : Known.libraries()) {
    llvm::Expected<std::unique_ptr<Library>> Read = loadLibrary("", Files[L->Name + ".yaml"]);
    ASSERT_TRUE(bool(Read)) << L->Name << ": " << llvm::toString(Read.takeError());
    EXPECT_EQ(pack(*L), pack(**Read)) << L->Name;
  }
}

TEST_F(BuiltinCatalog, IsPackedAndAnErrorWhereItIsDamaged) {
  for (const EmbeddedFile &File : embeddedCatalog()) {
    ASSERT_TRUE(isPacked(File.Content)) << File.Name.str();
    EXPECT_TRUE(unpack(File.Content)) << File.Name.str();
    EXPECT_FALSE(unpack(File.Content.drop_back())) << File.Name.str();
    EXPECT_FALSE(unpack((File.Content + "x").str())) << File.Name.str();
  }
  llvm::StringRef First = embeddedCatalog().front().Content;
  EXPECT_THAT(errorOf(First.take_front(First.size() / 2)), HasSubstr("damaged"));
  EXPECT_EQ(errorOf(First), "");
}

TEST_F(BuiltinCatalog, KnowsFunctionsByTheirQualifiedNames) {
  ASSERT_EQ(Known.functions("system").size(), 1U);
  const Model &System = *Known.functions("system").front();
  ASSERT_TRUE(System.Crosses);
  EXPECT_EQ(System.Crosses->Kind, CrossingKind::Command);
  EXPECT_EQ(System.Crosses->Language, "shell");
  EXPECT_EQ(System.Crosses->Text.K, Port::Kind::Arg);
  EXPECT_EQ(System.Crosses->Text.Index, 0U);

  ASSERT_EQ(Known.functions("std::basic_string::push_back").size(), 1U);
  const Model &Append = *Known.functions("std::basic_string::push_back").front();
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

TEST_F(BuiltinCatalog, NothingIsToComplainAbout) {
  for (const auto &L : Known.libraries())
    EXPECT_THAT(complaintsAbout(*L), testing::IsEmpty()) << L->Name;
}

/// "*.py" without the star; empty where \p Name is more than an ending.
llvm::StringRef endingOf(llvm::StringRef Name) {
  bool Only = Name.consume_front("*") && Name.starts_with(".") &&
              Name.find_first_of("*?[]/", 1) == llvm::StringRef::npos;
  return Only ? Name : llvm::StringRef();
}

// What becomes of a file and what its text is lexed as are told by its ending, in two places.
TEST_F(BuiltinCatalog, FilesAndLanguagesAgreeOnEndings) {
  for (const auto &L : Known.libraries())
    for (const ArtifactModel &M : L->Artifacts)
      for (const std::string &Name : M.Names) {
        Language Said = languageNamed(M.Language);
        llvm::StringRef Ending = endingOf(Name);
        if (Said.isUnknown() || Ending.empty())
          continue;
        Language Lexed = languageOfPath(Text::literal("dir/x" + Ending.str())).What;
        EXPECT_TRUE(Lexed.isUnknown() || Lexed == Said)
            << Name << " is " << Said.name().str() << " and " << Lexed.name().str();
        // What is compiled is lexed, but for the shells that are unlike the others.
        if (M.Becomes == Becomes::Import && Ending != ".csh" && Ending != ".fish")
          EXPECT_FALSE(Lexed.isUnknown()) << Name;
      }
  for (const auto &Info : LanguageTable::get().languages()) {
    Language Of(Info.get());
    for (const std::string &Ending : Info->Extensions)
      if (const ArtifactModel *M = Known.artifact(Text::literal("dir/x" + Ending)))
        EXPECT_TRUE(languageNamed(M->Language).isUnknown() ||
                    languageNamed(M->Language).name() == Of.name())
            << Ending << " is " << M->Language << " and " << Of.name().str();
  }
}

TEST(CatalogFile, ModelsThatMakeNoSenseAreComplainedAbout) {
  const std::pair<const char *, const char *> Cases[] = {
      {"{ names: [f] }", "'f' has no effect"},
      {"{ names: [f], neutral: true, end: true }", "'f' is neutral and has an effect"},
      {"{ names: ['f()'], neutral: true }", "'f()' is no function's name"},
      {"{ names: [], neutral: true }", "names no function"},
      {"{ names: [f], crossing: { kind: command } }", "crossing of nothing"},
      {"{ names: [f], crossing: { kind: compile, text: arg0 } }", "in no language"},
      {"{ names: [f], crossing: { kind: write, handle: arg0 } }", "appends nothing"},
      {"{ names: [f], build: { op: append, to: this } }", "builds from nothing"},
      {"{ names: [f], arity: 1, returns: arg1 }", "beyond its arity"}};
  for (const auto &[Yaml, Says] : Cases) {
    auto L = loadLibrary("my.yaml", withFunction(std::string("  - ") + Yaml + "\n"));
    ASSERT_TRUE(bool(L)) << llvm::toString(L.takeError());
    EXPECT_THAT(complaintsAbout(**L), testing::ElementsAre(HasSubstr(Says))) << Yaml;
  }
}

TEST(CatalogFile, ModelsPrintAsTheyAreWritten) {
  auto L = loadLibrary(
      "my.yaml",
      withFunction("  - names: [f]\n    arity: 3\n    when: { port: arg0, value: \"[rw]*\" }\n"
                   "    build: { op: append, to: this, from: [arg1+, \"', '\"] }\n"
                   "    crossing: { kind: load, path: arg0, later: true }\n"));
  ASSERT_TRUE(bool(L)) << llvm::toString(L.takeError());
  std::string All;
  for (const PrintedField &F : printed((*L)->Functions.front()))
    All += F.Name + ": " + F.Value + "\n";
  EXPECT_EQ(All, "arity: 3\nwhen: { port: arg0, value: \"[rw]*\" }\n"
                 "build: { op: append, to: this, from: [arg1+, \"', '\"] }\n"
                 "crossing: { kind: load, path: arg0, later: true }\n");
}

TEST_F(BuiltinCatalog, EffectsNameWhatTheyActOn) {
  for (const auto &L : Known.libraries())
    for (const Model &M : L->Functions) {
      std::string Name = L->Name + ": " + nameOfFirst(M.Names);
      if (const auto &C = M.Crosses)
        EXPECT_TRUE(C->Text || C->Path || C->Options || C->Arguments || C->Handle || C->Executable)
            << Name;
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

TEST_F(BuiltinCatalog, WhatIsWrittenThroughAHandleIsAppendedToIt) {
  for (const auto &L : Known.libraries())
    for (const Model &M : L->Functions) {
      if (!M.Crosses || M.Crosses->Kind != CrossingKind::Write || !M.Crosses->Handle)
        continue;
      std::string Name = L->Name + ": " + nameOfFirst(M.Names);
      EXPECT_FALSE(M.Crosses->Text) << Name << ": the text is what is appended";
      ASSERT_TRUE(M.Build) << Name;
      EXPECT_EQ(M.Build->Op, BuildOp::Append) << Name;
      EXPECT_TRUE(samePort(M.Build->To, M.Crosses->Handle)) << Name;
    }
}

TEST_F(BuiltinCatalog, ValuesInConditionsAreGlobs) {
  for (const auto &L : Known.libraries())
    for (const Model &M : L->Functions)
      if (M.When && !M.When->Value.empty()) {
        llvm::Expected<llvm::GlobPattern> Glob = llvm::GlobPattern::create(M.When->Value);
        EXPECT_FALSE(llvm::errorToBool(Glob.takeError())) << nameOfFirst(M.Names);
      }
}

TEST_F(BuiltinCatalog, EachLibraryHasTheNameOfItsFileAndAReferenceWithAVersion) {
  std::set<std::string> Names;
  for (const auto &L : Known.libraries()) {
    EXPECT_TRUE(Names.insert(L->Name + ".yaml").second) << L->Name;
    EXPECT_TRUE(llvm::any_of(L->Reference, llvm::isDigit)) << L->Name << ": which version?";
  }
  for (const auto &[File, Content] : catalogFiles())
    EXPECT_TRUE(Names.count(File)) << File;
}

TEST_F(BuiltinCatalog, EffectsHaveATargetAndCodeALanguage) {
  for (const auto &L : Known.libraries())
    for (const Model &M : L->Functions) {
      std::string Name = L->Name + ": " + nameOfFirst(M.Names);
      if (M.Source)
        EXPECT_NE(M.Source->To.K, Port::Kind::Literal) << Name;
      if (M.Read)
        EXPECT_NE(M.Read->To.K, Port::Kind::Literal) << Name;
      if (M.Escape)
        EXPECT_FALSE(M.Escape->Language.empty()) << Name;
      if (M.Crosses &&
          (M.Crosses->Kind == CrossingKind::Compile || M.Crosses->Kind == CrossingKind::Interpret ||
           M.Crosses->Kind == CrossingKind::Blob))
        EXPECT_FALSE(M.Crosses->Language.empty()) << Name << ": code in which language?";
    }
}

TEST_F(BuiltinCatalog, NamesAreWellFormed) {
  for (const auto &L : Known.libraries())
    for (const Model &M : L->Functions) {
      std::set<std::string> Seen;
      for (const std::string &Name : M.Names) {
        EXPECT_TRUE(isFunctionName(Name)) << L->Name << ": " << Name;
        EXPECT_TRUE(Seen.insert(Name).second) << L->Name << ": " << Name << " twice in one model";
      }
    }
  for (const char *Bad : {"", "std::", "::f", "a b", "f()", "std::operator Value", "1f"})
    EXPECT_FALSE(isFunctionName(Bad)) << Bad;
}

/// Where \p M puts a value anew, so that two such models would undo each other.
std::vector<Port> replacedBy(const Model &M) {
  std::vector<Port> All;
  if (M.Source)
    All.push_back(M.Source->To);
  if (M.Read)
    All.push_back(M.Read->To);
  if (M.Escape)
    All.push_back(M.Escape->To);
  if (M.Open)
    All.push_back(M.Open->Handle);
  if (M.Build && M.Build->Op != BuildOp::Element)
    All.push_back(M.Build->To);
  return All;
}

/// Do the gates check one thing in one way? If not, they are alternatives.
bool sameCheck(const GateEffect &A, const GateEffect &B) {
  auto Same = [](const Port &P, const Port &Q) { return (!P && !Q) || samePort(P, Q); };
  return samePort(A.On, B.On) && Same(A.Members, B.Members) && Same(A.Pattern, B.Pattern) &&
         Same(A.Every, B.Every) && Same(A.None, B.None) && Same(A.Some, B.Some);
}

/// Can no call be one that both are for, or does one replace the other there?
bool areApart(const Model &A, const Model &B) {
  if (A.Arity && B.Arity && A.Arity != B.Arity)
    return true;
  auto Type = [](const Model &M) { return M.When ? M.When->Type : ArgumentType::Any; };
  auto Value = [](const Model &M) { return M.When ? M.When->Value : std::string(); };
  return Type(A) != Type(B) || (!Value(A).empty() && !Value(B).empty() && Value(A) != Value(B));
}

/// Do two models say different things of one call?
bool contradict(const Model &A, const Model &B) {
  if (areApart(A, B))
    return false;
  if (A.Neutral || B.Neutral || (A.Returns && B.Returns) || (A.Compare && B.Compare))
    return true;
  if (A.Crosses && B.Crosses && A.Crosses->Kind == B.Crosses->Kind)
    return true;
  if (A.Gate && B.Gate && sameCheck(*A.Gate, *B.Gate))
    return true;
  for (const Port &P : replacedBy(A))
    for (const Port &Q : replacedBy(B))
      if (samePort(P, Q))
        return true;
  return false;
}

TEST_F(BuiltinCatalog, NoFunctionHasModelsThatContradictEachOther) {
  std::set<std::string> Names;
  for (const auto &L : Known.libraries())
    for (const Model &M : L->Functions)
      Names.insert(M.Names.begin(), M.Names.end());
  for (const std::string &Name : Names) {
    llvm::ArrayRef<const Model *> Models = Known.functions(Name);
    for (size_t I = 0; I < Models.size(); ++I)
      for (size_t J = I + 1; J < Models.size(); ++J)
        EXPECT_FALSE(contradict(*Models[I], *Models[J])) << Name;
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

TEST(CatalogFile, OfAUserCountsInsteadOfWhatWasKnown) {
  llvm::Expected<Catalog> C = Catalog::builtin();
  ASSERT_TRUE(bool(C)) << llvm::toString(C.takeError());
  auto Mine =
      loadLibrary("my.yaml", withFunction("  - { names: [system, mine], neutral: true }\n"
                                          "  - { names: [mine], returns: arg0 }\n") +
                                 "artifacts:\n"
                                 "  - { names: ['*.py'], becomes: settings, language: x }\n");
  ASSERT_TRUE(bool(Mine)) << llvm::toString(Mine.takeError());
  ASSERT_FALSE(llvm::errorToBool(C->replaceBy(std::move(*Mine))));
  ASSERT_EQ(C->functions("system").size(), 1U);
  EXPECT_TRUE(C->functions("system").front()->Neutral);
  EXPECT_EQ(C->functions("mine").size(), 2U);
  EXPECT_FALSE(C->functions("popen").empty());
  EXPECT_EQ(C->artifact(Text::literal("a.py"))->Language, "x");
  EXPECT_TRUE(C->artifact(Text::literal("a.lua")));
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
              AllOf(StartsWith("my.yaml:5:"),
                    HasSubstr("functions: unknown key 'crosing'; did you mean 'crossing'?")));
}

TEST(CatalogFile, AnUnknownKindIsAnErrorInItsLine) {
  EXPECT_THAT(errorOf(withFunction("  - names: [f]\n    crossing:\n      kind: comand\n")),
              AllOf(StartsWith("my.yaml:6:"),
                    HasSubstr("functions.crossing.kind: 'comand' is no crossing; did you mean "
                              "'command'?")));
  EXPECT_THAT(errorOf(withFunction("  - names: [f]\n    source: { origin: moon, to: arg0 }\n")),
              AllOf(StartsWith("my.yaml:5:"), HasSubstr("'moon' is no origin; use environment, ")));
  EXPECT_THAT(errorOf(withFunction("  - names: [f]\n    gate: { kind: hope, on: arg0 }\n")),
              AllOf(StartsWith("my.yaml:5:"), HasSubstr("'hope' is no gate; use signature, ")));
}

TEST(CatalogFile, AConditionThatSaysNothingIsAnError) {
  EXPECT_THAT(
      errorOf(withFunction("  - names: [f]\n    neutral: true\n    when: { port: arg0 }\n")),
      AllOf(StartsWith("my.yaml:6:"), HasSubstr("type, value or bits")));
  EXPECT_THAT(errorOf(withFunction("  - names: [f]\n    neutral: true\n"
                                   "    when: { port: this, type: number }\n")),
              AllOf(StartsWith("my.yaml:6:"), HasSubstr("argN")));
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

TEST_F(BuiltinCatalog, FilesAreKnownByWhatIsKnownOfTheirPath) {
  BoundCounts None;
  auto Of = [&](const Text &Path) { return Known.artifact(Path); };
  auto Named = [&](llvm::StringRef Path) { return Of(Text::literal(Path.str())); };
  for (const char *Path : {"a.py", "/x/run.sh", "lib/libx.so.3", "site-packages/x"})
    EXPECT_TRUE(Named(Path) && Named(Path)->Becomes == Becomes::Import) << Path;
  for (const char *Path : {"Makefile", "/etc/cron.d/x", "/x/Dockerfile", "/root/.bashrc"})
    EXPECT_TRUE(Named(Path) && Named(Path)->Becomes == Becomes::Config) << Path;
  for (const char *Path : {"app.ini", "/root/.netrc", "compose.yaml"})
    EXPECT_TRUE(Named(Path) && Named(Path)->Becomes == Becomes::Settings) << Path;
  for (const char *Path : {"", "/x/log.txt", "/etc/shadow", "NotADockerfile.bak", "/x/sh", "a.py/"})
    EXPECT_EQ(Named(Path), nullptr) << Path;
  EXPECT_EQ(Of(hole("name")), nullptr);
  Text Table = Text::concat(hole("name"), Text::literal(".lua"), None);
  ASSERT_TRUE(Of(Table));
  EXPECT_EQ(Of(Table)->Language, "lua");
}

TEST(CatalogFile, WithAMistakeAddsNothing) {
  Catalog C;
  std::string Yaml = withFunction("  - names: [good]\n    neutral: true\n"
                                  "  - names: [bad]\n    returns: nowhere\n");
  EXPECT_THAT(llvm::toString(C.add("my.yaml", Yaml)), HasSubstr("is no port"));
  EXPECT_TRUE(C.functions("good").empty());
  EXPECT_TRUE(C.libraries().empty());
}

} // namespace
} // namespace bordercheck
