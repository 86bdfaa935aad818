// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// `bordercheck dump`: the summaries in files, as JSON.
#include "checks/summary/Dump.h"
#include "Commands.h"
#include "Inputs.h"
#include "checks/catalog/Catalog.h"
#include "checks/summary/Codec.h"
#include "llvm/ADT/StringExtras.h"

namespace bordercheck {
namespace {

void dumpOne(const std::string &Name, const Provenance &Maker, const Summary &S,
             llvm::json::OStream &Out) {
  Out.object([&] {
    Out.attribute("file", Name);
    Out.attribute("version", Maker.Version);
    Out.attribute("schema", llvm::utohexstr(Maker.Schema, true, 16));
    Out.attribute("catalog", llvm::utohexstr(Maker.Catalog, true, 16));
    Out.attribute("configuration", llvm::utohexstr(Maker.Configuration, true, 16));
    Out.attributeBegin("summary");
    dump(S, Out);
    Out.attributeEnd();
  });
}

} // namespace

int dumpFiles(const std::vector<std::string> &Given) {
  if (Given.empty())
    return fail("dump needs objects, archives or summaries, or folders of those");
  llvm::Expected<std::vector<std::string>> Files = expandInputs(Given);
  if (!Files)
    return fail(llvm::toString(Files.takeError()));
  // Of any catalog: nothing is linked.
  Provenance Ours = provenance(0, 0);
  int Code = Clean;
  auto Refuse = [&](const std::string &Name, llvm::Error Why) {
    Code = fail(Name + ": " + llvm::toString(std::move(Why)));
  };
  llvm::json::OStream Out(llvm::outs(), 2);
  Out.arrayBegin();
  for (const std::string &File : *Files) {
    auto Buffer = llvm::MemoryBuffer::getFile(File, /*IsText=*/false,
                                              /*RequiresNullTerminator=*/false);
    if (!Buffer) {
      Refuse(File, llvm::createStringError(Buffer.getError().message()));
      continue;
    }
    auto Take = [&](const std::string &Name, llvm::Expected<SealedSummary> Found) {
      if (!Found)
        return Refuse(Name, Found.takeError());
      Ours.Catalog = Found->Maker.Catalog;
      llvm::Expected<Summary> S = decode(*Found, Ours);
      if (!S)
        return Refuse(Name, S.takeError());
      dumpOne(Name, Found->Maker, *S, Out);
    };
    Containers Seen;
    forEachSummary((*Buffer)->getMemBufferRef(), Take, Seen);
    if (Seen.WithoutSummary)
      Refuse(Seen.Example, llvm::createStringError("holds no summary"));
  }
  Out.arrayEnd();
  llvm::outs() << "\n";
  return Code;
}

} // namespace bordercheck
