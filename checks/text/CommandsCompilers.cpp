// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Compilers and their options, as tables. An option's value is the rest of its word, or
// the next word.
#include "checks/text/Commands.h"
#include "checks/text/Language.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Path.h"

namespace bordercheck {
namespace {

using llvm::StringRef;

/// How a compiler spells its options.
enum class Style : uint8_t { Unix, Microsoft, Rust, Go, Java };

struct Compiler {
  StringRef Name;
  StringRef Language;
  Style Options = Style::Unix;
};

/// Base names; a target in front and a version behind do not count
/// ("aarch64-linux-gnu-gcc-12").
constexpr Compiler Compilers[] = {
    {"cc", "c"},
    {"gcc", "c"},
    {"clang", "c"},
    {"tcc", "c"},
    {"icc", "c"},
    {"icx", "c"},
    {"c++", "c++"},
    {"g++", "c++"},
    {"clang++", "c++"},
    {"icpc", "c++"},
    {"icpx", "c++"},
    {"em++", "c++"},
    {"emcc", "c"},
    {"nvcc", "cuda"},
    {"hipcc", "cuda"},
    {"cl", "c++", Style::Microsoft},
    {"cl.exe", "c++", Style::Microsoft},
    {"clang-cl", "c++", Style::Microsoft},
    {"rustc", "rust", Style::Rust},
    {"go", "go", Style::Go},
    {"javac", "java", Style::Java},
    {"kotlinc", "kotlin", Style::Java},
    {"swiftc", "swift"},
    {"gfortran", "fortran"},
    {"as", "assembler"},
    {"nasm", "assembler"},
    {"ptxas", "ptx"},
    {"ld", "linker"},
    {"lld", "linker"},
    {"ld.lld", "linker"},
    {"llc", "llvm-ir"},
    {"glslc", "glsl"},
    {"glslangValidator", "glsl"},
    {"dxc", "hlsl"},
};

enum class Meaning : uint8_t {
  Output,
  Shared,
  CompileOnly,
  Include,
  LibraryFolder,
  Library,
  Other
};

struct Option {
  Style Of;
  StringRef Prefix;
  Meaning Means;
  /// It has a value: in its word, or else in the next one.
  bool Value = true;
  /// Only the word as a whole.
  bool Exact = false;
};

/// The first that fits wins.
constexpr Option Options[] = {
    {Style::Unix, "--shared", Meaning::Shared, false, true},
    {Style::Unix, "-shared", Meaning::Shared, false, true},
    {Style::Unix, "-dynamiclib", Meaning::Shared, false, true},
    {Style::Unix, "-bundle", Meaning::Shared, false, true},
    {Style::Unix, "-emit-library", Meaning::Shared, false, true},
    {Style::Unix, "--output=", Meaning::Output},
    {Style::Unix, "--output-file=", Meaning::Output},
    {Style::Unix, "-c", Meaning::CompileOnly, false, true},
    {Style::Unix, "-S", Meaning::CompileOnly, false, true},
    {Style::Unix, "-isystem", Meaning::Include},
    {Style::Unix, "-iquote", Meaning::Include},
    {Style::Unix, "-include", Meaning::Other},
    {Style::Unix, "-Xcompiler", Meaning::Other},
    {Style::Unix, "-Xlinker", Meaning::Other},
    {Style::Unix, "-x", Meaning::Other},
    {Style::Unix, "-arch", Meaning::Other, true, true},
    {Style::Unix, "-target", Meaning::Other, true, true},
    {Style::Unix, "-o", Meaning::Output},
    {Style::Unix, "-I", Meaning::Include},
    {Style::Unix, "-L", Meaning::LibraryFolder},
    {Style::Unix, "-l", Meaning::Library},
    {Style::Unix, "-D", Meaning::Other},
    {Style::Unix, "-U", Meaning::Other},
    {Style::Microsoft, "/LD", Meaning::Shared, false, true},
    {Style::Microsoft, "/LDd", Meaning::Shared, false, true},
    {Style::Microsoft, "/c", Meaning::CompileOnly, false, true},
    {Style::Microsoft, "/Fe:", Meaning::Output},
    {Style::Microsoft, "/Fe", Meaning::Output},
    {Style::Microsoft, "/Fo:", Meaning::Output},
    {Style::Microsoft, "/Fo", Meaning::Output},
    {Style::Microsoft, "/OUT:", Meaning::Output},
    {Style::Microsoft, "/LIBPATH:", Meaning::LibraryFolder},
    {Style::Microsoft, "/I", Meaning::Include},
    {Style::Microsoft, "/D", Meaning::Other},
    {Style::Rust, "--crate-type=cdylib", Meaning::Shared, false, true},
    {Style::Rust, "--crate-type=dylib", Meaning::Shared, false, true},
    {Style::Rust, "--crate-type", Meaning::Other},
    {Style::Rust, "--crate-name", Meaning::Other},
    {Style::Rust, "--edition", Meaning::Other},
    {Style::Rust, "--emit=", Meaning::CompileOnly},
    {Style::Rust, "--out-dir", Meaning::Other},
    {Style::Rust, "-o", Meaning::Output},
    {Style::Rust, "-L", Meaning::LibraryFolder},
    {Style::Rust, "-l", Meaning::Library},
    {Style::Rust, "-C", Meaning::Other},
    {Style::Rust, "--cfg", Meaning::Other},
    {Style::Go, "-buildmode=c-shared", Meaning::Shared, false, true},
    {Style::Go, "-buildmode=plugin", Meaning::Shared, false, true},
    {Style::Go, "-buildmode=shared", Meaning::Shared, false, true},
    {Style::Go, "-ldflags", Meaning::Other, true, true},
    {Style::Go, "-tags", Meaning::Other, true, true},
    {Style::Go, "-o", Meaning::Output, true, true},
    {Style::Java, "-d", Meaning::Output, true, true},
    {Style::Java, "-cp", Meaning::LibraryFolder, true, true},
    {Style::Java, "-classpath", Meaning::LibraryFolder, true, true},
};

/// "aarch64-linux-gnu-g++-12" is g++.
const Compiler *compilerNamed(StringRef Program) {
  Program.consume_back(".exe");
  StringRef NoVersion = Program.rtrim("0123456789.").rtrim('-');
  StringRef NoTarget = NoVersion.substr(NoVersion.rfind('-') + 1);
  for (StringRef Name : {Program, NoVersion, NoTarget})
    for (const Compiler &C : Compilers)
      if (C.Name == Name)
        return &C;
  return nullptr;
}

/// \p T without its first \p Count characters, which are known.
Text dropFront(const Text &T, size_t Count) {
  BoundCounts Cut;
  Text Out;
  for (const Shape &S : T.shapes()) {
    Shape Rest(S.knownPrefix().substr(Count).str());
    for (size_t I = S.knownPrefix().empty() ? 0 : 1; I < S.pieces().size(); ++I)
      Rest = Shape::concat(Rest, Shape(S.pieces()[I]), Cut);
    Out = Text::join(Out, Text::shape(Rest), Cut);
  }
  return Out;
}

class Reader {
public:
  Reader(llvm::ArrayRef<CommandWord> Words, Style Of) : Words(Words), Of(Of) {}

  CompilerCall read() {
    for (At = 0; At < Words.size(); ++At)
      readWord(Words[At].Value);
    return std::move(Call);
  }

private:
  /// What all shapes of a word begin with.
  static StringRef prefixOf(const Text &T) {
    StringRef Prefix = T.shapes().empty() ? StringRef() : T.shapes().front().knownPrefix();
    for (const Shape &S : T.shapes()) {
      StringRef Other = S.knownPrefix();
      size_t Same = 0;
      while (Same < Prefix.size() && Same < Other.size() && Prefix[Same] == Other[Same])
        ++Same;
      Prefix = Prefix.take_front(Same);
    }
    return Prefix;
  }

  void readWord(const Text &Word) {
    StringRef Prefix = prefixOf(Word);
    std::optional<std::string> Whole = Word.constant();
    if (const Option *O = optionOf(Prefix, Whole))
      return take(*O, Word, Prefix.size() == O->Prefix.size() && Whole);
    bool IsOption = Prefix.starts_with("-") && Prefix != "-";
    if (Of == Style::Microsoft && Prefix.starts_with("/") &&
        !StringRef(Prefix).drop_front().contains('/'))
      IsOption |= !Whole || !StringRef(*Whole).contains('.');
    // `go build -o x y.go`: the verb is no input.
    bool IsVerb = Of == Style::Go && At == 0;
    if (!IsOption && !IsVerb)
      Call.Inputs.push_back(Word);
  }

  const Option *optionOf(StringRef Prefix, const std::optional<std::string> &Whole) const {
    StringRef Dashed = Prefix;
    for (const Option &O : Options)
      if (O.Of == Of && (O.Exact ? Whole && *Whole == O.Prefix : Dashed.starts_with(O.Prefix)))
        return &O;
    return nullptr;
  }

  void take(const Option &O, const Text &Word, bool ValueIsNext) {
    std::optional<Text> Value;
    if (O.Value && !ValueIsNext)
      Value = dropFront(Word, O.Prefix.size());
    else if (O.Value && At + 1 < Words.size())
      Value = Words[++At].Value;
    if (Of == Style::Rust && O.Prefix == "--crate-type" && Value && Value->constant())
      Call.Shared |= StringRef(*Value->constant()).contains("dylib");
    Call.Shared |= O.Means == Meaning::Shared;
    Call.CompileOnly |= O.Means == Meaning::CompileOnly;
    if (!Value)
      return;
    if (O.Means == Meaning::Output)
      Call.Output = Value;
    else if (O.Means == Meaning::Include)
      Call.IncludeFolders.push_back(*Value);
    else if (O.Means == Meaning::LibraryFolder)
      Call.LibraryFolders.push_back(*Value);
    else if (O.Means == Meaning::Library)
      Call.Libraries.push_back(*Value);
  }

  llvm::ArrayRef<CommandWord> Words;
  Style Of;
  size_t At = 0;
  CompilerCall Call;
};

/// A program that is not known compiles where it is told so, and given source text.
bool looksCompiled(const CompilerCall &Call) {
  bool Told = Call.Output || Call.Shared || Call.CompileOnly;
  return Told && llvm::any_of(Call.Inputs, [](const Text &Input) {
           constexpr StringRef Compiled[] = {"c", "c++", "cuda", "rust", "go", "swift"};
           return llvm::is_contained(Compiled, languageOfPath(Input).What.name());
         });
}

} // namespace

std::optional<CompilerCall> compilerCall(const ShellCommand &C) {
  if (C.Words.empty())
    return std::nullopt;
  std::string Program = C.program();
  const Compiler *Known = compilerNamed(Program);
  llvm::ArrayRef<CommandWord> Rest = llvm::ArrayRef(C.Words).drop_front();
  if (!Known && !Program.empty())
    return std::nullopt;
  CompilerCall Call = Reader(Rest, Known ? Known->Options : Style::Unix).read();
  if (Known)
    Call.Language = Known->Language.str();
  else if (!looksCompiled(Call))
    return std::nullopt;
  return Call;
}

} // namespace bordercheck
