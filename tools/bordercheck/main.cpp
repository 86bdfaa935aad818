// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The command line: subcommands and their options; the work is in Commands.h.
#include "Commands.h"
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
    "  bordercheck summarize -o FILE -- COMMAND    the summary of one compilation\n"
    "  bordercheck dump FILE...                    summaries as JSON\n"
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

constexpr char SummarizeHelp[] =
    "Analyse the one unit that COMMAND compiles, and write its summary.\n"
    "  COMMAND is the compiler with its arguments; it is read, not run.";

struct CommandLine {
  cl::OptionCategory Category{"Options"};
  cl::SubCommand Scan{"scan", ScanHelp};
  cl::SubCommand List{"list", "List the rules"};
  cl::SubCommand Explain{"explain", "Print a rule's page"};
  cl::SubCommand Link{"link", LinkHelp};
  cl::SubCommand Summarize{"summarize", SummarizeHelp};
  cl::SubCommand Dump{"dump", "Print the summaries in FILEs (as for link) as JSON"};

  cl::opt<std::string> BuildPath{"p", cl::value_desc("folder"), cl::sub(Scan), cl::cat(Category),
                                 cl::desc("Folder of compile_commands.json, or the file itself")};
  cl::opt<std::string> Format{
      "format",      cl::init("text"),  cl::value_desc("text|json|sarif"), cl::sub(Scan),
      cl::sub(Link), cl::cat(Category), cl::desc("How to report")};
  cl::opt<std::string> Output{
      "o",
      cl::value_desc("file"),
      cl::sub(Scan),
      cl::sub(Link),
      cl::sub(Summarize),
      cl::cat(Category),
      cl::desc("Write the result there; a report otherwise goes to standard output")};
  cl::opt<bool> Partial{"r", cl::sub(Link), cl::cat(Category),
                        cl::desc("Join the summaries into one file, for a later link")};
  cl::opt<std::string> DepFile{
      "depfile", cl::value_desc("file"), cl::sub(Summarize), cl::cat(Category),
      cl::desc("Write there, as for Make, which files the summary depends on")};
  cl::opt<std::string> Root{
      "root", cl::value_desc("folder"), cl::sub(Summarize), cl::cat(Category),
      cl::desc("Name files below it by their path from there (default: the working directory)")};
  cl::opt<unsigned> Jobs{"j",
                         cl::Prefix,
                         cl::init(0),
                         cl::value_desc("n"),
                         cl::sub(Scan),
                         cl::sub(Link),
                         cl::cat(Category),
                         cl::desc("Units read at a time (default: one for each core)")};
  cl::opt<bool> Inventory{"inventory", cl::sub(Scan), cl::sub(Link), cl::cat(Category),
                          cl::desc("Also list every crossing, constant ones too")};
  cl::opt<bool> Stats{"stats", cl::sub(Scan), cl::sub(Link), cl::cat(Category),
                      cl::desc("Print on standard error what was done, and what limits cut")};
  cl::opt<std::string> Timings{"timings", cl::Hidden, cl::sub(Scan), cl::cat(Category),
                               cl::desc("Write there what each unit's analysis cost")};
  cl::list<std::string> Rules{
      "rules",       cl::CommaSeparated, cl::value_desc("rule,..."),        cl::sub(Scan),
      cl::sub(Link), cl::cat(Category),  cl::desc("Apply these rules only")};
  cl::opt<std::string> MinimumSeverity{"min-severity",
                                       cl::init("low"),
                                       cl::value_desc("low|medium|high|critical"),
                                       cl::sub(Scan),
                                       cl::sub(Link),
                                       cl::cat(Category),
                                       cl::desc("Leave out findings below this severity")};
  cl::list<std::string> Paths{cl::Positional, cl::value_desc("path"), cl::sub(Scan),
                              cl::cat(Category), cl::desc("[path...] [-- flags...]")};
  cl::list<std::string> Files{cl::Positional,       cl::OneOrMore, cl::value_desc("file"),
                              cl::sub(Link),        cl::sub(Dump), cl::cat(Category),
                              cl::desc("<file>...")};

  void fill(ReportRequest &Request) const {
    Request.FormatName = Format;
    Request.Output = Output;
    Request.Inventory = Inventory;
    Request.Stats = Stats;
    Request.Rules.assign(Rules.begin(), Rules.end());
    Request.MinimumSeverity = MinimumSeverity;
  }
  cl::opt<std::string> Rule{cl::Positional, cl::Required, cl::sub(Explain), cl::cat(Category),
                            cl::desc("<rule>")};
};

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
                              &Line.Link, &Line.Summarize, &Line.Dump})
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
    return summarizeOne(
        {Line.Output, Line.DepFile, Line.Root, Flags.value_or(std::vector<std::string>())});
  if (!Line.Scan) {
    llvm::errs() << Overview;
    return ToolError;
  }
  ScanRequest Request;
  Line.fill(Request);
  Request.BuildPath = Line.BuildPath;
  Request.Paths.assign(Line.Paths.begin(), Line.Paths.end());
  Request.Flags = std::move(Flags);
  Request.Jobs = Line.Jobs;
  Request.Timings = Line.Timings;
  return scan(Request);
}
