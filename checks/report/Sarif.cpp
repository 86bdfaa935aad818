// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// SARIF 2.1.0 (OASIS). One run; one result a finding, open and settled alike: what
// settles it is a suppression or the baseline state. Its notes are related locations that
// the message links to, its steps are a code flow. Units that could not be analysed are
// notifications of the invocation.
#include "checks/report/Sarif.h"
#include "checks/report/Columns.h"
#include "checks/report/Summary.h"
#include "checks/review/Fingerprint.h"
#include "checks/review/LineHash.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Compression.h"
#include "llvm/Support/Path.h"

namespace bordercheck {
namespace {

namespace json = llvm::json;

/// What GitHub takes of a run, and of a file, packed by gzip. What is left out is counted in a
/// notification.
constexpr size_t MaxResults = 25000;
constexpr size_t MaxPacked = 9U << 20;
/// Of a line of source, in bytes: longer ones were not written by people.
constexpr size_t MaxSnippet = 400;

/// A finding, or what a baseline holds and nothing matches any more.
struct Candidate {
  const Finding *Found = nullptr;
  const Record *Gone = nullptr;

  /// By place; what is gone has none, and comes last.
  auto key() const {
    return std::make_tuple(!Found, Found ? Found->Where : Place(),
                           Found ? Found->Fingerprint : Gone->Fingerprint);
  }
};

/// All that could be a result: what is open first, the gravest first, what is gone last.
std::vector<Candidate> candidates(const Report &R) {
  std::vector<Candidate> All;
  for (const std::vector<Finding> *Part : {&R.Findings, &R.Settled})
    for (const Finding *F : gravestFirst(*Part))
      All.push_back({F, nullptr});
  if (R.Compared)
    for (const Record &G : R.Gone)
      All.push_back({nullptr, &G});
  return All;
}

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
  /// \p All begins with those that become results.
  Writer(const Report &R, llvm::ArrayRef<Candidate> All, size_t Kept)
      : R(R), Chosen(All.take_front(Kept).vec()), LeftOut(All.size() - Kept) {
    Gravest.assign(allRules().size(), std::nullopt);
    for (const Candidate &C : All)
      if (C.Found) {
        std::optional<Severity> &Level = Gravest[indexOf(C.Found->Rule)];
        Level = std::max(Level.value_or(C.Found->Level), C.Found->Level);
      }
    llvm::sort(Chosen, [](const Candidate &A, const Candidate &B) { return A.key() < B.key(); });
  }

  json::Object run() {
    json::Array Results;
    for (const Candidate &C : Chosen)
      Results.push_back(C.Found ? result(*C.Found) : absent(*C.Gone));
    json::Array Taxonomies, Supported;
    for (const Taxonomy &T : builtinTables().taxonomies()) {
      Supported.push_back(
          json::Object{{"name", T.Name}, {"index", static_cast<int64_t>(Taxonomies.size())}});
      Taxonomies.push_back(sarifTaxonomy(T));
    }
    json::Array Rules;
    for (size_t I = 0; I < allRules().size(); ++I)
      Rules.push_back(sarifRule(allRules()[I], Gravest[I].value_or(Severity::Medium)));
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
      if (std::optional<llvm::StringRef> Line = lineAt(R, P);
          Line && !Line->empty() && Line->size() <= MaxSnippet)
        Region["snippet"] = sarifMessage(*Line);
      Physical["region"] = std::move(Region);
    }
    return json::Object{{"physicalLocation", std::move(Physical)}};
  }

  json::Object location(const Place &P, llvm::StringRef Text) const {
    json::Object L = location(P);
    L["message"] = sarifMessage(readable(Text));
    return L;
  }

  /// The message, then a link for each note that stands elsewhere.
  json::Object message(const Finding &F) const {
    std::string Text = linkable(readable(F.Message)) + ".";
    for (const auto &[I, N] : llvm::enumerate(F.Notes)) {
      bool Elsewhere = N.Where.isValid() && N.Where != F.Where;
      std::string Said = linkable(readable(N.Message));
      Text += "\n" + (Elsewhere ? "[" + Said + "](" + std::to_string(I) + ")" : Said);
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
      S["justification"] = readable(Why);
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
                        {"message", sarifMessage(readable(G.Crossing + " is gone."))},
                        {"locations", json::Array{std::move(At)}},
                        {"partialFingerprints", json::Object{{FingerprintName, G.Fingerprint}}},
                        {"baselineState", "absent"}};
  }

  json::Object invocation() const {
    json::Array Notes;
    auto Notify = [&](const char *Level, const std::string &Text, const Place &At) {
      json::Object N{{"level", Level}, {"message", sarifMessage(readable(Text))}};
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
                 " of the mildest results are left out: code scanning takes " +
                 std::to_string(MaxResults) + " a run, and 10 MB a file",
             {});
    return json::Object{{"executionSuccessful", R.Unanalysed.empty()},
                        {"toolExecutionNotifications", std::move(Notes)}};
  }

  const Report &R;
  std::vector<Candidate> Chosen;
  size_t LeftOut;
  /// Of each rule that found something.
  std::vector<std::optional<Severity>> Gravest;
  llvm::StringMap<std::vector<std::string>> Hashes;
};

std::string logOf(const Report &R, llvm::ArrayRef<Candidate> All, size_t Kept) {
  std::string Log;
  llvm::raw_string_ostream Out(Log);
  json::OStream J(Out, 2);
  J.value(json::Object{{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
                       {"version", "2.1.0"},
                       {"runs", json::Array{Writer(R, All, Kept).run()}}});
  Out << "\n";
  return Log;
}

/// The bytes of \p Log as it is uploaded. Nothing grows by packing, so a small one need not be.
size_t packed(llvm::StringRef Log) {
  if (Log.size() <= MaxPacked || !llvm::compression::zlib::isAvailable())
    return Log.size();
  llvm::SmallVector<uint8_t, 0> Bytes;
  llvm::compression::zlib::compress(llvm::arrayRefFromStringRef(Log), Bytes);
  return Bytes.size();
}

} // namespace

void renderSarif(const Report &R, llvm::raw_ostream &Out) {
  std::vector<Candidate> All = candidates(R);
  size_t Kept = std::min(All.size(), MaxResults);
  std::string Log = logOf(R, All, Kept);
  for (size_t Size = packed(Log); Size > MaxPacked && Kept > 0; Size = packed(Log)) {
    // As many as would fit if they were alike, and a tenth less.
    Kept = static_cast<size_t>(static_cast<double>(Kept) * 0.9 * MaxPacked /
                               static_cast<double>(Size));
    Log = logOf(R, All, Kept);
  }
  Out << Log;
}

} // namespace bordercheck
