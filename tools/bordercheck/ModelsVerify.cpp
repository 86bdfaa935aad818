// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The names of a catalog file against a library's real headers: does each function exist, and
// does it take the arguments that its models speak of?
#include "Models.h"
#include "Units.h"
#include "checks/catalog/Validate.h"
#include "checks/flow/Entities.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Lex/Preprocessor.h"
#include <set>

namespace bordercheck {
namespace {

/// How many arguments the overloads of a name may take.
struct Parameters {
  std::set<unsigned> Counts;
  unsigned Most = 0;

  void add(const clang::FunctionDecl &F) {
    bool Open = F.isVariadic() || llvm::any_of(F.parameters(), [](const clang::ParmVarDecl *P) {
                  return P->isParameterPack();
                });
    unsigned Last = Open ? 100 : F.getNumParams();
    for (unsigned N = F.getMinRequiredArguments(); N <= Last; ++N)
      Counts.insert(N);
    Most = std::max(Most, Last);
  }
  /// Of a function that is called through a pointer.
  void add(const clang::FunctionProtoType &F) {
    Counts.insert(F.getNumParams());
    Most = std::max(Most, F.isVariadic() ? 100 : F.getNumParams());
  }
};

struct Declared {
  std::map<std::string, Parameters> Functions;
  std::set<std::string> Others, Macros;
};

/// Also declarations in templates, and no bodies.
class Names : public clang::RecursiveASTVisitor<Names> {
public:
  explicit Names(Declared &Into) : Into(Into) {}

  bool VisitFunctionDecl(clang::FunctionDecl *F) {
    Into.Functions[qualifiedName(*F)].add(*F);
    return true;
  }
  bool VisitUsingShadowDecl(clang::UsingShadowDecl *U) {
    if (const auto *F = llvm::dyn_cast<clang::FunctionDecl>(U->getTargetDecl()))
      Into.Functions[qualifiedName(*U)].add(*F);
    return true;
  }
  /// A table of functions.
  bool VisitFieldDecl(clang::FieldDecl *F) {
    if (F->getType()->isFunctionPointerType())
      if (const auto *Type = F->getType()->getPointeeType()->getAs<clang::FunctionProtoType>())
        Into.Functions[qualifiedName(*F)].add(*Type);
    return true;
  }
  bool VisitVarDecl(clang::VarDecl *V) { return other(*V); }
  bool VisitEnumConstantDecl(clang::EnumConstantDecl *E) { return other(*E); }
  bool TraverseStmt(clang::Stmt *) { return true; }

private:
  bool other(const clang::NamedDecl &D) {
    Into.Others.insert(qualifiedName(D));
    return true;
  }

  Declared &Into;
};

class Consumer : public clang::ASTConsumer {
public:
  Consumer(clang::CompilerInstance &Ci, Declared &Into) : Ci(Ci), Into(Into) {}

  void HandleTranslationUnit(clang::ASTContext &Ast) override {
    Names(Into).TraverseDecl(Ast.getTranslationUnitDecl());
    for (const auto &Macro : Ci.getPreprocessor().macros())
      Into.Macros.insert(Macro.first->getName().str());
  }

private:
  clang::CompilerInstance &Ci;
  Declared &Into;
};

class Action : public clang::ASTFrontendAction {
public:
  explicit Action(Declared &Into) : Into(Into) {}

  std::unique_ptr<clang::ASTConsumer> CreateASTConsumer(clang::CompilerInstance &Ci,
                                                        llvm::StringRef) override {
    Ci.getFrontendOpts().SkipFunctionBodies = true;
    return std::make_unique<Consumer>(Ci, Into);
  }

private:
  Declared &Into;
};

/// What is wrong with \p M where it speaks of \p Name; empty where nothing is.
std::string wrongWith(const Model &M, const std::string &Name, const Declared &In) {
  auto At = In.Functions.find(Name);
  if (At == In.Functions.end()) {
    if (In.Others.count(Name))
      return M.End ? "" : Name + " is no function";
    return Name + (In.Macros.count(Name) ? " is a macro" : " is not declared");
  }
  const Parameters &P = At->second;
  if (M.Arity && !P.Counts.count(*M.Arity))
    return Name + " never takes " + std::to_string(*M.Arity) + " arguments";
  if (argumentsNamed(M) > P.Most)
    return Name + " takes at most " + std::to_string(P.Most) +
           " arguments, but a model speaks of " + std::to_string(argumentsNamed(M));
  return {};
}

} // namespace

llvm::Expected<Verification> verifyAgainst(const Library &L, const std::string &File,
                                           llvm::ArrayRef<std::string> Flags) {
  Declared In;
  Selection One = fromFlags(File, Flags);
  if (One.Commands.empty())
    return llvm::createStringError(File + ": no such file");
  std::string Problem =
      runOn(One.Commands.front(),
            llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem>(llvm::vfs::createPhysicalFileSystem()),
            std::make_unique<Action>(In));
  if (!Problem.empty())
    return llvm::createStringError(File + ": " + Problem);
  Verification Result;
  std::set<std::string> Seen, Wrong;
  for (const Model &M : L.Functions)
    for (const std::string &Name : M.Names) {
      Seen.insert(Name);
      if (std::string Why = wrongWith(M, Name, In); !Why.empty())
        Wrong.insert(std::move(Why));
    }
  Result.Checked = static_cast<unsigned>(Seen.size());
  Result.Missing.assign(Wrong.begin(), Wrong.end());
  return Result;
}

} // namespace bordercheck
