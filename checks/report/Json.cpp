// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Bordercheck's own JSON, for scripts. "version" rises when a field changes its
// meaning; README.md lists the fields.
#include "llvm/Support/JSON.h"
#include "checks/report/Report.h"

namespace bordercheck {
namespace {

namespace json = llvm::json;

json::Object place(const Place &P) {
  return json::Object{{"file", utf8(P.File)}, {"line", P.Line}, {"column", P.Column}};
}

json::Array steps(const std::vector<Step> &Steps) {
  json::Array All;
  for (const Step &S : Steps)
    All.push_back(json::Object{{"at", place(S.Where)}, {"message", utf8(S.What)}});
  return All;
}

json::Object finding(const Finding &F) {
  json::Array Notes;
  for (const Note &N : F.Notes)
    Notes.push_back(json::Object{{"at", place(N.Where)}, {"message", utf8(N.Message)}});
  json::Array Standards;
  for (const std::string &Id : builtinTables().standardsOf(F.Rule))
    Standards.push_back(Id);
  return json::Object{{"rule", checkName(F.Rule)},   {"severity", nameOf(F.Level)},
                      {"controller", nameOf(F.Who)}, {"context", nameOf(F.In)},
                      {"at", place(F.Where)},        {"message", utf8(F.Message)},
                      {"notes", std::move(Notes)},   {"standards", std::move(Standards)},
                      {"steps", steps(F.Steps)}};
}

json::Object crossing(const LinkedCrossing &L) {
  json::Object Inputs;
  bool Constant = true;
  for (const CrossingInput &I : L.At.Inputs) {
    Inputs[nameOf(I.As)] = utf8(I.Value.print());
    Constant &= I.Value.isConstant();
  }
  return json::Object{{"kind", nameOf(L.At.Kind)},    {"callee", L.At.Callee},
                      {"function", utf8(L.Function)}, {"at", place(L.At.Where)},
                      {"constant", Constant},         {"inputs", std::move(Inputs)},
                      {"chain", steps(L.At.Chain)}};
}

} // namespace

void renderJson(const Report &R, llvm::raw_ostream &Out) {
  json::Array Findings;
  for (const Finding &F : R.Findings)
    Findings.push_back(finding(F));
  json::Array Unanalysed;
  for (const Incomplete &I : R.Unanalysed)
    Unanalysed.push_back(json::Object{{"unit", utf8(I.Unit)}, {"why", utf8(I.Why)}});
  json::Object Top{{"version", 1},
                   {"findings", std::move(Findings)},
                   {"units", R.Units},
                   {"suppressed", R.Suppressed},
                   {"unanalysed", std::move(Unanalysed)}};
  if (R.WithInventory) {
    json::Array All;
    for (const LinkedCrossing &L : R.Inventory)
      All.push_back(crossing(L));
    Top["inventory"] = std::move(All);
  }
  json::OStream J(Out, 2);
  J.value(std::move(Top));
  Out << "\n";
}

} // namespace bordercheck
