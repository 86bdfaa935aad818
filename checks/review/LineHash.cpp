// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "checks/review/LineHash.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/ConvertUTF.h"
#include "llvm/Support/JSON.h"

namespace bordercheck {
namespace {

constexpr size_t Window = 100;
constexpr uint64_t Base = 37;
/// Stands behind the last character, as the reference has it.
constexpr uint16_t End = 0xffff;

/// The characters that count, and where each line begins among them.
struct Folded {
  std::vector<uint16_t> Chars;
  std::vector<size_t> LineStarts;
};

/// Blanks dropped, and CR, LF and CR LF made one LF. UTF-16, as the reference reads files.
Folded fold(llvm::StringRef Source) {
  std::string Valid = llvm::json::isUTF8(Source) ? Source.str() : llvm::json::fixUTF8(Source);
  llvm::SmallVector<llvm::UTF16, 0> Units;
  llvm::convertUTF8ToUTF16String(Valid, Units);
  Folded F;
  bool LineStart = true, AfterReturn = false;
  auto Add = [&](uint16_t C) {
    if (LineStart)
      F.LineStarts.push_back(F.Chars.size());
    LineStart = C == '\n';
    F.Chars.push_back(C);
  };
  for (uint16_t C : Units) {
    bool SecondHalf = AfterReturn && C == '\n';
    AfterReturn = C == '\r';
    if (C != ' ' && C != '\t' && !SecondHalf)
      Add(C == '\r' ? '\n' : C);
  }
  Add(End);
  return F;
}

} // namespace

std::vector<std::string> lineHashes(llvm::StringRef Source) {
  Folded F = fold(Source);
  // Hash[i] is that of the first i characters; zeros follow the last one.
  uint64_t Leading = 1;
  for (size_t I = 0; I < Window; ++I)
    Leading *= Base;
  std::vector<uint64_t> Hash(F.Chars.size() + Window + 1);
  for (size_t I = 0; I + 1 < Hash.size(); ++I)
    Hash[I + 1] = Hash[I] * Base + (I < F.Chars.size() ? F.Chars[I] : 0);
  llvm::StringMap<size_t> Seen;
  std::vector<std::string> Lines;
  for (size_t Start : F.LineStarts) {
    uint64_t Of = Hash[Start + Window] - Leading * Hash[Start];
    std::string Digits = llvm::utohexstr(Of, /*LowerCase=*/true);
    size_t Nth = ++Seen[Digits];
    Lines.push_back(Digits + ":" + std::to_string(Nth));
  }
  return Lines;
}

} // namespace bordercheck
