// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// `bordercheck link`: the summaries that compilations left in their objects, as one program.
#include "Finish.h"
#include "Inputs.h"
#include "checks/config/Configuration.h"
#include "checks/flow/Entities.h"
#include "checks/summary/Codec.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/ThreadPool.h"
#include "llvm/Support/xxhash.h"
#include <set>

namespace bordercheck {
namespace {

/// What one file holds.
struct Loaded {
  std::vector<LinkUnit> Units;
  /// Of each unit's bytes: a unit may be named twice, in an archive and as an object.
  std::vector<std::pair<uint64_t, uint64_t>> Hashes;
  std::vector<Incomplete> Problems;
  Containers Seen;
};

/// The outline of \p Found now, and all of it when somebody asks.
llvm::Expected<LinkUnit> unitFrom(const SealedSummary &Found, const Provenance &Ours) {
  llvm::Expected<Summary> Known = decodeOutline(Found, Ours);
  if (!Known)
    return Known.takeError();
  auto Read = [Payload = Found.Payload.str(), Maker = Found.Maker, &Ours] {
    return decode({Payload, Maker}, Ours);
  };
  return LinkUnit(std::move(*Known), std::move(Read));
}

Loaded load(const std::string &File, const Provenance &Ours) {
  Loaded Result;
  auto Refuse = [&](const std::string &Name, llvm::Error Why) {
    Result.Problems.push_back({Name, llvm::toString(std::move(Why))});
  };
  auto Buffer = llvm::MemoryBuffer::getFile(File, /*IsText=*/false,
                                            /*RequiresNullTerminator=*/false);
  if (!Buffer) {
    Refuse(File, llvm::createStringError(Buffer.getError().message()));
    return Result;
  }
  auto Take = [&](const std::string &Name, llvm::Expected<SealedSummary> Found) {
    if (!Found)
      return Refuse(Name, Found.takeError());
    llvm::Expected<LinkUnit> Unit = unitFrom(*Found, Ours);
    if (!Unit)
      return Refuse(Name, Unit.takeError());
    llvm::XXH128_hash_t Hash = llvm::xxh3_128bits(llvm::arrayRefFromStringRef(Found->Payload));
    Result.Units.push_back(std::move(*Unit));
    Result.Hashes.emplace_back(Hash.high64, Hash.low64);
  };
  forEachSummary((*Buffer)->getMemBufferRef(), Take, Result.Seen);
  return Result;
}

std::vector<Loaded> loadAll(llvm::ArrayRef<std::string> Files, const Provenance &Ours,
                            llvm::ThreadPoolInterface &Pool) {
  std::vector<Loaded> All(Files.size());
  // Small files are many: a task for a run of them.
  constexpr size_t Run = 16;
  for (size_t From = 0; From < Files.size(); From += Run)
    Pool.async([&, From] {
      for (size_t I = From; I < std::min(From + Run, Files.size()); ++I)
        All[I] = load(Files[I], Ours);
    });
  Pool.wait();
  return All;
}

/// Each unit once. Batches keep what is not yet collected small.
Gathered gathered(llvm::ArrayRef<std::string> Files, const Provenance &Ours, unsigned Jobs,
                  Containers &Seen) {
  constexpr size_t Batch = 512;
  llvm::DefaultThreadPool Pool(llvm::hardware_concurrency(Jobs));
  Gathered All;
  std::set<std::pair<uint64_t, uint64_t>> Known;
  for (; !Files.empty(); Files = Files.drop_front(std::min(Batch, Files.size())))
    for (Loaded &L : loadAll(Files.take_front(Batch), Ours, Pool)) {
      Seen += L.Seen;
      llvm::append_range(All.Unanalysed, L.Problems);
      for (size_t I = 0; I < L.Units.size(); ++I)
        if (Known.insert(L.Hashes[I]).second)
          All.Units.add(std::move(L.Units[I]));
    }
  return All;
}

void sayWhatIsMissing(const Containers &Seen) {
  if (Seen.WithoutSummary)
    llvm::errs() << "bordercheck: note: " << Seen.WithoutSummary << " of " << Seen.Objects
                 << " objects hold no summary, such as " << Seen.Example
                 << "; what they do is not known\n";
}

/// The summaries of \p All, where a function that several have is in the first alone.
int writeSummaries(Gathered All, const Provenance &Ours, llvm::StringRef Output) {
  int Error = writeFile(Output, [&](llvm::raw_ostream &Out) {
    for (LinkUnit &Next : All.Units.take()) {
      LinkUnit U = std::move(Next); // gone when it is written
      Out << encode(U.reduced(), Ours);
      if (!U.problem().empty())
        All.Unanalysed.push_back({U.name(), U.problem()});
    }
  });
  sayWhatFailed(All.Unanalysed);
  return Error || All.Unanalysed.empty() ? Error : static_cast<int>(Unanalysed);
}

} // namespace

int linkFiles(const LinkRequest &Request) {
  if (Request.Inputs.empty())
    return fail("link needs objects, archives or summaries, or folders of those");
  llvm::Expected<Reporting> As = reporting(Request);
  if (!As)
    return fail(llvm::toString(As.takeError()));
  if (Request.Partial && Request.Output.empty())
    return fail("-r needs -o: the file for the joined summaries");
  Configurations Settings(Request.Models);
  llvm::Expected<const Configured *> Here = Settings.forFolder(workingDirectory());
  if (!Here)
    return fail(llvm::toString(Here.takeError()));
  const Catalog &Known = (*Here)->Known;
  llvm::Expected<std::vector<std::string>> Files = expandInputs(Request.Inputs);
  if (!Files)
    return fail(llvm::toString(Files.takeError()));

  Provenance Ours = provenance(Catalog::builtinFingerprint(), Known.fingerprint());
  Containers Seen;
  Gathered All = gathered(*Files, Ours, Request.Jobs, Seen);
  if (!All.Units.size() && All.Unanalysed.empty())
    return fail("nothing to link: no input holds a summary; compile with "
                "-fplugin=.../BordercheckPlugin.so -fplugin-arg-bordercheck-summary");
  sayWhatIsMissing(Seen);
  All.SayMissing = true;
  if (!Request.Partial)
    return finish(std::move(All), **Here, *As);
  return writeSummaries(std::move(All), Ours, Request.Output);
}

} // namespace bordercheck
