// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "checks/report/Columns.h"

namespace bordercheck {

std::optional<llvm::StringRef> lineAt(const Report &R, const Place &P) {
  auto File = R.Sources.find(P.File);
  if (File == R.Sources.end() || !P.isValid())
    return std::nullopt;
  llvm::StringRef Rest = File->second;
  for (unsigned Line = 1; Line < P.Line; ++Line) {
    size_t End = Rest.find('\n');
    if (End == llvm::StringRef::npos)
      return std::nullopt;
    Rest = Rest.drop_front(End + 1);
  }
  return Rest.take_until([](char C) { return C == '\n' || C == '\r'; });
}

std::optional<unsigned> utf16Column(const Report &R, const Place &P) {
  std::optional<llvm::StringRef> Line = lineAt(R, P);
  if (!Line || P.Column == 0)
    return std::nullopt;
  unsigned Column = 1;
  for (char C : utf8(Line->take_front(P.Column - 1))) {
    auto Byte = static_cast<unsigned char>(C);
    bool Continues = (Byte & 0xc0U) == 0x80U;
    // Four bytes are a surrogate pair.
    Column += Continues ? 0 : Byte >= 0xf0 ? 2 : 1;
  }
  return Column;
}

} // namespace bordercheck
