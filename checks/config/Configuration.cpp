// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "checks/config/Configuration.h"
#include "checks/catalog/Load.h"
#include "checks/judge/PolicyYaml.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

namespace path = llvm::sys::path;

namespace bordercheck {
namespace {

/// A path in a list of models: its file is read in its place, so that an error has the line.
struct ModelFile {
  std::string Path;
  std::shared_ptr<const Library> Loaded;
};

/// A path of a file, or the models themselves.
struct ModelsItem {
  std::vector<ModelFile> Files;
  std::optional<Library> Inline;
};

/// Likewise a path in `extends`.
struct BaseFile {
  Configuration Loaded;
};

/// The file as it is written.
struct ConfigurationFile {
  std::vector<BaseFile> Extends;
  std::vector<ModelsItem> Models;
  std::optional<bool> RequireReasons;
  std::vector<ContextRow> Contexts;
  std::vector<Grading> Severities;
};

template <typename Archive> void describe(Archive &Io, ConfigurationFile &F) {
  Io.mapOptional("extends", F.Extends);
  Io.mapOptional("models", F.Models);
  Io.mapOptional("require-reasons", F.RequireReasons);
  Io.mapOptional("contexts", F.Contexts);
  Io.mapOptional("severity", F.Severities);
}

/// Knows which files extend this one, so that none extends itself.
class ConfigurationReading : public YamlReading {
public:
  ConfigurationReading(llvm::StringRef FileName, const ConfigurationReading *Outer)
      : YamlReading(FileName), Outer(Outer) {}

  bool isWithin(llvm::StringRef FileName) const {
    return fileName() == FileName || (Outer && Outer->isWithin(FileName));
  }

private:
  const ConfigurationReading *Outer;
};

/// As it is shown: below the working directory, relative to it.
std::string shown(llvm::StringRef Path) {
  llvm::SmallString<256> Here, Full(Path);
  path::remove_dots(Full, /*remove_dot_dot=*/true);
  llvm::StringRef Rest = Full;
  if (!llvm::sys::fs::current_path(Here) && Rest.consume_front(Here) && Rest.consume_front("/"))
    return Rest.str();
  return Full.str().str();
}

/// \p Written in \p File, as a path from the working directory.
std::string beside(llvm::StringRef File, llvm::StringRef Written) {
  llvm::SmallString<256> Full;
  if (path::is_relative(Written))
    Full = path::parent_path(File);
  path::append(Full, Written);
  return shown(Full);
}

llvm::Expected<std::unique_ptr<llvm::MemoryBuffer>> contentOf(llvm::StringRef Path) {
  auto Content = llvm::MemoryBuffer::getFile(Path);
  if (!Content)
    return llvm::createStringError(Content.getError(), Path + ": " + Content.getError().message());
  return std::move(*Content);
}

llvm::Expected<std::unique_ptr<Library>> loadModelFile(llvm::StringRef Path) {
  llvm::Expected<std::unique_ptr<llvm::MemoryBuffer>> Content = contentOf(Path);
  if (!Content)
    return Content.takeError();
  return loadLibrary(Path, (*Content)->getBuffer());
}

llvm::Expected<Configuration> load(llvm::StringRef Path, const ConfigurationReading *Outer);

} // namespace
} // namespace bordercheck

LLVM_YAML_IS_SEQUENCE_VECTOR(bordercheck::ModelFile)
LLVM_YAML_IS_SEQUENCE_VECTOR(bordercheck::ModelsItem)
LLVM_YAML_IS_SEQUENCE_VECTOR(bordercheck::BaseFile)

namespace llvm::yaml {

using namespace bordercheck;

template <> struct ScalarTraits<ModelFile> {
  static void output(const ModelFile &, void *, raw_ostream &) {}
  static StringRef input(StringRef Path, void *Context, ModelFile &Value) {
    YamlReading &Reading = YamlReading::of(Context);
    Value.Path = beside(Reading.fileName(), Path);
    Expected<std::unique_ptr<Library>> L = loadModelFile(Value.Path);
    if (!L)
      return Reading.wrong(toString(L.takeError()));
    Value.Loaded = std::move(*L);
    return {};
  }
  static QuotingType mustQuote(StringRef) { return QuotingType::None; }
};

template <> struct ScalarTraits<BaseFile> {
  static void output(const BaseFile &, void *, raw_ostream &) {}
  static StringRef input(StringRef Path, void *Context, BaseFile &Value) {
    auto &Reading = static_cast<ConfigurationReading &>(YamlReading::of(Context));
    std::string File = beside(Reading.fileName(), Path);
    if (Reading.isWithin(File))
      return Reading.wrong(File + " extends itself");
    Expected<Configuration> C = load(File, &Reading);
    if (!C)
      return Reading.wrong(toString(C.takeError()));
    Value.Loaded = std::move(*C);
    return {};
  }
  static QuotingType mustQuote(StringRef) { return QuotingType::None; }
};

template <> struct PolymorphicTraits<ModelsItem> {
  static NodeKind getKind(const ModelsItem &Item) {
    return Item.Inline ? NodeKind::Map : NodeKind::Sequence;
  }
  static ModelFile &getAsScalar(ModelsItem &Item) { return Item.Files.emplace_back(); }
  static Library &getAsMap(ModelsItem &Item) { return Item.Inline.emplace(); }
  static std::vector<ModelFile> &getAsSequence(ModelsItem &Item) { return Item.Files; }
};

template <> struct MappingTraits<ConfigurationFile> {
  static void mapping(IO &Io, ConfigurationFile &F) {
    YamlFields Fields(Io);
    describe(Fields, F);
    Fields.close();
  }
};

} // namespace llvm::yaml

namespace bordercheck {
namespace {

llvm::Expected<Configuration> load(llvm::StringRef Path, const ConfigurationReading *Outer) {
  llvm::Expected<std::unique_ptr<llvm::MemoryBuffer>> Content = contentOf(Path);
  if (!Content)
    return Content.takeError();
  ConfigurationReading Reading(Path, Outer);
  ConfigurationFile File;
  if (llvm::Error E = Reading.read((*Content)->getBuffer(), File))
    return std::move(E);
  Configuration All;
  All.Files.push_back(Path.str());
  Policy &Project = All.Project;
  for (BaseFile &Base : File.Extends) {
    llvm::append_range(All.Models, Base.Loaded.Models);
    llvm::append_range(All.Files, Base.Loaded.Files);
    llvm::append_range(Project.Contexts, Base.Loaded.Project.Contexts);
    llvm::append_range(Project.Severities, Base.Loaded.Project.Severities);
    Project.RequireReasons |= Base.Loaded.Project.RequireReasons;
  }
  llvm::append_range(Project.Contexts, File.Contexts);
  llvm::append_range(Project.Severities, File.Severities);
  Project.RequireReasons = File.RequireReasons.value_or(Project.RequireReasons);
  for (ModelsItem &Item : File.Models) {
    for (ModelFile &M : Item.Files) {
      All.Models.push_back(std::move(M.Loaded));
      All.Files.push_back(std::move(M.Path));
    }
    if (Item.Inline)
      All.Models.push_back(std::make_shared<Library>(std::move(*Item.Inline)));
  }
  return All;
}

} // namespace

llvm::Expected<Configuration> loadConfiguration(llvm::StringRef Path) {
  return load(shown(Path), nullptr);
}

std::optional<std::string> nearestConfiguration(llvm::StringRef Folder) {
  llvm::SmallString<256> Above(Folder);
  if (llvm::sys::fs::make_absolute(Above))
    return std::nullopt;
  path::remove_dots(Above, /*remove_dot_dot=*/true);
  for (llvm::StringRef At = Above; !At.empty(); At = path::parent_path(At)) {
    llvm::SmallString<256> File(At);
    path::append(File, ConfigurationName);
    if (llvm::sys::fs::exists(File))
      return File.str().str();
  }
  return std::nullopt;
}

llvm::Expected<const Configured *> Configurations::forFolder(llvm::StringRef Folder,
                                                             llvm::StringRef Otherwise) {
  std::optional<std::string> File = nearestConfiguration(Folder);
  if (!File && !Otherwise.empty())
    File = nearestConfiguration(Otherwise);
  std::unique_ptr<Configured> &Entry = Loaded[File.value_or("")];
  if (!Entry) {
    llvm::Expected<std::unique_ptr<Configured>> Made = load(File.value_or(""));
    if (!Made)
      return Made.takeError();
    Entry = std::move(*Made);
  }
  return Entry.get();
}

llvm::Expected<std::unique_ptr<Configured>> Configurations::load(llvm::StringRef Path) const {
  llvm::Expected<Catalog> Builtin = Catalog::builtin();
  if (!Builtin)
    return Builtin.takeError();
  auto Made = std::make_unique<Configured>();
  Made->Known = std::move(*Builtin);
  if (!Path.empty()) {
    llvm::Expected<Configuration> Says = loadConfiguration(Path);
    if (!Says)
      return Says.takeError();
    Made->Says = std::move(*Says);
    Made->Says.Project.Root = path::parent_path(Path).str();
    llvm::SmallString<256> Here;
    if (!llvm::sys::fs::current_path(Here))
      Made->Says.Project.Here = Here.str().str();
  }
  for (const std::shared_ptr<const Library> &L : Made->Says.Models)
    if (llvm::Error E = Made->Known.replaceBy(std::make_unique<Library>(*L)))
      return std::move(E);
  for (const std::string &File : ModelFiles) {
    llvm::Expected<std::unique_ptr<Library>> L = loadModelFile(shown(File));
    if (!L)
      return L.takeError();
    if (llvm::Error E = Made->Known.replaceBy(std::move(*L)))
      return std::move(E);
    Made->Says.Files.push_back(File);
  }
  return Made;
}

} // namespace bordercheck
