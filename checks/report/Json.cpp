// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Bordercheck's own JSON, for scripts. "version" rises when a field changes its
// meaning; README.md lists the fields.
#include "checks/report/Json.h"
#include "checks/report/Inventory.h"
#include <set>

namespace bordercheck {
namespace {

namespace json = llvm::json;

/// Of a literal; a reader sees no more, and a page of findings stays loadable.
constexpr size_t MaxLiteral = 4096;

json::Array steps(const std::vector<Step> &Steps) {
  json::Array All;
  for (const Step &S : Steps)
    All.push_back(json::Object{{"at", toJson(S.Where)}, {"message", utf8(S.What)}});
  return All;
}

json::Object hole(const Hole &H) {
  json::Object O{{"hole", utf8(H.Name)},
                 {"origin", nameOf(H.Stands.From)},
                 {"controller", nameOf(H.Stands.Who)}};
  json::Array Gates;
  for (const Gate &G : H.Gates)
    Gates.push_back(nameOf(G.Kind).str() + (G.Language.empty() ? "" : " for " + utf8(G.Language)));
  if (!Gates.empty())
    O["gates"] = std::move(Gates);
  if (H.Number)
    O["number"] = true;
  return O;
}

std::string literal(llvm::StringRef Chars) {
  return Chars.size() <= MaxLiteral ? utf8(Chars) : utf8(Chars.take_front(MaxLiteral)) + "…";
}

json::Array pieces(const Pieces &Sequence) {
  json::Array All;
  for (const Piece &P : Sequence) {
    if (P.isLiteral())
      All.push_back(json::Object{{"literal", literal(P.text())}});
    else if (P.isHole())
      All.push_back(hole(P.hole()));
    else
      All.push_back(json::Object{{P.isRepeat() ? "repeat" : "bag", pieces(P.members())}});
  }
  return All;
}

json::Object crossing(const Crossing &C) {
  json::Array Inputs;
  for (const CrossingInput &I : C.Inputs) {
    json::Array Shapes;
    for (const Shape &S : I.Value.shapes())
      Shapes.push_back(pieces(S.pieces()));
    Inputs.push_back(json::Object{{"role", nameOf(I.As)}, {"shapes", std::move(Shapes)}});
  }
  json::Object O{
      {"kind", nameOf(C.Kind)}, {"callee", utf8(C.Callee)}, {"inputs", std::move(Inputs)}};
  if (!C.Language.empty())
    O["language"] = utf8(C.Language);
  return O;
}

json::Object decision(const Decision &D) {
  json::Object O{{"standing", nameOf(D.As)}};
  for (auto [Key, Value] : {std::pair{"reason", &D.Reason}, {"by", &D.By}, {"expires", &D.Expires}})
    if (!Value->empty())
      O[Key] = utf8(*Value);
  if (D.Where.isValid())
    O["at"] = toJson(D.Where);
  return O;
}

json::Array strings(const std::vector<std::string> &All) {
  json::Array Out;
  for (const std::string &S : All)
    Out.push_back(utf8(S));
  return Out;
}

json::Object entry(const InventoryEntry &E, bool Added) {
  const LinkedCrossing &L = *E.Of;
  json::Object Inputs;
  for (const CrossingInput &I : L.At.Inputs)
    Inputs[nameOf(I.As)] = utf8(I.Value.print());
  json::Object O{{"fingerprint", E.Fingerprint},   {"kind", nameOf(L.At.Kind)},
                 {"component", utf8(E.Component)}, {"callee", utf8(L.At.Callee)},
                 {"function", utf8(L.Function)},   {"at", toJson(L.At.Where)},
                 {"constant", E.Constant},         {"controller", nameOf(E.Who)},
                 {"gates", strings(E.Gates)},      {"inputs", std::move(Inputs)},
                 {"chain", steps(L.At.Chain)}};
  if (!E.Standing.empty())
    O["standing"] = E.Standing;
  if (Added)
    O["change"] = "added";
  return O;
}

/// The inventory into \p Top, and what an older one had and this has not.
void addInventory(const Report &R, json::Object &Top) {
  json::Array All;
  std::set<std::string> Now;
  for (const InventoryEntry &E : inventoryOf(R)) {
    Now.insert(E.Fingerprint);
    All.push_back(entry(E, R.InventoryWas && !R.InventoryWas->count(E.Fingerprint)));
  }
  Top["inventory"] = std::move(All);
  if (!R.InventoryWas)
    return;
  json::Array Removed;
  for (const auto &[Fingerprint, Words] : *R.InventoryWas)
    if (!Now.count(Fingerprint))
      Removed.push_back(json::Object{{"fingerprint", utf8(Fingerprint)}, {"what", utf8(Words)}});
  Top["removed"] = std::move(Removed);
}

/// Findings with those who have to approve them.
json::Array owned(const Report &R, const std::vector<Finding> &All) {
  json::Array Out;
  for (const Finding &F : All) {
    json::Object O = toJson(F);
    if (auto At = R.Owners.find(F.Where.File); At != R.Owners.end() && !At->second.empty())
      O["owners"] = strings(At->second);
    Out.push_back(std::move(O));
  }
  return Out;
}

template <typename T> json::Array each(const std::vector<T> &All) {
  json::Array Out;
  for (const T &One : All)
    Out.push_back(toJson(One));
  return Out;
}

} // namespace

json::Object toJson(const Place &P) {
  return json::Object{{"file", utf8(P.File)}, {"line", P.Line}, {"column", P.Column}};
}

json::Object toJson(const Finding &F) {
  json::Array Notes;
  for (const Note &N : F.Notes)
    Notes.push_back(json::Object{{"at", toJson(N.Where)}, {"message", utf8(N.Message)}});
  json::Array Standards;
  for (const std::string &Id : builtinTables().standardsOf(F.Rule))
    Standards.push_back(Id);
  json::Object O{{"fingerprint", F.Fingerprint},      {"rule", checkName(F.Rule)},
                 {"severity", nameOf(F.Level)},       {"controller", nameOf(F.Who)},
                 {"context", nameOf(F.In)},           {"at", toJson(F.Where)},
                 {"function", utf8(F.Function)},      {"message", utf8(F.Message)},
                 {"notes", std::move(Notes)},         {"crossing", crossing(F.Of)},
                 {"standards", std::move(Standards)}, {"steps", steps(F.Steps)}};
  if (F.Decided.As != Standing::Open)
    O["decision"] = decision(F.Decided);
  if (F.Since != Change::Unknown)
    O["change"] = nameOf(F.Since);
  if (!F.Otherwise.empty())
    O["otherwise"] = utf8(F.Otherwise);
  return O;
}

json::Object toJson(const Record &R) {
  return json::Object{{"fingerprint", R.Fingerprint}, {"rule", checkName(R.Rule)},
                      {"severity", nameOf(R.Level)},  {"file", utf8(R.File)},
                      {"function", utf8(R.Function)}, {"crossing", utf8(R.Crossing)},
                      {"inputs", strings(R.Inputs)},  {"origins", strings(R.Origins)},
                      {"gates", strings(R.Gates)}};
}

json::Object toJson(const Report &R) {
  json::Array Remarks, Unanalysed;
  for (const Remark &One : R.Remarks)
    Remarks.push_back(json::Object{{"at", toJson(One.Where)}, {"message", utf8(One.Message)}});
  for (const Incomplete &I : R.Unanalysed)
    Unanalysed.push_back(json::Object{{"unit", utf8(I.Unit)}, {"why", utf8(I.Why)}});
  json::Object Top{{"version", 1},
                   {"findings", owned(R, R.Findings)},
                   {"settled", owned(R, R.Settled)},
                   {"remarks", std::move(Remarks)},
                   {"units", R.Units},
                   {"suppressed", static_cast<int64_t>(R.count(Standing::Silenced))},
                   {"unanalysed", std::move(Unanalysed)}};
  if (R.Compared)
    Top["gone"] = each(R.Gone);
  if (R.WithInventory)
    addInventory(R, Top);
  return Top;
}

void renderJson(const Report &R, llvm::raw_ostream &Out) {
  json::OStream J(Out, 2);
  J.value(toJson(R));
  Out << "\n";
}

} // namespace bordercheck
