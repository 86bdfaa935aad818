// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What an inventory says of each crossing, and its CSV.
#include "checks/report/Inventory.h"
#include "checks/review/Fingerprint.h"
#include "checks/text/Excerpt.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Path.h"
#include <map>
#include <set>

namespace bordercheck {
namespace {

InventoryEntry entryOf(const LinkedCrossing &L) {
  InventoryEntry E;
  E.Of = &L;
  E.Component = llvm::sys::path::parent_path(L.At.Where.File).str();
  if (E.Component.empty())
    E.Component = ".";
  E.Constant = true;
  std::set<std::string> Gates;
  for (const CrossingInput &I : L.At.Inputs) {
    E.Constant &= I.Value.isConstant();
    I.Value.forEachHole([&](const Hole &H) {
      E.Who = std::max(E.Who, H.Stands.Who);
      for (const Gate &G : H.Gates)
        Gates.insert(nameOf(G.Kind).str() + (G.Language.empty() ? "" : " for " + G.Language));
    });
  }
  E.Gates.assign(Gates.begin(), Gates.end());
  return E;
}

/// Of several findings at one place the one that is still to be decided.
std::map<Place, std::string> standings(const Report &R) {
  std::map<Place, std::string> All;
  for (const Finding &F : R.Settled)
    All[F.Where] = nameOf(F.Decided.As).str();
  for (const Finding &F : R.Findings)
    All[F.Where] = nameOf(F.Decided.As).str();
  return All;
}

/// A field of RFC 4180. Spreadsheets take what begins with these marks for a formula, so a
/// quote goes before it: the list must not become code where it is read.
std::string field(llvm::StringRef Text) {
  std::string Out = "\"";
  if (!Text.empty() && llvm::StringRef("=+-@\t\r").contains(Text.front()))
    Out += '\'';
  for (char C : printable(Text))
    Out += C == '"' ? std::string("\"\"") : std::string(1, C);
  return Out + "\"";
}

} // namespace

std::vector<InventoryEntry> inventoryOf(const Report &R) {
  std::map<Place, std::string> Standings = standings(R);
  std::vector<InventoryEntry> All;
  std::vector<Finding> Named(R.Inventory.size());
  std::vector<Finding *> Each;
  for (const auto &[I, L] : llvm::enumerate(R.Inventory)) {
    All.push_back(entryOf(L));
    if (auto At = Standings.find(L.At.Where); At != Standings.end())
      All.back().Standing = At->second;
    Named[I].Where = L.At.Where;
    Named[I].Function = L.Function;
    Named[I].Of = L.At;
    Each.push_back(&Named[I]);
  }
  identify(Each);
  for (size_t I = 0; I < All.size(); ++I)
    All[I].Fingerprint = Named[I].Fingerprint;
  return All;
}

void renderCsv(const Report &R, llvm::raw_ostream &Out) {
  Out << "kind,component,file,line,function,callee,controller,constant,gates,standing,"
         "fingerprint,change,what\r\n";
  for (const InventoryEntry &E : inventoryOf(R)) {
    const Crossing &C = E.Of->At;
    std::string What;
    for (const CrossingInput &I : C.Inputs)
      What += (What.empty() ? "" : "; ") + nameOf(I.As).str() + ": " + excerpt(I.Value, 200);
    bool Added = R.InventoryWas && !R.InventoryWas->count(E.Fingerprint);
    for (const std::string &Text :
         {nameOf(C.Kind).str(), E.Component, C.Where.File, std::to_string(C.Where.Line),
          E.Of->Function, C.Callee, nameOf(E.Who).str(), std::string(E.Constant ? "yes" : "no"),
          llvm::join(E.Gates, ", "), E.Standing, E.Fingerprint, std::string(Added ? "added" : "")})
      Out << field(Text) << ",";
    Out << field(What) << "\r\n";
  }
  if (!R.InventoryWas)
    return;
  std::set<std::string> Now;
  for (const InventoryEntry &E : inventoryOf(R))
    Now.insert(E.Fingerprint);
  for (const auto &[Fingerprint, Words] : *R.InventoryWas)
    if (!Now.count(Fingerprint)) {
      for (int Column = 0; Column < 10; ++Column)
        Out << ",";
      Out << field(Fingerprint) << "," << field("removed") << "," << field(Words) << "\r\n";
    }
}

} // namespace bordercheck
