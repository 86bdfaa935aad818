// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "checks/flow/Entities.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Index/USRGeneration.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/xxhash.h"

namespace bordercheck {
namespace {

std::string ownName(const clang::NamedDecl &D) {
  if (llvm::isa<clang::CXXConversionDecl>(D))
    return "operator ValueType";
  if (const auto *C = llvm::dyn_cast<clang::CXXConstructorDecl>(&D))
    return C->getParent()->getName().str();
  if (const auto *C = llvm::dyn_cast<clang::CXXDestructorDecl>(&D))
    return "~" + C->getParent()->getName().str();
  return D.getDeclName().getAsString();
}

/// As the compiler was told to name files in what it makes (-ffile-prefix-map), so that two
/// machines name them alike.
std::optional<std::string> prefixMapped(llvm::StringRef Path, const clang::LangOptions &Options) {
  for (const auto &[From, To] : Options.MacroPrefixMap)
    if (Path.starts_with(From))
      return (To + Path.drop_front(From.size())).str();
  return std::nullopt;
}

/// \p Path relative to \p Root where it lies below it.
std::string relativeTo(llvm::StringRef Root, llvm::StringRef Path) {
  llvm::StringRef Rest = Path;
  if (!Root.empty() && Rest.consume_front(Root) && Rest.consume_front("/"))
    return Rest.str();
  return Path.str();
}

std::string absoluteFolder(llvm::StringRef Folder) {
  llvm::SmallString<256> Path(Folder);
  llvm::sys::fs::make_absolute(Path);
  llvm::sys::path::remove_dots(Path, /*remove_dot_dot=*/true);
  return llvm::StringRef(Path).rtrim('/').str();
}

/// Compilers that distribute units send them preprocessed, on standard input.
bool holdsPreprocessed(const clang::SourceManager &SM) {
  static constexpr llvm::StringLiteral Extensions[] = {".i", ".ii", ".mi", ".mii"};
  clang::OptionalFileEntryRef Main = SM.getFileEntryRefForID(SM.getMainFileID());
  return Main && (Main->getName() == "<stdin>" ||
                  llvm::is_contained(Extensions, llvm::sys::path::extension(Main->getName())));
}

} // namespace

std::string qualifiedName(const clang::NamedDecl &D) {
  llvm::SmallVector<const clang::NamedDecl *, 6> Outer;
  for (const clang::DeclContext *C = D.getDeclContext(); C; C = C->getParent()) {
    if (const auto *N = llvm::dyn_cast<clang::NamespaceDecl>(C)) {
      if (!N->isInline() && !N->isAnonymousNamespace())
        Outer.push_back(N);
    } else if (const auto *R = llvm::dyn_cast<clang::RecordDecl>(C)) {
      Outer.push_back(R);
    }
  }
  std::string Name;
  for (const clang::NamedDecl *N : llvm::reverse(Outer))
    if (!N->getName().empty())
      Name += N->getName().str() + "::";
  return Name + ownName(D);
}

std::string workingDirectory() {
  llvm::SmallString<256> Here;
  return llvm::sys::fs::current_path(Here) ? "." : Here.str().str();
}

Entities::Entities(const clang::ASTContext &Ctx, llvm::StringRef RootPath, llvm::StringRef Where)
    : Ctx(Ctx), Preprocessed(holdsPreprocessed(Ctx.getSourceManager())),
      Folder(Preprocessed ? Where : ""),
      Root(absoluteFolder(RootPath.empty() ? Folder : RootPath)) {
  const clang::SourceManager &SM = Ctx.getSourceManager();
  clang::FileID Main = SM.getMainFileID();
  Unit = Preprocessed ? markedPlaceOf(SM.getLocForEndOfFile(Main)).File : fileName(Main);
}

EntityId Entities::idOf(const clang::NamedDecl &D) {
  const clang::Decl *Key = D.getCanonicalDecl();
  auto [At, New] = Ids.try_emplace(Key, 0);
  if (!New)
    return At->second;
  llvm::SmallString<128> Usr;
  // USRs of locals hold offsets; a local is known by its function and name.
  const auto *Local = llvm::dyn_cast<clang::VarDecl>(Key);
  const auto *In =
      Local && Local->isLocalVarDeclOrParm()
          ? llvm::dyn_cast_or_null<clang::NamedDecl>(Local->getParentFunctionOrMethod())
          : nullptr;
  clang::index::generateUSRForDecl(In ? In : Key, Usr);
  if (In)
    Usr += ("@" + Local->getName()).str();
  if (!D.hasExternalFormalLinkage() || D.isInAnonymousNamespace())
    if (!llvm::isa<clang::FieldDecl>(D) || D.isInAnonymousNamespace())
      Usr += "@" + Unit;
  return Ids[Key] = llvm::xxh3_64bits(Usr) | 1;
}

const std::string &Entities::fileName(clang::FileID File) {
  auto [At, New] = FileNames.try_emplace(File);
  if (!New)
    return At->second;
  const clang::SourceManager &SM = Ctx.getSourceManager();
  std::string Name = "<none>";
  if (clang::OptionalFileEntryRef Entry = SM.getFileEntryRefForID(File))
    Name = nameFor(Entry->getName());
  return FileNames[File] = std::move(Name);
}

std::string Entities::nameFor(llvm::StringRef Given) const {
  llvm::SmallString<256> Path(llvm::sys::path::is_absolute(Given) ? llvm::StringRef() : Folder);
  llvm::sys::path::append(Path, Given);
  Ctx.getSourceManager().getFileManager().makeAbsolutePath(Path);
  llvm::sys::path::remove_dots(Path, /*remove_dot_dot=*/true);
  if (std::optional<std::string> Mapped = prefixMapped(Path, Ctx.getLangOpts())) {
    Path = *Mapped;
    llvm::sys::path::remove_dots(Path, /*remove_dot_dot=*/true);
  }
  return relativeTo(Root, Path);
}

Place Entities::placeOf(clang::SourceLocation Loc) {
  if (Loc.isInvalid())
    return {};
  if (Preprocessed)
    return markedPlaceOf(Loc);
  const clang::SourceManager &SM = Ctx.getSourceManager();
  auto [File, Offset] = SM.getDecomposedLoc(SM.getExpansionLoc(Loc));
  return {fileName(File), SM.getLineNumber(File, Offset), SM.getColumnNumber(File, Offset)};
}

/// Where the line markers say that \p Loc stood.
Place Entities::markedPlaceOf(clang::SourceLocation Loc) {
  const clang::SourceManager &SM = Ctx.getSourceManager();
  Loc = SM.getExpansionLoc(Loc);
  clang::PresumedLoc Presumed = SM.getPresumedLoc(Loc);
  if (Presumed.isInvalid())
    return {};
  fileName(SM.getFileID(Loc));
  Place P{nameFor(Presumed.getFilename()), Presumed.getLine(), Presumed.getColumn()};
  Marked.try_emplace(P, Loc);
  return P;
}

Place Entities::placeOf(const clang::Expr &Call) {
  if (const auto *M = llvm::dyn_cast<clang::CXXMemberCallExpr>(&Call))
    return placeOf(M->getExprLoc());
  return placeOf(Call.getBeginLoc());
}

clang::SourceLocation Entities::locationOf(const Place &P) const {
  if (Preprocessed) {
    auto At = Marked.find(P);
    return At == Marked.end() ? clang::SourceLocation() : At->second;
  }
  // The same file may have been entered more than once; the first one serves.
  clang::FileID Best;
  for (const auto &[File, Name] : FileNames)
    if (Name == P.File && (Best.isInvalid() || File < Best))
      Best = File;
  if (Best.isInvalid() || !P.isValid())
    return {};
  return Ctx.getSourceManager().translateLineCol(Best, P.Line, P.Column);
}

} // namespace bordercheck
