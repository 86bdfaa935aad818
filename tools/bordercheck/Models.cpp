// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "Models.h"
#include "checks/catalog/Load.h"
#include "checks/catalog/Print.h"
#include "checks/catalog/Validate.h"
#include "checks/config/Configuration.h"
#include "checks/flow/Entities.h"
#include "checks/text/Names.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include <fmt/format.h>
#include <set>

namespace bordercheck {
namespace {

int checkFile(llvm::StringRef File) {
  auto Content = llvm::MemoryBuffer::getFile(File);
  if (!Content)
    return fail(File + ": " + Content.getError().message());
  llvm::Expected<std::unique_ptr<Library>> L = loadLibrary(File, (*Content)->getBuffer());
  if (!L)
    return fail(llvm::toString(L.takeError()));
  std::vector<std::string> Wrong = complaintsAbout(**L);
  for (const std::string &Complaint : Wrong)
    fail(File + ": " + Complaint);
  if (!Wrong.empty())
    return ToolError;
  std::set<llvm::StringRef> Names;
  for (const Model &M : (*L)->Functions)
    Names.insert(M.Names.begin(), M.Names.end());
  llvm::outs() << File << ": " << Names.size() << (Names.size() == 1 ? " function" : " functions")
               << " modelled\n";
  return Clean;
}

template <typename M> void printEach(llvm::StringRef Name, const Library &L, const M &Said) {
  llvm::outs() << Name << " (" << L.Name << ")\n";
  for (const PrintedField &F : printed(Said))
    llvm::outs() << "  " << F.Name << ": " << F.Value << "\n";
}

/// Of what is asked for: a function by its whole name or its end, or a library.
struct Showing {
  llvm::StringRef Asked;
  bool ByEnd = false;
  unsigned Shown = 0;

  template <typename M> void each(const Library &L, const std::vector<M> &Models) {
    for (const M &Said : Models)
      for (const std::string &Name : Said.Names)
        if (L.Name == Asked || Name == Asked ||
            (ByEnd && llvm::StringRef(Name).ends_with(("::" + Asked).str()))) {
          printEach(Name, L, Said);
          ++Shown;
        }
  }

  void library(const Library &L) {
    each(L, L.Functions);
    each(L, L.Variables);
    each(L, L.Entries);
    each(L, L.Programs);
    each(L, L.Artifacts);
  }
};

/// Functions that a user's model replaces are not shown: they count no more.
int show(const Catalog &Known, llvm::StringRef Asked) {
  Showing All{Asked};
  for (bool ByEnd : {false, true}) {
    All.ByEnd = ByEnd;
    for (const auto &L : Known.libraries())
      All.library(*L);
    if (All.Shown)
      return Clean;
  }
  std::vector<llvm::StringRef> Names;
  for (const auto &L : Known.libraries())
    for (const Model &M : L->Functions)
      Names.insert(Names.end(), M.Names.begin(), M.Names.end());
  llvm::StringRef Nearest = nearestName(Asked, Names);
  return fail("nothing is modelled as '" + Asked + "'" +
              (Nearest.empty() ? llvm::Twine("; --stats lists the libraries")
                               : "; did you mean '" + Nearest + "'?"));
}

/// The functions of a library, by what they do; one may count in several columns.
struct Row {
  std::set<llvm::StringRef> All, Sources, Builders, Files, Crossings, Gates, Callbacks;

  void add(const Library &L) {
    for (const Model &M : L.Functions) {
      auto In = [&](std::set<llvm::StringRef> &Kind, bool Is) {
        if (Is)
          Kind.insert(M.Names.begin(), M.Names.end());
      };
      In(All, true);
      In(Sources, M.Source.has_value());
      In(Builders, M.Build || M.Returns);
      In(Files, M.Open || M.Read || M.Close);
      In(Crossings, M.Crosses.has_value());
      In(Gates, M.Gate || M.Compare || M.Escape);
      In(Callbacks, M.Callback.has_value());
    }
  }

  void print(llvm::StringRef Name) const {
    llvm::outs() << fmt::format("{:<20}{:>10}{:>10}{:>10}{:>10}{:>10}{:>10}{:>10}\n", Name.str(),
                                All.size(), Crossings.size(), Sources.size(), Builders.size(),
                                Files.size(), Gates.size(), Callbacks.size());
  }
};

int stats(const Catalog &Known) {
  llvm::outs() << fmt::format("{:<20}{:>10}{:>10}{:>10}{:>10}{:>10}{:>10}{:>10}\n", "library",
                              "functions", "crossings", "sources", "builders", "files", "gates",
                              "callbacks");
  Row Total;
  std::map<llvm::StringRef, std::set<llvm::StringRef>> Kinds;
  for (const auto &L : Known.libraries()) {
    Row Own;
    Own.add(*L);
    Own.print(L->Name);
    Total.add(*L);
    for (const Model &M : L->Functions)
      if (M.Crosses)
        Kinds[nameOf(M.Crosses->Kind)].insert(M.Names.begin(), M.Names.end());
  }
  Total.print(fmt::format("{} libraries", Known.libraries().size()));
  llvm::outs() << "\ncrossings by kind\n";
  for (const auto &[Kind, Names] : Kinds)
    llvm::outs() << fmt::format("{:<20}{:>10}\n", Kind.str(), Names.size());
  return Clean;
}

int writePages(const Catalog &Known, llvm::StringRef Folder) {
  if (std::error_code E = llvm::sys::fs::create_directories(Folder))
    return fail(Folder + ": " + E.message());
  for (const ReferencePage &Page : referencePages(Known)) {
    llvm::SmallString<128> File(Folder);
    llvm::sys::path::append(File, Page.Name);
    llvm::Error Wrong = llvm::writeToOutput(File, [&](llvm::raw_ostream &Out) {
      Out << Page.Content;
      return llvm::Error::success();
    });
    if (Wrong)
      return fail(llvm::toString(std::move(Wrong)));
  }
  return Clean;
}

int verify(const Catalog &Known, const ModelsRequest &Request) {
  for (const auto &L : Known.libraries()) {
    if (L->Name != Request.Verify)
      continue;
    if (Request.Paths.size() != 1)
      return fail("--verify takes one file that includes the library's headers");
    llvm::Expected<Verification> Result = verifyAgainst(*L, Request.Paths.front(), Request.Flags);
    if (!Result)
      return fail(llvm::toString(Result.takeError()));
    for (const std::string &Name : Result->Missing)
      llvm::outs() << "  " << Name << "\n";
    llvm::outs() << fmt::format("{:<20}{:>6} checked {:>6} missing\n", L->Name, Result->Checked,
                                Result->Missing.size());
    return Result->Missing.empty() ? Clean : Findings;
  }
  return fail("no library '" + Request.Verify + "'; --stats lists them");
}

} // namespace

int models(const ModelsRequest &Request) {
  int Worst = Clean;
  for (const std::string &File : Request.Check)
    Worst = std::max(Worst, checkFile(File));
  if (!Request.Check.empty())
    return Worst;
  llvm::Expected<Catalog> Builtin = Catalog::builtin();
  if (!Builtin)
    return fail(llvm::toString(Builtin.takeError()));
  if (!Request.Pages.empty())
    return writePages(*Builtin, Request.Pages);
  if (!Request.Verify.empty())
    return verify(*Builtin, Request);
  Configurations Settings(Request.Models);
  llvm::Expected<const Configured *> Here = Settings.forFolder(workingDirectory());
  if (!Here)
    return fail(llvm::toString(Here.takeError()));
  if (!Request.Show.empty())
    return show((*Here)->Known, Request.Show);
  if (Request.Stats)
    return stats((*Here)->Known);
  return fail("models takes --check FILE, --show NAME, --stats, --pages DIR or --verify LIBRARY");
}

} // namespace bordercheck
