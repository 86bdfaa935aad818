// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "checks/text/FormatSplitter.h"
#include "llvm/ADT/StringExtras.h"

namespace bordercheck {
namespace {

unsigned takeNumber(llvm::StringRef &Rest) {
  unsigned N = 0;
  Rest.consumeInteger(10, N);
  return N;
}

} // namespace

/// A '*' takes an argument of its own.
void printfConversion(llvm::StringRef &Rest, unsigned &Next, FormatSplitter &Out) {
  llvm::StringRef Whole = Rest;
  unsigned NextBefore = Next;
  llvm::StringRef Ahead = Rest;
  unsigned Position = takeNumber(Ahead);
  bool Positional = Position > 0 && Ahead.consume_front("$");
  if (Positional)
    Rest = Ahead;
  Rest = Rest.ltrim("-+ #0'I");
  while (!Rest.empty() &&
         (llvm::isDigit(Rest.front()) || Rest.front() == '*' || Rest.front() == '.')) {
    bool Star = Rest.consume_front("*");
    if (Star && !Positional)
      ++Next;
    if (Star && Positional) { // "*2$"
      takeNumber(Rest);
      Rest.consume_front("$");
    }
    if (!Star)
      Rest = Rest.drop_front();
  }
  Rest = Rest.ltrim("hlLqjzt");
  if (Rest.empty() || !llvm::StringRef("diouxXeEfFgGaAcsCSpnm").contains(Rest.front())) {
    Next = NextBefore;
    Out.copy("%");
    Out.copy(Whole.drop_back(Rest.size()));
    return;
  }
  char Specifier = Rest.front();
  Rest = Rest.drop_front();
  if (Specifier == 'm') { // strerror(errno), takes no argument
    Out.copy("error");
    return;
  }
  bool Number = llvm::StringRef("diouxXeEfFgGaApn").contains(Specifier);
  if (Specifier == 'n') {
    ++Next;
    return;
  }
  Out.convert(Positional ? Position - 1 : Next++, Number,
              ("%" + Whole.drop_back(Rest.size())).str());
}

namespace {

std::vector<FormatPiece> parsePrintf(llvm::StringRef Rest, unsigned &Next) {
  FormatSplitter Out;
  while (!Rest.empty()) {
    size_t Percent = std::min(Rest.find('%'), Rest.size());
    Out.copy(Rest.take_front(Percent));
    Rest = Rest.drop_front(Percent);
    if (!Rest.consume_front("%"))
      break;
    if (Rest.consume_front("%"))
      Out.copy("%");
    else
      printfConversion(Rest, Next, Out);
  }
  return Out.take();
}

/// "{}", "{2}", "{:>8}", "{0:x}". A width taken from an argument ("{:{}}") counts as
/// the argument it is.
void fmtField(llvm::StringRef Field, unsigned &Next, FormatSplitter &Out) {
  auto [Id, Spec] = Field.split(':');
  unsigned Index = 0;
  bool Explicit = !Id.empty() && !Id.getAsInteger(10, Index);
  bool Number = !Spec.empty() && llvm::StringRef("bBdoxXaAeEfFgG").contains(Spec.back());
  Out.convert(Explicit ? Index : Next++, Number, ("{" + Field + "}").str());
  Next += static_cast<unsigned>(Spec.count('{'));
}

std::vector<FormatPiece> parseFmt(llvm::StringRef Rest, unsigned &Next) {
  FormatSplitter Out;
  while (!Rest.empty()) {
    size_t Brace = std::min(Rest.find_first_of("{}"), Rest.size());
    Out.copy(Rest.take_front(Brace));
    Rest = Rest.drop_front(Brace);
    if (Rest.consume_front("{{"))
      Out.copy("{");
    else if (Rest.consume_front("}}"))
      Out.copy("}");
    else if (Rest.consume_front("{")) {
      unsigned Depth = 1;
      size_t End = 0;
      for (; End < Rest.size() && Depth; ++End)
        Depth += (Rest[End] == '{') - (Rest[End] == '}');
      if (Depth) {
        Out.copy("{");
        Out.copy(Rest);
        break;
      }
      fmtField(Rest.take_front(End ? End - 1 : 0), Next, Out);
      Rest = Rest.drop_front(End);
    } else if (!Rest.empty()) {
      Out.copy(Rest.take_front(1));
      Rest = Rest.drop_front(1);
    }
  }
  return Out.take();
}

} // namespace

bool isNamed(FormatLanguage Language) {
  return Language == FormatLanguage::DollarName || Language == FormatLanguage::Mustache;
}

bool isFilledInTurn(FormatLanguage Language) {
  return Language == FormatLanguage::Percent || Language == FormatLanguage::Boost;
}

std::vector<FormatPiece> parseFormat(llvm::StringRef Format, FormatLanguage Language,
                                     unsigned &Next) {
  FormatSplitter Out;
  switch (Language) {
  case FormatLanguage::Printf:
    return parsePrintf(Format, Next);
  case FormatLanguage::Fmt:
    return parseFmt(Format, Next);
  case FormatLanguage::Percent:
    splitPercent(Format, Out);
    break;
  case FormatLanguage::Boost:
    splitBoost(Format, Next, Out);
    break;
  case FormatLanguage::Dollar:
    splitDollar(Format, Out);
    break;
  case FormatLanguage::DollarName:
    splitDollarName(Format, Out);
    break;
  case FormatLanguage::Mustache:
    splitMustache(Format, Out);
    break;
  }
  std::vector<FormatPiece> All = Out.take();
  for (FormatPiece &P : All)
    P.Number = false; // %d takes what it gets
  return All;
}

std::vector<FormatPiece> parseFormat(llvm::StringRef Format, FormatLanguage Language) {
  unsigned Next = 0;
  return parseFormat(Format, Language, Next);
}

} // namespace bordercheck
