// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Who has to approve a file: CODEOWNERS, as GitHub and GitLab read it.
#ifndef BORDERCHECK_REVIEW_OWNERS_H
#define BORDERCHECK_REVIEW_OWNERS_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Regex.h"
#include <string>
#include <vector>

namespace bordercheck {

class Owners {
public:
  /// Reads the lines of a CODEOWNERS file; those that are no rule are skipped, as the
  /// platforms do.
  static Owners parse(llvm::StringRef Content);

  /// Of the last rule that fits \p File, which is relative to the repository.
  std::vector<std::string> of(llvm::StringRef File) const;

private:
  struct Rule {
    std::string Pattern;
    std::vector<std::string> Names;
  };
  std::vector<Rule> Rules;
};

} // namespace bordercheck

#endif
