// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// One self-contained page. The findings are in it as JSON, which the page's script reads and
// shows as text: nothing that the analysed program wrote is ever markup. The page's own
// policy says the same: no network, and no script or style but those two, by their digests.
#include "checks/report/Html.h"
#include "checks/judge/Standards.h"
#include "checks/report/Columns.h"
#include "checks/report/Json.h"
#include "checks/report/Summary.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Base64.h"
#include "llvm/Support/ErrorHandling.h"
#include "llvm/Support/SHA256.h"
#include <set>

namespace bordercheck {
namespace {

namespace json = llvm::json;

/// Lines shown before and after the one of a step.
constexpr unsigned Around = 2;
/// Of a line of source.
constexpr size_t MaxLine = 400;

llvm::StringRef web(llvm::StringRef Name) {
  for (const EmbeddedFile &File : embeddedWeb())
    if (File.Name == Name)
      return File.Content;
  llvm::report_fatal_error("the report's page is built without " + Name);
}

std::string digest(llvm::StringRef Content) {
  auto Bytes = llvm::SHA256::hash(llvm::arrayRefFromStringRef(Content));
  return "'sha256-" + llvm::encodeBase64(Bytes) + "'";
}

/// dagre defines itself as a module where it can; here it is to be a global.
std::string script() {
  std::string All = web("dagre.min.js").str();
  for (const char *Name : {"data.js", "picture.js", "finding.js", "main.js"})
    All += "\n" + web(Name).str();
  return All;
}

class Excerpts {
public:
  explicit Excerpts(const Report &R) : R(R) {}

  void add(const Place &P) {
    unsigned First = P.Line > Around ? P.Line - Around : 1;
    for (unsigned Line = First; P.isValid() && Line <= P.Line + Around; ++Line)
      Wanted[P.File].insert(Line);
  }

  json::Object take() const {
    json::Object Files;
    for (const auto &[File, Lines] : Wanted) {
      json::Object Known;
      for (unsigned Line : Lines)
        if (std::optional<llvm::StringRef> Text = lineAt(R, {File, Line, 1}))
          Known[std::to_string(Line)] = utf8(Text->take_front(MaxLine));
      if (!Known.empty())
        Files[utf8(File)] = std::move(Known);
    }
    return Files;
  }

private:
  const Report &R;
  std::map<std::string, std::set<unsigned>> Wanted;
};

json::Object sources(const Report &R) {
  Excerpts Lines(R);
  for (const std::vector<Finding> *All : {&R.Findings, &R.Settled})
    for (const Finding &F : *All) {
      Lines.add(F.Where);
      for (const Step &S : F.Steps)
        Lines.add(S.Where);
    }
  return Lines.take();
}

json::Object rules(const Report &R) {
  std::set<std::string> Met;
  for (const std::vector<Finding> *All : {&R.Findings, &R.Settled})
    for (const Finding &F : *All)
      Met.insert(F.Rule);
  json::Object Rules;
  for (const std::string &Id : Met) {
    json::Array Standards;
    for (const Taxonomy &T : builtinTables().taxonomies())
      for (const Standard &S : T.Entries)
        if (llvm::is_contained(builtinTables().standardsOf(Id), S.Id))
          Standards.push_back(json::Object{{"id", S.Id}, {"title", S.Title}});
    Rules[checkName(Id)] =
        json::Object{{"page", pageOf(*findRule(Id))}, {"standards", std::move(Standards)}};
  }
  return Rules;
}

/// A "<" could end the element that holds the data.
std::string embeddable(const json::Value &Data) {
  std::string Out;
  llvm::raw_string_ostream(Out) << Data;
  std::string Safe;
  for (char C : Out)
    Safe += C == '<' ? std::string("\\u003c") : std::string(1, C);
  return Safe;
}

} // namespace

void renderHtml(const Report &R, llvm::raw_ostream &Out) {
  json::Object Data = toJson(R);
  Data["summary"] = summaryLine(R);
  Data["sources"] = sources(R);
  Data["rules"] = rules(R);
  std::string Script = script();
  llvm::StringRef Style = web("style.css");
  Out << "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      << "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      << "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
      << digest(Style) << "; script-src " << digest(Script)
      << "; base-uri 'none'; form-action 'none'\">\n"
      << "<title>Bordercheck: where data becomes code</title>\n"
      << "<!-- Made by Bordercheck " << versionString() << ". Laid out by dagre, "
      << "copyright 2012-2014 Chris Pettitt, MIT licence. -->\n"
      << "<style>" << Style << "</style>\n</head>\n<body>\n"
      << web("body.html") << "<script type=\"application/json\" id=\"report\">"
      << embeddable(std::move(Data)) << "</script>\n<script>" << Script
      << "</script>\n</body>\n</html>\n";
}

} // namespace bordercheck
