// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "Cache.h"
#include "clang/Basic/Version.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/CachePruning.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/SHA256.h"

namespace bordercheck {
namespace {

namespace fs = llvm::sys::fs;

/// File lists kept for a command: branches of a project are visited in turn.
constexpr size_t MaxLists = 4;
constexpr llvm::StringLiteral Pruning =
    "prune_interval=1h:prune_after=30d:cache_size=10%:cache_size_bytes=2g";
/// What pruneCache looks for.
constexpr llvm::StringLiteral EntryPrefix = "llvmcache-";

/// SHA-256 over parts that cannot run into each other.
class Digest {
public:
  Digest &add(llvm::StringRef Part) {
    Hash.update(std::to_string(Part.size()) + ":");
    Hash.update(Part);
    return *this;
  }
  std::string text() { return llvm::toHex(Hash.final(), /*LowerCase=*/true); }

private:
  llvm::SHA256 Hash;
};

std::optional<std::string> hashOfFile(llvm::StringRef File) {
  auto Buffer = llvm::MemoryBuffer::getFile(File, /*IsText=*/false,
                                            /*RequiresNullTerminator=*/false);
  if (!Buffer)
    return std::nullopt;
  return Digest().add((*Buffer)->getBuffer()).text();
}

/// Of this program: another build of it may analyse otherwise.
std::string hashOfProgram() {
  std::string Path = fs::getMainExecutable(nullptr, reinterpret_cast<void *>(&hashOfFile));
  return hashOfFile(Path).value_or("unknown");
}

void write(const fs::TempFile &Into, llvm::StringRef Bytes) {
  llvm::raw_fd_ostream(Into.FD, /*shouldClose=*/false) << Bytes;
}

/// An old entry may be replaced: what a rename puts there is whole.
void replaceFile(llvm::StringRef Path, llvm::StringRef Bytes) {
  // By this name pruning finds what a killed run leaves.
  llvm::SmallString<256> Model(llvm::sys::path::parent_path(Path));
  llvm::sys::path::append(Model, "Thin-%%%%%%%%.tmp.o");
  llvm::Expected<fs::TempFile> Temporary = fs::TempFile::create(Model);
  if (!Temporary)
    return llvm::consumeError(Temporary.takeError());
  write(*Temporary, Bytes);
  llvm::consumeError(Temporary->keep(Path));
}

} // namespace

llvm::Expected<std::unique_ptr<UnitCache>>
UnitCache::open(llvm::StringRef Given, const Provenance &Maker, llvm::StringRef Root) {
  llvm::SmallString<256> Folder(Given);
  if (Folder.empty() && llvm::sys::path::cache_directory(Folder))
    llvm::sys::path::append(Folder, "bordercheck");
  if (Folder.empty())
    return llvm::createStringError("the user has no folder for caches; name one with --cache");
  if (std::error_code E = fs::create_directories(Folder))
    return llvm::createStringError(E, Folder + ": " + E.message());
  auto Cache = std::make_unique<UnitCache>();
  Cache->Folder = Folder.str().str();
  Cache->Maker = Maker;
  Cache->Start = std::chrono::system_clock::now();
  Cache->Base = Digest()
                    .add(hashOfProgram())
                    .add(clang::getClangFullVersion())
                    .add(llvm::utohexstr(Maker.Schema))
                    .add(llvm::utohexstr(Maker.Catalog))
                    .add(llvm::utohexstr(Maker.Configuration))
                    .add(Root)
                    .text();
  return Cache;
}

std::string UnitCache::listsKey(const clang::tooling::CompileCommand &Command) const {
  Digest Key;
  Key.add(Base).add(Command.Directory).add(Command.Filename);
  for (const std::string &Word : Command.CommandLine)
    Key.add(Word);
  return Key.text();
}

std::string UnitCache::listsPath(llvm::StringRef Key) const {
  llvm::SmallString<256> Path(Folder);
  llvm::sys::path::append(Path, EntryPrefix + Key + "-files");
  return Path.str().str();
}

/// The latest first. One path a line, an empty line behind each list.
std::vector<UnitCache::FileList> UnitCache::listsOf(llvm::StringRef Key) const {
  std::vector<FileList> All;
  auto Buffer = llvm::MemoryBuffer::getFile(listsPath(Key));
  if (!Buffer)
    return All;
  FileList Now;
  for (llvm::StringRef Line : llvm::split((*Buffer)->getBuffer(), '\n')) {
    if (!Line.empty())
      Now.push_back(Line.str());
    else if (!Now.empty())
      All.push_back(std::exchange(Now, {}));
  }
  return All;
}

std::optional<std::string> UnitCache::contentHash(llvm::StringRef File) {
  {
    std::lock_guard<std::mutex> Lock(Mutex);
    if (auto At = Hashes.find(File); At != Hashes.end())
      return At->second.empty() ? std::nullopt : std::optional(At->second);
  }
  std::optional<std::string> Hash = hashOfFile(File);
  std::lock_guard<std::mutex> Lock(Mutex);
  Hashes[File] = Hash.value_or("");
  return Hash;
}

std::optional<std::string> UnitCache::resultKey(llvm::StringRef ListsKey, const FileList &Files) {
  Digest Key;
  Key.add(ListsKey);
  for (const std::string &File : Files) {
    std::optional<std::string> Hash = contentHash(File);
    if (!Hash)
      return std::nullopt;
    Key.add(File).add(*Hash);
  }
  return Key.text();
}

std::optional<UnitResult> UnitCache::find(const clang::tooling::CompileCommand &Command) {
  std::string Lists = listsKey(Command);
  std::optional<Summary> Found;
  auto Take = [&](unsigned, const llvm::Twine &, std::unique_ptr<llvm::MemoryBuffer> Buffer) {
    llvm::Expected<Summary> S = decode(Buffer->getBuffer(), Maker);
    if (S)
      Found = std::move(*S);
    else // damaged on the disk: made again
      llvm::consumeError(S.takeError());
  };
  llvm::Expected<llvm::FileCache> Cache = llvm::localCache("bordercheck", "Thin", Folder, Take);
  if (!Cache) {
    llvm::consumeError(Cache.takeError());
    return std::nullopt;
  }
  for (FileList &Files : listsOf(Lists)) {
    std::optional<std::string> Key = resultKey(Lists, Files);
    if (!Key)
      continue;
    if (llvm::Expected<llvm::AddStreamFn> Miss = (*Cache)(0, *Key, ""); !Miss)
      llvm::consumeError(Miss.takeError());
    if (!Found)
      continue;
    UnitResult Result;
    Result.Made = std::move(Found);
    Result.Read = std::move(Files);
    Result.FromCache = true;
    return Result;
  }
  return std::nullopt;
}

void UnitCache::keep(const clang::tooling::CompileCommand &Command,
                     llvm::ArrayRef<std::string> Read, const Summary &S) {
  for (const std::string &File : Read) {
    fs::file_status Status;
    if (File.find('\n') != std::string::npos || fs::status(File, Status) ||
        Status.getLastModificationTime() >= Start)
      return;
  }
  std::string Lists = listsKey(Command);
  FileList Files = Read.vec();
  std::optional<std::string> Key = resultKey(Lists, Files);
  if (!Key)
    return;
  llvm::SmallString<256> Path(Folder);
  llvm::sys::path::append(Path, EntryPrefix + *Key);
  replaceFile(Path, encode(S, Maker));
  std::vector<FileList> All = listsOf(Lists);
  llvm::erase(All, Files);
  All.insert(All.begin(), std::move(Files));
  All.resize(std::min(All.size(), MaxLists));
  std::string Text;
  for (const FileList &List : All)
    Text += llvm::join(List, "\n") + "\n\n";
  replaceFile(listsPath(Lists), Text);
}

void UnitCache::prune() const {
  llvm::Expected<llvm::CachePruningPolicy> Policy = llvm::parseCachePruningPolicy(Pruning);
  if (Policy)
    llvm::pruneCache(Folder, *Policy);
  else
    llvm::consumeError(Policy.takeError());
}

} // namespace bordercheck
