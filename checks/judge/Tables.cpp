// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Reads the tables. What does not fit the vocabulary, is said twice, or is missing is
// an error: a table with a hole would grade a finding by accident.
#include "checks/judge/Tables.h"
#include "checks/judge/PolicyYaml.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/ErrorHandling.h"

namespace bordercheck {
namespace {

/// One row of severity.yaml: a level for each controller, in the words of the file.
struct SeverityRow {
  std::string Cause;
  std::vector<std::string> Kinds, When;
  std::map<std::string, std::string> Levels;
};

struct RuleRow {
  std::string Rule;
  std::vector<std::string> Standards;
};

struct SeverityFile {
  std::vector<SeverityRow> Rows;
};

struct CauseFile {
  std::vector<Cause> Causes;
};

struct StandardFile {
  std::vector<Taxonomy> Taxonomies;
  std::vector<RuleRow> Rules;
};

struct SearchPathFile {
  std::vector<SearchVariables> Variables;
};

struct ContextFile {
  std::vector<ContextRow> Contexts;
};

constexpr std::array<Controller, 6> Controllers = {Controller::Constant, Controller::Developer,
                                                   Controller::Operator, Controller::Unknown,
                                                   Controller::User,     Controller::Remote};

std::optional<Moment> momentFrom(llvm::StringRef Name) {
  for (Moment When : {Moment::Now, Moment::Later})
    if (Name == nameOf(When))
      return When;
  return std::nullopt;
}

llvm::Error wrong(const llvm::Twine &What) {
  return llvm::createStringError(llvm::inconvertibleErrorCode(), What);
}

} // namespace
} // namespace bordercheck

LLVM_YAML_IS_SEQUENCE_VECTOR(bordercheck::SeverityRow)
LLVM_YAML_IS_SEQUENCE_VECTOR(bordercheck::Cause)
LLVM_YAML_IS_SEQUENCE_VECTOR(bordercheck::Standard)
LLVM_YAML_IS_SEQUENCE_VECTOR(bordercheck::Taxonomy)
LLVM_YAML_IS_SEQUENCE_VECTOR(bordercheck::RuleRow)
LLVM_YAML_IS_SEQUENCE_VECTOR(bordercheck::SearchVariables)
LLVM_YAML_IS_STRING_MAP(std::string)

namespace llvm::yaml {

using namespace bordercheck;

template <> struct MappingTraits<SeverityRow> {
  static void mapping(IO &Io, SeverityRow &R) {
    Io.mapRequired("cause", R.Cause);
    Io.mapRequired("kinds", R.Kinds);
    Io.mapRequired("when", R.When);
    Io.mapRequired("severity", R.Levels);
  }
};

template <> struct MappingTraits<SeverityFile> {
  static void mapping(IO &Io, SeverityFile &F) { Io.mapRequired("rows", F.Rows); }
};

template <> struct MappingTraits<Cause> {
  static void mapping(IO &Io, Cause &C) {
    Io.mapRequired("name", C.Name);
    Io.mapRequired("rules", C.Rules);
    Io.mapOptional("chains", C.Chains);
  }
};

template <> struct MappingTraits<CauseFile> {
  static void mapping(IO &Io, CauseFile &F) { Io.mapRequired("causes", F.Causes); }
};

template <> struct MappingTraits<Standard> {
  static void mapping(IO &Io, Standard &S) {
    Io.mapRequired("id", S.Id);
    Io.mapRequired("title", S.Title);
  }
};

template <> struct MappingTraits<Taxonomy> {
  static void mapping(IO &Io, Taxonomy &T) {
    Io.mapRequired("name", T.Name);
    Io.mapRequired("organization", T.Organization);
    Io.mapRequired("version", T.Version);
    Io.mapRequired("url", T.Url);
    Io.mapRequired("entries", T.Entries);
  }
};

template <> struct MappingTraits<RuleRow> {
  static void mapping(IO &Io, RuleRow &R) {
    Io.mapRequired("rule", R.Rule);
    Io.mapRequired("standards", R.Standards);
  }
};

template <> struct MappingTraits<StandardFile> {
  static void mapping(IO &Io, StandardFile &F) {
    Io.mapRequired("taxonomies", F.Taxonomies);
    Io.mapRequired("rules", F.Rules);
  }
};

template <> struct MappingTraits<SearchVariables> {
  static void mapping(IO &Io, SearchVariables &V) {
    Io.mapRequired("names", V.Names);
    Io.mapRequired("reader", V.Reader);
    Io.mapRequired("reference", V.Reference);
  }
};

template <> struct MappingTraits<ContextFile> {
  static void mapping(IO &Io, ContextFile &F) { Io.mapRequired("contexts", F.Contexts); }
};

template <> struct MappingTraits<SearchPathFile> {
  static void mapping(IO &Io, SearchPathFile &F) { Io.mapRequired("variables", F.Variables); }
};

} // namespace llvm::yaml

namespace bordercheck {

/// Reads one file into the private parts of the tables.
struct TablesReader {
  llvm::ArrayRef<EmbeddedFile> Files;
  Tables &Into;

  template <typename T> llvm::Expected<T> read(llvm::StringRef Name) {
    const auto *File = llvm::find_if(Files, [&](const EmbeddedFile &F) { return F.Name == Name; });
    if (File == Files.end())
      return wrong(Name + ": missing");
    YamlReading Reading(Name);
    T Value;
    if (llvm::Error E = Reading.read(File->Content, Value))
      return std::move(E);
    return Value;
  }

  llvm::Error severities() {
    llvm::Expected<SeverityFile> File = read<SeverityFile>("severity.yaml");
    if (!File)
      return File.takeError();
    for (const SeverityRow &Row : File->Rows)
      for (const std::string &Kind : Row.Kinds)
        for (const std::string &When : Row.When)
          if (llvm::Error E = severity(Row, Kind, When))
            return E;
    return llvm::Error::success();
  }

  llvm::Error severity(const SeverityRow &Row, llvm::StringRef KindName, llvm::StringRef WhenName) {
    std::optional<CrossingKind> Kind = crossingKindFrom(KindName);
    std::optional<Moment> When = momentFrom(WhenName);
    std::string Here =
        "severity.yaml: " + Row.Cause + ", " + KindName.str() + ", " + WhenName.str();
    if (!Kind || !When)
      return wrong(Here + ": no such kind or time");
    if (Row.Levels.size() != Controllers.size())
      return wrong(Here + ": needs one level for each controller");
    for (Controller Who : Controllers) {
      auto Level = Row.Levels.find(nameOf(Who).str());
      std::optional<Severity> Known =
          Level == Row.Levels.end() ? std::nullopt : severityFrom(Level->second);
      if (!Known)
        return wrong(Here + ": no level for " + nameOf(Who));
      if (!Into.Severities.try_emplace({Row.Cause, *Kind, *When, Who}, *Known).second)
        return wrong(Here + ": said twice");
    }
    return llvm::Error::success();
  }

  llvm::Error causes() {
    llvm::Expected<CauseFile> File = read<CauseFile>("causes.yaml");
    if (!File)
      return File.takeError();
    llvm::StringSet<> Seen;
    for (const Cause &C : File->Causes)
      for (const std::string &Rule : C.Rules)
        if (!Seen.insert(Rule).second)
          return wrong("causes.yaml: " + Rule + " has two places");
    for (const Cause &C : File->Causes)
      for (const std::string &Rule : C.Chains)
        if (!llvm::is_contained(C.Rules, Rule))
          return wrong("causes.yaml: " + C.Name + ": " + Rule + " tells chains, but has no place");
    // 7 kinds, 2 times, 6 controllers for each cause, and nothing else.
    size_t Wanted = File->Causes.size() * 7 * 2 * Controllers.size();
    if (Into.Severities.size() != Wanted)
      return wrong("severity.yaml: does not grade every kind and time of every cause once");
    for (const Cause &C : File->Causes)
      if (!Into.Severities.count({C.Name, CrossingKind::Compile, Moment::Now, Controller::User}))
        return wrong("severity.yaml: no rows for " + C.Name);
    Into.Causes = std::move(File->Causes);
    return llvm::Error::success();
  }

  llvm::Error standards() {
    llvm::Expected<StandardFile> File = read<StandardFile>("standards.yaml");
    if (!File)
      return File.takeError();
    llvm::StringSet<> Known;
    for (const Taxonomy &T : File->Taxonomies)
      for (const Standard &S : T.Entries)
        if (!Known.insert(S.Id).second)
          return wrong("standards.yaml: " + S.Id + " has two entries");
    for (RuleRow &Row : File->Rules) {
      for (const std::string &Id : Row.Standards)
        if (!Known.contains(Id))
          return wrong("standards.yaml: " + Row.Rule + ": " + Id + " has no entry");
      if (!Into.Standards.try_emplace(Row.Rule, std::move(Row.Standards)).second)
        return wrong("standards.yaml: " + Row.Rule + " has two rows");
    }
    Into.Taxonomies = std::move(File->Taxonomies);
    return llvm::Error::success();
  }

  llvm::Error searchPaths() {
    llvm::Expected<SearchPathFile> File = read<SearchPathFile>("search-paths.yaml");
    if (!File)
      return File.takeError();
    Into.Variables = std::move(File->Variables);
    for (size_t I = 0; I < Into.Variables.size(); ++I)
      for (const std::string &Name : Into.Variables[I].Names)
        if (!Into.VariableByName.try_emplace(Name, I).second)
          return wrong("search-paths.yaml: " + Name + " stands there twice");
    return llvm::Error::success();
  }

  llvm::Error contexts() {
    llvm::Expected<ContextFile> File = read<ContextFile>("contexts.yaml");
    if (!File)
      return File.takeError();
    Into.Contexts = std::move(File->Contexts);
    return llvm::Error::success();
  }
};

llvm::Expected<Tables> Tables::load(llvm::ArrayRef<EmbeddedFile> Named) {
  Tables T;
  TablesReader R{Named, T};
  for (auto Read : {&TablesReader::severities, &TablesReader::causes, &TablesReader::standards,
                    &TablesReader::searchPaths, &TablesReader::contexts})
    if (llvm::Error E = (R.*Read)())
      return std::move(E);
  return T;
}

llvm::StringRef Tables::causeOf(llvm::StringRef Rule) const {
  for (const Cause &C : Causes)
    if (llvm::is_contained(C.Rules, Rule))
      return C.Name;
  return {};
}

bool Tables::tellsChain(llvm::StringRef Rule) const {
  return llvm::any_of(Causes, [&](const Cause &C) { return llvm::is_contained(C.Chains, Rule); });
}

Severity Tables::severity(llvm::StringRef Rule, CrossingKind Kind, Controller Who,
                          Moment When) const {
  auto At = Severities.find({causeOf(Rule).str(), Kind, When, Who});
  assert(At != Severities.end() && "a rule without a cause");
  return At == Severities.end() ? Severity::Critical : At->second;
}

llvm::ArrayRef<std::string> Tables::standardsOf(llvm::StringRef Rule) const {
  auto At = Standards.find(Rule);
  if (At == Standards.end())
    return {};
  return At->second;
}

const SearchVariables *Tables::searchPath(llvm::StringRef Name) const {
  auto At = VariableByName.find(Name);
  return At == VariableByName.end() ? nullptr : &Variables[At->second];
}

const Tables &builtinTables() {
  static const Tables Known = [] {
    llvm::Expected<Tables> Loaded = Tables::load(embeddedTables());
    if (!Loaded)
      llvm::report_fatal_error(Loaded.takeError(), /*gen_crash_diag=*/false);
    return std::move(*Loaded);
  }();
  return Known;
}

} // namespace bordercheck
