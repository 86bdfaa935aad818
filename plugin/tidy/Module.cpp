// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The clang-tidy module: one tidy check a rule, so that Checks, NOLINT,
// WarningsAsErrors and CheckOptions work for each. The analysis runs once a unit,
// however many checks are on.
#include "checks/report/Report.h"
#include "clang-tidy/ClangTidyCheck.h"
#include "clang-tidy/ClangTidyModule.h"
#include "plugin/OneUnit.h"
#include "plugin/tidy/Registry.h"
#include "llvm/ADT/StringExtras.h"

using namespace clang;
using namespace clang::ast_matchers;

namespace bordercheck {
namespace {

/// One for all checks, because they share the analysis.
constexpr llvm::StringLiteral ModelsOption = "bordercheck.Models";

/// The findings of the unit that clang-tidy is in. Owned by the checks of one run,
/// and emptied when the next unit starts: contexts may share an address.
class UnitAnalysis {
public:
  void startUnit() { Found.reset(); }

  /// Only rules whose checks are on take part: of several that find one thing, one leads, and
  /// it must be one that may speak.
  void turnOn(llvm::StringRef Rule) { On.Rules.emplace_back(Rule); }
  void turnOff(llvm::StringRef Rule) { On.Rules.erase(llvm::find(On.Rules, Rule)); }

  /// Files of models, as a semicolon-separated list.
  void setModels(llvm::StringRef List) {
    if (Models == List)
      return;
    Models = List.str();
    std::vector<std::string> Files;
    for (llvm::StringRef File : llvm::split(List, ';'))
      if (!File.trim().empty())
        Files.push_back(File.trim().str());
    Settings = Configurations(std::move(Files));
  }

  /// None where a file of settings cannot be read; \p Complain is told why, once a unit.
  const UnitFindings &
  found(ASTContext &Ast, llvm::function_ref<void(SourceLocation, const std::string &)> Complain) {
    if (Found)
      return *Found;
    Found.emplace();
    llvm::Expected<const Configured *> Here = configuredFor(mainFile(Ast), Settings);
    if (Here)
      Found = findingsIn(Ast, **Here, On);
    else
      Complain(SourceLocation(), llvm::toString(Here.takeError()));
    for (const LocatedMistake &M : Found->Mistakes)
      Complain(M.Where, M.What);
    return *Found;
  }

private:
  static std::string mainFile(ASTContext &Ast) {
    const SourceManager &SM = Ast.getSourceManager();
    OptionalFileEntryRef Main = SM.getFileEntryRefForID(SM.getMainFileID());
    return Main ? Main->getName().str() : "";
  }

  std::string Models;
  Configurations Settings;
  JudgeOptions On;
  std::optional<UnitFindings> Found;
};

/// Looks at the findings of the unit, whatever it makes of them.
class UnitCheck : public tidy::ClangTidyCheck {
public:
  UnitCheck(llvm::StringRef Name, tidy::ClangTidyContext *Context,
            std::shared_ptr<UnitAnalysis> Shared)
      : ClangTidyCheck(Name, Context), Shared(std::move(Shared)) {
    const tidy::ClangTidyOptions::OptionMap &All = Context->getOptions().CheckOptions;
    if (auto Models = All.find(ModelsOption); Models != All.end())
      this->Shared->setModels(Models->second.Value);
  }

  void registerMatchers(MatchFinder *Finder) override {
    Finder->addMatcher(translationUnitDecl(), this);
  }

  void onStartOfTranslationUnit() override { Shared->startUnit(); }

  void check(const MatchFinder::MatchResult &Result) override {
    tell(Shared->found(*Result.Context, [this](SourceLocation Where, const std::string &Why) {
      if (Where.isValid())
        diag(Where, "bordercheck: %0", DiagnosticIDs::Error) << Why;
      else
        configurationDiag("bordercheck: %0", DiagnosticIDs::Error) << Why;
    }));
  }

protected:
  virtual void tell(const UnitFindings &All) = 0;

  std::shared_ptr<UnitAnalysis> Shared;
};

class RuleCheck : public UnitCheck {
public:
  RuleCheck(llvm::StringRef Name, tidy::ClangTidyContext *Context, const RuleInfo &Rule,
            std::shared_ptr<UnitAnalysis> Analysis)
      : UnitCheck(Name, Context, std::move(Analysis)), Rule(Rule),
        MinimumSeverity(Options.get("MinimumSeverity", "low")) {
    if (!severityFrom(MinimumSeverity))
      configurationDiag("'%0' is no severity; use low, medium, high or critical")
          << MinimumSeverity;
    Shared->turnOn(Rule.Id);
  }
  ~RuleCheck() override { Shared->turnOff(Rule.Id); }

  void storeOptions(tidy::ClangTidyOptions::OptionMap &Opts) override {
    Options.store(Opts, "MinimumSeverity", MinimumSeverity);
  }

private:
  void tell(const UnitFindings &All) override {
    Severity AtLeast = severityFrom(MinimumSeverity).value_or(Severity::Low);
    for (const LocatedFinding &F : All.Findings) {
      if (F.What.Rule != Rule.Id || F.What.Level < AtLeast)
        continue;
      // clang-tidy reads comments, too, and would drop the warning and the notes. It drops no
      // error.
      const std::string &Despite = F.What.DespiteComment;
      diag(F.Where, "%0%select{|; }1%2",
           Despite.empty() ? DiagnosticIDs::Warning : DiagnosticIDs::Error)
          << F.What.Message << !Despite.empty() << Despite;
      for (size_t I = 0; I < F.Notes.size(); ++I)
        diag(F.Notes[I].isValid() ? F.Notes[I] : F.Where, "%0", DiagnosticIDs::Note)
            << F.What.Notes[I].Message;
    }
  }

  const RuleInfo &Rule;
  const std::string MinimumSeverity;
};

/// A check and no rule: it is about comments, not about crossings.
class UnusedCheck : public UnitCheck {
public:
  using UnitCheck::UnitCheck;

private:
  void tell(const UnitFindings &All) override {
    for (SourceLocation Comment : All.Unused)
      diag(Comment, "%0") << UnusedMessage;
  }
};

class Module : public tidy::ClangTidyModule {
public:
  void addCheckFactories(tidy::ClangTidyCheckFactories &Factories) override {
    auto Shared = std::make_shared<UnitAnalysis>();
    for (const RuleInfo &Rule : allRules())
      Factories.registerCheckFactory(
          checkName(Rule.Id),
          [&Rule, Shared](llvm::StringRef Name, tidy::ClangTidyContext *Context) {
            return std::make_unique<RuleCheck>(Name, Context, Rule, Shared);
          });
    Factories.registerCheckFactory(checkName("unused-suppression"),
                                   [Shared](llvm::StringRef Name, tidy::ClangTidyContext *Context) {
                                     return std::make_unique<UnusedCheck>(Name, Context, Shared);
                                   });
  }
};

const tidy::ClangTidyModuleRegistry::Add<Module> Registered("bordercheck-module",
                                                            "Finds where data becomes code.");

} // namespace
} // namespace bordercheck
