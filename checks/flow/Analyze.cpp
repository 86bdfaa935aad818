// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Which functions of a unit are walked, and in which order: those with a body outside
// system headers, callees first, so that a call finds its callee's effects.
#include "checks/flow/Analyze.h"
#include "checks/flow/FunctionWalk.h"
#include "checks/flow/Suppressions.h"
#include "checks/model/Idle.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;

namespace bordercheck {
namespace {

/// The functions and the global variables of a unit, in the order of the source.
class Collector : public RecursiveASTVisitor<Collector> {
public:
  Collector(const SourceManager &SM, Annotations &Said) : SM(SM), Said(Said) {}

  bool shouldVisitTemplateInstantiations() const { return true; }

  bool VisitDecl(Decl *D) {
    Said.check(*D);
    return true;
  }

  bool VisitFunctionDecl(FunctionDecl *F) {
    if (F->isThisDeclarationADefinition() && F->hasBody() && !F->isDependentContext() &&
        !F->isDefaulted())
      Functions.push_back(F);
    return true;
  }

  bool VisitLambdaExpr(LambdaExpr *L) {
    if (CXXMethodDecl *Call = L->getCallOperator(); Call && !Call->isDependentContext())
      Functions.push_back(Call);
    return true;
  }

  bool VisitVarDecl(VarDecl *V) {
    if (V->hasGlobalStorage() && !V->isStaticLocal() && V->getInit() &&
        !V->getInit()->isValueDependent() &&
        (mayHoldText(V->getType()) || llvm::isa<InitListExpr>(unwrapped(V->getInit()))))
      Globals.push_back(V);
    return true;
  }

  bool VisitFieldDecl(FieldDecl *F) {
    const Expr *Init = F->hasInClassInitializer() ? F->getInClassInitializer() : nullptr;
    if (Init && !Init->isInstantiationDependent() && mayHoldText(F->getType()))
      Fields.push_back(F);
    return true;
  }

  void collect(TranslationUnitDecl &Unit) {
    for (Decl *D : Unit.decls())
      if (!SM.isInSystemHeader(SM.getExpansionLoc(D->getLocation())))
        TraverseDecl(D);
  }

  std::vector<FunctionDecl *> Functions;
  std::vector<const VarDecl *> Globals;
  /// With an initializer in the class.
  std::vector<const FieldDecl *> Fields;

private:
  const SourceManager &SM;
  Annotations &Said;
};

/// The functions that a body calls directly.
class CalleeFinder : public RecursiveASTVisitor<CalleeFinder> {
public:
  bool VisitCallExpr(CallExpr *E) { return note(E->getDirectCallee()); }
  bool VisitCXXConstructExpr(CXXConstructExpr *E) { return note(E->getConstructor()); }

  std::vector<const FunctionDecl *> Found;

private:
  bool note(const FunctionDecl *F) {
    if (F)
      Found.push_back(F->getCanonicalDecl());
    return true;
  }
};

class UnitWalk {
public:
  UnitWalk(ASTContext &Ast, const Catalog &Known, Entities &Names)
      : Recognized(Known), Unit(Ast, Names, Recognized, Result.Counts.Cut) {}

  Summary run() {
    Result.Unit = Unit.Names.unit();
    Collector All(Unit.Ast.getSourceManager(), Recognized.said());
    All.collect(*Unit.Ast.getTranslationUnitDecl());
    for (FunctionDecl *F : All.Functions)
      Bodies.try_emplace(F->getCanonicalDecl(), F);
    Result.Counts.Functions = Bodies.size();
    for (FunctionDecl *F : All.Functions)
      visit(*F);
    keep(FunctionWalk(Unit).walkInitializers(All.Globals, All.Fields));
    dropIdle(Result);
    Result.Suppressions = suppressionsIn(Unit.Ast.getSourceManager(), Unit.Names);
    for (const AnnotationMistake &M : Recognized.said().mistakes())
      Result.Mistakes.push_back({Unit.Names.placeOf(M.Where), M.What});
    return std::move(Result);
  }

private:
  /// Depth first over calls with an own stack: generated code nests deeply.
  void visit(FunctionDecl &Root) {
    struct Frame {
      FunctionDecl *F;
      std::vector<const FunctionDecl *> Callees;
      size_t Next = 0;
    };
    std::vector<Frame> Stack;
    auto Push = [&](FunctionDecl &F) {
      if (!Entered.insert(F.getCanonicalDecl()).second)
        return;
      CalleeFinder Calls;
      Calls.TraverseStmt(F.getBody());
      Stack.push_back({&F, std::move(Calls.Found)});
    };
    Push(Root);
    while (!Stack.empty()) {
      Frame &Top = Stack.back();
      if (Top.Next < Top.Callees.size()) {
        auto At = Bodies.find(Top.Callees[Top.Next++]);
        if (At != Bodies.end())
          Push(*At->second);
        continue;
      }
      FunctionDecl &F = *Top.F;
      Stack.pop_back();
      walk(F);
    }
  }

  void walk(const FunctionDecl &F) {
    if (F.isInvalidDecl())
      return;
    // A catalogued function is what its model says, also where its body is at hand.
    if (llvm::any_of(Recognized.modelsOf(F), [](const Model *M) { return saysWhatItDoes(*M); })) {
      // Units that do not see an annotation do not know its model.
      if (!Recognized.said().modelsOf(F).empty())
        keep(FunctionWalk(Unit).walkDeclared(F));
      return;
    }
    ++Result.Counts.FunctionsAnalysed;
    FunctionEffects Effects = FunctionWalk(Unit).walk(F);
    keep(Effects);
    Unit.Effects[F.getCanonicalDecl()] = std::move(Effects);
  }

  void keep(const FunctionEffects &Effects) {
    if (!Effects.empty())
      Result.Functions.push_back(Effects);
    else if (Effects.Id)
      Result.Idle.push_back(Effects.Id);
  }

  Summary Result;
  Recognizer Recognized;
  UnitContext Unit;
  llvm::DenseMap<const FunctionDecl *, FunctionDecl *> Bodies;
  llvm::DenseSet<const FunctionDecl *> Entered;
};

} // namespace

Summary summarize(ASTContext &Ast, const Catalog &Known, Entities &Names) {
  return UnitWalk(Ast, Known, Names).run();
}

} // namespace bordercheck
