// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Who has to approve a file: CODEOWNERS, as GitHub and GitLab read it. They differ:
//
//                      GitHub                      GitLab
//   a path "a/b"       is one from the top         may begin in any folder
//   "docs"             also names the folder       names a file; the folder is "docs/"
//   "# ..."            ends any line               is a line of its own
//   "!x", "[x]"        are no rules                takes files out; begins a section
//
// In each section the last rule that fits decides, and what is taken out stays out; who
// approves is whom all sections name.
#ifndef BORDERCHECK_REVIEW_OWNERS_H
#define BORDERCHECK_REVIEW_OWNERS_H

#include "llvm/ADT/StringRef.h"
#include <string>
#include <vector>

namespace bordercheck {

class Owners {
public:
  enum class Dialect : uint8_t { GitHub, GitLab };

  /// GitLab's where there is a section: no line of GitHub's begins so.
  static Dialect dialectOf(llvm::StringRef Content);

  /// Reads the lines of a CODEOWNERS file; those that are no rule are skipped, as the
  /// platforms do.
  static Owners parse(llvm::StringRef Content, Dialect As);
  static Owners parse(llvm::StringRef Content) { return parse(Content, dialectOf(Content)); }

  /// Those of \p File, which is relative to the repository, each once.
  std::vector<std::string> of(llvm::StringRef File) const;

private:
  struct Rule {
    /// A regular expression over whole paths.
    std::string Pattern;
    std::vector<std::string> Names;
    bool TakesOut = false;
  };
  struct Section {
    /// In lower case: sections of one name are one.
    std::string Name;
    bool Optional = false;
    /// Of rules that name nobody.
    std::vector<std::string> Default;
    std::vector<Rule> Rules;
  };

  void addHeading(llvm::StringRef Line);
  void addRule(llvm::StringRef Line, Dialect As);
  static const Rule *decisive(const Section &S, llvm::StringRef File);

  /// The first one has no name.
  std::vector<Section> Sections = {Section()};
  size_t Now = 0;
};

} // namespace bordercheck

#endif
