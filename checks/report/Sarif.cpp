// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// SARIF 2.1.0 (OASIS). One run; one result a finding, open and settled alike: what
// settles it is a suppression or the baseline state. Its notes are related locations that
// the message links to, its steps are a code flow. Units that could not be analysed are
// notifications of the invocation.
#include "checks/report/Sarif.h"
#include "checks/report/Columns.h"
#include "checks/review/Fingerprint.h"
#include "checks/review/LineHash.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Path.h"

namespace bordercheck {
namespace {

namespace json = llvm::json;

/// What GitHub takes of a run. The gravest stay, and a notification counts the others.
constexpr size_t MaxResults = 25000;

/// A URI reference: everything that RFC 3986 does not allow in a path is escaped.
std::string uri(llvm::StringRef File) {
  std::string Out = llvm::sys::path::is_absolute(File) ? "file://" : "";
  for (char C : File) {
    if (llvm::isAlnum(C) || llvm::StringRef("-._~/+,=@").contains(C))
      Out += C;
    else
      Out += "%" + llvm::toHex(llvm::StringRef(&C, 1));
  }
  return Out;
}

/// \p Text in a message with links: brackets would begin one.
std::string linkable(llvm::StringRef Text) {
  std::string Out;
  for (char C : Text) {
    if (C == '[' || C == ']' || C == '\\')
      Out += '\\';
    Out += C;
  }
  return Out;
}

class Writer {
public:
  explicit Writer(const Report &R) : R(R) {}

  json::Object run() {
    choose();
    json::Array Results;
    for (const Finding *F : Chosen)
      Results.push_back(result(*F));
    if (R.Compared)
      for (const Record &G : R.Gone)
        Results.push_back(absent(G));
    json::Array Taxonomies, Supported;
    for (const Taxonomy &T : builtinTables().taxonomies()) {
      Supported.push_back(
          json::Object{{"name", T.Name}, {"index", static_cast<int64_t>(Taxonomies.size())}});
      Taxonomies.push_back(sarifTaxonomy(T));
    }
    json::Array Rules;
    for (size_t I = 0; I < allRules().size(); ++I)
      Rules.push_back(sarifRule(allRules()[I], Gravest[I]));
    json::Object Driver{
        {"name", "Bordercheck"},      {"organization", "Bordercheck"},
        {"version", versionString()}, {"semanticVersion", versionString()},
        {"rules", std::move(Rules)},  {"supportedTaxonomies", std::move(Supported)}};
    return json::Object{
        {"tool", json::Object{{"driver", std::move(Driver)}}},
        {"taxonomies", std::move(Taxonomies)},
        {"automationDetails", json::Object{{"id", "bordercheck/"}}},
        {"originalUriBaseIds",
         json::Object{
             {"SRCROOT", json::Object{{"description", sarifMessage("The folder that the scan "
                                                                   "ran in")}}}}},
        {"columnKind", "utf16CodeUnits"},
        {"defaultEncoding", "utf-8"},
        {"invocations", json::Array{invocation()}},
        {"results", std::move(Results)}};
  }

private:
  void choose() {
    for (const std::vector<Finding> *All : {&R.Findings, &R.Settled})
      for (const Finding &F : *All)
        Chosen.push_back(&F);
    Gravest.assign(allRules().size(), Severity::Medium);
    std::vector<bool> Met(allRules().size());
    for (const Finding *F : Chosen) {
      size_t I = indexOf(F->Rule);
      Gravest[I] = Met[I] ? std::max(Gravest[I], F->Level) : F->Level;
      Met[I] = true;
    }
    if (Chosen.size() > MaxResults) {
      llvm::sort(Chosen, [](const Finding *A, const Finding *B) {
        return std::tie(B->Level, A->Where, A->Fingerprint) <
               std::tie(A->Level, B->Where, B->Fingerprint);
      });
      LeftOut = Chosen.size() - MaxResults;
      Chosen.resize(MaxResults);
    }
    llvm::sort(Chosen, [](const Finding *A, const Finding *B) { return A->Where < B->Where; });
  }

  static size_t indexOf(llvm::StringRef Rule) {
    return static_cast<size_t>(findRule(Rule) - allRules().begin());
  }

  static json::Object artifact(llvm::StringRef File) {
    json::Object At{{"uri", uri(File)}};
    if (!llvm::sys::path::is_absolute(File))
      At["uriBaseId"] = "SRCROOT";
    return At;
  }

  json::Object location(const Place &P) const {
    json::Object Physical{{"artifactLocation", artifact(P.File)}};
    if (P.isValid()) {
      json::Object Region{{"startLine", P.Line}};
      if (std::optional<unsigned> Column = utf16Column(R, P))
        Region["startColumn"] = *Column;
      if (std::optional<llvm::StringRef> Line = lineAt(R, P); Line && !Line->empty())
        Region["snippet"] = sarifMessage(*Line);
      Physical["region"] = std::move(Region);
    }
    return json::Object{{"physicalLocation", std::move(Physical)}};
  }

  json::Object location(const Place &P, llvm::StringRef Text) const {
    json::Object L = location(P);
    L["message"] = sarifMessage(Text);
    return L;
  }

  /// The message, then a link for each note that stands elsewhere.
  json::Object message(const Finding &F) const {
    std::string Text = linkable(F.Message) + ".";
    for (const auto &[I, N] : llvm::enumerate(F.Notes)) {
      bool Elsewhere = N.Where.isValid() && N.Where != F.Where;
      Text += "\n" + (Elsewhere ? "[" + linkable(N.Message) + "](" + std::to_string(I) + ")"
                                : linkable(N.Message));
    }
    return sarifMessage(Text);
  }

  json::Array related(const Finding &F) const {
    json::Array All;
    for (const auto &[I, N] : llvm::enumerate(F.Notes))
      if (N.Where.isValid()) {
        json::Object L = location(N.Where, N.Message);
        L["id"] = static_cast<int64_t>(I);
        All.push_back(std::move(L));
      }
    return All;
  }

  json::Object threadFlow(llvm::StringRef Id, llvm::ArrayRef<Step> Steps) const {
    json::Array Locations;
    for (const Step &S : Steps)
      if (S.Where.isValid())
        Locations.push_back(json::Object{{"location", location(S.Where, S.What)}});
    return json::Object{{"id", Id}, {"locations", std::move(Locations)}};
  }

  /// One flow of two parts: how the data gets to the place, and, where that is a call of a
  /// wrapper, how it goes on to the call that crosses.
  json::Array flows(const Finding &F) const {
    llvm::ArrayRef<Step> Steps = F.Steps;
    size_t Onward = std::min(F.Of.Chain.size(), Steps.size());
    json::Array Threads;
    for (auto [Id, Part] : {std::pair{"to the crossing's call", Steps.drop_back(Onward)},
                            {"through its wrappers", Steps.take_back(Onward)}})
      // A thread flow has at least one location.
      if (llvm::any_of(Part, [](const Step &S) { return S.Where.isValid(); }))
        Threads.push_back(threadFlow(Id, Part));
    json::Array All;
    if (!Threads.empty())
      All.push_back(json::Object{{"threadFlows", std::move(Threads)}});
    return All;
  }

  json::Object fingerprints(const Finding &F) {
    json::Object All{{FingerprintName, F.Fingerprint}};
    auto [At, IsNew] = Hashes.try_emplace(F.Where.File);
    if (auto Source = R.Sources.find(F.Where.File); IsNew && Source != R.Sources.end())
      At->second = lineHashes(Source->second);
    if (F.Where.isValid() && F.Where.Line <= At->second.size())
      All["primaryLocationLineHash"] = At->second[F.Where.Line - 1];
    return All;
  }

  json::Array suppressions(const Finding &F) const {
    const Decision &D = F.Decided;
    if (D.As != Standing::Approved && D.As != Standing::Silenced)
      return {};
    std::string Why = D.Reason;
    if (!D.By.empty())
      Why += " (by " + D.By + ")";
    if (!D.Expires.empty())
      Why += " (until " + D.Expires + ")";
    json::Object S{{"kind", D.As == Standing::Approved ? "external" : "inSource"},
                   {"status", "accepted"}};
    if (!Why.empty())
      S["justification"] = utf8(Why);
    if (D.Where.isValid())
      S["location"] = location(D.Where);
    json::Array All;
    All.push_back(std::move(S));
    return All;
  }

  json::Object result(const Finding &F) {
    json::Object O{{"ruleId", checkName(F.Rule)},
                   {"ruleIndex", static_cast<int64_t>(indexOf(F.Rule))},
                   {"level", sarifLevel(F.Level)},
                   {"message", message(F)},
                   {"locations", json::Array{primary(F)}},
                   {"relatedLocations", related(F)},
                   {"partialFingerprints", fingerprints(F)},
                   {"suppressions", suppressions(F)},
                   {"rank", rank(F.Level)},
                   {"properties", json::Object{{"severity", nameOf(F.Level)},
                                               {"security-severity", securitySeverity(F.Level)},
                                               {"controller", nameOf(F.Who)},
                                               {"context", nameOf(F.In)},
                                               {"standing", nameOf(F.Decided.As)}}}};
    if (json::Array Flows = flows(F); !Flows.empty())
      O["codeFlows"] = std::move(Flows);
    if (R.Compared)
      O["baselineState"] = baselineState(F.Since);
    return O;
  }

  json::Object primary(const Finding &F) const {
    json::Object L = location(F.Where);
    if (!F.Function.empty())
      L["logicalLocations"] =
          json::Array{json::Object{{"fullyQualifiedName", utf8(F.Function)}, {"kind", "function"}}};
    return L;
  }

  static const char *baselineState(Change C) {
    constexpr std::array<const char *, 5> States = {"new", "new", "updated", "updated",
                                                    "unchanged"};
    return States[static_cast<size_t>(C)];
  }

  static double rank(Severity S) {
    constexpr std::array<double, 4> Ranks = {25, 50, 75, 100};
    return Ranks[static_cast<size_t>(S)];
  }

  /// What the baseline holds and nothing matches any more.
  static json::Object absent(const Record &G) {
    json::Object At{{"physicalLocation", json::Object{{"artifactLocation", artifact(G.File)}}}};
    return json::Object{{"ruleId", checkName(G.Rule)},
                        {"level", sarifLevel(G.Level)},
                        {"message", sarifMessage(G.Crossing + " is gone.")},
                        {"locations", json::Array{std::move(At)}},
                        {"partialFingerprints", json::Object{{FingerprintName, G.Fingerprint}}},
                        {"baselineState", "absent"}};
  }

  json::Object invocation() const {
    json::Array Notes;
    auto Notify = [&](const char *Level, const std::string &Text, const Place &At) {
      json::Object N{{"level", Level}, {"message", sarifMessage(Text)}};
      if (!At.File.empty())
        N["locations"] = json::Array{location(At)};
      Notes.push_back(std::move(N));
    };
    for (const Incomplete &I : R.Unanalysed) {
      Place P;
      P.File = I.Unit;
      Notify("error", I.Unit + ": " + I.Why, P);
    }
    for (const Remark &One : R.Remarks)
      Notify("warning", One.Message, One.Where);
    if (LeftOut)
      Notify("warning",
             std::to_string(LeftOut) +
                 " of the mildest findings are left out: code scanning "
                 "takes " +
                 std::to_string(MaxResults) + " a run",
             {});
    return json::Object{{"executionSuccessful", R.Unanalysed.empty()},
                        {"toolExecutionNotifications", std::move(Notes)}};
  }

  const Report &R;
  std::vector<const Finding *> Chosen;
  std::vector<Severity> Gravest;
  size_t LeftOut = 0;
  llvm::StringMap<std::vector<std::string>> Hashes;
};

} // namespace

void renderSarif(const Report &R, llvm::raw_ostream &Out) {
  json::OStream J(Out, 2);
  J.value(json::Object{{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
                       {"version", "2.1.0"},
                       {"runs", json::Array{Writer(R).run()}}});
  Out << "\n";
}

} // namespace bordercheck
