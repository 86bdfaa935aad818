// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include <cstdlib>
#include <fstream>
#include <set>
#include <string>
#include <vector>

struct Entry {
  std::string Name, Default, Comment;
  bool Wide;
};

// Two branches add different text: the order is lost, the places are not.
void strings(const std::vector<Entry> &Entries) {
  std::string Code;
  for (const Entry &E : Entries) {
    if (E.Wide) // expected-warning@+1 {{'Entry::Default' in a string in ", and nothing escapes it}}
      Code += "  s = \"" + E.Default + "\";\n";
    else
      Code += "  s = 0;\n";
  }
  std::ofstream Out("defaults.cpp"); // expected-warning {{is written to 'defaults.cpp'}}
  Out << Code;
}

void comments(const std::vector<Entry> &Entries) {
  std::string Code;
  for (const Entry &E : Entries) {
    if (E.Wide) // expected-warning@+1 {{in a line comment, and nothing escapes it: a newline}}
      Code += "// " + E.Comment + "\n";
    else // expected-warning@+1 {{in a comment, and nothing escapes it: '*/' leaves it}}
      Code += "/* " + E.Comment + " */\n";
  }
  std::ofstream Out("comments.cpp"); // expected-warning {{is written to 'comments.cpp'}}
  Out << Code;
}

std::string quoted(const Entry &E) {
  return "\"" + E.Default + "\""; // expected-warning {{in a string in ", and nothing escapes it}}
}

// Quotes that a function puts.
void quotedElsewhere(const std::vector<Entry> &Entries) {
  std::string Code;
  for (const Entry &E : Entries) {
    if (E.Wide)
      Code += "  s = " + quoted(E) + ";\n";
    else
      Code += "  s = 0;\n";
  }
  std::ofstream Out("quoted.js"); // expected-warning {{is written to 'quoted.js'}}
  Out << Code;
}

// What stands between the quotes has lost its order, too.
std::string shortened(const Entry &E) {
  std::string Out;
  for (char C : E.Default) {
    if (C == '-')
      Out += "minus";
    else if (C == '+')
      Out += E.Name;
    else
      Out += C;
  }
  return Out;
}

void quotedWithoutOrder(const std::vector<Entry> &Entries) {
  std::string Code;
  for (const Entry &E : Entries) {
    if (E.Wide) // expected-warning@+1 {{'E.Default' and 'E.Name' in a string}}
      Code += "  s = \"" + shortened(E) + "\";\n";
    else
      Code += "  s = 0;\n";
  }
  std::ofstream Out("shortened.cpp"); // expected-warning {{is written to 'shortened.cpp'}}
  Out << Code;
}

// No name tells what is written; its lines do.
void knownByItsLines(const char *File, const std::vector<Entry> &Entries) {
  std::string Code;
  for (const Entry &E : Entries) {
    if (E.Wide) // expected-warning@+1 {{in an include path, and nothing escapes it}}
      Code += "#include \"" + E.Name + "\"\n";
    else // expected-warning@+1 {{in a string in ", and nothing escapes it}}
      Code += "constexpr std::string_view s = \"" + E.Default + "\";\n";
  }
  std::ofstream Out(File); // expected-warning {{is written}}
  Out << Code;
}

// Of one place the rule for what becomes of the text leads.
void inOrder(const std::string &Value) {
  std::ofstream Out("order.cpp"); // expected-warning {{built from 'Value' is written to}}
  Out << "const char *v = \"" << Value << "\";\n";
}

void command(const std::string &Name) {
  std::system(("rm '" + Name + "'").c_str()); // expected-warning {{command built from 'Name'}}
}

void numbers(const std::vector<int> &Values) {
  std::string Code;
  for (int V : Values) {
    if (V > 1)
      Code += "  s = \"" + std::to_string(V) + "\";\n";
    else
      Code += "  s = 0;\n";
  }
  std::ofstream Out("numbers.cpp");
  Out << Code;
}

void chosen(const std::vector<Entry> &Entries) {
  static const std::set<std::string> Known = {"red", "green"};
  std::string Code;
  for (const Entry &E : Entries) {
    if (!Known.count(E.Default))
      continue;
    if (E.Wide)
      Code += "  s = \"" + E.Default + "\";\n";
    else
      Code += "  s = 0;\n";
  }
  std::ofstream Out("chosen.cpp");
  Out << Code;
}

// Nobody compiles a report.
void messages(const std::vector<Entry> &Entries) {
  std::string Code;
  for (const Entry &E : Entries) {
    if (E.Wide)
      Code += "default \"" + E.Default + "\"\n";
    else
      Code += "none\n";
  }
  std::ofstream Out("report.txt");
  Out << Code;
}
