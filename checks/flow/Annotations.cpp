// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "checks/flow/Annotations.h"
#include "checks/catalog/Validate.h"
#include "clang/AST/Attr.h"
#include "clang/AST/DeclCXX.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;

namespace bordercheck {
namespace {

std::optional<Bearer> bearerOf(const Decl &D) {
  if (llvm::isa<FunctionDecl>(D))
    return Bearer::Function;
  if (llvm::isa<ParmVarDecl>(D))
    return Bearer::Parameter;
  if (llvm::isa<VarDecl, FieldDecl>(D))
    return Bearer::Value;
  return std::nullopt;
}

unsigned indexOf(const Decl &D) {
  const auto *P = llvm::dyn_cast<ParmVarDecl>(&D);
  return P ? P->getFunctionScopeIndex() : 0;
}

/// What \p M says of arguments that \p F does not have; empty where that is nothing.
std::string beyond(const Model &M, const FunctionDecl &F) {
  unsigned Named = argumentsNamed(M);
  if (Named <= F.getNumParams() || F.isVariadic())
    return {};
  return "speaks of " + std::to_string(Named) + " arguments, but there are " +
         std::to_string(F.getNumParams());
}

/// The declaration that has the annotations of all before it.
const Decl &latest(const Decl &D) { return *D.getMostRecentDecl(); }

} // namespace

void Annotations::complain(const Decl &D, SourceLocation At, const std::string &Why) {
  const auto *Named = llvm::dyn_cast<NamedDecl>(&D);
  std::string Name = Named ? Named->getNameAsString() : "";
  std::string What = (Name.empty() ? "annotation: " : "annotation of '" + Name + "': ") + Why;
  // A later declaration repeats what an earlier one bears.
  if (llvm::none_of(Mistakes, [&](const AnnotationMistake &M) { return M.Where == At; }))
    Mistakes.push_back({At, std::move(What)});
}

Annotations::Said Annotations::read(const Decl &D) {
  Said All;
  for (const auto *A : D.specific_attrs<AnnotateAttr>()) {
    llvm::StringRef Text = A->getAnnotation();
    if (!Text.consume_front(AnnotationPrefix))
      continue;
    std::optional<Bearer> On = bearerOf(D);
    if (!On) {
      complain(D, A->getLocation(), "is of no function, parameter, variable or field");
      continue;
    }
    llvm::Expected<Annotation> Made = annotationFrom(Text, *On, indexOf(D));
    if (!Made) {
      complain(D, A->getLocation(), llvm::toString(Made.takeError()));
      continue;
    }
    const auto *F = llvm::dyn_cast<FunctionDecl>(&D);
    std::string Beyond = F && Made->Function ? beyond(*Made->Function, *F) : "";
    if (!Beyond.empty())
      complain(D, A->getLocation(), Beyond);
    else
      All.push_back(std::move(*Made));
  }
  return All;
}

const Annotations::Said &Annotations::of(const Decl &D) {
  auto At = Known.find(&D);
  return At == Known.end() ? Known.emplace(&D, read(D)).first->second : At->second;
}

llvm::SmallVector<const Model *, 2> Annotations::modelsOf(const FunctionDecl &F) {
  llvm::SmallVector<const Model *, 2> All;
  auto Add = [&](const Decl &D) {
    if (!D.hasAttrs())
      return;
    for (const Annotation &A : of(D))
      if (A.Function)
        All.push_back(&*A.Function);
  };
  const auto &Last = llvm::cast<FunctionDecl>(latest(F));
  Add(Last);
  for (const ParmVarDecl *P : Last.parameters())
    Add(*P);
  const auto *Method = llvm::dyn_cast<CXXMethodDecl>(&F);
  if (!All.empty() || !Method)
    return All;
  for (const CXXMethodDecl *Base : Method->overridden_methods())
    if (All = modelsOf(*Base); !All.empty())
      break;
  return All;
}

/// Also of a function that is overridden.
const EntryModel *Annotations::entryOf(const ParmVarDecl &P) {
  if (P.hasAttrs())
    for (const Annotation &A : of(P))
      if (A.Entry)
        return &*A.Entry;
  const auto *Method = llvm::dyn_cast_or_null<CXXMethodDecl>(P.getDeclContext());
  if (!Method)
    return nullptr;
  for (const CXXMethodDecl *Base : Method->overridden_methods())
    if (P.getFunctionScopeIndex() < Base->getNumParams())
      if (const EntryModel *M = entryOf(*Base->getParamDecl(P.getFunctionScopeIndex())))
        return M;
  return nullptr;
}

const VariableModel *Annotations::valueOf(const ValueDecl &D) {
  const Decl &Last = latest(D);
  if (Last.hasAttrs())
    for (const Annotation &A : of(Last))
      if (A.Value)
        return &*A.Value;
  return nullptr;
}

void Annotations::check(const Decl &D) {
  if (D.hasAttrs())
    of(D);
}

} // namespace bordercheck
