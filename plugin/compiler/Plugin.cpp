// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The compiler plugin:
//   clang++ -fplugin=.../BordercheckPlugin.so [-fplugin-arg-bordercheck-OPTION] ...
// Findings are warnings of the compilation: -w silences them, -Werror makes them
// errors, and what a system header holds is not reported. Where a summary is asked for,
// the object carries it, and reporting is left to `bordercheck link`.
#include "checks/flow/Analyze.h"
#include "checks/report/Report.h"
#include "checks/summary/Codec.h"
#include "plugin/OneUnit.h"
#include "plugin/compiler/Carrier.h"
#include "clang/AST/ASTConsumer.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/FrontendPluginRegistry.h"
#include "llvm/ADT/StringExtras.h"

using namespace clang;

namespace bordercheck {
namespace {

struct PluginOptions {
  JudgeOptions Judged;
  /// Rules whose findings are errors.
  std::vector<std::string> Errors;
  /// Files of models beside the configuration.
  std::vector<std::string> Models;
  /// Make a summary instead of warnings: in the object, or in SummaryFile where it is set.
  bool Summary = false;
  std::string SummaryFile;
  /// Files below it get relative names; empty: the working directory.
  std::string Root;
};

void complain(DiagnosticsEngine &Diags, const std::string &Message) {
  Diags.Report(Diags.getCustomDiagID(DiagnosticsEngine::Error, "bordercheck: %0")) << Message;
}

/// Owns all that it needs: the action that made it is gone when it runs.
class Consumer : public ASTConsumer {
public:
  /// \p Chosen is one of \p Loaded.
  Consumer(Configurations Loaded, const Configured &Chosen, PluginOptions Given,
           CompilerInstance &Ci)
      : Settings(std::move(Loaded)), Here(Chosen), Options(std::move(Given)),
        Diags(Ci.getDiagnostics()), Folder(Ci.getCodeGenOpts().DebugCompilationDir) {
    if (Options.Summary && Options.SummaryFile.empty())
      embedInObject(Ci, Bytes);
  }

  void HandleTranslationUnit(ASTContext &Ast) override {
    // A unit with errors has no object either; its findings come with the next try.
    if (Diags.hasUncompilableErrorOccurred() || Ast.TUKind != TU_Complete)
      return;
    if (Options.Summary)
      return carry(Ast);
    if (Diags.getIgnoreAllWarnings() && Options.Errors.empty())
      return;
    UnitFindings All = findingsIn(Ast, Here, Options.Judged);
    complainOf(All.Mistakes);
    for (const LocatedFinding &F : All.Findings)
      report(F);
    unsigned Unused = Diags.getCustomDiagID(DiagnosticsEngine::Remark, "%0 [%1]");
    for (SourceLocation Comment : All.Unused)
      Diags.Report(Comment, Unused) << UnusedMessage << checkName("unused-suppression");
  }

private:
  void carry(ASTContext &Ast) {
    Entities Names(Ast, Options.Root, Folder);
    Provenance Maker = provenance(Catalog::builtinFingerprint(), Here.Known.fingerprint());
    Summary Made = summarize(Ast, Here.Known, Names);
    complainOf(mistakesIn(Made, Names));
    *Bytes = encode(Made, Maker);
    if (Options.SummaryFile.empty())
      return;
    if (llvm::Error E = writeBeside(Options.SummaryFile, Names.unit(), *Bytes))
      complain(Diags, "cannot write the summary: " + llvm::toString(std::move(E)));
  }

  /// A model that is not understood would be one finding less.
  void complainOf(llvm::ArrayRef<LocatedMistake> Mistakes) {
    unsigned Id = Diags.getCustomDiagID(DiagnosticsEngine::Error, "bordercheck: %0");
    for (const LocatedMistake &M : Mistakes)
      Diags.Report(M.Where, Id) << M.What;
  }

  void report(const LocatedFinding &F) {
    // Diagnostics of plugins have no group, so Clang does not apply -w and -Werror.
    bool IsError = llvm::is_contained(Options.Errors, F.What.Rule) || Diags.getWarningsAsErrors();
    unsigned Main = IsError ? Diags.getCustomDiagID(DiagnosticsEngine::Error, "%0 [%1]")
                            : Diags.getCustomDiagID(DiagnosticsEngine::Warning, "%0 [%1]");
    Diags.Report(F.Where, Main) << F.What.Message << checkName(F.What.Rule);
    unsigned Note = Diags.getCustomDiagID(DiagnosticsEngine::Note, "%0");
    for (size_t I = 0; I < F.Notes.size(); ++I)
      Diags.Report(F.Notes[I].isValid() ? F.Notes[I] : F.Where, Note) << F.What.Notes[I].Message;
  }

  Configurations Settings;
  const Configured &Here;
  PluginOptions Options;
  DiagnosticsEngine &Diags;
  /// Where the compiler was told that it runs.
  std::string Folder;
  /// Filled before code is generated, read while it is.
  std::shared_ptr<std::string> Bytes = std::make_shared<std::string>();
};

class Action : public PluginASTAction {
protected:
  std::unique_ptr<ASTConsumer> CreateASTConsumer(CompilerInstance &Ci,
                                                 llvm::StringRef File) override {
    Configurations Settings(Options.Models);
    llvm::Expected<const Configured *> Here = configuredFor(File, Settings);
    if (!Here) {
      complain(Ci, llvm::toString(Here.takeError()));
      return nullptr;
    }
    dependOn((*Here)->Says.Files, Ci);
    return std::make_unique<Consumer>(std::move(Settings), **Here, std::move(Options), Ci);
  }

  /// Puts \p Files into the compiler's list of what the object depends on (-MD), so that build
  /// tools compile again when one of them changes. Whoever asks for a header depends on it.
  static void dependOn(llvm::ArrayRef<std::string> Files, CompilerInstance &Ci) {
    PPCallbacks *Listeners = Ci.hasPreprocessor() ? Ci.getPreprocessor().getPPCallbacks() : nullptr;
    if (!Listeners)
      return;
    for (const std::string &File : Files)
      if (OptionalFileEntryRef Entry = Ci.getFileManager().getOptionalFileRef(File))
        Listeners->HasInclude(SourceLocation(), File, /*IsAngled=*/false, Entry, SrcMgr::C_User);
  }

  /// The main action generates code from what is here by then.
  ActionType getActionType() override { return AddBeforeMainAction; }

  bool ParseArgs(const CompilerInstance &Ci, const std::vector<std::string> &Args) override {
    std::vector<std::string> Disabled;
    for (const std::string &Arg : Args) {
      auto [Key, Value] = llvm::StringRef(Arg).split('=');
      bool Known = Key == "rules"          ? addRules(Ci, Value, Options.Judged.Rules)
                   : Key == "disable"      ? addRules(Ci, Value, Disabled)
                   : Key == "error"        ? addRules(Ci, Value, Options.Errors)
                   : Key == "min-severity" ? setSeverity(Ci, Value)
                   : Key == "models"       ? addModels(Value)
                   : Key == "summary"      ? setSummary(Value)
                   : Key == "root"         ? setRoot(Value)
                   : Key == "key"
                       ? true // tells caches apart, nothing else
                       : complain(Ci, "unknown option '" + Key.str() +
                                          "'; use rules=, disable=, error=, min-severity=, "
                                          "models=, summary, root= or key=");
      if (!Known)
        return false;
    }
    disable(Disabled);
    return true;
  }

private:
  static bool complain(const CompilerInstance &Ci, const std::string &Message) {
    bordercheck::complain(Ci.getDiagnostics(), Message);
    return false;
  }

  bool setSummary(llvm::StringRef File) {
    Options.Summary = true;
    Options.SummaryFile = File.str();
    return true;
  }

  bool setRoot(llvm::StringRef Folder) {
    Options.Root = Folder.str();
    return true;
  }

  static bool addRules(const CompilerInstance &Ci, llvm::StringRef Names,
                       std::vector<std::string> &Into) {
    for (llvm::StringRef Name : llvm::split(Names, ',')) {
      const RuleInfo *Rule = findRule(Name);
      if (!Rule)
        return complain(Ci, "unknown rule '" + Name.str() + "'");
      Into.push_back(Rule->Id.str());
    }
    return true;
  }

  bool addModels(llvm::StringRef File) {
    Options.Models.push_back(File.str());
    return true;
  }

  bool setSeverity(const CompilerInstance &Ci, llvm::StringRef Name) {
    std::optional<Severity> S = severityFrom(Name);
    if (!S)
      return complain(Ci,
                      "unknown severity '" + Name.str() + "'; use low, medium, high or critical");
    Options.Judged.AtLeast = *S;
    return true;
  }

  void disable(const std::vector<std::string> &Disabled) {
    if (Disabled.empty())
      return;
    std::vector<std::string> Kept;
    for (const RuleInfo &Rule : allRules()) {
      bool Chosen =
          Options.Judged.Rules.empty() || llvm::is_contained(Options.Judged.Rules, Rule.Id);
      if (Chosen && !llvm::is_contained(Disabled, Rule.Id))
        Kept.push_back(Rule.Id.str());
    }
    // An empty list means all rules; nothing kept means none.
    if (Kept.empty())
      Kept.emplace_back("none");
    Options.Judged.Rules = std::move(Kept);
  }

  PluginOptions Options;
};

const FrontendPluginRegistry::Add<Action> Registered("bordercheck",
                                                     "Finds where data becomes code.");

} // namespace
} // namespace bordercheck
