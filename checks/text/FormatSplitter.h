// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Collects the pieces of a format while it is read. Private to the readers of the languages.
#ifndef BORDERCHECK_TEXT_FORMATSPLITTER_H
#define BORDERCHECK_TEXT_FORMATSPLITTER_H

#include "checks/text/Format.h"

namespace bordercheck {

class FormatSplitter {
public:
  std::vector<FormatPiece> take() {
    flush();
    return std::move(Out);
  }

  void copy(llvm::StringRef Chars) { Pending += Chars; }

  void convert(unsigned Argument, bool Number, llvm::StringRef Spelled) {
    FormatPiece P;
    P.Argument = Argument;
    P.Number = Number;
    add(std::move(P), Spelled);
  }

  void name(llvm::StringRef Name, llvm::StringRef Spelled) {
    FormatPiece P;
    P.Name = Name.str();
    add(std::move(P), Spelled);
  }

private:
  void add(FormatPiece P, llvm::StringRef Spelled) {
    flush();
    P.IsConversion = true;
    P.Spelled = Spelled.str();
    Out.push_back(std::move(P));
  }

  void flush() {
    if (Pending.empty())
      return;
    FormatPiece P;
    P.Literal = std::move(Pending);
    Pending.clear();
    Out.push_back(std::move(P));
  }

  std::vector<FormatPiece> Out;
  std::string Pending;
};

/// One conversion of printf, behind its '%' in \p Rest: flags, width, precision, length,
/// specifier.
void printfConversion(llvm::StringRef &Rest, unsigned &Next, FormatSplitter &Out);

/// %1, %L1.
void splitPercent(llvm::StringRef Rest, FormatSplitter &Out);
/// %1%, %|1$+5|, %s.
void splitBoost(llvm::StringRef Rest, unsigned &Next, FormatSplitter &Out);
/// $0
void splitDollar(llvm::StringRef Rest, FormatSplitter &Out);
/// $name$
void splitDollarName(llvm::StringRef Rest, FormatSplitter &Out);
/// {{name}}
void splitMustache(llvm::StringRef Rest, FormatSplitter &Out);

} // namespace bordercheck

#endif
