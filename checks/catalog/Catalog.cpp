// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The index over the loaded models.
#include "checks/catalog/Catalog.h"
#include "checks/catalog/Embedded.h"
#include "checks/catalog/Load.h"
#include "checks/catalog/Packed.h"
#include "llvm/Support/xxhash.h"

namespace bordercheck {
namespace {

llvm::StringRef lastComponent(llvm::StringRef Name) {
  return Name.drop_front(Name.rfind(':') + 1); // npos + 1 is 0
}

/// The characters of \p Path; one that no file has stands for what is not known.
std::string rendered(const Shape &Path) {
  std::string Chars = "/";
  for (const Piece &P : Path.pieces())
    Chars += P.isLiteral() ? P.text() : std::string("\1");
  return Chars;
}

} // namespace

bool saysWhatItDoes(const Model &M) {
  return M.Source || M.Build || M.Read || M.Open || M.Crosses || M.Gate || M.Compare || M.Escape ||
         M.Constructs || M.Callback || (M.TrustedPath && M.TrustedPath.K != Port::Kind::Return) ||
         M.Close || M.Returns || M.ReturnsNumber || M.End || M.Neutral;
}

static uint64_t extended(uint64_t Fingerprint, llvm::StringRef FileName, llvm::StringRef Content) {
  return Fingerprint * 31 + (llvm::xxh3_64bits(FileName) ^ llvm::xxh3_64bits(Content) * 31);
}

uint64_t Catalog::builtinFingerprint() {
  uint64_t Fingerprint = 0;
  for (const EmbeddedFile &File : embeddedCatalog())
    Fingerprint = extended(Fingerprint, File.Name, File.Content);
  return Fingerprint;
}

llvm::Expected<Catalog> Catalog::builtin() {
  Catalog C;
  for (const EmbeddedFile &File : embeddedCatalog())
    if (llvm::Error E = C.add(File.Name, File.Content))
      return std::move(E);
  return C;
}

llvm::Error Catalog::add(llvm::StringRef FileName, llvm::StringRef Yaml) {
  llvm::Expected<std::unique_ptr<Library>> Loaded = loadLibrary(FileName, Yaml);
  if (!Loaded)
    return Loaded.takeError();
  Fingerprint = extended(Fingerprint, FileName, Yaml);
  return index(std::move(*Loaded));
}

llvm::Error Catalog::replaceBy(std::unique_ptr<Library> L) {
  Fingerprint = extended(Fingerprint, L->Name, pack(*L));
  for (const Model &M : L->Functions)
    for (const std::string &Name : M.Names) {
      for (const Model *Replaced : functions(Name))
        for (const std::string &Type : Replaced->PointerTypes)
          PointerTypes.erase(Type);
      Functions.erase(Name);
    }
  size_t Before = Artifacts.size();
  llvm::Error Wrong = index(std::move(L));
  // The first that fits a path counts.
  std::rotate(Artifacts.begin(), Artifacts.begin() + static_cast<std::ptrdiff_t>(Before),
              Artifacts.end());
  return Wrong;
}

/// Does a method that \p M models put text into its object?
static bool isOnItsText(const Model &M) {
  return (M.Build && M.Build->To.K == Port::Kind::This) ||
         (M.Open && M.Open->Handle.K == Port::Kind::This) ||
         (M.Crosses && M.Crosses->Handle.K == Port::Kind::This);
}

llvm::Error Catalog::index(std::unique_ptr<Library> Added) {
  const Library &L = *Added;
  for (const Model &M : L.Functions) {
    for (const std::string &Type : M.PointerTypes)
      PointerTypes[Type].push_back(&M);
    for (const std::string &Name : M.Names) {
      Functions[Name].push_back(&M);
      LastNames.insert(lastComponent(Name));
      if (!isOnItsText(M))
        continue;
      llvm::StringRef Class = llvm::StringRef(Name).rsplit("::").first;
      TextClasses.insert(Class);
      if (M.Build && M.Build->Op == BuildOp::Append && M.Build->To.K == Port::Kind::This)
        StringClasses.insert(Class);
    }
  }
  Values.insert(L.ValueTypes.begin(), L.ValueTypes.end());
  for (const VariableModel &M : L.Variables)
    for (const std::string &Name : M.Names) {
      Variables[Name] = &M;
      LastNames.insert(lastComponent(Name));
    }
  for (const EntryModel &M : L.Entries)
    for (const std::string &Name : M.Names)
      Entries[Name] = &M;
  for (const ProgramModel &M : L.Programs)
    for (const std::string &Name : M.Names)
      Programs[Name] = &M;
  for (const ArtifactModel &M : L.Artifacts)
    for (const std::string &Name : M.Names) {
      llvm::Expected<llvm::GlobPattern> Glob = llvm::GlobPattern::create(Name);
      if (!Glob)
        return llvm::joinErrors(llvm::createStringError(L.Name + ": '" + Name + "'"),
                                Glob.takeError());
      Artifacts.push_back({std::move(*Glob), &M, llvm::StringRef(Name).contains('/')});
    }
  Libraries.push_back(std::move(Added));
  return llvm::Error::success();
}

llvm::ArrayRef<const Model *> Catalog::calledThrough(llvm::StringRef PointerType) const {
  auto At = PointerTypes.find(PointerType);
  if (At == PointerTypes.end())
    return {};
  return At->second;
}

llvm::ArrayRef<const Model *> Catalog::functions(llvm::StringRef QualifiedName) const {
  auto At = Functions.find(QualifiedName);
  if (At == Functions.end())
    return {};
  return At->second;
}

bool Catalog::isTextClass(llvm::StringRef QualifiedName) const {
  return TextClasses.contains(QualifiedName);
}

bool Catalog::isStringClass(llvm::StringRef QualifiedName) const {
  return StringClasses.contains(QualifiedName);
}

const VariableModel *Catalog::variable(llvm::StringRef QualifiedName) const {
  return Variables.lookup(QualifiedName);
}

const EntryModel *Catalog::entry(llvm::StringRef QualifiedName) const {
  return Entries.lookup(QualifiedName);
}

const ArtifactModel *Catalog::artifact(const Text &Path) const {
  for (const Shape &S : Path.shapes())
    if (const ArtifactModel *M = artifactNamed(rendered(S)))
      return M;
  return nullptr;
}

const ArtifactModel *Catalog::artifactNamed(llvm::StringRef Path) const {
  llvm::StringRef Last = Path.rsplit('/').second;
  for (const auto &[Glob, M, OverWhole] : Artifacts)
    if (Glob.match(OverWhole ? Path : Last))
      return M;
  return nullptr;
}

std::vector<const ArtifactModel *> Catalog::artifactsAmong(const Text &Path) const {
  std::vector<const ArtifactModel *> All;
  for (const Shape &S : Path.shapes()) {
    if (S.empty() || !S.pieces().back().isBag())
      continue;
    for (const Piece &P : S.pieces().back().members())
      if (const ArtifactModel *M = P.isLiteral() ? artifactNamed(rendered(S) + P.text()) : nullptr)
        All.push_back(M);
  }
  return All;
}

const ArtifactModel *Catalog::artifactIn(llvm::StringRef Language) const {
  for (const ArtifactGlob &A : Artifacts)
    if (A.Model->Language == Language)
      return A.Model;
  return nullptr;
}

const ProgramModel *Catalog::program(llvm::StringRef BaseName) const {
  if (const ProgramModel *M = Programs.lookup(BaseName))
    return M;
  llvm::StringRef Unversioned = BaseName.rtrim("0123456789.-");
  return Unversioned.empty() ? nullptr : Programs.lookup(Unversioned);
}

} // namespace bordercheck
