// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// `bordercheck scan`: summaries of all units, linked, judged, rendered.
#include "Commands.h"
#include "Settle.h"
#include "Units.h"
#include "checks/flow/Entities.h"
#include "llvm/Support/CrashRecoveryContext.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/ThreadPool.h"
#include "llvm/Support/ToolOutputFile.h"
#include <fmt/format.h>
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

std::vector<UnitResult> summarizeAll(const Selection &Selected, const Catalog &Known,
                                     llvm::StringRef Root, unsigned Jobs) {
  std::vector<UnitResult> Results(Selected.Commands.size());
  Progress Shown(Results.size());
  llvm::DefaultThreadPool Pool(llvm::hardware_concurrency(Jobs));
  for (size_t I = 0; I < Results.size(); ++I)
    Pool.async([&, I] {
      const clang::tooling::CompileCommand &C = Selected.Commands[I];
      Results[I] = summarizeUnit(C, Known, Root);
      Shown.done(llvm::sys::path::filename(C.Filename));
    });
  Pool.wait();
  return Results;
}

void printStats(const Program &P, const Selection &Selected, size_t Units) {
  const UnitCounts &C = P.Counts;
  auto Line = [](const char *What, uint64_t N) {
    llvm::errs() << fmt::format("{:>10}  {}\n", N, What);
  };
  Line("units analysed", Units);
  Line("further commands for the same file, or other languages", Selected.Skipped);
  Line("functions with a body", C.Functions);
  Line("functions walked", C.FunctionsAnalysed);
  Line("crossings", P.Crossings.size());
  Line("functions too large to walk block by block", C.Cut.FunctionsFlattened);
  Line("loops widened", C.Cut.LoopsWidened);
  Line("blocks left while their state still grew", C.Cut.BlocksLeftGrowing);
  Line("shapes cut in the middle", C.Cut.ShapesCut);
  Line("texts with too many alternatives, joined", C.Cut.TextsJoined);
  Line("literals dropped from bags", C.Cut.BagLiteralsDropped);
  Line("origins dropped from bags, one of their kind kept", C.Cut.BagHolesDropped);
  Line("literals cut", C.Cut.LiteralsCut);
  Line("crossings not handed further up", C.Cut.CallDepthCut);
  Line("crossings with too many callers", C.Cut.CallersCut);
  Line("crossings handed through too many calls", C.Cut.ClimbsCut);
  Line("functions not bound to a virtual or indirect call", C.Cut.CalleesCut);
  Line("holes not resolved further", C.Cut.ResolveDepthCut);
}

int writeFile(llvm::StringRef Path, llvm::function_ref<void(llvm::raw_ostream &)> Print) {
  std::error_code Error;
  llvm::ToolOutputFile File(Path, Error, llvm::sys::fs::OF_None);
  if (Error)
    return fail(Path + ": " + Error.message());
  Print(File.os());
  File.keep();
  return Clean;
}

int write(const Report &R, Format As, llvm::StringRef Output) {
  if (!Output.empty())
    return writeFile(Output, [&](llvm::raw_ostream &Out) { render(R, As, Out); });
  render(R, As, llvm::outs());
  return Clean;
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

int fail(const llvm::Twine &Message) {
  llvm::errs() << "bordercheck: " << Message << "\n";
  return ToolError;
}

int scan(const ScanRequest &Request) {
  std::optional<Format> As = formatFrom(Request.FormatName);
  if (!As)
    return fail("unknown format '" + Request.FormatName + "'; use " + formatNames());
  JudgeOptions Options;
  for (const std::string &Name : Request.Rules) {
    const RuleInfo *Rule = findRule(Name);
    if (!Rule)
      return fail("unknown rule '" + Name + "'; `bordercheck list` names them");
    Options.Rules.push_back(Rule->Id.str());
  }
  std::optional<Severity> Minimum = severityFrom(Request.MinimumSeverity);
  if (!Minimum)
    return fail("unknown severity '" + Request.MinimumSeverity +
                "'; use low, medium, high or critical");
  Options.AtLeast = *Minimum;

  llvm::Expected<Catalog> Known = Catalog::builtin();
  if (!Known)
    return fail(llvm::toString(Known.takeError()));
  llvm::Expected<Selection> Selected = select(Request);
  if (!Selected)
    return fail(llvm::toString(Selected.takeError()));

  llvm::CrashRecoveryContext::Enable();
  std::string Root = workingDirectory();
  Report R;
  R.Unanalysed = Selected->Missing;
  std::vector<Summary> Summaries;
  std::vector<UnitResult> Units = summarizeAll(*Selected, *Known, Root, Request.Jobs);
  if (int Error = writeTimings(*Selected, Units, Request.Timings))
    return Error;
  for (UnitResult &U : Units) {
    if (U.Made)
      Summaries.push_back(std::move(*U.Made));
    if (U.Problem)
      R.Unanalysed.push_back(std::move(*U.Problem));
  }
  R.Units = Summaries.size();
  Program P = link(std::move(Summaries));
  Judgement J = judge(P, *Known, Options);
  settle(R, std::move(J));
  readSources(R);
  R.WithInventory = Request.Inventory;
  if (Request.Stats)
    printStats(P, *Selected, R.Units);
  if (Request.Inventory)
    R.Inventory = inventory(P);

  if (int Error = write(R, *As, Request.Output))
    return Error;
  for (const Incomplete &I : R.Unanalysed)
    llvm::errs() << "bordercheck: not wholly analysed: " << I.Unit << ": " << I.Why << "\n";
  if (!R.Unanalysed.empty())
    return Unanalysed;
  return R.Findings.empty() ? Clean : Findings;
}

} // namespace bordercheck
