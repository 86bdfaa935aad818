// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "checks/summary/Lines.h"
#include "checks/summary/Fields.h"

namespace bordercheck {
namespace {

/// An archive that keeps places, and looks for them in all that holds some.
class LineArchive {
public:
  explicit LineArchive(llvm::StringRef File) : File(File) {}

  template <typename T> void operator()(const char *, const T &Value) { visit(Value); }
  template <typename T> void entity(const char *, const T &) {}

  template <typename T> void visit(const std::vector<T> &All) {
    for (const T &Value : All)
      visit(Value);
  }

  std::set<unsigned> Lines;

private:
  void visit(const Place &P) {
    if (P.File == File)
      Lines.insert(P.Line);
  }
  void visit(const Text &T) {
    T.forEachHole([this](const Hole &H) { visit(H); });
  }
  void visit(const std::shared_ptr<const Text> &T) {
    if (T)
      visit(*T);
  }
  template <typename T> void visit(const std::optional<T> &Value) {
    if (Value)
      visit(*Value);
  }
  template <typename T> void visit(const T &Value) {
    if constexpr (HasFields<const T>)
      fields(*this, Value);
  }

  llvm::StringRef File;
};

} // namespace

std::set<unsigned> linesOf(const Summary &S, llvm::StringRef File) {
  LineArchive Found(File);
  Found.visit(S.Functions);
  return std::move(Found.Lines);
}

} // namespace bordercheck
