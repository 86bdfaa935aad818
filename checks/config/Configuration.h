// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// .bordercheck.yaml: what a project says of itself, the same to every front end. The one
// nearest above a file holds for it. A key is a field of Configuration and a line in
// describe() of Configuration.cpp; docs/configuration.md describes them for users.
#ifndef BORDERCHECK_CONFIG_CONFIGURATION_H
#define BORDERCHECK_CONFIG_CONFIGURATION_H

#include "checks/catalog/Catalog.h"
#include "checks/judge/Policy.h"
#include <map>

namespace bordercheck {

constexpr llvm::StringLiteral ConfigurationName = ".bordercheck.yaml";

struct Configuration {
  /// Of `models` here and in the files that `extends` names; what comes later counts where
  /// two speak of one function.
  std::vector<std::shared_ptr<const Library>> Models;
  /// Of `require-reasons`, `contexts` and `severity`, likewise.
  Policy Project;
  /// All files that were read for it: what is made with it depends on them.
  std::vector<std::string> Files;
};

/// Reads \p Path and what it extends. An error names file, line and field.
llvm::Expected<Configuration> loadConfiguration(llvm::StringRef Path);

/// The path of the configuration in \p Folder or the nearest folder above it.
std::optional<std::string> nearestConfiguration(llvm::StringRef Folder);

/// A configuration, and the catalog that it makes of the one in the binary.
struct Configured {
  Configuration Says;
  Catalog Known;
};

/// The configurations of a run, each read once. Not safe for several threads.
class Configurations {
public:
  /// \p ModelFiles count everywhere, and more than any configuration.
  explicit Configurations(std::vector<std::string> ModelFiles = {})
      : ModelFiles(std::move(ModelFiles)) {}

  /// What holds for the files in \p Folder: its nearest configuration, else the one nearest to
  /// \p Otherwise, else none. What it points to lives as long as this.
  llvm::Expected<const Configured *> forFolder(llvm::StringRef Folder,
                                               llvm::StringRef Otherwise = {});

private:
  llvm::Expected<std::unique_ptr<Configured>> load(llvm::StringRef Path) const;

  std::vector<std::string> ModelFiles;
  /// By path; the empty one stands for none.
  std::map<std::string, std::unique_ptr<Configured>> Loaded;
};

} // namespace bordercheck

#endif
