// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "checks/text/Excerpt.h"

namespace bordercheck {
namespace {

constexpr llvm::StringLiteral Gap = "…";
/// Characters kept beside a hole.
constexpr size_t Context = 36;

/// Newlines and control characters spelled out; quotes and backslashes as they are.
std::string oneLine(llvm::StringRef Chars) {
  std::string Out;
  for (char C : Chars) {
    if (C == '"' || C == '\\')
      Out += C;
    else
      Out += escaped(llvm::StringRef(&C, 1));
  }
  return Out;
}

std::string shortened(llvm::StringRef Chars, bool First, bool Last) {
  if (First && Last)
    return Chars.size() <= 2 * Context ? oneLine(Chars)
                                       : oneLine(Chars.take_front(2 * Context)) + Gap.str();
  if (First)
    return Chars.size() <= Context ? oneLine(Chars) : Gap.str() + oneLine(Chars.take_back(Context));
  if (Last)
    return Chars.size() <= Context ? oneLine(Chars)
                                   : oneLine(Chars.take_front(Context)) + Gap.str();
  if (Chars.size() <= 2 * Context)
    return oneLine(Chars);
  return oneLine(Chars.take_front(Context)) + Gap.str() + oneLine(Chars.take_back(Context));
}

std::string shortened(const Piece &P, bool First, bool Last) {
  if (P.isLiteral())
    return shortened(P.text(), First, Last);
  if (P.isHole())
    return "‹" + shortened(P.hole().Name, false, false) + "›";
  if (P.isRepeat()) {
    std::string Out = "(";
    for (const Piece &M : P.members())
      Out += shortened(M, false, false);
    return Out + ")*";
  }
  std::string Out = "{";
  for (const Piece &M : P.members()) {
    if (Out.size() > 1)
      Out += ", ";
    if (Out.size() > 2 * Context) {
      Out += Gap;
      break;
    }
    Out += shortened(M, false, false);
  }
  return Out + "}*";
}

} // namespace

std::string excerpt(const Text &T, size_t Columns) {
  std::string Out;
  for (const Shape &S : T.shapes()) {
    if (&S != &T.shapes().front())
      Out += " | ";
    const Pieces &Parts = S.pieces();
    for (size_t I = 0; I < Parts.size(); ++I) {
      if (Out.size() > Columns) {
        Out += Gap;
        return Out;
      }
      Out += shortened(Parts[I], I == 0, I + 1 == Parts.size());
    }
  }
  return Out;
}

} // namespace bordercheck
