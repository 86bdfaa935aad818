// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// pack-catalog OUT FILE...: reads catalog files and writes them, packed, as a C++ source.
// A part of the build: a mistake in a catalog file fails it.
#include "checks/catalog/Load.h"
#include "checks/catalog/Packed.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"

using namespace bordercheck;

namespace {

/// Octal, three digits each: a digit may follow.
void writeByte(unsigned char Byte, llvm::raw_ostream &Out) {
  bool Plain = llvm::isAlnum(static_cast<char>(Byte)) || Byte == '_' || Byte == ':';
  if (Plain)
    Out << Byte;
  else
    Out << '\\' << char('0' + (Byte >> 6)) << char('0' + ((Byte >> 3) & 7))
        << char('0' + (Byte & 7));
}

void writeChars(llvm::StringRef Bytes, llvm::raw_ostream &Out) {
  constexpr size_t Width = 80;
  for (; !Bytes.empty(); Bytes = Bytes.drop_front(std::min(Width, Bytes.size()))) {
    Out << "\n     \"";
    for (unsigned char Byte : Bytes.take_front(Width).bytes())
      writeByte(Byte, Out);
    Out << '"';
  }
}

llvm::Error writeFile(llvm::StringRef Path, llvm::raw_ostream &Out) {
  auto Content = llvm::MemoryBuffer::getFile(Path);
  if (!Content)
    return llvm::createFileError(Path, Content.getError());
  auto Read = loadLibrary(Path, (*Content)->getBuffer());
  if (!Read)
    return Read.takeError();
  Out << "    {\"" << llvm::sys::path::filename(Path) << "\", {";
  std::string Bytes = pack(std::move(**Read));
  writeChars(Bytes, Out);
  Out << ", " << Bytes.size() << "}},\n";
  return llvm::Error::success();
}

llvm::Error writeSource(llvm::ArrayRef<const char *> Files, llvm::raw_ostream &Out) {
  Out << "// Made from checks/catalog by pack-catalog.\n"
         "#include \"checks/catalog/Embedded.h\"\n"
         "namespace bordercheck {\n"
         "static constexpr EmbeddedFile Files[] = {\n";
  for (const char *File : Files)
    if (llvm::Error E = writeFile(File, Out))
      return E;
  Out << "};\n"
         "llvm::ArrayRef<EmbeddedFile> embeddedCatalog() { return Files; }\n"
         "} // namespace bordercheck\n";
  return llvm::Error::success();
}

} // namespace

int main(int Count, const char **Given) {
  llvm::ArrayRef<const char *> Args(Given, static_cast<size_t>(Count));
  if (Args.size() < 3) {
    llvm::errs() << "usage: pack-catalog OUT FILE...\n";
    return 1;
  }
  std::string Source;
  llvm::raw_string_ostream Made(Source);
  llvm::Error Wrong = writeSource(Args.drop_front(2), Made);
  if (!Wrong)
    Wrong = llvm::writeToOutput(Args[1], [&](llvm::raw_ostream &Out) {
      Out << Source;
      return llvm::Error::success();
    });
  if (!Wrong)
    return 0;
  llvm::errs() << llvm::toString(std::move(Wrong)) << '\n';
  return 1;
}
