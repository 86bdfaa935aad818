// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// `bordercheck approve` and `bordercheck baseline`: what the project keeps of findings. Both
// scan, so that what is kept is what there is.
#include "Scan.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/JSON.h"

namespace bordercheck {
namespace {

/// Of a fingerprint, where it is cut short.
constexpr size_t MinPrefix = 8;

/// The finding that \p Wanted names, in whole or by a beginning that fits one alone.
llvm::Expected<const Finding *> named(const Report &R, llvm::StringRef Wanted) {
  std::vector<const Finding *> Fitting;
  for (const std::vector<Finding> *All : {&R.Findings, &R.Settled})
    for (const Finding &F : *All) {
      if (F.Fingerprint == Wanted)
        return &F;
      if (Wanted.size() >= MinPrefix && llvm::StringRef(F.Fingerprint).starts_with(Wanted))
        Fitting.push_back(&F);
    }
  if (Fitting.size() == 1)
    return Fitting.front();
  if (Fitting.empty())
    return llvm::createStringError("no finding has the fingerprint " + Wanted +
                                   " (or begins so, with " + llvm::Twine(MinPrefix) +
                                   " digits or more); `bordercheck scan --format json` lists them, "
                                   "and a text that changed has "
                                   "a new one");
  return llvm::createStringError("several findings begin with " + Wanted + "; give more of it");
}

bool isFound(const Report &R, const Record &Kept) {
  auto Has = [&](const Finding &F) { return F.Fingerprint == Kept.Fingerprint; };
  return llvm::any_of(R.Findings, Has) || llvm::any_of(R.Settled, Has);
}

/// \p Approvals with \p Now in them; what it follows, or replaces, goes.
std::vector<Record> with(std::vector<Record> Approvals, Record Now, const Finding &Of,
                         const Report &R) {
  llvm::erase_if(Approvals, [&](const Record &Old) {
    return Old.Fingerprint == Now.Fingerprint || (sameSite(Old, Of) && !isFound(R, Old));
  });
  Approvals.push_back(std::move(Now));
  return Approvals;
}

std::string refusal(const ApproveRequest &Request) {
  if (Request.Fingerprint.empty())
    return "approve needs the fingerprint of a finding; `bordercheck scan --format json` lists "
           "them";
  if (llvm::StringRef(Request.Reason).trim().empty())
    return "an approval needs a reason: --reason \"why this may cross\"";
  if (!Request.Expires.empty() && !isDay(Request.Expires))
    return "'" + Request.Expires + "' is no day; write it as 2026-12-31";
  return "";
}

} // namespace

int approve(const ApproveRequest &Request) {
  if (std::string Why = refusal(Request); !Why.empty())
    return fail(Why);
  llvm::Expected<Reporting> As = reporting(Request);
  if (!As)
    return fail(llvm::toString(As.takeError()));
  llvm::Expected<Report> R = reportOn(Request, *As);
  if (!R)
    return fail(llvm::toString(R.takeError()));
  llvm::Expected<const Finding *> F = named(*R, Request.Fingerprint);
  if (!F)
    return fail(llvm::toString(F.takeError()));

  Record Now = recordOf(**F);
  Now.Reason = Request.Reason;
  Now.By = Request.By;
  Now.Expires = Request.Expires;
  auto All = with(As->By.Approvals, Now, **F, *R);
  if (int Error = writeFile(As->By.ApprovalsIn,
                            [&](llvm::raw_ostream &Out) { writeRecords("approvals", All, Out); }))
    return Error;
  llvm::outs() << printable((*F)->Where.File) << ":" << (*F)->Where.Line << ": approved "
               << Now.Fingerprint << ": " << printable((*F)->Message) << "\n"
               << "commit " << As->By.ApprovalsIn << ", and have it reviewed like code\n";
  return Clean;
}

int writeBaseline(ScanRequest Request) {
  if (Request.Output.empty())
    Request.Output = BaselineFile.str();
  llvm::Expected<Reporting> As = reporting(Request);
  if (!As)
    return fail(llvm::toString(As.takeError()));
  llvm::Expected<Report> R = reportOn(Request, *As);
  if (!R)
    return fail(llvm::toString(R.takeError()));
  std::vector<Record> All;
  for (const Finding &F : R->Findings)
    All.push_back(recordOf(F));
  if (int Error = writeFile(Request.Output,
                            [&](llvm::raw_ostream &Out) { writeRecords("baseline", All, Out); }))
    return Error;
  llvm::outs() << All.size() << (All.size() == 1 ? " finding is" : " findings are")
               << " in the baseline " << Request.Output << "; with --baseline " << Request.Output
               << " only others fail\n";
  sayWhatFailed(R->Unanalysed);
  return R->Unanalysed.empty() ? Clean : Unanalysed;
}

} // namespace bordercheck
