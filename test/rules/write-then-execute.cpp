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
  std::system(Command.c_str());
}

extern "C" void *dlopen(const char *File, int Mode);

// One finding for the chain, from the source to the library that is made of it.
void compiledAndLoaded(const std::string &Body) {
  std::string Base = std::string("/var/tmp/k-") + std::getenv("KERNEL");
  // expected-warning@+1 {{then handed to a started program by system without review}}
  std::ofstream Out(Base + ".c");
  Out << Body;
  Out.close();
  std::system(("cc -shared -o " + Base + ".so " + Base + ".c").c_str());
  dlopen((Base + ".so").c_str(), 2);
}

// What else the command takes from outside is a finding of its own.
void otherInput(const std::string &Body) {
  std::string Path = std::string(std::getenv("SCRATCH")) + "/gen.c";
  // expected-warning@+1 {{without review [bordercheck-write-then-execute]}}
  std::ofstream Out(Path);
  Out << Body;
  Out.close();
  // expected-warning@+1 {{'env CXX' and 'env SCRATCH' is run by system}}
  std::system((std::string(std::getenv("CXX")) + " " + Path).c_str());
}

// What a user edits is no code, unless the file's name says so.
void edited(const std::string &Message) {
  std::string Path = std::string(std::getenv("SCRATCH")) + "/message";
  std::ofstream Out(Path);
  Out << Message;
  Out.close();
  // expected-warning@+1 {{'env EDITOR' and 'env SCRATCH' is run by system}}
  std::system((std::string(std::getenv("EDITOR")) + " " + Path).c_str());
}
