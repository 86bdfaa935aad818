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
#include "llvm/Support/ErrorHandling.h"

using namespace clang;
using namespace clang::ast_matchers;

namespace bordercheck {
namespace {

/// The findings of the unit that clang-tidy is in. Owned by the checks of one run,
/// and emptied when the next unit starts: contexts may share an address.
class UnitAnalysis {
public:
  void startUnit() { Findings.reset(); }

  /// Only rules whose checks are on take part: of several that find one thing, one leads, and
  /// it must be one that may speak.
  void turnOn(llvm::StringRef Rule) { On.Rules.emplace_back(Rule); }
  void turnOff(llvm::StringRef Rule) { On.Rules.erase(llvm::find(On.Rules, Rule)); }

  const std::vector<LocatedFinding> &findings(ASTContext &Ast) {
    if (!Findings)
      Findings = findingsIn(Ast, known(), On);
    return *Findings;
  }

private:
  const Catalog &known() {
    if (!Known) {
      llvm::Expected<Catalog> Loaded = Catalog::builtin();
      if (!Loaded)
        llvm::report_fatal_error(Loaded.takeError(), /*gen_crash_diag=*/false);
      Known.emplace(std::move(*Loaded));
    }
    return *Known;
  }

  std::optional<Catalog> Known;
  JudgeOptions On;
  std::optional<std::vector<LocatedFinding>> Findings;
};

class RuleCheck : public tidy::ClangTidyCheck {
public:
  RuleCheck(llvm::StringRef Name, tidy::ClangTidyContext *Context, const RuleInfo &Rule,
            std::shared_ptr<UnitAnalysis> Shared)
      : ClangTidyCheck(Name, Context), Rule(Rule), Shared(std::move(Shared)),
        MinimumSeverity(Options.get("MinimumSeverity", "low")) {
    if (!severityFrom(MinimumSeverity))
      configurationDiag("'%0' is no severity; use low, medium, high or critical")
          << MinimumSeverity;
    this->Shared->turnOn(Rule.Id);
  }
  ~RuleCheck() override { Shared->turnOff(Rule.Id); }

  void storeOptions(tidy::ClangTidyOptions::OptionMap &Opts) override {
    Options.store(Opts, "MinimumSeverity", MinimumSeverity);
  }

  void registerMatchers(MatchFinder *Finder) override {
    Finder->addMatcher(translationUnitDecl(), this);
  }

  void onStartOfTranslationUnit() override { Shared->startUnit(); }

  void check(const MatchFinder::MatchResult &Result) override {
    Severity AtLeast = severityFrom(MinimumSeverity).value_or(Severity::Low);
    for (const LocatedFinding &F : Shared->findings(*Result.Context)) {
      if (F.What.Rule != Rule.Id || F.What.Level < AtLeast)
        continue;
      diag(F.Where, "%0") << F.What.Message;
      for (size_t I = 0; I < F.Notes.size(); ++I)
        diag(F.Notes[I].isValid() ? F.Notes[I] : F.Where, "%0", DiagnosticIDs::Note)
            << F.What.Notes[I].Message;
    }
  }

private:
  const RuleInfo &Rule;
  std::shared_ptr<UnitAnalysis> Shared;
  const std::string MinimumSeverity;
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
  }
};

const tidy::ClangTidyModuleRegistry::Add<Module> Registered("bordercheck-module",
                                                            "Finds where data becomes code.");

} // namespace
} // namespace bordercheck
