// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "build.h"

#include "codegen.h"
#include "process.h"

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <stdexcept>

namespace fusion {

/// The compiler: CXX, which may hold options too, or the system's.
static std::string compiler() {
  const char *cxx = std::getenv("CXX");
  return cxx ? cxx : "c++";
}

/// Where the module's files go, less the extension.
static std::string moduleStem(const Schema &schema) {
  const char *directory = std::getenv("TMPDIR");
  std::string stem = directory ? directory : "/tmp";
  stem += "/fusion-";
  stem += schema.module;
  return stem;
}

std::string compilerVersion() {
  const char *cxx = std::getenv("CXX");
  char command[256];
  std::snprintf(command, sizeof(command), "%s -dumpversion", cxx ? cxx : "c++");

  FILE *pipe = popen(command, "r"); // crossing: assembled-command
  if (!pipe)
    return "";
  char line[64] = "";
  std::string version;
  if (std::fgets(line, sizeof(line), pipe))
    version = line;
  pclose(pipe);
  if (version.ends_with('\n'))
    version.pop_back();
  return version;
}

std::string compileModule(const Schema &schema) {
  const std::string stem = moduleStem(schema);
  const std::string source = stem + ".cpp";
  const std::string library = stem + ".so";

  std::ofstream file(source); // crossing: generated-import
  file << generateSource(schema);
  file.close();
  if (!file)
    throw std::runtime_error("cannot write " + source);

  std::string command = compiler() + " -std=c++17 -O2 -shared -fPIC";
  command += " -o " + library;
  command += " " + source;
  int status = std::system(command.c_str()); // crossing: assembled-command
  if (status != 0)
    throw std::runtime_error("cannot compile " + source);
  return library;
}

void removeModule(const Schema &schema) {
  const std::string stem = moduleStem(schema);
  const std::string command = "rm -f " + stem + ".cpp " + stem + ".so";
  runCommand(command); // crossing: assembled-command, across units
}

} // namespace fusion
