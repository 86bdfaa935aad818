// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "Finish.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/ToolOutputFile.h"
#include <fmt/format.h>

namespace bordercheck {
namespace {

void printStats(const Program &P, size_t Units, const Gathered &From) {
  const UnitCounts &C = P.Counts;
  auto Line = [](const char *What, uint64_t N) {
    llvm::errs() << fmt::format("{:>10}  {}\n", N, What);
  };
  Line("units", Units);
  Line("of those taken from the cache, not parsed", From.FromCache);
  Line("further commands for the same file, or other languages", From.Skipped);
  Line("flags that Clang does not know, left out", C.FlagsLeftOut + From.FlagsLeftOut);
  Line("functions with a body", C.Functions);
  Line("functions walked", C.FunctionsAnalysed);
  Line("functions that are called and have no summary", P.Missing.Count);
  Line("crossings", P.Crossings.size());
  Line("functions too large to walk block by block", C.Cut.FunctionsFlattened);
  Line("pointers that refer to too many objects", C.Cut.TargetsCut);
  Line("loops widened", C.Cut.LoopsWidened);
  Line("blocks left while their state still grew", C.Cut.BlocksLeftGrowing);
  Line("shapes cut in the middle", C.Cut.ShapesCut);
  Line("texts with too many alternatives, joined", C.Cut.TextsJoined);
  Line("literals dropped from bags", C.Cut.BagLiteralsDropped);
  Line("origins dropped from bags, one of their kind kept", C.Cut.BagHolesDropped);
  Line("literals cut", C.Cut.LiteralsCut);
  Line("crossings handed through too many calls", C.Cut.CallDepthCut);
  Line("crossings with too many callers", C.Cut.CallersCut);
  Line("crossings with too many ways up", C.Cut.ClimbsCut);
  Line("functions not bound to a virtual or indirect call", C.Cut.CalleesCut);
  Line("results of calls that may be of too many functions", C.Cut.AnswersCut);
  Line("holes not resolved further", C.Cut.ResolveDepthCut);
}

void sayWhatIsMissing(const MissingFunctions &Missing) {
  if (Missing.Count)
    llvm::errs() << "bordercheck: note: " << Missing.Count
                 << " of the functions that are called have no summary and no model, such as '"
                 << escaped(Missing.Example) << "'; what they do is not known\n";
}

/// Text on a terminal is for people, elsewhere for programs; colours only where wanted.
void writeOut(const Report &R, const Reporting &As) {
  using llvm::sys::Process;
  const std::string &Color = As.Request.Color;
  bool Display = Process::StandardOutIsDisplayed();
  if (As.How != Format::Text || (!Display && Color != "always"))
    return render(R, As.How, llvm::outs());
  bool Colored = Color == "always" || (Color == "auto" && Process::StandardOutHasColors() &&
                                       !Process::GetEnv("NO_COLOR"));
  renderTerminal(R, Colored, llvm::outs());
}

int write(const Report &R, const Reporting &As) {
  if (!As.Request.Output.empty())
    return writeFile(As.Request.Output, [&](llvm::raw_ostream &Out) { render(R, As.How, Out); });
  writeOut(R, As);
  return Clean;
}

} // namespace

int fail(const llvm::Twine &Message) {
  llvm::errs() << "bordercheck: " << visible(Message.str()) << "\n";
  return ToolError;
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

llvm::Expected<Reporting> reporting(const ReportRequest &Request) {
  Reporting As{Request, Format::Text, {}, {}};
  std::optional<Format> How = formatFrom(Request.FormatName);
  if (!How)
    return llvm::createStringError("unknown format '" + Request.FormatName + "'; use " +
                                   formatNames());
  As.How = *How;
  // It holds nothing else.
  As.Request.Inventory |= As.How == Format::Csv;
  for (const std::string &Name : Request.Rules) {
    const RuleInfo *Rule = findRule(Name);
    if (!Rule)
      return llvm::createStringError("unknown rule '" + Name + "'; `bordercheck list` names them");
    As.Judged.Rules.push_back(Rule->Id.str());
  }
  std::optional<Severity> Minimum = severityFrom(Request.MinimumSeverity);
  if (!Minimum)
    return llvm::createStringError("unknown severity '" + Request.MinimumSeverity +
                                   "'; use low, medium, high or critical");
  As.Judged.AtLeast = *Minimum;
  if (Request.Color != "auto" && Request.Color != "always" && Request.Color != "never")
    return llvm::createStringError("unknown colour mode '" + Request.Color +
                                   "'; use auto, always or never");
  llvm::Expected<Kept> By = readKept(Request.Approvals, Request.Baseline);
  if (!By)
    return By.takeError();
  As.By = std::move(*By);
  return As;
}

void sayWhatFailed(llvm::ArrayRef<Incomplete> All) {
  for (const Incomplete &I : All)
    llvm::errs() << "bordercheck: not wholly analysed: " << printable(I.Unit) << ": "
                 << printable(I.Why) << "\n";
}

Report conclude(Gathered All, const Configured &Here, const Reporting &As) {
  Report R;
  R.Units = All.Units.size();
  R.Unanalysed = std::move(All.Unanalysed);
  Program P = link(std::move(All.Units));
  for (const UnreadUnit &U : P.Unread)
    R.Unanalysed.push_back({U.Unit, U.Why});
  for (const Step &M : P.Mistakes)
    R.Unanalysed.push_back(
        {M.Where.File + ":" + std::to_string(M.Where.Line) + ":" + std::to_string(M.Where.Column),
         M.What});
  if (All.SayMissing)
    sayWhatIsMissing(P.Missing);
  JudgeOptions Judged = As.Judged;
  Judged.Project = Here.Says.Project;
  Judged.Project.RequireReasons |= As.Request.RequireReasons;
  settle(R, judge(P, Here.Known, Judged), As.By);
  R.WithInventory = As.Request.Inventory;
  if (As.Request.Stats)
    printStats(P, R.Units, All);
  if (As.Request.Inventory)
    R.Inventory = inventory(P);
  return R;
}

int deliver(const Report &R, const Reporting &As) {
  if (int Error = write(R, As))
    return Error;
  sayWhatFailed(R.Unanalysed);
  if (!R.Unanalysed.empty())
    return Unanalysed;
  return R.Findings.empty() ? Clean : Findings;
}

int finish(Gathered All, const Configured &Here, const Reporting &As) {
  return deliver(conclude(std::move(All), Here, As), As);
}

} // namespace bordercheck
