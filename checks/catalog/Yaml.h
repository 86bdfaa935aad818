// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// YAML that people write, read strictly: what is wrong names file, line and field, and offers
// the name that was probably meant. A type is read by one `describe(Archive &, T &)` that
// names its fields (Fields.h), wrapped in YamlFields by its MappingTraits.
#ifndef BORDERCHECK_CATALOG_YAML_H
#define BORDERCHECK_CATALOG_YAML_H

#include "llvm/Support/Error.h"
#include "llvm/Support/YAMLTraits.h"

namespace bordercheck {

struct Port;

/// One reading of one file: the context of its llvm::yaml::Input.
class YamlReading {
public:
  /// Without a file name, messages name no line either.
  explicit YamlReading(llvm::StringRef FileName) : FileName(FileName) {}
  virtual ~YamlReading() = default;
  YamlReading(const YamlReading &) = delete;
  YamlReading &operator=(const YamlReading &) = delete;

  static YamlReading &of(void *Context) { return *static_cast<YamlReading *>(Context); }
  llvm::StringRef fileName() const { return FileName; }
  /// What the port `here` stands for; null where there is no such port.
  virtual const Port *here() const { return nullptr; }

  /// Keeps a message for the reader of a scalar, which returns it.
  llvm::StringRef wrong(std::string Message);

  /// Reads all of \p Yaml into \p Value.
  template <typename T> llvm::Error read(llvm::StringRef Yaml, T &Value) {
    llvm::yaml::Input In(Yaml, this, &collect, this);
    In >> Value;
    return result(In.error());
  }

private:
  friend class YamlFields;
  static void collect(const llvm::SMDiagnostic &D, void *Into);
  void note(const llvm::SMDiagnostic &D);
  llvm::Error result(std::error_code Failed) const;

  std::string FileName;
  /// From the outermost to the one that is being read.
  std::vector<llvm::StringRef> Fields;
  /// Of the mapping that was read last: its unknown keys are reported right after it.
  std::vector<llvm::StringRef> LastNames;
  std::string Message;
  std::string First;
};

/// The archive of a mapping. close() comes behind the last field.
class YamlFields {
public:
  explicit YamlFields(llvm::yaml::IO &Io) : Io(Io), Reading(YamlReading::of(Io.getContext())) {}

  template <typename T> void mapRequired(const char *Name, T &Value) {
    enter(Name);
    Io.mapRequired(Name, Value);
    Reading.Fields.pop_back();
  }
  template <typename T> void mapOptional(const char *Name, T &Value) {
    enter(Name);
    Io.mapOptional(Name, Value);
    Reading.Fields.pop_back();
  }
  void close();

private:
  void enter(const char *Name) {
    Names.push_back(Name);
    Reading.Fields.push_back(Name);
  }

  llvm::yaml::IO &Io;
  YamlReading &Reading;
  std::vector<llvm::StringRef> Names;
};

} // namespace bordercheck

#endif
