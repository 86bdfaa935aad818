// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "checks/review/Owners.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Regex.h"

namespace bordercheck {
namespace {

/// The words of \p Line. A backslash keeps what follows it in its word, and stays.
std::vector<std::string> wordsOf(llvm::StringRef Line) {
  std::vector<std::string> Words;
  bool Inside = false;
  for (size_t I = 0; I < Line.size(); ++I) {
    if (llvm::isSpace(Line[I])) {
      Inside = false;
      continue;
    }
    if (!Inside)
      Words.emplace_back();
    Inside = true;
    Words.back() += Line[I];
    if (Line[I] == '\\' && I + 1 < Line.size())
      Words.back() += Line[++I];
  }
  return Words;
}

/// Of \p Words those that can be somebody: "@user", "@group/team", "@@role", an address.
std::vector<std::string> namesIn(llvm::ArrayRef<std::string> Words) {
  std::vector<std::string> Names;
  llvm::copy_if(Words, std::back_inserter(Names),
                [](const std::string &W) { return llvm::StringRef(W).contains('@'); });
  return Names;
}

/// The glob that \p Pattern begins with is taken off, as a regular expression: "**" crosses
/// folders, the others do not.
std::string takeGlob(llvm::StringRef &Pattern, bool WithSets) {
  if (Pattern.consume_front("**/"))
    return "(.*/)?";
  if (Pattern.consume_front("**"))
    return ".*";
  if (Pattern.consume_front("*"))
    return "[^/]*";
  if (Pattern.consume_front("?"))
    return "[^/]";
  if (size_t End = Pattern.find(']', 2);
      WithSets && Pattern.starts_with("[") && End != llvm::StringRef::npos) {
    llvm::StringRef Set = Pattern.slice(1, End);
    Pattern = Pattern.drop_front(End + 1);
    bool Negated = Set.consume_front("!") || Set.consume_front("^");
    return (Negated ? "[^" : "[") + Set.str() + "]";
  }
  if (Pattern.starts_with("\\") && Pattern.size() > 1)
    Pattern = Pattern.drop_front();
  std::string Out = llvm::Regex::escape(Pattern.take_front());
  Pattern = Pattern.drop_front();
  return Out;
}

std::string globs(llvm::StringRef Pattern, bool WithSets) {
  std::string Out;
  while (!Pattern.empty())
    Out += takeGlob(Pattern, WithSets);
  return Out;
}

/// As in .gitignore: without a slash but at its end it fits in any folder, and what names a
/// folder fits all below it; but "docs/*" is the files of the folder alone.
std::string gitHubs(llvm::StringRef Pattern) {
  bool Folder = Pattern.ends_with("/");
  bool Anchored = Pattern.rtrim('/').contains('/');
  std::string Path = globs(Pattern.trim('/'), /*WithSets=*/false);
  bool FilesOnly = !Folder && llvm::StringRef(Path).ends_with("/[^/]*");
  return (Anchored ? "^" : "^(.*/)?") + Path + (Folder ? "/.*$" : FilesOnly ? "$" : "(/.*)?$");
}

std::string gitLabs(llvm::StringRef Pattern) {
  if (Pattern == "*")
    return "^.*$";
  bool Anchored = Pattern.starts_with("/"), Folder = Pattern.ends_with("/");
  std::string Path = globs(Pattern.trim('/'), /*WithSets=*/true);
  return (Anchored ? "^" : "^(.*/)?") + Path + (Folder ? "/.*$" : "$");
}

/// "[Name]", "^[Name][2] @default"; but "[ab].c" is a glob.
bool isHeading(llvm::StringRef Line) {
  Line.consume_front("^");
  size_t End = Line.find(']');
  if (!Line.starts_with("[") || End == llvm::StringRef::npos || End == 1)
    return false;
  llvm::StringRef Rest = Line.drop_front(End + 1);
  return Rest.empty() || Rest.front() == '[' || llvm::isSpace(Rest.front());
}

} // namespace

Owners::Dialect Owners::dialectOf(llvm::StringRef Content) {
  for (llvm::StringRef Line : llvm::split(Content, '\n'))
    if (isHeading(Line.trim()))
      return Dialect::GitLab;
  return Dialect::GitHub;
}

Owners Owners::parse(llvm::StringRef Content, Dialect As) {
  Owners All;
  for (llvm::StringRef Line : llvm::split(Content, '\n')) {
    Line = (As == Dialect::GitHub ? Line.split('#').first : Line).trim();
    if (Line.empty() || Line.starts_with("#"))
      continue;
    if (As == Dialect::GitLab && isHeading(Line))
      All.addHeading(Line);
    else
      All.addRule(Line, As);
  }
  return All;
}

/// "^[Name][2] @default": optional, with two approvals, and who approves where a rule names
/// nobody.
void Owners::addHeading(llvm::StringRef Line) {
  bool Optional = Line.consume_front("^");
  auto [Name, Rest] = Line.drop_front().split(']');
  std::string Key = Name.lower();
  auto At = llvm::find_if(Sections, [&](const Section &S) { return S.Name == Key; });
  if (At == Sections.end()) {
    Sections.push_back({Key, Optional, {}, {}});
    At = std::prev(Sections.end());
  }
  At->Optional &= Optional;
  llvm::append_range(At->Default, namesIn(wordsOf(Rest)));
  Now = static_cast<size_t>(At - Sections.begin());
}

void Owners::addRule(llvm::StringRef Line, Dialect As) {
  Rule R;
  R.TakesOut = Line.consume_front("!");
  std::vector<std::string> Words = wordsOf(Line);
  // What GitHub does not know makes the line no rule.
  if (Words.empty() ||
      (As == Dialect::GitHub &&
       (R.TakesOut || llvm::StringRef(Words.front()).find_first_of("[]") != llvm::StringRef::npos)))
    return;
  R.Pattern = As == Dialect::GitLab ? gitLabs(Words.front()) : gitHubs(Words.front());
  R.Names = namesIn(llvm::ArrayRef(Words).drop_front());
  Sections[Now].Rules.push_back(std::move(R));
}

const Owners::Rule *Owners::decisive(const Section &S, llvm::StringRef File) {
  const Rule *Last = nullptr;
  for (const Rule &R : S.Rules) {
    if (!llvm::Regex(R.Pattern).match(File))
      continue;
    if (R.TakesOut)
      return nullptr;
    Last = &R;
  }
  return Last;
}

std::vector<std::string> Owners::of(llvm::StringRef File) const {
  std::vector<std::string> All;
  for (const Section &S : Sections) {
    const Rule *R = S.Optional ? nullptr : decisive(S, File);
    if (!R)
      continue;
    for (const std::string &Name : R->Names.empty() ? S.Default : R->Names)
      if (!llvm::is_contained(All, Name))
        All.push_back(Name);
  }
  return All;
}

} // namespace bordercheck
