// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What `review` asks git: which files differ from a revision, what they held, and which of
// their lines are new.
#ifndef BORDERCHECK_TOOLS_GIT_H
#define BORDERCHECK_TOOLS_GIT_H

#include "checks/review/Owners.h"
#include "llvm/Support/Error.h"
#include <map>
#include <set>

namespace bordercheck {

/// The working tree against a revision. Files go by their absolute paths.
struct Differences {
  /// The folder of the repository.
  std::string Root;
  /// What the changed and removed files held.
  std::map<std::string, std::string> Before;
  /// Files that the revision has not.
  std::set<std::string> Added;
  /// First and last line of each changed part, as the files are now.
  std::map<std::string, std::vector<std::pair<unsigned, unsigned>>> Lines;

  bool touches(const std::string &File, unsigned Line) const;
};

llvm::Expected<Differences> differencesTo(llvm::StringRef Revision);

/// Of the repository's CODEOWNERS; empty where it has none.
Owners ownersIn(llvm::StringRef Root);

} // namespace bordercheck

#endif
