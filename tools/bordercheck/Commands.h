// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The subcommands, each in a file of its own. They return the exit code.
#ifndef BORDERCHECK_TOOLS_COMMANDS_H
#define BORDERCHECK_TOOLS_COMMANDS_H

#include "checks/report/Report.h"
#include <string>
#include <vector>

namespace bordercheck {

/// The exit codes, in this order of precedence: a tool error, units that could not
/// be analysed, findings, clean.
enum ExitCode : int { Clean = 0, ToolError = 1, Findings = 2, Unanalysed = 3 };

struct ScanRequest {
  std::string BuildPath;
  std::vector<std::string> Paths;
  /// What stood after "--"; then Paths are the files to compile with it.
  std::optional<std::vector<std::string>> Flags;
  std::string FormatName = "text";
  std::string Output;
  unsigned Jobs = 0;
  bool Inventory = false;
  bool Stats = false;
  /// The file for what each unit's analysis cost, for `./dev bench`; empty: nowhere.
  std::string Timings;
  std::vector<std::string> Rules;
  /// Files of models that count beside the catalog and the configuration.
  std::vector<std::string> Models;
  std::string MinimumSeverity = "low";
};

int scan(const ScanRequest &Request);
int listRules();
int explain(llvm::StringRef Rule);

/// Prints "bordercheck: MESSAGE" on standard error. \returns ToolError.
int fail(const llvm::Twine &Message);

} // namespace bordercheck

#endif
