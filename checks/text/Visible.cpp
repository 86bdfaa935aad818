// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "checks/text/Visible.h"
#include "checks/text/Shape.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/ConvertUTF.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/Unicode.h"

namespace bordercheck {
namespace {

/// Printable by their category, and nothing is drawn for them: the soft hyphen, joiners,
/// fillers, selectors. Unicode calls them ignorable by default.
constexpr std::pair<unsigned, unsigned> Shapeless[] = {
    {0xad, 0xad},     {0x34f, 0x34f},   {0x115f, 0x1160}, {0x17b4, 0x17b5},  {0x180b, 0x180f},
    {0x3164, 0x3164}, {0xfe00, 0xfe0f}, {0xffa0, 0xffa0}, {0xe0100, 0xe01ef}};

bool hasShape(llvm::UTF32 C) {
  return llvm::sys::unicode::isPrintable(static_cast<int>(C)) &&
         llvm::none_of(Shapeless, [&](const auto &R) { return R.first <= C && C <= R.second; });
}

/// The first character of \p S, which is valid and not ASCII, is taken off and spelled out
/// where it has no shape.
std::string takeWide(llvm::StringRef &S) {
  const auto *From = reinterpret_cast<const llvm::UTF8 *>(S.begin());
  const llvm::UTF8 *Next = From;
  llvm::UTF32 C = 0;
  llvm::convertUTF8Sequence(&Next, reinterpret_cast<const llvm::UTF8 *>(S.end()), &C,
                            llvm::strictConversion);
  std::string As = S.take_front(static_cast<size_t>(Next - From)).str();
  S = S.drop_front(As.size());
  // A width cuts what is wider.
  unsigned Digits = C > 0xffff ? 0 : 4;
  return hasShape(C) ? As : "<U+" + llvm::utohexstr(C, /*LowerCase=*/false, Digits) + ">";
}

/// Does \p S begin with a "##word[", wherever it stands in a line?
bool isMarkedCommand(llvm::StringRef S) {
  return S.consume_front("##") && S.drop_while(llvm::isAlpha).starts_with("[");
}

} // namespace

std::string utf8(llvm::StringRef S) {
  return llvm::json::isUTF8(S) ? S.str() : llvm::json::fixUTF8(S);
}

std::string visible(llvm::StringRef S) {
  std::string Valid = utf8(S), Out;
  for (llvm::StringRef Rest = Valid; !Rest.empty();) {
    auto Byte = static_cast<unsigned char>(Rest.front());
    if (Byte >= 0x80) {
      Out += takeWide(Rest);
      continue;
    }
    bool Shown = (Byte >= 0x20 && Byte < 0x7f) || Byte == '\n' || Byte == '\t';
    Out += Shown ? Rest.take_front().str() : escaped(Rest.take_front());
    Rest = Rest.drop_front();
  }
  return Out;
}

std::string printable(llvm::StringRef S) {
  std::string Shown = visible(S), Out;
  for (llvm::StringRef Rest = Shown; !Rest.empty(); Rest = Rest.drop_front()) {
    bool Command = (Out.empty() && Rest.starts_with("::")) || isMarkedCommand(Rest);
    if (Command)
      Out += Rest.front() == ':' ? "\\x3a" : "\\x23";
    else if (Rest.front() == '\n' || Rest.front() == '\t')
      Out += escaped(Rest.take_front());
    else
      Out += Rest.front();
  }
  return Out;
}

} // namespace bordercheck
