// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "checks/flow/Suppressions.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/StringExtras.h"

namespace bordercheck {
namespace {

constexpr llvm::StringLiteral Marker = "NOLINT";

/// The globs in "(a, b)" after a marker; nothing where there are no parentheses.
std::optional<std::vector<std::string>> takeRules(llvm::StringRef Rest) {
  if (!Rest.consume_front("("))
    return std::nullopt;
  llvm::SmallVector<llvm::StringRef, 4> Names;
  Rest.take_until([](char C) { return C == ')' || C == '\n'; }).split(Names, ',');
  std::vector<std::string> Rules;
  for (llvm::StringRef Name : Names) {
    Name = Name.trim();
    llvm::StringRef Glob = Name;
    Glob.consume_front("-");
    if (Glob.starts_with("bordercheck-") || Glob.contains('*'))
      Rules.push_back(Name.str());
  }
  return Rules;
}

/// What follows the marker and its list on the line: "// NOLINT(x): why" says "why".
std::string reasonIn(llvm::StringRef Rest, bool HasList) {
  Rest = Rest.take_until([](char C) { return C == '\n'; });
  if (HasList)
    Rest = Rest.split(')').second;
  Rest = Rest.split("*/").first;
  return Rest.trim(" \t\r:-").str();
}

} // namespace

std::vector<Suppression> parseSuppressions(llvm::StringRef File, llvm::StringRef Text) {
  std::vector<Suppression> Found;
  std::vector<std::pair<Suppression, llvm::StringRef>> Open;
  unsigned Line = 1;
  size_t Counted = 0;
  for (size_t At = Text.find(Marker); At != llvm::StringRef::npos;
       At = Text.find(Marker, At + Marker.size())) {
    Line += Text.slice(Counted, At).count('\n');
    Counted = At;
    llvm::StringRef Rest = Text.drop_front(At + Marker.size());
    bool NextLine = Rest.consume_front("NEXTLINE");
    bool Begin = !NextLine && Rest.consume_front("BEGIN");
    bool End = !NextLine && !Begin && Rest.consume_front("END");
    if (!Rest.empty() && (llvm::isAlnum(Rest.front()) || Rest.front() == '_'))
      continue;
    llvm::StringRef List = Rest.take_until([](char C) { return C == ')' || C == '\n'; });
    if (!Rest.starts_with("("))
      List = "";
    std::optional<std::vector<std::string>> Rules = takeRules(Rest);
    if (Rules && Rules->empty())
      continue;
    Suppression S{File.str(),
                  Line + NextLine,
                  Line + NextLine,
                  Rules.value_or(std::vector<std::string>()),
                  Line,
                  reasonIn(Rest, Rules.has_value())};
    if (Begin) {
      Open.emplace_back(std::move(S), List);
    } else if (End) {
      if (Open.empty() || Open.back().second != List)
        continue;
      Open.back().first.LastLine = Line;
      Found.push_back(std::move(Open.back().first));
      Open.pop_back();
    } else {
      Found.push_back(std::move(S));
    }
  }
  return Found;
}

/// Of a comment that the preprocessor kept: where line markers say that it stood.
static void moveToSource(Suppression &S, clang::FileID File, const clang::SourceManager &SM,
                         Entities &Names) {
  auto At = [&](unsigned Line) { return Names.placeOf(SM.translateLineCol(File, Line, 1)); };
  S.File = At(S.Line).File;
  for (unsigned *Line : {&S.FirstLine, &S.LastLine, &S.Line})
    *Line = At(*Line).Line;
}

std::vector<Suppression> suppressionsIn(const clang::SourceManager &SM, Entities &Names) {
  std::vector<std::pair<std::string, clang::FileID>> Files;
  for (const auto &[File, Name] : Names.files())
    if (!SM.isInSystemHeader(SM.getLocForStartOfFile(File)))
      Files.emplace_back(Name, File);
  llvm::sort(Files);
  std::vector<Suppression> All;
  llvm::StringRef Last;
  for (const auto &[Name, File] : Files) {
    if (Name == Last)
      continue;
    Last = Name;
    std::optional<llvm::StringRef> Text = SM.getBufferDataOrNone(File);
    if (!Text)
      continue;
    std::vector<Suppression> Found = parseSuppressions(Name, *Text);
    if (Names.isPreprocessed())
      for (Suppression &S : Found)
        moveToSource(S, File, SM, Names);
    llvm::append_range(All, std::move(Found));
  }
  return All;
}

} // namespace bordercheck
