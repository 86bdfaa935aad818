// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include <cctype>
#include <fstream>
#include <string>

void aCmakeFile(const std::string &Path, const std::string &Source) {
  // expected-warning@+1 {{cmake text built from 'Source' is written to '<Path>.cmake'}}
  std::ofstream Out(Path + ".cmake");
  Out << "set(SOURCES " << Source << ")\n";
}

void aUnit(const std::string &Command) {
  std::ofstream Out;
  // expected-warning@+1 {{systemd text built from 'Command'}}
  Out.open("/etc/systemd/system/job.service");
  Out << "[Service]\nExecStart=" << Command << "\n";
}

void aDotFile(const std::string &Name) {
  std::ofstream Out(Name + ".dot");
  Out << "digraph { " << Name << " }\n";
}
