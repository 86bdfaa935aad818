// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "checks/review/Records.h"
#include "checks/text/Excerpt.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringSet.h"
#include <set>

namespace bordercheck {
namespace {

/// Enough of a text to tell it from its neighbours in a review.
constexpr size_t Columns = 400;

std::string crossingOf(const Finding &F) { return nameOf(F.Of.Kind).str() + " by " + F.Of.Callee; }

std::string origin(const Hole &H) { return H.Name + " (" + nameOf(H.Stands.Who).str() + ")"; }

bool has(llvm::ArrayRef<Record> All, llvm::StringRef Fingerprint) {
  return llvm::any_of(All, [&](const Record &R) { return R.Fingerprint == Fingerprint; });
}

std::vector<std::string> inputsOf(llvm::ArrayRef<std::string> Inputs, bool Paths) {
  std::vector<std::string> Kept;
  for (llvm::StringRef I : Inputs)
    if (I.starts_with("path: ") == Paths)
      Kept.push_back(I.str());
  return Kept;
}

std::string joined(llvm::ArrayRef<std::string> Words) {
  if (Words.size() < 2)
    return llvm::join(Words, "");
  return llvm::join(Words.drop_back(), ", ") + " and " + Words.back();
}

/// The open finding that \p R may have become: one in its place that no record names.
const Finding *successor(const Record &R, llvm::ArrayRef<Finding> Open,
                         llvm::ArrayRef<Record> Records) {
  const auto *At = llvm::find_if(Open, [&](const Finding &F) {
    return F.Decided.As == Standing::Open && sameSite(R, F) && !has(Records, F.Fingerprint);
  });
  return At == Open.end() ? nullptr : At;
}

std::string title(const Record &R) {
  return R.Rule + " in " + R.File + (R.Function.empty() ? "" : ", " + R.Function);
}

} // namespace

Record recordOf(const Finding &F) {
  Record R;
  R.Fingerprint = F.Fingerprint;
  R.Rule = F.Rule;
  R.Level = F.Level;
  R.File = F.Where.File;
  R.Function = F.Function;
  R.Crossing = crossingOf(F);
  std::set<std::string> Origins, Gates;
  for (const CrossingInput &I : F.Of.Inputs) {
    R.Inputs.push_back(nameOf(I.As).str() + ": " + excerpt(I.Value, Columns));
    I.Value.forEachHole([&](const Hole &H) {
      Origins.insert(origin(H));
      for (const Gate &G : H.Gates)
        Gates.insert(nameOf(G.Kind).str() + (G.Language.empty() ? "" : " for " + G.Language) +
                     " on " + H.Name);
    });
  }
  R.Origins.assign(Origins.begin(), Origins.end());
  R.Gates.assign(Gates.begin(), Gates.end());
  return R;
}

bool isDay(llvm::StringRef Day) {
  unsigned Year = 0, Month = 0, Date = 0;
  if (Day.size() != 10 || Day[4] != '-' || Day[7] != '-' ||
      Day.take_front(4).getAsInteger(10, Year) || Day.substr(5, 2).getAsInteger(10, Month) ||
      Day.substr(8, 2).getAsInteger(10, Date) || Month < 1 || Month > 12 || Date < 1)
    return false;
  constexpr std::array<unsigned, 12> Days = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  bool Leap = Year % 4 == 0 && (Year % 100 != 0 || Year % 400 == 0);
  return Date <= Days[Month - 1] + (Leap && Month == 2);
}

bool sameSite(const Record &R, const Finding &F) {
  return R.Rule == F.Rule && R.File == F.Where.File && R.Function == F.Function &&
         R.Crossing == crossingOf(F);
}

std::string differences(const Record &R, const Finding &F) {
  Record Now = recordOf(F);
  std::vector<std::string> Parts;
  if (inputsOf(R.Inputs, false) != inputsOf(Now.Inputs, false))
    Parts.emplace_back("the text");
  if (inputsOf(R.Inputs, true) != inputsOf(Now.Inputs, true))
    Parts.emplace_back("the path");
  if (R.Origins != Now.Origins)
    Parts.emplace_back("the origins");
  if (R.Gates != Now.Gates)
    Parts.emplace_back("the gates");
  return Parts.empty() ? "the crossing" : joined(Parts);
}

Settlement applyApprovals(std::vector<Finding> &Open, llvm::ArrayRef<Record> Approvals,
                          llvm::StringRef File, llvm::StringRef Today) {
  Settlement Result;
  llvm::StringSet<> Matched;
  for (Finding &F : Open) {
    const auto *R =
        llvm::find_if(Approvals, [&](const Record &A) { return A.Fingerprint == F.Fingerprint; });
    if (R == Approvals.end())
      continue;
    Matched.insert(R->Fingerprint);
    if (R->Expires.empty() || Today <= R->Expires)
      F.Decided = {Standing::Approved, R->Reason, R->By, R->Expires, {}};
    else
      Result.Remarks.push_back({F.Where, "the approval of " + title(*R) + " ran out on " +
                                             R->Expires + "; approve it again or change it"});
  }
  Place In;
  In.File = File.str();
  for (const Record &R : Approvals) {
    if (Matched.contains(R.Fingerprint))
      continue;
    Result.Gone.push_back(R);
    if (const Finding *F = successor(R, Open, Approvals))
      Result.Remarks.push_back({F->Where, "this was approved (" + R.Reason + "), but " +
                                              differences(R, *F) + " changed since: approve " +
                                              F->Fingerprint + ", or change it; then drop " +
                                              R.Fingerprint + " from " + In.File});
    else
      Result.Remarks.push_back({In, "stale approval: nothing matches " + R.Fingerprint + " (" +
                                        title(R) + ") any more; drop it"});
  }
  return Result;
}

Settlement applyBaseline(std::vector<Finding> &Open, llvm::ArrayRef<Record> Baseline) {
  llvm::StringMap<const Record *> Known;
  for (const Record &R : Baseline)
    Known[R.Fingerprint] = &R;
  llvm::StringSet<> Matched;
  for (Finding &F : Open) {
    auto At = Known.find(F.Fingerprint);
    if (At == Known.end())
      continue;
    Matched.insert(F.Fingerprint);
    F.Since = F.Level > At->second->Level ? Change::Worse : Change::Same;
    if (F.Since == Change::Worse)
      F.Otherwise = "the severity, " + nameOf(At->second->Level).str() + " before,";
    else if (F.Decided.As == Standing::Open)
      F.Decided.As = Standing::Known;
  }
  Settlement Result;
  for (const Record &R : Baseline) {
    if (Matched.contains(R.Fingerprint))
      continue;
    auto Now = llvm::find_if(
        Open, [&](const Finding &F) { return F.Since == Change::Unknown && sameSite(R, F); });
    if (Now == Open.end()) {
      Result.Gone.push_back(R);
      continue;
    }
    Now->Since = Now->Level > R.Level ? Change::Worse : Change::Changed;
    Now->Otherwise = differences(R, *Now);
  }
  for (Finding &F : Open)
    if (F.Since == Change::Unknown)
      F.Since = Change::New;
  return Result;
}

} // namespace bordercheck
