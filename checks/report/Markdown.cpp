// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A comment for a pull or merge request: a table, then a fold a finding with the three
// answers and who has to approve it. Whatever the analysed program wrote stands in code
// spans or is escaped: it must neither form links and markup nor call people.
#include "checks/report/Summary.h"
#include "checks/text/Excerpt.h"

namespace bordercheck {
namespace {

/// GitHub takes 65,536 characters; what does not fit is counted.
constexpr size_t MaxComment = 60000;
constexpr size_t MaxField = 500;

std::string cut(llvm::StringRef Text) {
  std::string Valid = printable(Text.take_front(MaxField));
  return Text.size() > MaxField ? Valid + "…" : Valid;
}

/// Text between markup. A mention or link needs an @ or a colon of its own.
std::string plain(llvm::StringRef Text) {
  std::string Out;
  for (char C : cut(Text)) {
    if (llvm::StringRef("\\`*_{}[]()<>#+!|~&@:").contains(C))
      Out += "&#" + std::to_string(static_cast<int>(C)) + ";";
    else
      Out += C;
  }
  return Out;
}

/// A code span that no run of backticks in it can end; a bar would end a cell.
std::string code(llvm::StringRef Text) {
  std::string Valid = cut(Text);
  for (size_t At = 0; (At = Valid.find('|', At)) != std::string::npos; At += 3)
    Valid.replace(At, 1, "¦");
  size_t Longest = 0, Run = 0;
  for (char C : Valid)
    Longest = std::max(Longest, Run = C == '`' ? Run + 1 : 0);
  std::string Marks(Longest + 1, '`');
  return Marks + " " + Valid + " " + Marks;
}

std::string placeOf(const Place &P) {
  return code(P.File + (P.isValid() ? ":" + std::to_string(P.Line) : ""));
}

std::string what(const Finding &F) {
  std::string Said = F.Since == Change::Unknown ? "open" : nameOf(F.Since).str();
  return F.Otherwise.empty() ? Said : Said + ": " + F.Otherwise;
}

std::string fold(const Report &R, const Finding &F) {
  std::string Out = "<details><summary><b>" + nameOf(F.Level).str() + "</b> " + plain(F.Message) +
                    "</summary>\n\n";
  for (const Note &N : F.Notes) {
    auto [Label, Rest] = llvm::StringRef(N.Message).split(": ");
    Out += "- " + plain(Label) + ": " + code(Rest.empty() ? "yes" : Rest);
    if (N.Where.isValid() && N.Where != F.Where)
      Out += " at " + placeOf(N.Where);
    Out += "\n";
  }
  Out += "- rule: " + code(checkName(F.Rule)) + "\n- to approve it: " +
         code("bordercheck approve " + F.Fingerprint + " --reason \"...\"") + "\n";
  if (auto At = R.Owners.find(F.Where.File); At != R.Owners.end() && !At->second.empty()) {
    Out += "- who approves:";
    for (const std::string &Name : At->second)
      Out += " " + code(Name);
    Out += "\n";
  }
  return Out + "\n</details>\n\n";
}

} // namespace

void renderMarkdown(const Report &R, llvm::raw_ostream &Out) {
  std::string Text = "### Bordercheck: " + summaryLine(R) + "\n\n";
  std::vector<const Finding *> Gravest = gravestFirst(R.Findings);
  if (!Gravest.empty())
    Text += "| change | severity | what becomes code | where |\n| --- | --- | --- | --- |\n";
  std::string Folds;
  size_t Left = 0;
  for (const Finding *F : Gravest) {
    std::string Row = "| " + plain(what(*F)) + " | " + nameOf(F->Level).str() + " | " +
                      plain(F->Message) + " | " + placeOf(F->Where) + " |\n";
    std::string Fold = fold(R, *F);
    if (Text.size() + Folds.size() + Row.size() + Fold.size() > MaxComment) {
      ++Left;
      continue;
    }
    Text += Row;
    Folds += Fold;
  }
  Text += "\n" + Folds;
  if (Left)
    Text += counted(Left, "more finding") + " did not fit here.\n\n";
  size_t Shown = 0;
  for (const Record &G : R.Gone)
    if (R.Compared && ++Shown <= 20)
      Text += "- gone: " + plain(G.Crossing) + " in " + code(G.File) + "\n";
  Shown = 0;
  for (const Remark &One : R.Remarks)
    if (++Shown <= 20)
      Text += "- " + placeOf(One.Where) + ": " + plain(One.Message) + "\n";
  for (const Incomplete &I : R.Unanalysed)
    if (++Shown <= 40)
      Text += "- not wholly analysed: " + code(I.Unit) + ": " + plain(I.Why) + "\n";
  Out << Text;
}

} // namespace bordercheck
