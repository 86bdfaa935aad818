// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "Units.h"
#include "CrashGuard.h"
#include "checks/flow/Analyze.h"
#include "clang/Basic/Diagnostic.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Basic/Version.h"
#include "clang/Driver/Types.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/FrontendAction.h"
#include "clang/Frontend/Utils.h"
#include "clang/Tooling/ArgumentsAdjusters.h"
#include "clang/Tooling/JSONCompilationDatabase.h"
#include "clang/Tooling/Tooling.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include <ctime>
#include <dlfcn.h>
#include <set>

namespace bordercheck {
namespace {

namespace path = llvm::sys::path;
namespace tooling = clang::tooling;

std::string absolute(llvm::StringRef Directory, llvm::StringRef File) {
  llvm::SmallString<256> Path(path::is_absolute(File) ? llvm::StringRef() : Directory);
  path::append(Path, File);
  path::remove_dots(Path, /*remove_dot_dot=*/true);
  return Path.str().str();
}

/// What a unit read is read again by this name. Behind a link, ".." is not where the text
/// of the path says.
std::string asOpened(llvm::StringRef Directory, llvm::StringRef File) {
  llvm::SmallString<256> Real;
  std::string Plain = absolute(Directory, File);
  if (llvm::sys::fs::exists(Plain) || !File.contains(".."))
    return Plain;
  llvm::SmallString<256> Whole(path::is_absolute(File) ? llvm::StringRef() : Directory);
  path::append(Whole, File);
  return llvm::sys::fs::real_path(Whole, Real) ? Plain : Real.str().str();
}

std::string relative(llvm::StringRef Root, llvm::StringRef File) {
  llvm::StringRef Rest = File;
  return Rest.consume_front(Root) && Rest.consume_front("/") ? Rest.str() : File.str();
}

/// compile_commands.json in \p Start or the nearest folder above it.
std::optional<std::string> findDatabase(llvm::StringRef Start) {
  llvm::SmallString<256> Folder(Start);
  for (; !Folder.empty(); path::remove_filename(Folder)) {
    for (llvm::StringRef Below : {"", "build"}) {
      llvm::SmallString<256> Candidate(Folder);
      path::append(Candidate, Below, "compile_commands.json");
      if (llvm::sys::fs::exists(Candidate))
        return Candidate.str().str();
    }
    if (Folder == path::root_path(Folder))
      break;
  }
  return std::nullopt;
}

llvm::Expected<std::string> locateDatabase(llvm::StringRef BuildPath, llvm::StringRef FirstPath) {
  if (BuildPath.empty()) {
    if (auto Found = findDatabase(absolute(workingDirectory(), FirstPath)))
      return *Found;
    return llvm::createStringError(
        "no compile_commands.json found here or above; name its folder with -p, or give the flags "
        "after -- (cmake writes one with -DCMAKE_EXPORT_COMPILE_COMMANDS=ON)");
  }
  llvm::SmallString<256> File(BuildPath);
  if (llvm::sys::fs::is_directory(BuildPath))
    path::append(File, "compile_commands.json");
  if (!llvm::sys::fs::exists(File))
    return llvm::createStringError(File + ": no such file; -p takes the folder of "
                                          "compile_commands.json");
  return File.str().str();
}

bool isSource(llvm::StringRef File) {
  static constexpr llvm::StringLiteral Others[] = {".s", ".S", ".asm", ".f", ".f90", ".F90"};
  return !llvm::is_contained(Others, path::extension(File));
}

bool liesBelow(llvm::StringRef File, llvm::StringRef Folder) {
  return File == Folder || Folder == "/" ||
         (File.consume_front(Folder.rtrim('/')) && File.starts_with("/"));
}

/// Where the Clang that this program is linked with keeps its headers: beside its
/// library, not beside this program.
std::string resourceFolder() {
  Dl_info Library;
  auto *Address = reinterpret_cast<void *>(&clang::getClangFullRepositoryVersion);
  if (!dladdr(Address, &Library))
    return "";
  llvm::SmallString<256> Real;
  if (llvm::sys::fs::real_path(Library.dli_fname, Real))
    return "";
  llvm::SmallString<256> Folder(path::parent_path(Real));
  path::append(Folder, "clang", std::to_string(CLANG_VERSION_MAJOR));
  return llvm::sys::fs::is_directory(Folder) ? Folder.str().str() : "";
}

tooling::ArgumentsAdjuster adjuster() {
  tooling::CommandLineArguments Extra = {"-w", "-Wno-error", "-fno-caret-diagnostics"};
  if (std::string Resources = resourceFolder(); !Resources.empty())
    Extra.push_back("-resource-dir=" + Resources);
  tooling::ArgumentsAdjuster All = tooling::getClangSyntaxOnlyAdjuster();
  for (const tooling::ArgumentsAdjuster &Next :
       {tooling::getClangStripOutputAdjuster(), tooling::getClangStripDependencyFileAdjuster(),
        tooling::getStripPluginsAdjuster(),
        tooling::getInsertArgumentAdjuster(Extra, tooling::ArgumentInsertPosition::BEGIN)})
    All = tooling::combineAdjusters(std::move(All), Next);
  return All;
}

/// Remembers the first error; the rest of the unit is analysed all the same.
class FirstError : public clang::DiagnosticConsumer {
public:
  void HandleDiagnostic(clang::DiagnosticsEngine::Level Level,
                        const clang::Diagnostic &Info) override {
    DiagnosticConsumer::HandleDiagnostic(Level, Info);
    if (Level < clang::DiagnosticsEngine::Error || !Text.empty())
      return;
    llvm::SmallString<128> Message;
    Info.FormatDiagnostic(Message);
    if (Info.hasSourceManager() && Info.getLocation().isValid()) {
      clang::PresumedLoc Loc = Info.getSourceManager().getPresumedLoc(Info.getLocation());
      if (Loc.isValid())
        Text = (path::filename(Loc.getFilename()) + ":" + llvm::Twine(Loc.getLine()) + ": ").str();
    }
    Text += Message.str();
  }

  std::string Text;
};

/// Of this thread alone, so that other units and other programs do not count. User and system
/// time together: the kernel tells the two apart by samples, too coarse for milliseconds.
double processorSeconds() {
  timespec Now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &Now);
  return static_cast<double>(Now.tv_sec) + static_cast<double>(Now.tv_nsec) * 1e-9;
}

/// The file system, with \p Instead in front of it.
llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> filesWith(const FileContents &Instead) {
  llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> Disk(llvm::vfs::createPhysicalFileSystem());
  if (Instead.empty())
    return Disk;
  llvm::IntrusiveRefCntPtr<llvm::vfs::InMemoryFileSystem> Memory(
      new llvm::vfs::InMemoryFileSystem());
  for (const auto &[File, Content] : Instead)
    Memory->addFile(File, 0, llvm::MemoryBuffer::getMemBufferCopy(Content, File));
  llvm::IntrusiveRefCntPtr<llvm::vfs::OverlayFileSystem> Both(
      new llvm::vfs::OverlayFileSystem(Disk));
  Both->pushOverlay(Memory);
  return Both;
}

class SummarizeConsumer : public clang::ASTConsumer {
public:
  SummarizeConsumer(const Catalog &Known, llvm::StringRef Root, UnitResult &Into)
      : Known(Known), Root(Root), Into(Into) {}

  void Initialize(clang::ASTContext &Ast) override { SM = &Ast.getSourceManager(); }

  bool shouldSkipFunctionBody(clang::Decl *D) override {
    return SM->isInSystemHeader(SM->getExpansionLoc(D->getLocation()));
  }

  void HandleTranslationUnit(clang::ASTContext &Ast) override {
    double Start = processorSeconds();
    Entities Names(Ast, Root);
    Into.Made = summarize(Ast, Known, Names);
    Into.AnalysisSeconds = processorSeconds() - Start;
  }

private:
  const Catalog &Known;
  llvm::StringRef Root;
  UnitResult &Into;
  const clang::SourceManager *SM = nullptr;
};

class SystemHeadersToo : public clang::DependencyCollector {
  bool needSystemDependencies() override { return true; }
};

class SummarizeAction : public clang::ASTFrontendAction {
public:
  SummarizeAction(const Catalog &Known, llvm::StringRef Root, UnitResult &Into)
      : Known(Known), Root(Root), Into(Into) {}

  bool BeginSourceFileAction(clang::CompilerInstance &Ci) override {
    Files.attachToPreprocessor(Ci.getPreprocessor());
    return true;
  }

  void EndSourceFileAction() override {
    llvm::ErrorOr<std::string> Here =
        getCompilerInstance().getVirtualFileSystem().getCurrentWorkingDirectory();
    for (const std::string &File : Files.getDependencies())
      Into.Read.push_back(asOpened(Here ? llvm::StringRef(*Here) : llvm::StringRef(), File));
  }

  std::unique_ptr<clang::ASTConsumer> CreateASTConsumer(clang::CompilerInstance &Ci,
                                                        llvm::StringRef) override {
    Ci.getFrontendOpts().SkipFunctionBodies = true;
    return std::make_unique<SummarizeConsumer>(Known, Root, Into);
  }

private:
  const Catalog &Known;
  llvm::StringRef Root;
  UnitResult &Into;
  SystemHeadersToo Files;
};

} // namespace

llvm::Expected<Selection> fromDatabase(llvm::StringRef BuildPath,
                                       llvm::ArrayRef<std::string> Paths) {
  llvm::Expected<std::string> File =
      locateDatabase(BuildPath, Paths.empty() ? llvm::StringRef() : llvm::StringRef(Paths.front()));
  if (!File)
    return File.takeError();
  std::string Error;
  std::unique_ptr<tooling::CompilationDatabase> Database =
      tooling::JSONCompilationDatabase::loadFromFile(*File, Error,
                                                     tooling::JSONCommandLineSyntax::AutoDetect);
  if (!Database)
    return llvm::createStringError(
        *File + ": not a compilation database: " + llvm::StringRef(Error).rtrim());
  std::string Here = workingDirectory();
  std::vector<std::string> Wanted;
  for (const std::string &P : Paths)
    Wanted.push_back(absolute(Here, P));

  Selection Result;
  Result.Folder = path::parent_path(absolute(Here, *File)).str();
  std::set<std::string> Seen;
  size_t Listed = 0;
  for (tooling::CompileCommand &C : Database->getAllCompileCommands()) {
    ++Listed;
    C.Filename = absolute(absolute(Here, C.Directory), C.Filename);
    auto Below = [&](const std::string &Folder) { return liesBelow(C.Filename, Folder); };
    if (!Wanted.empty() && llvm::none_of(Wanted, Below))
      continue;
    if (!isSource(C.Filename) || !Seen.insert(C.Filename).second)
      ++Result.Skipped;
    else if (!llvm::sys::fs::exists(C.Filename))
      Result.Missing.push_back({relative(Here, C.Filename), "no such file"});
    else {
      C.CommandLine = forClang(C.CommandLine, absolute(Here, C.Directory), Result.Unknown);
      Result.Commands.push_back(std::move(C));
    }
  }
  if (!Listed)
    return llvm::createStringError(*File + ": lists no files; configure the build again");
  if (Result.Commands.empty() && Result.Missing.empty())
    return llvm::createStringError(*File + ": lists no C or C++ file at or below " +
                                   llvm::join(Paths, ", "));
  llvm::sort(Result.Commands, [](const auto &A, const auto &B) { return A.Filename < B.Filename; });
  return Result;
}

Selection fromFlags(llvm::ArrayRef<std::string> Files, llvm::ArrayRef<std::string> Flags) {
  Selection Result;
  std::string Here = workingDirectory();
  Result.Folder = Here;
  for (const std::string &Name : Files) {
    std::string File = absolute(Here, Name);
    if (!llvm::sys::fs::exists(File)) {
      Result.Missing.push_back({Name, "no such file"});
      continue;
    }
    std::vector<std::string> Arguments{"clang"};
    llvm::append_range(Arguments, Flags);
    Arguments.push_back(File);
    Result.Commands.emplace_back(Here, File, std::move(Arguments), "");
  }
  return Result;
}

/// Programs that run the compiler named after them.
static bool isLauncher(llvm::StringRef Word) {
  static constexpr llvm::StringLiteral Known[] = {"ccache", "sccache", "distcc", "icecc", "env"};
  return llvm::is_contained(Known, path::filename(Word));
}

/// By its name: "a.cpp", but no header and no object.
static bool namesSource(llvm::StringRef Word) {
  namespace types = clang::driver::types;
  llvm::StringRef Extension = path::extension(Word);
  if (Word.starts_with("-") || !Extension.consume_front("."))
    return false;
  types::ID Type = types::lookupTypeForExtension(Extension);
  return Type != types::TY_INVALID && types::isSrcFile(Type) && !types::onlyPrecompileType(Type);
}

llvm::Expected<tooling::CompileCommand> fromCommand(llvm::ArrayRef<std::string> Words,
                                                    UnknownFlags &Unknown) {
  while (!Words.empty() && isLauncher(Words.front()))
    Words = Words.drop_front();
  if (Words.empty())
    return llvm::createStringError("no command after --; give the one that compiles the unit");
  std::string Here = workingDirectory();
  std::vector<std::string> Command = forClang(Words, Here, Unknown);
  std::string File;
  for (size_t I = 1; I < Command.size(); ++I) {
    // The argument of an option that may name a source, too.
    static constexpr llvm::StringLiteral WithArgument[] = {"-o", "-MF", "-MT", "-MQ", "-include"};
    if (llvm::is_contained(WithArgument, Command[I])) {
      ++I;
      continue;
    }
    if (!namesSource(Command[I]))
      continue;
    if (!File.empty())
      return llvm::createStringError("the command compiles both " + File + " and " + Command[I] +
                                     "; give a command for each unit");
    File = Command[I];
  }
  if (File.empty())
    return llvm::createStringError("the command names no C or C++ file");
  return tooling::CompileCommand(Here, absolute(Here, File), std::move(Command), "");
}

UnitResult summarizeUnit(const tooling::CompileCommand &Command, const Catalog &Known,
                         llvm::StringRef Root, const FileContents &Instead) {
  UnitResult Result;
  std::string Problem =
      runOn(Command, filesWith(Instead), std::make_unique<SummarizeAction>(Known, Root, Result));
  if (Problem.empty() && !Result.Made)
    Problem = "the compiler could not be set up with the flags of this file";
  if (!Problem.empty())
    Result.Problem = {relative(Root, Command.Filename), std::move(Problem)};
  return Result;
}

std::string runOn(const tooling::CompileCommand &Command,
                  llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> Files,
                  std::unique_ptr<clang::FrontendAction> Action) {
  if (std::error_code E = Files->setCurrentWorkingDirectory(Command.Directory))
    return "cannot enter " + Command.Directory + ": " + E.message();
  FirstError Errors;
  bool Ran = false;
  auto Run = [&] {
    llvm::IntrusiveRefCntPtr<clang::FileManager> Manager(
        new clang::FileManager(clang::FileSystemOptions(), Files));
    tooling::ToolInvocation Invocation(adjuster()(Command.CommandLine, Command.Filename),
                                       std::move(Action), Manager.get());
    Invocation.setDiagnosticConsumer(&Errors);
    Ran = Invocation.run();
  };
  if (!ranToItsEnd(Run))
    return "the analysis crashed; the rest of the run is not affected";
  if (!Errors.Text.empty())
    return Errors.Text;
  return Ran ? "" : "the compiler could not be set up with the flags of this file";
}

} // namespace bordercheck
