// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// `bordercheck inventory`: every crossing of a program, and what came and went since an older
// inventory.
#include "Scan.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/MemoryBuffer.h"

namespace bordercheck {
namespace {

namespace json = llvm::json;

bool holdsInventory(Format As) {
  return As == Format::Text || As == Format::Json || As == Format::Html || As == Format::Csv;
}

/// The fingerprints of an inventory in JSON, with words for each.
llvm::Expected<std::map<std::string, std::string>> olderInventory(llvm::StringRef File) {
  auto Text = llvm::MemoryBuffer::getFile(File);
  if (!Text)
    return llvm::createStringError(File + ": " + Text.getError().message());
  llvm::Expected<json::Value> Parsed = json::parse((*Text)->getBuffer());
  if (!Parsed)
    return llvm::createStringError(File + ": " + llvm::toString(Parsed.takeError()));
  const json::Object *Top = Parsed->getAsObject();
  const json::Array *Entries = Top ? Top->getArray("inventory") : nullptr;
  if (!Entries)
    return llvm::createStringError(
        File + ": holds no inventory; write one with `bordercheck inventory --format json`");
  std::map<std::string, std::string> All;
  for (const json::Value &V : *Entries) {
    const json::Object *E = V.getAsObject();
    const json::Object *At = E ? E->getObject("at") : nullptr;
    if (!At || !E->getString("fingerprint"))
      return llvm::createStringError(File + ": an entry of the inventory has no fingerprint or "
                                            "place; it is of another version");
    All[E->getString("fingerprint")->str()] =
        (E->getString("kind").value_or("") + " by " + E->getString("callee").value_or("") + " in " +
         At->getString("file").value_or("") + ", " + E->getString("function").value_or(""))
            .str();
  }
  return All;
}

} // namespace

int takeInventory(InventoryRequest Request) {
  Request.Inventory = true;
  llvm::Expected<Reporting> As = reporting(Request);
  if (!As)
    return fail(llvm::toString(As.takeError()));
  if (!holdsInventory(As->How))
    return fail("'" + Request.FormatName + "' has findings only; use text, json, csv or html");
  std::optional<std::map<std::string, std::string>> Older;
  if (!Request.CompareWith.empty()) {
    auto Read = olderInventory(Request.CompareWith);
    if (!Read)
      return fail(llvm::toString(Read.takeError()));
    Older = std::move(*Read);
  }
  llvm::Expected<Report> R = reportOn(Request, *As);
  if (!R)
    return fail(llvm::toString(R.takeError()));
  R->InventoryWas = std::move(Older);
  int Code = deliver(*R, *As);
  // It lists; it does not judge.
  return Code == Findings ? Clean : Code;
}

} // namespace bordercheck
