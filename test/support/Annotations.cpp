// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "test/support/Annotations.h"

namespace bordercheck::test {

std::vector<Annotation> annotationsIn(llvm::StringRef Text) {
  constexpr llvm::StringLiteral Marker = "expected-warning";
  std::vector<Annotation> Found;
  unsigned Line = 0;
  while (!Text.empty()) {
    auto [This, Rest] = Text.split('\n');
    Text = Rest;
    ++Line;
    for (size_t At = This.find(Marker); At != llvm::StringRef::npos; At = This.find(Marker)) {
      This = This.drop_front(At + Marker.size());
      int Offset = 0;
      if (This.consume_front("@")) {
        (void)This.consume_front("+");
        (void)This.consumeInteger(10, Offset);
      }
      size_t Open = This.find("{{");
      size_t Close = This.find("}}");
      if (Open == llvm::StringRef::npos || Close == llvm::StringRef::npos)
        break;
      Found.push_back({static_cast<unsigned>(static_cast<int>(Line) + Offset),
                       This.slice(Open + 2, Close).str()});
      This = This.drop_front(Close + 2);
    }
  }
  return Found;
}

testing::AssertionResult agree(const std::vector<Annotation> &Expected,
                               const std::vector<Reported> &Got) {
  std::string Complaint;
  std::vector<bool> Used(Got.size());
  for (const Annotation &A : Expected) {
    size_t I = 0;
    while (I < Got.size() &&
           (Used[I] || Got[I].Line != A.Line || Got[I].Words.find(A.Words) == std::string::npos))
      ++I;
    if (I < Got.size())
      Used[I] = true;
    else
      Complaint += "line " + std::to_string(A.Line) + ": missing: " + A.Words + "\n";
  }
  for (size_t I = 0; I < Got.size(); ++I)
    if (!Used[I])
      Complaint += "line " + std::to_string(Got[I].Line) + ": unexpected: " + Got[I].Words + "\n";
  return Complaint.empty() ? testing::AssertionSuccess() : testing::AssertionFailure() << Complaint;
}

} // namespace bordercheck::test
