// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "checks/report/Report.h"
#include "llvm/Support/JSON.h"

namespace bordercheck {

std::optional<Format> formatFrom(llvm::StringRef Name) {
  if (Name == "text")
    return Format::Text;
  if (Name == "json")
    return Format::Json;
  if (Name == "sarif")
    return Format::Sarif;
  return std::nullopt;
}

void render(const Report &R, Format As, llvm::raw_ostream &Out) {
  switch (As) {
  case Format::Text:
    return renderText(R, Out);
  case Format::Json:
    return renderJson(R, Out);
  case Format::Sarif:
    return renderSarif(R, Out);
  }
}

std::string utf8(llvm::StringRef S) {
  return llvm::json::isUTF8(S) ? S.str() : llvm::json::fixUTF8(S);
}

std::string printable(llvm::StringRef S) {
  std::string Out;
  for (char C : utf8(S)) {
    if (static_cast<unsigned char>(C) < 0x20 || C == 0x7f)
      Out += escaped(llvm::StringRef(&C, 1));
    else
      Out += C;
  }
  return Out;
}

llvm::StringRef versionString() { return BORDERCHECK_VERSION; }

std::string checkName(llvm::StringRef Rule) { return "bordercheck-" + Rule.str(); }

} // namespace bordercheck
