// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// `bordercheck summarize`: one unit to one file, for build engines that want an action of
// its own. It reads what the compiler reads and writes what it is told to, nothing else.
#include "Finish.h"
#include "Units.h"
#include "checks/config/Configuration.h"
#include "checks/flow/Entities.h"
#include "checks/summary/Codec.h"
#include "llvm/Support/Path.h"

namespace bordercheck {
namespace {

/// \p Path as Make reads it.
std::string quotedForMake(llvm::StringRef Path) {
  std::string Out;
  for (char C : Path) {
    if (C == ' ' || C == '#')
      Out += '\\';
    if (C == '$')
      Out += '$';
    Out += C;
  }
  return Out;
}

int writeDependencies(const SummarizeRequest &Request, const std::vector<std::string> &Read) {
  if (Request.DepFile.empty())
    return Clean;
  std::string Here = workingDirectory() + "/";
  return writeFile(Request.DepFile, [&](llvm::raw_ostream &Out) {
    Out << quotedForMake(Request.Output) << ":";
    for (llvm::StringRef File : Read) {
      File.consume_front(Here);
      Out << " \\\n  " << quotedForMake(File);
    }
    Out << "\n";
  });
}

} // namespace

int summarizeOne(const SummarizeRequest &Request) {
  if (Request.Output.empty())
    return fail("summarize needs -o: the file for the summary");
  UnknownFlags Unknown;
  llvm::Expected<clang::tooling::CompileCommand> Command = fromCommand(Request.Command, Unknown);
  if (!Command)
    return fail(llvm::toString(Command.takeError()));
  Configurations Settings(Request.Models);
  llvm::Expected<const Configured *> Here =
      Settings.forFolder(llvm::sys::path::parent_path(Command->Filename), workingDirectory());
  if (!Here)
    return fail(llvm::toString(Here.takeError()));
  const Catalog &Known = (*Here)->Known;

  UnitResult Unit =
      summarizeUnit(*Command, Known, Request.Root.empty() ? workingDirectory() : Request.Root);
  if (Unit.Problem) {
    sayWhatFailed(*Unit.Problem);
    // A summary of a part would look like that of the whole.
    if (!Request.KeepGoing || !Unit.Made)
      return Unanalysed;
  }
  for (const auto &[Flag, Times] : Unknown)
    Unit.Made->Counts.FlagsLeftOut += Times;
  Provenance Maker = provenance(Catalog::builtinFingerprint(), Known.fingerprint());
  if (int Error = writeFile(Request.Output,
                            [&](llvm::raw_ostream &Out) { Out << encode(*Unit.Made, Maker); }))
    return Error;
  llvm::append_range(Unit.Read, (*Here)->Says.Files);
  int Error = writeDependencies(Request, Unit.Read);
  return Unit.Problem && !Error ? static_cast<int>(Unanalysed) : Error;
}

} // namespace bordercheck
