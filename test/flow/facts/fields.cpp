// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Fields of objects that methods and functions are given: each object keeps its own text,
// in order, whoever else has objects of the class.
#include "fact.h"
#include <cstdlib>
#include <memory>
#include <string>
#include <vector>

// A builder: what its methods append.

class Writer {
public:
  void line(const std::string &Chars) {
    Out += Chars;
    Out += "\n";
  }
  Writer &operator<<(const std::string &Chars) {
    Out += Chars;
    return *this;
  }
  const std::string &text() const { return Out; }

private:
  std::string Out;
};

void oneWriter(const std::string &Name) {
  Writer W;
  W.line("#include <a.h>");
  W << "int " << Name << ";";
  fact(W.text().c_str(), "\"#include <a.h>\\nint \" ‹Name› \";\"");
}

void anotherWriter() {
  Writer W;
  W.line("void f();");
  fact(W.text().c_str(), "\"void f();\\n\"");
}

void inLoop(const std::string &Name) {
  Writer W;
  W << "{";
  for (int I = 0; I < 3; ++I)
    W << Name;
  fact(W.text().c_str(), "\"{\" (‹Name›)*");
}

// Defaults, and who changes them.

struct Options {
  std::string Compiler = "cc";
  std::string Output;
};

static void parse(Options &O, const char *Argument) { O.Output = Argument; }
static std::string commandOf(const Options &O) { return O.Compiler + " -o " + O.Output; }

void defaults(const char *Name) {
  Options O;
  fact(O.Compiler.c_str(), "\"cc\"");
  O.Output = "a.out";
  parse(O, Name);
  fact(O.Output.c_str(), "‹Name›");
  fact(commandOf(O).c_str(), "\"cc -o \" ‹Name›");
}

void otherDefaults(const char *Name) {
  Options O;
  O.Compiler = Name;
  O.Output = "b";
  fact(commandOf(O).c_str(), "‹Name› \" -o b\"");
  Options Copy = O;
  Copy.Output = "c";
  fact(commandOf(Copy).c_str(), "‹Name› \" -o c\"");
  fact(commandOf(O).c_str(), "‹Name› \" -o b\"");
}

// Constructors, also those that a library calls.

class Command {
public:
  explicit Command(std::string Program) : Line(std::move(Program)) {}
  Command &arg(const std::string &A) {
    Line += " " + A;
    return *this;
  }
  const std::string &line() const { return Line; }

private:
  std::string Line;
};

void constructed(const std::string &Name) {
  Command C("gzip");
  C.arg("-d").arg(Name);
  fact(C.line().c_str(), "\"gzip -d \" ‹Name›");
  fact(Command("ls").arg("-l").line().c_str(), "\"ls -l\"");
  auto *Heap = new Command(Name);
  fact(Heap->line().c_str(), "‹Name›");
}

// A call that nobody sees into may change the object: then its field is what it may be
// anywhere.

struct Module {
  virtual ~Module() = default;
  virtual void prepare();
  std::string Path;
};
void unseen(Module &M);

void changedUnseen() {
  Module M;
  M.Path = "a.so";
  fact(M.Path.c_str(), "\"a.so\"");
  unseen(M);
  fact(M.Path.c_str(), "\"a.so\" | \"b.so\"");
}

void elsewhere(Module &M) { M.Path = "b.so"; }

// Initialisers of records that have no name fill the fields as well.

struct Row {
  std::string Key;
  const char *Value;
};

void rows(std::vector<Row> &All) { All.push_back({"k", std::getenv("ROW")}); }
void readRows(std::vector<Row> &All) {
  for (const Row &R : All)
    fact(R.Value, "‹env ROW›");
}
