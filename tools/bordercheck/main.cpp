// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The command line: subcommands and their options; the work is in Commands.h.
#include "Commands.h"
#include "Models.h"
#include "Settle.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/InitLLVM.h"

using namespace bordercheck;
namespace cl = llvm::cl;

namespace {

constexpr char Overview[] =
    "Bordercheck finds the places where a C or C++ program turns data into code.\n\n"
    "  bordercheck scan [-p BUILD_DIR] [PATH...]   over a compilation database\n"
    "  bordercheck scan FILE... -- FLAGS           over single files\n"
    "  bordercheck link FILE...                    over objects that hold summaries\n"
    "  bordercheck review --base REV [PATH...]     what changes since a revision bring\n"
    "  bordercheck approve FINGERPRINT --reason R  let a crossing pass, on the record\n"
    "  bordercheck baseline [PATH...]              record what is there; only new things fail\n"
    "  bordercheck inventory [PATH...]             every crossing, constant ones too\n"
    "  bordercheck summarize -o FILE -- COMMAND    the summary of one compilation\n"
    "  bordercheck dump FILE...                    summaries as JSON\n"
    "  bordercheck models --show NAME              what is known of a function or library\n"
    "  bordercheck list                            the rules\n"
    "  bordercheck explain RULE                    a rule's page\n\n"
    "Exit codes: 0 clean, 1 tool error, 2 findings, 3 some units could not be analysed\n"
    "(they are named on standard error; findings of the others are still reported).\n";

constexpr char ScanHelp[] =
    "Analyse and link translation units, and report what becomes code.\n"
    "  Without --, the units come from the compile_commands.json that -p names (a folder\n"
    "  or the file), or that lies in the working directory, its build folder, or above;\n"
    "  PATHs restrict them to files and folders. After --, FLAGS compile each FILE.";

constexpr char LinkHelp[] =
    "Link the summaries that compilations left, and report what becomes code.\n"
    "  FILEs are objects, archives, bitcode, summaries, folders of those, and @LIST, a file\n"
    "  that names such. Reports are those of scan.";

constexpr char ApproveHelp[] =
    "Scan, and approve the finding with that fingerprint (its first 8 digits may do).\n"
    "  The approval is for this text, these origins, path and gates: when one of them\n"
    "  changes, the finding comes back.";

constexpr char ReviewHelp[] =
    "Scan, and report what is new, worse, changed or gone since the revision --base.\n"
    "  A finding is changed, too, when a line that its data passes was edited. The comment is\n"
    "  Markdown unless --format says otherwise.";

constexpr char SummarizeHelp[] =
    "Analyse the one unit that COMMAND compiles, and write its summary.\n"
    "  COMMAND is the compiler with its arguments; it is read, not run.";

constexpr char ModelsHelp[] =
    "Look into the catalog, check models of your own, and measure both.\n"
    "  --verify reads a file that includes a library's headers: FILE -- FLAGS.";

struct CommandLine {
  /// Options keep a reference to their help.
  std::string FormatHelp = "How to report: " + formatNames();
  std::string ApprovalsHelp =
      "The approvals (default: " + ApprovalsFile.str() + ", where there is one)";
  std::string BaselineHelp =
      "Scan, and write what is found to the file of -o (default: " + BaselineFile.str() + ")";
  cl::OptionCategory Category{"Options"};
  cl::SubCommand Scan{"scan", ScanHelp};
  cl::SubCommand List{"list", "List the rules"};
  cl::SubCommand Explain{"explain", "Print a rule's page"};
  cl::SubCommand Link{"link", LinkHelp};
  cl::SubCommand Summarize{"summarize", SummarizeHelp};
  cl::SubCommand Approve{"approve", ApproveHelp};
  cl::SubCommand Baseline{"baseline", BaselineHelp};
  cl::SubCommand ListAll{"inventory", "Scan, and list every crossing, constant ones too"};
  cl::SubCommand Review{"review", ReviewHelp};
  cl::SubCommand Dump{"dump", "Print the summaries in FILEs (as for link) as JSON"};

  cl::SubCommand ModelsCommand{"models", ModelsHelp};

  /// Those that scan, and those that report.
  cl::SubCommandGroup Scanning{&Scan, &Approve, &Baseline, &ListAll, &Review};
  cl::SubCommandGroup Rendering{&Scan, &ListAll, &Review, &Link};
  cl::SubCommandGroup Judging{&Scan, &Approve, &Baseline, &ListAll, &Review, &Link};
  cl::SubCommandGroup Writing{&Scan, &Baseline, &ListAll, &Review, &Link, &Summarize};
  cl::SubCommandGroup OfFiles{&Link, &Dump};
  cl::SubCommandGroup Modelling{&Scan,   &Approve, &Baseline,  &ListAll,
                                &Review, &Link,    &Summarize, &ModelsCommand};
  cl::SubCommandGroup WithPaths{&Scan, &Approve, &Baseline, &ListAll, &Review, &ModelsCommand};

  cl::list<std::string> Check{"check", cl::value_desc("file"), cl::sub(ModelsCommand),
                              cl::cat(Category), cl::desc("Is this file of models right?")};
  cl::opt<std::string> Show{"show", cl::value_desc("name"), cl::sub(ModelsCommand),
                            cl::cat(Category),
                            cl::desc("What is known of this function, program or library")};
  cl::opt<std::string> Pages{"pages", cl::value_desc("folder"), cl::sub(ModelsCommand),
                             cl::cat(Category), cl::desc("Write the reference pages there")};
  cl::opt<std::string> Verify{
      "verify", cl::value_desc("library"), cl::sub(ModelsCommand), cl::cat(Category),
      cl::desc("Do a file's headers declare all that is modelled of this library?")};
  cl::list<std::string> Models{"models", cl::value_desc("file"), cl::sub(Modelling),
                               cl::cat(Category),
                               cl::desc("Also know what this file says of functions; may be "
                                        "given several times")};

  cl::opt<std::string> BuildPath{"p", cl::value_desc("folder"), cl::sub(Scanning),
                                 cl::cat(Category),
                                 cl::desc("Folder of compile_commands.json, or the file itself")};
  cl::opt<std::string> Format{"format", cl::value_desc("format"), cl::sub(Rendering),
                              cl::cat(Category), cl::desc(FormatHelp)};
  cl::opt<std::string> Output{
      "o", cl::value_desc("file"), cl::sub(Writing), cl::cat(Category),
      cl::desc("Write the result there; a report otherwise goes to standard output")};
  cl::opt<std::string> Color{
      "color",
      cl::init("auto"),
      cl::value_desc("auto|always|never"),
      cl::sub(Rendering),
      cl::cat(Category),
      cl::desc("Colours in text; auto: on a terminal, unless NO_COLOR is set")};
  cl::opt<bool> Partial{"r", cl::sub(Link), cl::cat(Category),
                        cl::desc("Join the summaries into one file, for a later link")};
  cl::opt<std::string> DepFile{
      "depfile", cl::value_desc("file"), cl::sub(Summarize), cl::cat(Category),
      cl::desc("Write there, as for Make, which files the summary depends on")};
  cl::opt<bool> KeepGoing{"k", cl::sub(Summarize), cl::cat(Category),
                          cl::desc("Also write what could be analysed of a unit with errors")};
  cl::opt<std::string> CacheFolder{
      "cache", cl::value_desc("folder"), cl::sub(Scan), cl::cat(Category),
      cl::desc(
          "Keep summaries there for the next scan (default: bordercheck in the user's cache)")};
  cl::opt<bool> NoCache{"no-cache", cl::sub(Scan), cl::cat(Category),
                        cl::desc("Analyse every unit anew, and keep nothing")};
  cl::opt<std::string> Root{
      "root", cl::value_desc("folder"), cl::sub(Summarize), cl::cat(Category),
      cl::desc("Name files below it by their path from there (default: the working directory)")};
  cl::opt<unsigned> Jobs{"j",
                         cl::Prefix,
                         cl::init(0),
                         cl::value_desc("n"),
                         cl::sub(Judging),
                         cl::cat(Category),
                         cl::desc("Units read at a time (default: one for each core)")};
  cl::opt<bool> Inventory{"inventory", cl::sub(Scan), cl::sub(Link), cl::cat(Category),
                          cl::desc("Also list every crossing, constant ones too")};
  cl::opt<bool> Stats{"stats",
                      cl::sub(Scan),
                      cl::sub(Link),
                      cl::sub(ModelsCommand),
                      cl::cat(Category),
                      cl::desc("Print what was done and what limits cut; for models, how many "
                               "functions are known")};
  cl::opt<std::string> Timings{"timings", cl::Hidden, cl::sub(Scan), cl::cat(Category),
                               cl::desc("Write there what each unit's analysis cost")};
  cl::list<std::string> Rules{
      "rules",          cl::CommaSeparated, cl::value_desc("rule,..."),
      cl::sub(Judging), cl::cat(Category),  cl::desc("Apply these rules only")};
  cl::opt<std::string> MinimumSeverity{
      "min-severity",   cl::init("low"),   cl::value_desc("low|medium|high|critical"),
      cl::sub(Judging), cl::cat(Category), cl::desc("Leave out findings below this severity")};
  cl::opt<std::string> Approvals{"approvals", cl::value_desc("file"), cl::sub(Judging),
                                 cl::cat(Category), cl::desc(ApprovalsHelp)};
  cl::opt<std::string> KnownOnes{
      "baseline",        cl::value_desc("file"),
      cl::sub(Scan),     cl::sub(Link),
      cl::cat(Category), cl::desc("What the file of `bordercheck baseline` holds does not fail")};
  cl::opt<bool> RequireReasons{"require-reasons", cl::sub(Judging), cl::cat(Category),
                               cl::desc("NOLINT comments count only with a reason after a colon")};
  cl::opt<std::string> Reason{"reason", cl::value_desc("text"), cl::sub(Approve), cl::cat(Category),
                              cl::desc("Why this may cross")};
  cl::opt<std::string> By{"by", cl::value_desc("who"), cl::sub(Approve), cl::cat(Category),
                          cl::desc("Who approves")};
  cl::opt<std::string> Expires{"expires", cl::value_desc("day"), cl::sub(Approve),
                               cl::cat(Category),
                               cl::desc("The last day on which it holds, as 2026-12-31")};
  cl::opt<std::string> CompareWith{
      "compare", cl::value_desc("file"), cl::sub(ListAll), cl::cat(Category),
      cl::desc("An older inventory in JSON: mark what came, and list what went")};
  cl::opt<std::string> Base{"base", cl::value_desc("revision"), cl::sub(Review), cl::cat(Category),
                            cl::desc("What to compare with: origin/main")};
  cl::opt<std::string> Sarif{"sarif", cl::value_desc("file"), cl::sub(Review), cl::cat(Category),
                             cl::desc("Also write SARIF there")};
  cl::opt<std::string> Fingerprint{cl::Positional, cl::sub(Approve), cl::cat(Category),
                                   cl::desc("<fingerprint>")};
  cl::list<std::string> Paths{cl::Positional, cl::value_desc("path"), cl::sub(WithPaths),
                              cl::cat(Category), cl::desc("[path...] [-- flags...]")};
  cl::list<std::string> Files{cl::Positional, cl::value_desc("file"), cl::sub(OfFiles),
                              cl::cat(Category), cl::desc("<file>...")};
  cl::opt<std::string> Rule{cl::Positional, cl::sub(Explain), cl::cat(Category),
                            cl::desc("<rule>")};

  void fill(ReportRequest &Request) const {
    if (!Format.empty())
      Request.FormatName = Format;
    Request.Output = Output;
    Request.Inventory = Inventory;
    Request.Stats = Stats;
    Request.Models.assign(Models.begin(), Models.end());
    Request.Rules.assign(Rules.begin(), Rules.end());
    Request.MinimumSeverity = MinimumSeverity;
    Request.Approvals = Approvals;
    Request.Baseline = KnownOnes;
    Request.RequireReasons = RequireReasons;
    Request.Color = Color;
  }

  template <typename T> T scanning(std::optional<std::vector<std::string>> Flags) const {
    T Request;
    fill(Request);
    Request.BuildPath = BuildPath;
    Request.Paths.assign(Paths.begin(), Paths.end());
    Request.Flags = std::move(Flags);
    Request.Jobs = Jobs;
    Request.Timings = Timings;
    Request.CacheFolder = CacheFolder;
    Request.NoCache = NoCache;
    return Request;
  }
};

int runApprove(const CommandLine &Line, std::optional<std::vector<std::string>> Flags) {
  auto Request = Line.scanning<ApproveRequest>(std::move(Flags));
  Request.Fingerprint = Line.Fingerprint;
  Request.Reason = Line.Reason;
  Request.By = Line.By;
  Request.Expires = Line.Expires;
  return approve(Request);
}

int runReview(const CommandLine &Line, std::optional<std::vector<std::string>> Flags) {
  auto Request = Line.scanning<ReviewRequest>(std::move(Flags));
  Request.Base = Line.Base;
  Request.Sarif = Line.Sarif;
  if (Line.Format.empty())
    Request.FormatName = "markdown";
  if (Request.Base.empty())
    return fail("review needs --base: the revision to compare with, such as origin/main");
  return review(Request);
}

int runInventory(const CommandLine &Line, std::optional<std::vector<std::string>> Flags) {
  auto Request = Line.scanning<InventoryRequest>(std::move(Flags));
  Request.CompareWith = Line.CompareWith;
  return takeInventory(std::move(Request));
}

} // namespace

int main(int Argc, const char **Argv) {
  llvm::InitLLVM Init(Argc, Argv);
  // What follows "--" belongs to the compiler.
  std::optional<std::vector<std::string>> Flags;
  const char **End = Argv + Argc;
  if (const char **Dashes = std::find(Argv, End, llvm::StringRef("--")); Dashes != End) {
    Flags.emplace(Dashes + 1, End);
    Argc = static_cast<int>(Dashes - Argv);
  }
  CommandLine Line;
  for (cl::SubCommand *Sub : {&cl::SubCommand::getTopLevel(), &Line.Scan, &Line.List, &Line.Explain,
                              &Line.Link, &Line.Summarize, &Line.Dump, &Line.Approve,
                              &Line.Baseline, &Line.ListAll, &Line.Review, &Line.ModelsCommand})
    cl::HideUnrelatedOptions(Line.Category, *Sub);
  cl::SetVersionPrinter([](llvm::raw_ostream &Out) {
    Out << "bordercheck " << versionString() << " (LLVM " << LLVM_VERSION_STRING << ")\n";
  });
  if (!cl::ParseCommandLineOptions(Argc, Argv, Overview, &llvm::errs()))
    return ToolError;
  if (Line.List)
    return listRules();
  if (Line.Explain)
    return explain(Line.Rule);
  if (Line.Dump)
    return dumpFiles({Line.Files.begin(), Line.Files.end()});
  if (Line.Link) {
    LinkRequest Request;
    Line.fill(Request);
    Request.Inputs.assign(Line.Files.begin(), Line.Files.end());
    Request.Partial = Line.Partial;
    Request.Jobs = Line.Jobs;
    return linkFiles(Request);
  }
  if (Line.Summarize)
    return summarizeOne({Line.Output,
                         Line.DepFile,
                         Line.Root,
                         {Line.Models.begin(), Line.Models.end()},
                         Line.KeepGoing,
                         Flags.value_or(std::vector<std::string>())});
  if (Line.ModelsCommand)
    return models({{Line.Check.begin(), Line.Check.end()},
                   Line.Show,
                   Line.Stats,
                   Line.Pages,
                   Line.Verify,
                   {Line.Models.begin(), Line.Models.end()},
                   {Line.Paths.begin(), Line.Paths.end()},
                   Flags.value_or(std::vector<std::string>())});
  if (Line.Approve)
    return runApprove(Line, std::move(Flags));
  if (Line.Baseline)
    return writeBaseline(Line.scanning<ScanRequest>(std::move(Flags)));
  if (Line.ListAll)
    return runInventory(Line, std::move(Flags));
  if (Line.Review)
    return runReview(Line, std::move(Flags));
  if (!Line.Scan) {
    llvm::errs() << Overview;
    return ToolError;
  }
  return scan(Line.scanning<ScanRequest>(std::move(Flags)));
}
