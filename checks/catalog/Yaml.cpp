// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "checks/catalog/Yaml.h"
#include "checks/text/Names.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/SourceMgr.h"

namespace bordercheck {

llvm::StringRef YamlReading::wrong(std::string Said) {
  Message = std::move(Said);
  return Message;
}

void YamlReading::collect(const llvm::SMDiagnostic &D, void *Into) {
  static_cast<YamlReading *>(Into)->note(D);
}

void YamlReading::note(const llvm::SMDiagnostic &D) {
  if (!First.empty())
    return;
  if (!FileName.empty())
    First = (FileName + ":" + llvm::Twine(D.getLineNo()) + ":" + llvm::Twine(D.getColumnNo() + 1) +
             ": ")
                .str();
  First += (llvm::join(Fields, ".") + (Fields.empty() ? "" : ": ") + D.getMessage()).str();
  llvm::StringRef Key = D.getMessage();
  if (Key.consume_front("unknown key '") && Key.consume_back("'"))
    First += nameHint(Key, LastNames);
}

llvm::Error YamlReading::result(std::error_code Failed) const {
  if (!Failed)
    return llvm::Error::success();
  return llvm::createStringError(Failed, First.empty() ? FileName + ": says nothing" : First);
}

void YamlFields::close() { Reading.LastNames = std::move(Names); }

} // namespace bordercheck
