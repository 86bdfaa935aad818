// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "test/support/FrontEnds.h"
#include "checks/judge/Rule.h"
#include "llvm/ADT/STLExtras.h"

namespace bordercheck::test {
namespace {

/// For clang-tidy, where each rule is a check with options of its own.
std::string checkOptions(const FrontEndOptions &Given) {
  std::string All;
  if (!Given.Models.empty())
    All += "bordercheck.Models: '" + Given.Models + "', ";
  if (!Given.MinimumSeverity.empty())
    for (const RuleInfo &Rule : allRules())
      All += "bordercheck-" + Rule.Id.str() + ".MinimumSeverity: " + Given.MinimumSeverity + ", ";
  return "{CheckOptions: {" + All + "}}";
}

} // namespace

std::vector<Output> throughFrontEnds(const std::string &File, const FrontEndOptions &Given) {
  std::vector<std::string> Scan{cli(), "scan", File};
  std::vector<std::string> Plugin{llvmTool("clang"), "-fplugin=" + compilerPlugin(),
                                  "-fsyntax-only", File};
  auto Option = [&](const std::string &Name, const std::string &Value) {
    if (Value.empty())
      return;
    Scan.push_back("--" + Name + "=" + Value);
    Plugin.push_back("-fplugin-arg-bordercheck-" + Name + "=" + Value);
  };
  Option("models", Given.Models);
  Option("min-severity", Given.MinimumSeverity);
  Scan.emplace_back("--");
  std::vector<std::string> Tidy{llvmTool("clang-tidy"),
                                "-load=" + tidyModule(),
                                "-checks=-*,bordercheck-*",
                                "--quiet",
                                "--config=" + checkOptions(Given),
                                File,
                                "--"};
  for (std::vector<std::string> *Command : {&Scan, &Plugin, &Tidy})
    llvm::append_range(*Command, Given.Flags);
  return {run(Scan), run(Plugin), run(Tidy)};
}

} // namespace bordercheck::test
