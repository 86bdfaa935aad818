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

/// How a whole program is reported, wherever its summaries come from.
struct ReportRequest {
  std::string FormatName = "text";
  std::string Output;
  bool Inventory = false;
  bool Stats = false;
  std::vector<std::string> Rules;
  /// Files of models that count beside the catalog and the configuration.
  std::vector<std::string> Models;
  std::string MinimumSeverity = "low";
  /// Files of records; empty: the usual approvals, and no baseline.
  std::string Approvals;
  std::string Baseline;
  /// NOLINT comments without a reason do not count.
  bool RequireReasons = false;
  /// "auto", "always" or "never".
  std::string Color = "auto";
};

struct ScanRequest : ReportRequest {
  std::string BuildPath;
  std::vector<std::string> Paths;
  /// What stood after "--"; then Paths are the files to compile with it.
  std::optional<std::vector<std::string>> Flags;
  unsigned Jobs = 0;
  /// Where summaries are kept from scan to scan; empty: in the user's cache.
  std::string CacheFolder;
  bool NoCache = false;
  /// The file for what each unit's analysis cost, for `./dev bench`; empty: nowhere.
  std::string Timings;
};

/// A scan whose finding is approved.
struct ApproveRequest : ScanRequest {
  std::string Fingerprint;
  std::string Reason;
  std::string By;
  std::string Expires;
};

/// A scan of every crossing, and an older one to compare it with, or empty.
struct InventoryRequest : ScanRequest {
  std::string CompareWith;
};

/// A scan compared with the revision Base.
struct ReviewRequest : ScanRequest {
  std::string Base;
  /// A file for SARIF beside the report, or empty.
  std::string Sarif;
};

struct LinkRequest : ReportRequest {
  /// Objects, archives, summaries, folders of those, and @FILE that lists such.
  std::vector<std::string> Inputs;
  /// Put the summaries into Output instead of reporting.
  bool Partial = false;
  unsigned Jobs = 0;
};

struct SummarizeRequest {
  std::string Output;
  /// A Makefile that says what Output depends on; empty: none.
  std::string DepFile;
  /// Files below it get relative names; empty: the working directory.
  std::string Root;
  /// As in ReportRequest.
  std::vector<std::string> Models;
  /// Write the summary of what could be analysed also where the unit has errors.
  bool KeepGoing = false;
  /// The compiler with its arguments.
  std::vector<std::string> Command;
};

int scan(const ScanRequest &Request);
int approve(const ApproveRequest &Request);
/// Writes what is open now to Output, or to where baselines usually are.
int writeBaseline(ScanRequest Request);
int takeInventory(InventoryRequest Request);
int review(const ReviewRequest &Request);
int linkFiles(const LinkRequest &Request);
int summarizeOne(const SummarizeRequest &Request);
int dumpFiles(const std::vector<std::string> &Files);
int listRules();
int explain(llvm::StringRef Rule);

/// Prints "bordercheck: MESSAGE" on standard error. \returns ToolError.
int fail(const llvm::Twine &Message);

} // namespace bordercheck

#endif
