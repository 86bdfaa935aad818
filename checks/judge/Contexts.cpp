// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "checks/judge/Contexts.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/GlobPattern.h"
#include "llvm/Support/Path.h"

namespace path = llvm::sys::path;

namespace bordercheck {
namespace {

/// Does \p Glob fit \p File, or a folder on its path?
bool fits(llvm::StringRef Glob, llvm::StringRef File) {
  llvm::Expected<llvm::GlobPattern> Pattern = llvm::GlobPattern::create(Glob.rtrim('/'));
  if (!Pattern) { // whoever reads the rows refuses it
    llvm::consumeError(Pattern.takeError());
    return false;
  }
  bool OfPath = Glob.rtrim('/').contains('/');
  for (llvm::StringRef At = File; !At.empty(); At = path::parent_path(At))
    if (Pattern->match(OfPath ? At : path::filename(At)))
      return true;
  return false;
}

bool fits(const ContextRow &Row, llvm::StringRef File, llvm::StringRef Written) {
  if (llvm::any_of(Row.Written, [&](const std::string &End) { return Written.ends_with(End); }))
    return true;
  if (path::is_absolute(File) || File.starts_with(".."))
    return false;
  return llvm::any_of(Row.Paths, [&](const std::string &Glob) { return fits(Glob, File); });
}

} // namespace

Context contextOf(llvm::ArrayRef<ContextRow> Rows, llvm::StringRef File, llvm::StringRef Written) {
  for (const ContextRow &Row : llvm::reverse(Rows))
    if (fits(Row, File, Written))
      return Row.Is;
  return Context::Product;
}

Severity lowered(llvm::ArrayRef<ContextRow> Rows, Severity Level, Context There) {
  for (const ContextRow &Row : llvm::reverse(Rows))
    if (Row.Is == There && Row.Lowers)
      return static_cast<Severity>(
          std::max(static_cast<int>(Level) - static_cast<int>(*Row.Lowers), 0));
  return Level;
}

} // namespace bordercheck
