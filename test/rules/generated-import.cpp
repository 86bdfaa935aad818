// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include <cctype>
#include <fstream>
#include <iostream>
#include <set>
#include <sstream>
#include <string>

class Emitter {
public:
  bool open(const std::string &Path) {
    Out.open(Path);
    return true;
  }
  void field(const std::string &Name) { Out << "int " << Name << ";\n"; }

private:
  std::ofstream Out;
};

void members(const std::string &Name) {
  Emitter E;
  // expected-warning@+1 {{is written to 'members.hpp'}}
  E.open("members.hpp");
  E.field(Name);
}

void toAnyStream(std::ostream &Out, const std::string &Name) {
  Out << "def " << Name << "(): pass\n";
}

void toAFile(const std::string &Name) {
  // expected-warning@+1 {{python code built from 'Name' is written to 'gen.py'}}
  std::ofstream Out("gen.py");
  toAnyStream(Out, Name);
}

void toAString(const std::string &Name) {
  std::ostringstream Out;
  toAnyStream(Out, Name);
  std::cout << Out.str();
}

void chosen(const std::string &Type) {
  static const std::set<std::string> Types = {"int", "float"};
  if (!Types.count(Type))
    return;
  std::ofstream Out("chosen.cpp");
  Out << Type << " value;\n";
}

void data(const std::string &Name) {
  std::ofstream Out("report.csv");
  Out << Name << ",1\n";
}
