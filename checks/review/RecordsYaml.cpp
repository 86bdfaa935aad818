// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The YAML form of records.
#include "checks/review/Records.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/SourceMgr.h"
#include "llvm/Support/YAMLTraits.h"

using namespace bordercheck;

LLVM_YAML_IS_SEQUENCE_VECTOR(Record)

namespace {

/// The one key of a file, and what stands below it.
struct RecordFile {
  std::string Key;
  std::vector<Record> All;
};

} // namespace

namespace llvm::yaml {

template <> struct ScalarEnumerationTraits<Severity> {
  static void enumeration(IO &Io, Severity &Value) {
    for (Severity S : {Severity::Low, Severity::Medium, Severity::High, Severity::Critical})
      Io.enumCase(Value, nameOf(S).str().c_str(), S);
  }
};

template <> struct MappingTraits<Record> {
  static void mapping(IO &Io, Record &R) {
    Io.mapRequired("fingerprint", R.Fingerprint);
    Io.mapRequired("rule", R.Rule);
    Io.mapOptional("severity", R.Level, Severity::Low);
    Io.mapOptional("file", R.File, std::string());
    Io.mapOptional("function", R.Function, std::string());
    Io.mapOptional("crossing", R.Crossing, std::string());
    Io.mapOptional("inputs", R.Inputs);
    Io.mapOptional("origins", R.Origins);
    Io.mapOptional("gates", R.Gates);
    Io.mapOptional("reason", R.Reason, std::string());
    Io.mapOptional("by", R.By, std::string());
    Io.mapOptional("expires", R.Expires, std::string());
  }
  static std::string validate(IO &, Record &R) {
    if (!R.Expires.empty() && !isDay(R.Expires))
      return "expires: '" + R.Expires + "' is no day; write it as 2026-12-31";
    return "";
  }
};

template <> struct MappingTraits<RecordFile> {
  static void mapping(IO &Io, RecordFile &File) { Io.mapRequired(File.Key.c_str(), File.All); }
};

} // namespace llvm::yaml

namespace bordercheck {
namespace {

void keepFirst(const llvm::SMDiagnostic &D, void *Into) {
  auto &Error = *static_cast<std::string *>(Into);
  if (Error.empty())
    Error =
        D.getFilename().str() + ":" + std::to_string(D.getLineNo()) + ": " + D.getMessage().str();
}

/// YAML, like JSON, is UTF-8; names in a program may be anything.
void makeValid(std::string &S) {
  if (!llvm::json::isUTF8(S))
    S = llvm::json::fixUTF8(S);
}

void makeValid(Record &R) {
  for (std::string *S : {&R.File, &R.Function, &R.Crossing, &R.Reason, &R.By})
    makeValid(*S);
  for (std::vector<std::string> *List : {&R.Inputs, &R.Origins, &R.Gates})
    llvm::for_each(*List, [](std::string &S) { makeValid(S); });
}

void sort(std::vector<Record> &All) {
  llvm::sort(All, [](const Record &A, const Record &B) { return A.Fingerprint < B.Fingerprint; });
}

} // namespace

llvm::Expected<std::vector<Record>> readRecords(llvm::StringRef Key, llvm::StringRef Content,
                                                llvm::StringRef File) {
  RecordFile Read{Key.str(), {}};
  std::string Error;
  llvm::yaml::Input In(llvm::MemoryBufferRef(Content, File), nullptr, keepFirst, &Error);
  In >> Read;
  if (In.error())
    return llvm::createStringError(Error.empty() ? File.str() + ": not readable" : Error);
  sort(Read.All);
  for (size_t I = 1; I < Read.All.size(); ++I)
    if (Read.All[I].Fingerprint == Read.All[I - 1].Fingerprint)
      return llvm::createStringError(File + ": " + Read.All[I].Fingerprint +
                                     " is there twice; keep one of the two");
  return std::move(Read.All);
}

void writeRecords(llvm::StringRef Key, std::vector<Record> All, llvm::raw_ostream &Out) {
  sort(All);
  llvm::for_each(All, [](Record &R) { makeValid(R); });
  RecordFile File{Key.str(), std::move(All)};
  // A long line is a line: what wraps at a column changes with its neighbours.
  llvm::yaml::Output Yaml(Out, nullptr, /*WrapColumn=*/0);
  Yaml << File;
}

} // namespace bordercheck
