// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "checks/review/Owners.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"

namespace bordercheck {
namespace {

/// A pattern as in .gitignore as a regular expression over whole paths: without a slash but
/// at its end it fits in any folder, and what names a folder fits all below it.
std::string expression(llvm::StringRef Pattern) {
  bool Folder = Pattern.ends_with("/");
  bool Anchored = Pattern.rtrim('/').contains('/');
  Pattern = Pattern.trim('/');
  std::string Out = Anchored ? "^" : "^(.*/)?";
  while (!Pattern.empty()) {
    if (Pattern.consume_front("**/"))
      Out += "(.*/)?";
    else if (Pattern.consume_front("**"))
      Out += ".*";
    else if (Pattern.consume_front("*"))
      Out += "[^/]*";
    else if (Pattern.consume_front("?"))
      Out += "[^/]";
    else {
      Out += llvm::Regex::escape(Pattern.take_front());
      Pattern = Pattern.drop_front();
    }
  }
  // "docs/*" is the files of the folder alone.
  bool FilesOnly = !Folder && llvm::StringRef(Out).ends_with("/[^/]*");
  return Out + (Folder ? "/.*$" : FilesOnly ? "$" : "(/.*)?$");
}

} // namespace

Owners Owners::parse(llvm::StringRef Content) {
  Owners All;
  for (llvm::StringRef Line : llvm::split(Content, '\n')) {
    Line = Line.split('#').first.trim();
    llvm::SmallVector<llvm::StringRef, 4> Words;
    llvm::SplitString(Line, Words);
    // "[Section]" is GitLab's, and no rule.
    if (Words.empty() || Words.front().starts_with("[") || Words.front().starts_with("^["))
      continue;
    Rule R{expression(Words.front()), {}};
    for (llvm::StringRef Name : llvm::ArrayRef(Words).drop_front())
      R.Names.push_back(Name.str());
    All.Rules.push_back(std::move(R));
  }
  return All;
}

std::vector<std::string> Owners::of(llvm::StringRef File) const {
  for (const Rule &R : llvm::reverse(Rules))
    if (llvm::Regex(R.Pattern).match(File))
      return R.Names;
  return {};
}

} // namespace bordercheck
