// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "checks/report/Report.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/JSON.h"

namespace bordercheck {

namespace {

/// Of a message, in bytes: what GitHub's runner hands on of one. Real ones stay far below.
constexpr size_t MaxMessage = 4096;

struct Renderer {
  const char *Name;
  void (*Render)(const Report &, llvm::raw_ostream &);
};

/// In the order of Format.
constexpr Renderer Renderers[] = {
    {"text", renderText},     {"json", renderJson},         {"sarif", renderSarif},
    {"html", renderHtml},     {"gitlab", renderGitLab},     {"rdjsonl", renderRdjsonl},
    {"github", renderGitHub}, {"sonar", renderSonar},       {"junit", renderJUnit},
    {"fixes", renderFixes},   {"markdown", renderMarkdown}, {"csv", renderCsv}};
static_assert(std::size(Renderers) == NumFormats);

} // namespace

size_t Report::count(Standing S) const {
  return static_cast<size_t>(
      llvm::count_if(Settled, [&](const Finding &F) { return F.Decided.As == S; }));
}

llvm::StringRef nameOf(Format As) { return Renderers[static_cast<size_t>(As)].Name; }

std::string formatNames() {
  std::string Names;
  for (const Renderer &R : Renderers)
    Names += (Names.empty()                   ? ""
              : &R == std::end(Renderers) - 1 ? " or "
                                              : ", ") +
             std::string(R.Name);
  return Names;
}

std::optional<Format> formatFrom(llvm::StringRef Name) {
  for (size_t I = 0; I < std::size(Renderers); ++I)
    if (Name == Renderers[I].Name)
      return static_cast<Format>(I);
  return std::nullopt;
}

void render(const Report &R, Format As, llvm::raw_ostream &Out) {
  Renderers[static_cast<size_t>(As)].Render(R, Out);
}

std::string readable(llvm::StringRef S) {
  std::string All = visible(S.take_front(MaxMessage));
  if (S.size() > MaxMessage)
    All += "… (" + std::to_string(S.size() - MaxMessage) + " more bytes)";
  return All;
}

llvm::StringRef versionString() { return BORDERCHECK_VERSION; }

std::string checkName(llvm::StringRef Rule) { return "bordercheck-" + Rule.str(); }

} // namespace bordercheck
