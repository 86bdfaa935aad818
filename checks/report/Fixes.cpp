// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The YAML that clang-tidy writes with --export-fixes, for the editors and scripts that
// read it. It names places by byte offset, so findings in files that could not be read
// stand at offset 0.
#include "checks/report/Report.h"
#include "llvm/Support/YAMLTraits.h"

using namespace bordercheck;

namespace {

struct Said {
  std::string Message, File;
  unsigned Offset = 0;
};

struct Diagnosed {
  std::string Name;
  Said Main;
  std::vector<Said> Notes;
};

struct Exported {
  std::vector<Diagnosed> All;
};

/// The format has replacements everywhere; we have none.
struct NoReplacement {};

} // namespace

LLVM_YAML_IS_SEQUENCE_VECTOR(Said)
LLVM_YAML_IS_SEQUENCE_VECTOR(Diagnosed)
LLVM_YAML_IS_SEQUENCE_VECTOR(NoReplacement)

namespace llvm::yaml {

template <> struct MappingTraits<NoReplacement> {
  static void mapping(IO &, NoReplacement &) {}
};

template <> struct MappingTraits<Said> {
  static void mapping(IO &Io, Said &S) {
    std::vector<NoReplacement> None;
    Io.mapRequired("Message", S.Message);
    Io.mapRequired("FilePath", S.File);
    Io.mapRequired("FileOffset", S.Offset);
    Io.mapRequired("Replacements", None);
  }
};

template <> struct MappingTraits<Diagnosed> {
  static void mapping(IO &Io, Diagnosed &D) {
    std::string Level = "Warning", Folder;
    Io.mapRequired("DiagnosticName", D.Name);
    Io.mapRequired("DiagnosticMessage", D.Main);
    Io.mapOptional("Notes", D.Notes);
    Io.mapRequired("Level", Level);
    Io.mapRequired("BuildDirectory", Folder);
  }
};

template <> struct MappingTraits<Exported> {
  static void mapping(IO &Io, Exported &E) {
    std::string Main;
    Io.mapRequired("MainSourceFile", Main);
    Io.mapRequired("Diagnostics", E.All);
  }
};

} // namespace llvm::yaml

namespace bordercheck {
namespace {

unsigned offsetOf(const Report &R, const Place &P) {
  auto File = R.Sources.find(P.File);
  if (File == R.Sources.end() || !P.isValid())
    return 0;
  llvm::StringRef Text = File->second;
  size_t Start = 0;
  for (unsigned Line = 1; Line < P.Line; ++Line) {
    size_t End = Text.find('\n', Start);
    if (End == llvm::StringRef::npos)
      return static_cast<unsigned>(Text.size());
    Start = End + 1;
  }
  return static_cast<unsigned>(std::min(Start + std::max(P.Column, 1U) - 1, Text.size()));
}

Said said(const Report &R, const Place &P, llvm::StringRef Message) {
  return {readable(Message), utf8(P.File), offsetOf(R, P)};
}

} // namespace

void renderFixes(const Report &R, llvm::raw_ostream &Out) {
  Exported All;
  for (const Finding &F : R.Findings) {
    Diagnosed D{checkName(F.Rule), said(R, F.Where, F.Message), {}};
    for (const Note &N : F.Notes)
      D.Notes.push_back(said(R, N.Where.isValid() ? N.Where : F.Where, N.Message));
    All.All.push_back(std::move(D));
  }
  llvm::yaml::Output Yaml(Out, nullptr, /*WrapColumn=*/0);
  Yaml << All;
}

} // namespace bordercheck
