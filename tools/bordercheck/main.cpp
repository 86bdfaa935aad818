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
    "  bordercheck list                            the rules\n"
    "  bordercheck explain RULE                    a rule's page\n\n"
    "Exit codes: 0 clean, 1 tool error, 2 findings, 3 some units could not be analysed\n"
    "(they are named on standard error; findings of the others are still reported).\n";

constexpr char ScanHelp[] =
    "Analyse and link translation units, and report what becomes code.\n"
    "  Without --, the units come from the compile_commands.json that -p names (a folder\n"
    "  or the file), or that lies in the working directory, its build folder, or above;\n"
    "  PATHs restrict them to files and folders. After --, FLAGS compile each FILE.";

struct CommandLine {
  cl::OptionCategory Category{"Options"};
  cl::SubCommand Scan{"scan", ScanHelp};
  cl::SubCommand List{"list", "List the rules"};
  cl::SubCommand Explain{"explain", "Print a rule's page"};

  cl::opt<std::string> BuildPath{"p", cl::value_desc("folder"), cl::sub(Scan), cl::cat(Category),
                                 cl::desc("Folder of compile_commands.json, or the file itself")};
  cl::opt<std::string> Format{"format",      cl::init("text"),  cl::value_desc("text|json|sarif"),
                              cl::sub(Scan), cl::cat(Category), cl::desc("How to report")};
  cl::opt<std::string> Output{"o", cl::value_desc("file"), cl::sub(Scan), cl::cat(Category),
                              cl::desc("Write the report there instead of to standard output")};
  cl::opt<unsigned> Jobs{"j",
                         cl::Prefix,
                         cl::init(0),
                         cl::value_desc("n"),
                         cl::sub(Scan),
                         cl::cat(Category),
                         cl::desc("Units analysed at a time (default: one for each core)")};
  cl::opt<bool> Inventory{"inventory", cl::sub(Scan), cl::cat(Category),
                          cl::desc("Also list every crossing, constant ones too")};
  cl::opt<bool> Stats{"stats", cl::sub(Scan), cl::cat(Category),
                      cl::desc("Print on standard error what was done, and what limits cut")};
  cl::opt<std::string> Timings{"timings", cl::Hidden, cl::sub(Scan), cl::cat(Category),
                               cl::desc("Write there what each unit's analysis cost")};
  cl::list<std::string> Rules{
      "rules",       cl::CommaSeparated, cl::value_desc("rule,..."),
      cl::sub(Scan), cl::cat(Category),  cl::desc("Apply these rules only")};
  cl::list<std::string> Models{"models", cl::value_desc("file"), cl::sub(Scan), cl::cat(Category),
                               cl::desc("Also know what this file says of functions; may be "
                                        "given several times")};
  cl::opt<std::string> MinimumSeverity{
      "min-severity", cl::init("low"),   cl::value_desc("low|medium|high|critical"),
      cl::sub(Scan),  cl::cat(Category), cl::desc("Leave out findings below this severity")};
  cl::list<std::string> Paths{cl::Positional, cl::value_desc("path"), cl::sub(Scan),
                              cl::cat(Category), cl::desc("[path...] [-- flags...]")};
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
  for (cl::SubCommand *Sub :
       {&cl::SubCommand::getTopLevel(), &Line.Scan, &Line.List, &Line.Explain})
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
  if (!Line.Scan) {
    llvm::errs() << Overview;
    return ToolError;
  }
  ScanRequest Request;
  Request.BuildPath = Line.BuildPath;
  Request.Paths.assign(Line.Paths.begin(), Line.Paths.end());
  Request.Flags = std::move(Flags);
  Request.FormatName = Line.Format;
  Request.Output = Line.Output;
  Request.Jobs = Line.Jobs;
  Request.Inventory = Line.Inventory;
  Request.Stats = Line.Stats;
  Request.Timings = Line.Timings;
  Request.Rules.assign(Line.Rules.begin(), Line.Rules.end());
  Request.Models.assign(Line.Models.begin(), Line.Models.end());
  Request.MinimumSeverity = Line.MinimumSeverity;
  return scan(Request);
}
