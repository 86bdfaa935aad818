// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "checks/flow/Matchers.h"
#include "checks/flow/Conditions.h"
#include "checks/flow/Entities.h"

using namespace clang;

namespace bordercheck {

std::optional<CallSite> CallSite::of(const Expr &E) {
  CallSite Site;
  Site.Whole = &E;
  if (const auto *C = llvm::dyn_cast<CXXConstructExpr>(&E)) {
    Site.Callee = C->getConstructor();
    Site.Args = {C->getArgs(), C->getNumArgs()};
    Site.IsConstructor = true;
    return Site;
  }
  const auto *C = llvm::dyn_cast<CallExpr>(&E);
  if (!C)
    return std::nullopt;
  Site.Callee = C->getDirectCallee();
  if (!Site.Callee) {
    const Expr *Called = C->getCallee()->IgnoreParenImpCasts();
    Site.PointerType = Called->getType();
    if (const auto *Member = llvm::dyn_cast<MemberExpr>(Called))
      Site.PointerField = llvm::dyn_cast<FieldDecl>(Member->getMemberDecl());
  }
  Site.Args = {C->getArgs(), C->getNumArgs()};
  if (const auto *M = llvm::dyn_cast<CXXMemberCallExpr>(C)) {
    Site.This = M->getImplicitObjectArgument();
  } else if (llvm::isa<CXXOperatorCallExpr>(C)) {
    const auto *Method = llvm::dyn_cast_or_null<CXXMethodDecl>(Site.Callee);
    if (Method && Method->isInstance()) {
      Site.This = Site.Args.front();
      Site.Args = Site.Args.drop_front();
    }
  }
  return Site;
}

Recognizer::Recognizer(const Catalog &C) : Known(C) {}
Recognizer::~Recognizer() = default;

const Body &Recognizer::bodyOf(const FunctionDecl &F) {
  std::unique_ptr<Body> &Read = Bodies[&F];
  if (!Read)
    Read = std::make_unique<Body>(F, *this);
  return *Read;
}

llvm::ArrayRef<const Model *> Recognizer::modelsOfName(const ValueDecl &D) const {
  if (!D.getIdentifier() || !Known.mayKnow(D.getName()))
    return {};
  return Known.functions(qualifiedName(D));
}

const Models &Recognizer::modelsOf(const FunctionDecl &F) {
  const FunctionDecl *Key = F.getCanonicalDecl();
  auto At = Cache.find(Key);
  if (At != Cache.end())
    return At->second;
  Models Found;
  collect(*Key, Found);
  return Cache.try_emplace(Key, std::move(Found)).first->second;
}

const VariableModel *Recognizer::variable(const ValueDecl &D) {
  if (const VariableModel *M = Said.valueOf(D))
    return M;
  const auto *V = llvm::dyn_cast<VarDecl>(&D);
  bool Shared = V ? V->hasGlobalStorage() : llvm::isa<FieldDecl>(D);
  return Shared && D.getIdentifier() && Known.mayKnow(D.getName())
             ? Known.variable(qualifiedName(D))
             : nullptr;
}

/// May \p F be called with as many arguments as \p M speaks of? Another library, or the program,
/// may have a function of the same name.
static bool mayTake(const FunctionDecl &F, const Model &M) {
  return !M.Arity || (F.getMinRequiredArguments() <= *M.Arity &&
                      (F.isVariadic() || F.isTemplated() || *M.Arity <= F.getNumParams()));
}

/// Does \p F stand in for the library's function \p Name where that is missing: a function in a
/// namespace that leaves what it is given alone, in a unit without the real one?
static bool standsIn(const FunctionDecl &F, llvm::StringRef Name) {
  const FunctionDecl *Defined = F.getDefinition();
  if (!Defined || llvm::isa<CXXMethodDecl>(F) || !F.getDeclContext()->isNamespace() ||
      F.param_empty() ||
      llvm::any_of(Defined->parameters(), [](const ParmVarDecl *P) { return P->isReferenced(); }))
    return false;
  const ASTContext &Ast = F.getASTContext();
  return Ast.getTranslationUnitDecl()->lookup(&Ast.Idents.get(Name)).empty();
}

void Recognizer::collect(const FunctionDecl &F, Models &Found) {
  Found = Said.modelsOf(F);
  // What the source says counts instead of what was known.
  if (llvm::any_of(Found, [](const Model *M) { return saysWhatItDoes(*M); }))
    return;
  std::string Name = qualifiedName(F);
  llvm::StringRef Last = Name;
  if (size_t At = Last.rfind("::"); At != llvm::StringRef::npos)
    Last = Last.drop_front(At + 2);
  if (!Known.mayKnow(Last))
    return;
  llvm::ArrayRef<const Model *> Own = Known.functions(Name);
  if (Own.empty() && standsIn(F, Last))
    Own = Known.functions(Last);
  llvm::copy_if(Own, std::back_inserter(Found), [&](const Model *M) { return mayTake(F, *M); });
  const auto *Method = llvm::dyn_cast<CXXMethodDecl>(&F);
  if (!Own.empty() || !Method || llvm::isa<CXXConstructorDecl>(Method))
    return;
  Method->getParent()->forallBases([&](const CXXRecordDecl *Base) {
    for (const Model *M : Known.functions(qualifiedName(*Base) + "::" + Last.str()))
      if (!llvm::is_contained(Found, M))
        Found.push_back(M);
    return true;
  });
}

bool Recognizer::isTextClass(const RecordDecl &R) {
  if (isForeign(R))
    return true;
  const auto *Class = llvm::dyn_cast<CXXRecordDecl>(&R);
  if (!Class || !Class->hasDefinition() || !Class->getDefinition()->getNumBases())
    return false;
  auto [At, New] = TextClasses.try_emplace(Class->getCanonicalDecl(), false);
  if (!New)
    return At->second;
  bool Adds = llvm::any_of(Class->bases(), [&](const CXXBaseSpecifier &Base) {
    const CXXRecordDecl *B = Base.getType()->getAsCXXRecordDecl();
    return B && (isForeign(*B) ? Known.isTextClass(qualifiedName(*B)) : isTextClass(*B));
  });
  return TextClasses[Class->getCanonicalDecl()] = Adds;
}

bool Recognizer::beginsEmpty(const RecordDecl &R) const {
  return Known.isStringClass(qualifiedName(R));
}

bool Recognizer::mayHoldText(QualType Type) {
  return isValue(Type) ||
         bordercheck::mayHoldText(Type, [this](const RecordDecl &R) { return isTextClass(R); });
}

bool Recognizer::isValue(QualType Type) const {
  if (!bordercheck::isNumber(Type))
    return false;
  for (const auto *Named = Type->getAs<TypedefType>(); Named;
       Named = Named->desugar()->getAs<TypedefType>())
    if (Known.isValueType(qualifiedName(*Named->getDecl())))
      return true;
  return false;
}

bool Recognizer::isNumber(QualType Type) const {
  return bordercheck::isNumber(Type) && !isValue(Type);
}

/// Has the argument that \p C is on the type that it asks for?
static bool hasType(const CallSite &Site, const Condition &C) {
  if (C.On.Index >= Site.Args.size())
    return false;
  QualType Type = Site.Args[C.On.Index]->IgnoreImpCasts()->getType();
  switch (C.Type) {
  case ArgumentType::Number:
    return isNumber(Type) && !isCharacter(Type);
  case ArgumentType::Character:
    return isCharacter(Type);
  case ArgumentType::Any:
    return true;
  }
  return true;
}

Models Recognizer::modelsOf(const CallSite &Site) {
  Models Fitting;
  llvm::ArrayRef<const Model *> All = calledThrough(Site);
  if (Site.Callee)
    All = modelsOf(*Site.Callee);
  unsigned Written =
      llvm::count_if(Site.Args, [](const Expr *A) { return !llvm::isa<CXXDefaultArgExpr>(A); });
  for (const Model *M : All)
    if ((!M->Arity || *M->Arity == Written) && (!M->When || hasType(Site, *M->When)))
      Fitting.push_back(M);
  // What is said of an argument's type counts instead of what is said of any.
  auto ByType = [](const Model *M) { return M->When && M->When->Type != ArgumentType::Any; };
  if (llvm::any_of(Fitting, ByType))
    llvm::erase_if(Fitting, [&](const Model *M) { return !ByType(M); });
  return Fitting;
}

/// PFNGLSHADERSOURCEPROC glShaderSource: loaded at run time, and no other function. Or a field
/// of a library's table of functions: (*env)->DefineClass(env, ...).
llvm::ArrayRef<const Model *> Recognizer::calledThrough(const CallSite &Site) const {
  if (Site.PointerField)
    if (llvm::ArrayRef<const Model *> Own = modelsOfName(*Site.PointerField); !Own.empty())
      return Own;
  QualType Type = Site.PointerType;
  while (!Type.isNull()) {
    const auto *Named = Type->getAs<TypedefType>();
    if (!Named)
      break;
    if (auto Found = Known.calledThrough(qualifiedName(*Named->getDecl())); !Found.empty())
      return Found;
    Type = Named->desugar();
  }
  return {};
}

std::string Recognizer::nameOf(const CallSite &Site) {
  if (Site.Callee)
    return qualifiedName(*Site.Callee);
  llvm::ArrayRef<const Model *> Models = calledThrough(Site);
  return Models.empty() ? "" : Models.front()->Names.front();
}

QualType referredTo(QualType Type) {
  return Type->isPointerType() ? Type->getPointeeType() : Type.getNonReferenceType();
}

bool isCharacter(QualType Type) {
  return !Type.isNull() && (Type->isAnyCharacterType() || Type->isStdByteType());
}

bool isNumber(QualType Type) {
  return !Type.isNull() && (Type->isArithmeticType() || Type->isEnumeralType()) &&
         !Type->isAnyCharacterType();
}

bool isDescriptor(QualType Type) {
  return !Type.isNull() && Type->isSpecificBuiltinType(BuiltinType::Int);
}

bool isForeign(const RecordDecl &R) {
  const SourceManager &SM = R.getASTContext().getSourceManager();
  return SM.isInSystemHeader(R.getLocation()) || R.isInStdNamespace();
}

bool mayHoldText(QualType Type, llvm::function_ref<bool(const RecordDecl &)> IsText) {
  for (unsigned Level = 0; Level < 3 && !Type.isNull(); ++Level) {
    Type = Type.getNonReferenceType().getCanonicalType();
    if (isCharacter(Type) || Type->isVoidType() || Type->isFunctionType())
      return true;
    if (const RecordDecl *R = Type->getAsRecordDecl())
      return IsText(*R);
    if (Type->isPointerType())
      Type = Type->getPointeeType();
    else if (const ArrayType *A = Type->getAsArrayTypeUnsafe())
      Type = A->getElementType();
    else
      return false;
  }
  return false;
}

bool isReferring(QualType Type) {
  if (Type.isNull())
    return false;
  if (Type->isPointerType() || Type->isReferenceType())
    return true;
  const ArrayType *A = Type->getAsArrayTypeUnsafe();
  return A && isReferring(A->getElementType());
}

const Expr *bare(const Expr *E) {
  for (const Expr *Before = nullptr; E && E != Before;) {
    Before = E;
    E = unwrapped(E)->IgnoreParenCasts();
  }
  return E;
}

bool areAlike(const Expr &A, const Expr &B, const ASTContext &Ast) {
  llvm::FoldingSetNodeID X, Y;
  bare(&A)->Profile(X, Ast, /*Canonical=*/true);
  bare(&B)->Profile(Y, Ast, /*Canonical=*/true);
  return X == Y;
}

const Expr *unwrapped(const Expr *E) {
  while (E) {
    E = E->IgnoreParenImpCasts();
    if (const auto *Full = llvm::dyn_cast<FullExpr>(E))
      E = Full->getSubExpr();
    else if (const auto *M = llvm::dyn_cast<MaterializeTemporaryExpr>(E))
      E = M->getSubExpr();
    else if (const auto *B = llvm::dyn_cast<CXXBindTemporaryExpr>(E))
      E = B->getSubExpr();
    else if (const auto *D = llvm::dyn_cast<CXXDefaultArgExpr>(E))
      E = D->getExpr();
    else if (const auto *I = llvm::dyn_cast<CXXDefaultInitExpr>(E))
      E = I->getExpr();
    else if (const auto *S = llvm::dyn_cast<SubstNonTypeTemplateParmExpr>(E))
      E = S->getReplacement();
    else
      return E;
  }
  return E;
}

} // namespace bordercheck
