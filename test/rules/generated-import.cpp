// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include <cctype>
#include <cstdio>
#include <cstring>
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

// Letter by letter: what comes to a place is what the conditions around it let through.

static std::string mangled(const std::string &Name) {
  std::string Out;
  for (std::string::const_iterator At = Name.begin(); At != Name.end(); ++At) {
    if ((At == Name.begin()) ? std::isalpha(*At) : std::isalnum(*At))
      Out += *At;
    else if (*At == '_')
      Out += "__";
    else
      Out += "_x";
  }
  return Out;
}

static std::string literal(const std::string &Text) {
  std::string Out;
  for (std::size_t I = 0; I < Text.size(); ++I) {
    const char C = Text[I];
    switch (C) {
    case '"':
      Out += "\\\"";
      break;
    case '\\':
      Out += "\\\\";
      break;
    case '\n':
      Out += "\\n";
      break;
    default:
      Out += C;
    }
  }
  return Out;
}

void rebuiltFromHarmlessLetters(const std::string &Name, const std::string &Text) {
  std::string Word, Other, Third;
  for (char C : Name)
    Word += std::isalnum(C) ? C : '_';
  for (char C : Name) {
    if (!std::isalnum(C))
      C = '_';
    Other += C;
  }
  for (char C : Name) {
    if (C == '-')
      continue;
    if (std::isdigit(C))
      Third.push_back(C);
  }
  std::ofstream Out("names.cpp");
  Out << "int " << mangled(Name) << ", " << Word << ", " << Other << ", v" << Third << ";\n";
  Out << "const char *Text = \"" << literal(Text) << "\";\n";
}

void replacedInPlace(char *Name) {
  for (char *At = Name; *At; At++)
    if (!std::isalnum(*At))
      *At = '_';
  std::ofstream Out("inplace.cpp");
  Out << "int " << Name << ";\n";
}

static void cleaned(char *Into, const char *Name) {
  std::sprintf(Into, "v_%s", Name);
  for (std::size_t I = 0; I < std::strlen(Into); I++) {
    char C = Into[I];
    if (!(('a' <= C && C <= 'z') || C == '_'))
      Into[I] = '_';
  }
}

void cleanedInABuffer(const char *Name) {
  char Word[99];
  cleaned(Word, Name);
  std::ofstream Out("buffer.cpp");
  Out << "int " << Word << ";\n";
}

void anotherLetterThanTheOneThatWasAsked(const char *Name) {
  std::string Word;
  for (const char *At = Name; *At; At++) {
    if (std::isalnum(*At))
      At++;
    Word += *At;
  }
  for (const char *At = Name; std::isalnum(*At++);)
    Word += *At;
  // expected-warning@+1 {{c++ code built from 'Name' is written to 'another.cpp'}}
  std::ofstream Out("another.cpp");
  Out << "int " << Word << ";\n";
}

void askedAndTakenAllTheSame(const std::string &Name, char Instead) {
  std::string Word, Other;
  for (char C : Name) {
    if (std::isalnum(C))
      Word += 'x';
    Word += C;
  }
  for (char C : Name) {
    if (!std::isalnum(C))
      C = Instead;
    Other += C;
  }
  // expected-warning@+1 {{c++ code built from 'Instead' and 'Name' is written to 'same.cpp'}}
  std::ofstream Out("same.cpp");
  Out << "int " << Word << ", " << Other << ";\n";
}

void withoutQuotesButWithNewlines(const std::string &Text) {
  std::string Line;
  for (char C : Text)
    if (C != '"')
      Line += C;
  // expected-warning@+1 {{c++ code built from 'Text' is written to 'lines.cpp'}}
  std::ofstream Out("lines.cpp");
  Out << "const char *Text = \"" << Line << "\";\n";
}
