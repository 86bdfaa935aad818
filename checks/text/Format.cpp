// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "checks/text/Format.h"
#include "llvm/ADT/StringExtras.h"

namespace bordercheck {
namespace {

class Splitter {
public:
  std::vector<FormatPiece> take() {
    flush();
    return std::move(Out);
  }

  void copy(llvm::StringRef Chars) { Pending += Chars; }

  void convert(unsigned Argument, bool Number) {
    flush();
    FormatPiece P;
    P.IsConversion = true;
    P.Argument = Argument;
    P.Number = Number;
    Out.push_back(std::move(P));
  }

private:
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

unsigned takeNumber(llvm::StringRef &Rest) {
  unsigned N = 0;
  Rest.consumeInteger(10, N);
  return N;
}

/// One conversion after '%': flags, width, precision, length, specifier. A '*'
/// takes an argument of its own.
void printfConversion(llvm::StringRef &Rest, unsigned &Next, Splitter &Out) {
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
  Out.convert(Positional ? Position - 1 : Next++, Number);
}

std::vector<FormatPiece> parsePrintf(llvm::StringRef Rest) {
  Splitter Out;
  unsigned Next = 0;
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
void fmtField(llvm::StringRef Field, unsigned &Next, Splitter &Out) {
  auto [Id, Spec] = Field.split(':');
  unsigned Index = 0;
  bool Explicit = !Id.empty() && !Id.getAsInteger(10, Index);
  bool Number = !Spec.empty() && llvm::StringRef("bBdoxXaAeEfFgG").contains(Spec.back());
  Out.convert(Explicit ? Index : Next++, Number);
  Next += static_cast<unsigned>(Spec.count('{'));
}

std::vector<FormatPiece> parseFmt(llvm::StringRef Rest) {
  Splitter Out;
  unsigned Next = 0;
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

std::vector<FormatPiece> parseFormat(llvm::StringRef Format, FormatLanguage Language) {
  return Language == FormatLanguage::Printf ? parsePrintf(Format) : parseFmt(Format);
}

} // namespace bordercheck
