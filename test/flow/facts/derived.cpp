// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Classes of the program's own that add to a library's string or stream: the object is the
// text.
#include "fact.h"
#include <sstream>
#include <string>

class CodeStream : public std::ostringstream {
public:
  void line(const std::string &Chars) { *this << Chars << ";\n"; }
  CodeStream &open() {
    *this << "{";
    return *this;
  }
};

void writes(const std::string &Name) {
  CodeStream S;
  S.line("int " + Name);
  fact(S.str().c_str(), "\"int \" ‹Name› \";\\n\"");
  CodeStream T;
  T.open().line("f()");
  fact(T.str().c_str(), "\"{f();\\n\"");
}

struct Path : std::string {
  void add(const char *Part) {
    append("/");
    append(Part);
  }
};

void paths(const char *Name) {
  Path P;
  P.add("usr");
  P.add(Name);
  fact(P.c_str(), "\"/usr/\" ‹Name›");
}

static void extend(CodeStream &S, const std::string &Chars) { S << Chars; }

void passed(const std::string &Name) {
  CodeStream S;
  extend(S, Name);
  fact(S.str().c_str(), "‹Name›");
}
