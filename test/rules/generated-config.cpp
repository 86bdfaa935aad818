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

void keepsWhatTheFileHolds(int Jobs) {
  std::string Old;
  {
    std::ifstream In("jobs.mk");
    std::getline(In, Old);
  }
  std::ofstream Out("jobs.mk");
  Out << Old << "\nJOBS = " << Jobs << "\n";
}

void takesWhatAnotherFileHolds() {
  std::string Other;
  std::ifstream In("other.txt");
  std::getline(In, Other);
  // expected-warning@+1 {{make text built from 'file other.txt' is written to 'jobs.mk'}}
  std::ofstream Out("jobs.mk");
  Out << "JOBS = " << Other << "\n";
}
