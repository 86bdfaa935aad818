// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// reviewdog's rdjsonl: a diagnostic a line. Its columns count bytes from 1, like ours.
#include "checks/report/Report.h"
#include "llvm/Support/JSON.h"

namespace bordercheck {
namespace {

namespace json = llvm::json;

json::Object location(const Place &P) {
  json::Object At{{"path", utf8(P.File)}};
  if (P.isValid()) {
    json::Object Start{{"line", P.Line}};
    if (P.Column)
      Start["column"] = P.Column;
    At["range"] = json::Object{{"start", std::move(Start)}};
  }
  return At;
}

const char *severity(Severity S) {
  constexpr std::array<const char *, 4> Names = {"INFO", "WARNING", "ERROR", "ERROR"};
  return Names[static_cast<size_t>(S)];
}

} // namespace

void renderRdjsonl(const Report &R, llvm::raw_ostream &Out) {
  for (const Finding &F : R.Findings) {
    std::string Text = readable(F.Message);
    json::Array Related;
    for (const Note &N : F.Notes) {
      Text += "\n" + readable(N.Message);
      if (N.Where.isValid() && N.Where != F.Where)
        Related.push_back(
            json::Object{{"message", readable(N.Message)}, {"location", location(N.Where)}});
    }
    Out << json::Value(json::Object{{"message", Text},
                                    {"location", location(F.Where)},
                                    {"severity", severity(F.Level)},
                                    {"source", json::Object{{"name", "bordercheck"}}},
                                    {"code", json::Object{{"value", checkName(F.Rule)}}},
                                    {"related_locations", std::move(Related)}})
        << "\n";
  }
}

} // namespace bordercheck
