// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "Inputs.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/BinaryFormat/Magic.h"
#include "llvm/Bitcode/BitcodeReader.h"
#include "llvm/IR/Constants.h"
#include "llvm/IR/GlobalVariable.h"
#include "llvm/IR/LLVMContext.h"
#include "llvm/IR/Module.h"
#include "llvm/Object/Archive.h"
#include "llvm/Object/ObjectFile.h"
#include "llvm/Support/Allocator.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/StringSaver.h"

namespace bordercheck {
namespace {

namespace fs = llvm::sys::fs;

bool mayHoldSummaries(llvm::StringRef File) {
  static constexpr llvm::StringLiteral Known[] = {".o", ".a", ".bcs", ".bc", ".obj", ".lo"};
  return llvm::is_contained(Known, llvm::sys::path::extension(File));
}

llvm::Error unreadable(const llvm::Twine &File, std::error_code Why) {
  return llvm::createStringError(Why, File + ": " + Why.message());
}

llvm::Error addFolder(const std::string &Folder, std::vector<std::string> &Into) {
  std::error_code Error;
  for (fs::recursive_directory_iterator At(Folder, Error), End; At != End && !Error;
       At.increment(Error))
    if (mayHoldSummaries(At->path()))
      Into.push_back(At->path());
  return Error ? unreadable(Folder, Error) : llvm::Error::success();
}

llvm::Error addList(llvm::StringRef File, std::vector<std::string> &Into) {
  auto Buffer = llvm::MemoryBuffer::getFile(File, /*IsText=*/true);
  if (!Buffer)
    return unreadable(File, Buffer.getError());
  llvm::BumpPtrAllocator Memory;
  llvm::StringSaver Saver(Memory);
  llvm::SmallVector<const char *, 0> Words;
  llvm::cl::TokenizeGNUCommandLine((*Buffer)->getBuffer(), Saver, Words);
  Into.insert(Into.end(), Words.begin(), Words.end());
  return llvm::Error::success();
}

void visitSealed(llvm::StringRef Bytes, const std::string &Name, SummaryVisitor Visit) {
  for (Bytes = Bytes.ltrim('\0'); !Bytes.empty();) {
    llvm::Expected<SealedSummary> One = takeSummary(Bytes);
    bool Usable = bool(One);
    Visit(Name, std::move(One));
    if (!Usable)
      return;
  }
}

llvm::Error unusable(const char *What, llvm::Error Why) {
  return llvm::createStringError(What + llvm::Twine(" (") + llvm::toString(std::move(Why)) + ")");
}

void note(Containers &Seen, const std::string &Name, bool Holds) {
  ++Seen.Objects;
  if (Holds)
    return;
  if (!Seen.WithoutSummary++)
    Seen.Example = Name;
}

void visitObject(llvm::MemoryBufferRef File, SummaryVisitor Visit, Containers &Seen) {
  std::string Name = File.getBufferIdentifier().str();
  auto Object = llvm::object::ObjectFile::createObjectFile(File);
  if (!Object)
    return Visit(Name, unusable("not a readable object", Object.takeError()));
  bool Holds = false;
  for (const llvm::object::SectionRef &Section : (*Object)->sections()) {
    llvm::Expected<llvm::StringRef> Title = Section.getName();
    if (!Title) {
      llvm::consumeError(Title.takeError());
      continue;
    }
    if (*Title != SummarySection)
      continue;
    llvm::Expected<llvm::StringRef> Bytes = Section.getContents();
    if (!Bytes)
      return Visit(Name, unusable("its section cannot be read", Bytes.takeError()));
    Holds = true;
    visitSealed(*Bytes, Name, Visit);
  }
  note(Seen, Name, Holds);
}

/// An object of link-time optimisation is bitcode: the section is a variable still.
void visitBitcode(llvm::MemoryBufferRef File, SummaryVisitor Visit, Containers &Seen) {
  std::string Name = File.getBufferIdentifier().str();
  llvm::LLVMContext Context;
  llvm::Expected<std::unique_ptr<llvm::Module>> Module =
      llvm::getLazyBitcodeModule(File, Context, /*ShouldLazyLoadMetadata=*/true);
  if (!Module)
    return Visit(Name, unusable("not readable bitcode", Module.takeError()));
  bool Holds = false;
  for (const llvm::GlobalVariable &Variable : (*Module)->globals()) {
    if (Variable.getSection() != SummarySection || !Variable.hasInitializer())
      continue;
    const auto *Data = llvm::dyn_cast<llvm::ConstantDataSequential>(Variable.getInitializer());
    if (!Data)
      continue;
    Holds = true;
    visitSealed(Data->getRawDataValues(), Name, Visit);
  }
  note(Seen, Name, Holds);
}

void visitArchive(llvm::MemoryBufferRef File, SummaryVisitor Visit, Containers &Seen) {
  std::string Name = File.getBufferIdentifier().str();
  llvm::Expected<std::unique_ptr<llvm::object::Archive>> Archive =
      llvm::object::Archive::create(File);
  if (!Archive)
    return Visit(Name, unusable("not a readable archive", Archive.takeError()));
  llvm::Error Failed = llvm::Error::success();
  for (const llvm::object::Archive::Child &Member : (*Archive)->children(Failed)) {
    llvm::Expected<llvm::MemoryBufferRef> Bytes = Member.getMemoryBufferRef();
    if (!Bytes) {
      Visit(Name, unusable("a member cannot be read", Bytes.takeError()));
      continue;
    }
    std::string Inner = Name + "(" + Bytes->getBufferIdentifier().str() + ")";
    llvm::MemoryBufferRef Named(Bytes->getBuffer(), Inner);
    forEachSummary(Named, Visit, Seen);
  }
  if (Failed)
    Visit(Name, unusable("the archive is damaged", std::move(Failed)));
}

} // namespace

Containers &Containers::operator+=(const Containers &O) {
  Objects += O.Objects;
  WithoutSummary += O.WithoutSummary;
  if (Example.empty())
    Example = O.Example;
  return *this;
}

llvm::Expected<std::vector<std::string>> expandInputs(llvm::ArrayRef<std::string> Given) {
  std::vector<std::string> Files;
  std::vector<std::string> Named;
  for (const std::string &Path : Given) {
    if (llvm::StringRef(Path).starts_with("@")) {
      if (llvm::Error E = addList(llvm::StringRef(Path).drop_front(), Named))
        return std::move(E);
    } else {
      Named.push_back(Path);
    }
  }
  for (const std::string &Path : Named) {
    if (fs::is_directory(Path)) {
      if (llvm::Error E = addFolder(Path, Files))
        return std::move(E);
    } else if (fs::exists(Path)) {
      Files.push_back(Path);
    } else {
      return unreadable(Path, std::make_error_code(std::errc::no_such_file_or_directory));
    }
  }
  llvm::sort(Files);
  Files.erase(std::unique(Files.begin(), Files.end()), Files.end());
  return Files;
}

void forEachSummary(llvm::MemoryBufferRef File, SummaryVisitor Visit, Containers &Seen) {
  if (looksSealed(File.getBuffer())) {
    return visitSealed(File.getBuffer(), File.getBufferIdentifier().str(), Visit);
  }
  switch (llvm::identify_magic(File.getBuffer())) {
  case llvm::file_magic::archive:
    return visitArchive(File, Visit, Seen);
  case llvm::file_magic::bitcode:
    return visitBitcode(File, Visit, Seen);
  case llvm::file_magic::elf_relocatable:
  case llvm::file_magic::elf_shared_object:
  case llvm::file_magic::elf_executable:
  case llvm::file_magic::macho_object:
  case llvm::file_magic::coff_object:
    return visitObject(File, Visit, Seen);
  default:
    Visit(File.getBufferIdentifier().str(),
          llvm::createStringError("neither an object, an archive, bitcode nor a summary"));
  }
}

} // namespace bordercheck
