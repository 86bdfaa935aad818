// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "checks/catalog/Load.h"
#include "checks/catalog/LibraryYaml.h"
#include "checks/catalog/Packed.h"

namespace bordercheck {

llvm::Expected<std::unique_ptr<Library>> loadLibrary(llvm::StringRef FileName,
                                                     llvm::StringRef Yaml) {
  if (isPacked(Yaml)) {
    if (std::unique_ptr<Library> L = unpack(Yaml))
      return L;
    return llvm::createStringError(FileName + ": the packed models are damaged");
  }
  YamlReading Reading(FileName);
  auto L = std::make_unique<Library>();
  if (llvm::Error E = Reading.read(Yaml, *L))
    return std::move(E);
  return L;
}

} // namespace bordercheck
