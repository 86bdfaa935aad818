// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// `bordercheck review`: what a change brings. The program is analysed as it is and as it was
// at a revision, with the files of then in front of those on disk: no second checkout, and
// generated files are there. Units that read no changed file are analysed once. A finding is
// new when what crosses is new, and also when a step on its way was edited.
#include "Git.h"
#include "Scan.h"
#include "checks/flow/Entities.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/ThreadPool.h"

namespace bordercheck {
namespace {

namespace path = llvm::sys::path;

std::string absolute(llvm::StringRef Folder, llvm::StringRef File) {
  llvm::SmallString<256> Path(path::is_absolute(File) ? llvm::StringRef() : Folder);
  path::append(Path, File);
  path::remove_dots(Path, /*remove_dot_dot=*/true);
  return Path.str().str();
}

bool readsChanged(const UnitResult &Unit, llvm::StringRef Folder, const Differences &D) {
  return !Unit.Made || Unit.Problem || llvm::any_of(Unit.Read, [&](const std::string &File) {
    std::string Path = absolute(Folder, File);
    return D.Before.count(Path) || D.Added.count(Path);
  });
}

/// \p Now as it was. What a unit that was not there would have said is nothing.
Scanned before(const Scanned &Now, const Differences &D, unsigned Jobs) {
  Scanned Was;
  Was.Units.resize(Now.Units.size());
  llvm::DefaultThreadPool Pool(llvm::hardware_concurrency(Jobs));
  for (size_t I = 0; I < Now.Units.size(); ++I) {
    const clang::tooling::CompileCommand &C = Now.Selected.Commands[I];
    if (!readsChanged(Now.Units[I], C.Directory, D))
      Was.Units[I].Made = Now.Units[I].Made;
    else if (!D.Added.count(C.Filename))
      Pool.async([&, I] {
        Was.Units[I] = summarizeUnit(C, *Now.Catalogs[I], workingDirectory(), D.Before);
      });
  }
  Pool.wait();
  return Was;
}

std::vector<Record> recordsOf(const Report &R) {
  std::vector<Record> All;
  All.reserve(R.Findings.size());
  for (const Finding &F : R.Findings)
    All.push_back(recordOf(F));
  return All;
}

/// Opens again what is the same, but runs through an edited line.
void reopenTouched(Report &R, const Differences &D) {
  std::string Here = workingDirectory();
  auto Touched = [&](const Place &P) { return D.touches(absolute(Here, P.File), P.Line); };
  auto Edited = [&](const Finding &F) {
    return F.Decided.As == Standing::Known && F.Since == Change::Same &&
           (Touched(F.Where) ||
            llvm::any_of(F.Steps, [&](const Step &S) { return Touched(S.Where); }));
  };
  for (Finding &F : R.Settled) {
    if (!Edited(F))
      continue;
    R.Findings.push_back(F);
    R.Findings.back().Decided = {};
    R.Findings.back().Since = Change::Changed;
    R.Findings.back().Otherwise = "a step on the way was edited";
  }
  llvm::erase_if(R.Settled, Edited);
  llvm::sort(R.Findings, [](const Finding &A, const Finding &B) {
    return std::tie(A.Where, A.Rule) < std::tie(B.Where, B.Rule);
  });
}

void addOwners(Report &R, llvm::StringRef Root) {
  Owners All = ownersIn(Root);
  std::string Here = workingDirectory();
  for (const Finding &F : R.Findings) {
    std::string File = absolute(Here, F.Where.File);
    llvm::StringRef Inside = File;
    if (Inside.consume_front(Root) && Inside.consume_front("/"))
      R.Owners[F.Where.File] = All.of(Inside);
  }
}

int writeSarif(const Report &R, const ReviewRequest &Request) {
  if (Request.Sarif.empty())
    return Clean;
  return writeFile(Request.Sarif, [&](llvm::raw_ostream &Out) { renderSarif(R, Out); });
}

} // namespace

int review(const ReviewRequest &Request) {
  if (!Request.Baseline.empty())
    return fail("review compares with --base; leave out --baseline");
  llvm::Expected<Reporting> As = reporting(Request);
  if (!As)
    return fail(llvm::toString(As.takeError()));
  Configurations Settings(Request.Models);
  llvm::Expected<Differences> D = differencesTo(Request.Base);
  if (!D)
    return fail(llvm::toString(D.takeError()));
  llvm::Expected<Scanned> Now = scanUnits(Request, Settings);
  if (!Now)
    return fail(llvm::toString(Now.takeError()));

  Reporting Then = *As;
  Then.By.Approvals.clear();
  Then.Request.Inventory = Then.Request.Stats = false;
  const Configured &Here = *Now->Whole;
  Scanned Was = before(*Now, *D, Request.Jobs);
  As->By.Baseline = recordsOf(conclude(gathered(std::move(Was)), Here, Then));
  Report R = conclude(gathered(std::move(*Now)), Here, *As);
  reopenTouched(R, *D);
  addOwners(R, D->Root);
  if (int Error = writeSarif(R, Request))
    return Error;
  return deliver(R, *As);
}

} // namespace bordercheck
