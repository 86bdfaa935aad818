// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

class Writer {
public:
  explicit Writer(const std::string &Path) : Out(Path) {}
  void line(const std::string &Text) { Out << Text << "\n"; }

private:
  std::ofstream Out;
};

void writtenByAnObject(const std::string &Step) {
  // expected-warning@+1 {{is written to 'stepfile', then handed to a started program by system}}
  Writer W("stepfile");
  W.line(Step);
  std::system("sh stepfile");
}

void builtFirst(const std::string &Body) {
  std::string Path = std::string(std::getenv("SCRATCH")) + "/gen.c";
  std::ostringstream Text;
  Text << "int f() {" << Body << "}";
  // expected-warning@+1 {{without review [bordercheck-write-then-execute]}}
  std::ofstream Out(Path);
  Out << Text.str();
  Out.close();
  std::string Command = "cc -shared -o /tmp/gen.so " + Path;
  // expected-warning@+1 {{'env SCRATCH' is run by system}}
  std::system(Command.c_str());
}
