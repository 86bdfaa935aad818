// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Text for people at a terminal: what crosses first, then where, with the line of source
// and the holes marked. Findings that end in one call stand together under it.
//
//   run by system  gen/process.cpp:12
//     high  shell command built from 'env CXX' is run by system
//           gen/fuse.cpp:62:16 in fusion::build  assembled-command
//           62 |   return run("c++ " + Cxx);
//              |          ^
//           text   c++ ‹env CXX›
//           ...
#include "checks/report/Columns.h"
#include "checks/report/Summary.h"
#include "checks/text/Excerpt.h"
#include "llvm/Support/Unicode.h"
#include <fmt/format.h>
#include <map>

namespace bordercheck {
namespace {

enum class Ink : uint8_t { Red, Yellow, Green, Blue, Cyan, Magenta, Bold, Faint };

class Printer {
public:
  Printer(const Report &R, bool Color, llvm::raw_ostream &Out) : R(R), Color(Color), Out(Out) {}

  void all() {
    for (const auto &[Sink, Group] : bySink())
      group(Sink, Group);
    renderInventoryText(R, Out);
    for (const Remark &One : R.Remarks)
      Out << ink(Ink::Yellow, remarkLine(One)) << "\n";
    for (const Incomplete &I : R.Unanalysed)
      Out << ink(Ink::Yellow,
                 printable(I.Unit) + ": remark: not wholly analysed: " + printable(I.Why))
          << "\n";
    Out << ink(R.Findings.empty() && R.Unanalysed.empty() ? Ink::Green : Ink::Bold, summaryLine(R))
        << "\n";
  }

private:
  using Groups = std::map<Place, std::vector<const Finding *>>;

  /// The calls that cross, with the findings that end there.
  Groups bySink() const {
    Groups All;
    for (const Finding &F : R.Findings)
      All[F.Of.Chain.empty() ? F.Where : F.Of.Chain.back().Where].push_back(&F);
    return All;
  }

  std::string ink(Ink How, const std::string &Text) const {
    constexpr std::array<const char *, 8> Codes = {"31", "33", "32", "34", "36", "35", "1", "2"};
    return Color ? fmt::format("\x1b[{}m{}\x1b[0m", Codes[static_cast<size_t>(How)], Text) : Text;
  }

  std::string grade(Severity S) const {
    constexpr std::array<Ink, 4> Inks = {Ink::Blue, Ink::Yellow, Ink::Red, Ink::Magenta};
    return ink(Inks[static_cast<size_t>(S)], fmt::format("{:>8}", nameOf(S).str()));
  }

  /// Holes in colour; where there is none their marks tell.
  std::string holes(llvm::StringRef Text) const {
    std::string Done;
    while (!Text.empty()) {
      size_t Open = Text.find("‹");
      size_t Close = Text.find("›", Open);
      if (Open == llvm::StringRef::npos || Close == llvm::StringRef::npos)
        return Done + Text.str();
      Close += llvm::StringRef("›").size();
      Done += Text.take_front(Open).str() + ink(Ink::Cyan, Text.slice(Open, Close).str());
      Text = Text.drop_front(Close);
    }
    return Done;
  }

  void group(const Place &Sink, const std::vector<const Finding *> &Group) {
    if (Group.size() > 1)
      Out << ink(Ink::Bold,
                 fmt::format("{} ways into {}, {}:{}", Group.size(),
                             printable(Group.front()->Of.Callee), printable(Sink.File), Sink.Line))
          << "\n";
    for (const Finding *F : Group)
      finding(*F);
  }

  void finding(const Finding &F) {
    Out << grade(F.Level) << "  " << ink(Ink::Bold, printable(F.Message)) << "\n";
    std::string In = F.Function.empty() ? "" : " in " + printable(F.Function);
    line(fmt::format("{}:{}:{}{}  {}", printable(F.Where.File), F.Where.Line, F.Where.Column, In,
                     ink(Ink::Faint, checkName(F.Rule))));
    source(F.Where);
    Shown = F.Where;
    for (const Note &N : F.Notes)
      note(N, F.Where);
    if (!F.Fingerprint.empty())
      line(
          ink(Ink::Faint, "to approve it  bordercheck approve " + F.Fingerprint + " --reason ..."));
    Out << "\n";
  }

  void line(const std::string &Text) { Out << std::string(10, ' ') << Text << "\n"; }

  /// "input: 'x' comes from ..." with the word before the colon as a label, and the source
  /// where that is elsewhere than \p Main and than the note before.
  void note(const Note &N, const Place &Main) {
    auto [Label, Rest] = llvm::StringRef(N.Message).split(": ");
    Label.consume_front("the ");
    if (Rest.empty())
      std::swap(Label, Rest);
    line(ink(Ink::Faint, printable(Label)) + "  " + holes(printable(Rest)));
    if (N.Where.isValid() && N.Where != Shown && N.Where != Main) {
      Shown = N.Where;
      line("  " + fmt::format("{}:{}:{}", printable(N.Where.File), N.Where.Line, N.Where.Column));
      source(N.Where);
    }
  }

  /// The line of \p P with a caret below its column.
  void source(const Place &P) {
    std::optional<llvm::StringRef> Line = lineAt(R, P);
    if (!Line || Line->size() > MaxLine)
      return;
    std::string Number = std::to_string(P.Line);
    line(ink(Ink::Faint, Number + " |") + " " + expanded(*Line));
    int Width = llvm::sys::unicode::columnWidthUTF8(
        expanded(Line->take_front(P.Column ? P.Column - 1 : 0)));
    line(ink(Ink::Faint, std::string(Number.size(), ' ') + " |") + " " +
         std::string(static_cast<size_t>(std::max(Width, 0)), ' ') + ink(Ink::Green, "^"));
  }

  static std::string expanded(llvm::StringRef Line) {
    std::string Spaces;
    for (char C : Line)
      Spaces += C == '\t' ? std::string(2, ' ') : std::string(1, C);
    return printable(Spaces);
  }

  static constexpr size_t MaxLine = 200;
  const Report &R;
  bool Color;
  llvm::raw_ostream &Out;
  /// The place whose source stands above: not again for the next note.
  Place Shown;
};

} // namespace

void renderTerminal(const Report &R, bool Color, llvm::raw_ostream &Out) {
  Printer(R, Color, Out).all();
}

} // namespace bordercheck
