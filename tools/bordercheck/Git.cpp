// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "Git.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/FileUtilities.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Program.h"

namespace bordercheck {
namespace {

namespace fs = llvm::sys::fs;

std::string contentOf(llvm::StringRef File) {
  auto Text = llvm::MemoryBuffer::getFile(File);
  return Text ? (*Text)->getBuffer().str() : "";
}

/// What `git ARGS` writes. Started without a shell: revisions and file names are data.
llvm::Expected<std::string> git(std::vector<llvm::StringRef> Args) {
  llvm::ErrorOr<std::string> Program = llvm::sys::findProgramByName("git");
  if (!Program)
    return llvm::createStringError("review needs git: install it");
  llvm::SmallString<128> Out, Err;
  for (llvm::SmallString<128> *File : {&Out, &Err})
    if (std::error_code E = fs::createTemporaryFile("bordercheck-git", "txt", *File))
      return llvm::createStringError("no temporary file: " + E.message());
  llvm::FileRemover RemoveOut(Out), RemoveErr(Err);
  Args.insert(Args.begin(), "git");
  std::optional<llvm::StringRef> Streams[] = {llvm::StringRef(), Out.str(), Err.str()};
  if (llvm::sys::ExecuteAndWait(*Program, Args, std::nullopt, Streams) != 0)
    return llvm::createStringError("git " + Args[1] + ": " +
                                   llvm::StringRef(contentOf(Err)).rtrim());
  return contentOf(Out);
}

/// "@@ -3,0 +4,2 @@": what follows the plus, as first and last line. Nothing is left of a
/// removed part but the line that it stood behind.
std::optional<std::pair<unsigned, unsigned>> newLines(llvm::StringRef Header) {
  if (!Header.consume_front("@@ "))
    return std::nullopt;
  auto [First, Count] = Header.split(" +").second.split(" @@").first.split(',');
  unsigned From = 0, Lines = 1;
  if (First.getAsInteger(10, From) || (!Count.empty() && Count.getAsInteger(10, Lines)))
    return std::nullopt;
  return std::pair(From, From + std::max(Lines, 1U) - 1);
}

llvm::Error addLines(Differences &D, llvm::StringRef Revision, const std::string &Path) {
  llvm::Expected<std::string> Diff = git(
      {"diff", "--unified=0", "--no-color", "--no-ext-diff", "--no-renames", Revision, "--", Path});
  if (!Diff)
    return Diff.takeError();
  for (llvm::StringRef Line : llvm::split(*Diff, '\n'))
    if (auto Range = newLines(Line))
      D.Lines[Path].push_back(*Range);
  return llvm::Error::success();
}

/// \p Status and \p File as `git diff --name-status` pairs them.
llvm::Error add(Differences &D, llvm::StringRef Revision, llvm::StringRef Status,
                llvm::StringRef File) {
  std::string Path = D.Root + "/" + File.str();
  if (Status == "A") {
    D.Added.insert(Path);
    D.Lines[Path] = {{1, ~0U}};
    return llvm::Error::success();
  }
  llvm::Expected<std::string> Was = git({"show", (Revision + ":" + File).str()});
  if (!Was)
    return Was.takeError();
  D.Before[Path] = std::move(*Was);
  return Status == "D" ? llvm::Error::success() : addLines(D, Revision, Path);
}

} // namespace

bool Differences::touches(const std::string &File, unsigned Line) const {
  auto At = Lines.find(File);
  return At != Lines.end() && llvm::any_of(At->second, [&](const auto &Range) {
           return Range.first <= Line && Line <= Range.second;
         });
}

llvm::Expected<Differences> differencesTo(llvm::StringRef Revision) {
  Differences D;
  llvm::Expected<std::string> Root = git({"rev-parse", "--show-toplevel"});
  if (!Root)
    return llvm::createStringError("review compares with a revision, and this folder is in no git "
                                   "repository (" +
                                   llvm::toString(Root.takeError()) + ")");
  D.Root = llvm::StringRef(*Root).rtrim('\n').str();
  // A revision that looks like an option is refused, and so is one that there is not.
  llvm::Expected<std::string> Commit =
      git({"rev-parse", "--verify", "--quiet", "--end-of-options", (Revision + "^{commit}").str()});
  if (!Commit) {
    llvm::consumeError(Commit.takeError());
    return llvm::createStringError("'" + Revision +
                                   "' is no revision of this repository; a "
                                   "shallow clone may lack it: fetch it");
  }
  std::string Base = llvm::StringRef(*Commit).rtrim().str();
  llvm::Expected<std::string> Names =
      git({"diff", "--name-status", "-z", "--no-renames", "--no-ext-diff", Base, "--"});
  if (!Names)
    return Names.takeError();
  llvm::SmallVector<llvm::StringRef, 32> Fields;
  llvm::StringRef(*Names).split(Fields, '\0', -1, /*KeepEmpty=*/false);
  for (size_t I = 0; I + 1 < Fields.size(); I += 2)
    if (llvm::Error E = add(D, Base, Fields[I], Fields[I + 1]))
      return E;
  llvm::Expected<std::string> Others =
      git({"ls-files", "--others", "--exclude-standard", "--full-name", "-z", D.Root});
  if (!Others)
    return Others.takeError();
  for (llvm::StringRef File : llvm::split(*Others, '\0'))
    if (!File.empty())
      if (llvm::Error E = add(D, Base, "A", File))
        return E;
  return D;
}

Owners ownersIn(llvm::StringRef Root) {
  constexpr llvm::StringLiteral OfGitLab = "/.gitlab/CODEOWNERS";
  for (llvm::StringRef In : {llvm::StringRef("/.github/CODEOWNERS"), llvm::StringRef("/CODEOWNERS"),
                             llvm::StringRef("/docs/CODEOWNERS"), llvm::StringRef(OfGitLab)})
    if (std::string Content = contentOf((Root + In).str()); !Content.empty())
      return Owners::parse(Content,
                           In == OfGitLab ? Owners::Dialect::GitLab : Owners::dialectOf(Content));
  return {};
}

} // namespace bordercheck
