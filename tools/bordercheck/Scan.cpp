// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// `bordercheck scan`: summaries of all units, linked, judged, rendered.
#include "Scan.h"
#include "Cache.h"
#include "Commands.h"
#include "checks/flow/Entities.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/ThreadPool.h"
#include <fmt/format.h>
#include <map>
#include <mutex>

namespace bordercheck {
namespace {

/// "[12/340] file", on a terminal only.
class Progress {
public:
  explicit Progress(size_t Total)
      : Total(Total), Shown(llvm::sys::Process::StandardErrIsDisplayed()) {}

  void done(llvm::StringRef File) {
    std::lock_guard<std::mutex> Lock(Mutex);
    ++Done;
    if (Shown)
      llvm::errs() << fmt::format("\r\x1b[K[{}/{}] {}", Done, Total, escaped(File));
    if (Shown && Done == Total)
      llvm::errs() << "\r\x1b[K";
  }

private:
  std::mutex Mutex;
  size_t Done = 0;
  size_t Total;
  bool Shown;
};

/// The catalog for each of the selected commands: of the configuration nearest to its file.
llvm::Expected<std::vector<const Catalog *>> catalogsFor(const Selection &Selected,
                                                         Configurations &Settings) {
  std::vector<const Catalog *> All;
  for (const clang::tooling::CompileCommand &C : Selected.Commands) {
    llvm::Expected<const Configured *> Here =
        Settings.forFolder(llvm::sys::path::parent_path(C.Filename), Selected.Folder);
    if (!Here)
      return Here.takeError();
    All.push_back(&(*Here)->Known);
  }
  return All;
}

/// One for each catalog, because a summary is what its unit does as that catalog has it.
using UnitCaches = std::map<const Catalog *, std::unique_ptr<UnitCache>>;

/// From \p Cache what it has, where there is one; it keeps the rest.
UnitResult summarized(const clang::tooling::CompileCommand &C, const Catalog &Known,
                      llvm::StringRef Root, UnitCache *Cache) {
  if (Cache)
    if (std::optional<UnitResult> Kept = Cache->find(C))
      return std::move(*Kept);
  UnitResult Result = summarizeUnit(C, Known, Root);
  if (Cache && Result.Made && !Result.Problem)
    Cache->keep(C, Result.Read, *Result.Made);
  return Result;
}

/// \p Known has a catalog for each of the commands.
std::vector<UnitResult> summarizeAll(const Selection &Selected,
                                     llvm::ArrayRef<const Catalog *> Known, llvm::StringRef Root,
                                     unsigned Jobs, const UnitCaches &Caches) {
  std::vector<UnitResult> Results(Selected.Commands.size());
  Progress Shown(Results.size());
  llvm::DefaultThreadPool Pool(llvm::hardware_concurrency(Jobs));
  for (size_t I = 0; I < Results.size(); ++I)
    Pool.async([&, I] {
      const clang::tooling::CompileCommand &C = Selected.Commands[I];
      Results[I] = summarized(C, *Known[I], Root, Caches.at(Known[I]).get());
      Shown.done(llvm::sys::path::filename(C.Filename));
    });
  Pool.wait();
  return Results;
}

/// Null where none is wanted, or none can be had: that costs time and nothing else.
llvm::Expected<std::unique_ptr<UnitCache>> openCache(const ScanRequest &Request,
                                                     const Catalog &Known, llvm::StringRef Root) {
  // What was not analysed cost nothing, which is not what is asked.
  if (Request.NoCache || !Request.Timings.empty())
    return nullptr;
  Provenance Maker = provenance(Catalog::builtinFingerprint(), Known.fingerprint());
  return UnitCache::open(Request.CacheFolder, Maker, Root);
}

UnitCaches openCaches(const ScanRequest &Request, llvm::ArrayRef<const Catalog *> Catalogs,
                      llvm::StringRef Root) {
  UnitCaches All;
  std::string Why;
  for (const Catalog *Known : Catalogs) {
    if (All.count(Known))
      continue;
    llvm::Expected<std::unique_ptr<UnitCache>> Cache = openCache(Request, *Known, Root);
    std::unique_ptr<UnitCache> &Entry = All[Known];
    if (Cache)
      Entry = std::move(*Cache);
    else
      Why = llvm::toString(Cache.takeError());
  }
  if (!Why.empty())
    llvm::errs() << "bordercheck: note: no summaries are kept: " << Why << "\n";
  return All;
}

/// "SECONDS\tFILE" for each unit that was wholly analysed. A file of its own: reports hold
/// nothing that differs from run to run.
int writeTimings(const Selection &Selected, llvm::ArrayRef<UnitResult> Units,
                 llvm::StringRef Path) {
  if (Path.empty())
    return Clean;
  return writeFile(Path, [&](llvm::raw_ostream &Out) {
    for (const auto &[Command, Unit] : llvm::zip_equal(Selected.Commands, Units))
      if (Unit.Made && !Unit.Problem)
        Out << fmt::format("{:.6f}\t{}\n", Unit.AnalysisSeconds, Command.Filename);
  });
}

llvm::Expected<Selection> select(const ScanRequest &Request) {
  if (!Request.Flags)
    return fromDatabase(Request.BuildPath, Request.Paths);
  if (Request.Paths.empty())
    return llvm::createStringError("no files before --; give the files to analyse");
  return fromFlags(Request.Paths, *Request.Flags);
}

} // namespace

llvm::Expected<Scanned> scanUnits(const ScanRequest &Request, Configurations &Settings) {
  llvm::Expected<Selection> Selected = select(Request);
  if (!Selected)
    return Selected.takeError();
  sayWhatIsUnknown(Selected->Unknown);
  llvm::StringRef First;
  if (!Selected->Commands.empty())
    First = llvm::sys::path::parent_path(Selected->Commands.front().Filename);
  llvm::Expected<const Configured *> Whole = Settings.forFolder(Selected->Folder, First);
  if (!Whole)
    return Whole.takeError();
  llvm::Expected<std::vector<const Catalog *>> Catalogs = catalogsFor(*Selected, Settings);
  if (!Catalogs)
    return Catalogs.takeError();
  Scanned All;
  All.Whole = *Whole;
  All.Catalogs = std::move(*Catalogs);
  std::string Root = workingDirectory();
  UnitCaches Caches = openCaches(Request, All.Catalogs, Root);
  All.Units = summarizeAll(*Selected, All.Catalogs, Root, Request.Jobs, Caches);
  if (!Caches.empty() && Caches.begin()->second)
    Caches.begin()->second->prune();
  All.Selected = std::move(*Selected);
  return All;
}

Gathered gathered(Scanned Done) {
  Gathered All;
  All.Unanalysed = std::move(Done.Selected.Missing);
  All.Skipped = Done.Selected.Skipped;
  for (const auto &[Flag, Times] : Done.Selected.Unknown)
    All.FlagsLeftOut += Times;
  for (UnitResult &U : Done.Units) {
    All.FromCache += U.FromCache;
    if (U.Made)
      All.Units.add(std::move(*U.Made));
    if (U.Problem)
      All.Unanalysed.push_back(std::move(*U.Problem));
  }
  return All;
}

llvm::Expected<Report> reportOn(const ScanRequest &Request, const Reporting &As) {
  Configurations Settings(Request.Models);
  llvm::Expected<Scanned> Done = scanUnits(Request, Settings);
  if (!Done)
    return Done.takeError();
  if (writeTimings(Done->Selected, Done->Units, Request.Timings))
    return llvm::createStringError("no report without the timings that were asked for");
  const Configured &Here = *Done->Whole;
  return conclude(gathered(std::move(*Done)), Here, As);
}

int scan(const ScanRequest &Request) {
  llvm::Expected<Reporting> As = reporting(Request);
  if (!As)
    return fail(llvm::toString(As.takeError()));
  llvm::Expected<Report> R = reportOn(Request, *As);
  return R ? deliver(*R, *As) : fail(llvm::toString(R.takeError()));
}

} // namespace bordercheck
