// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Strings, views, streams and formats.
#include "fact.h"
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>

// Strings.

void madeInEveryWay(const char *Raw, const std::string &Name) {
  std::string Copy(Name);
  std::string FromRaw = Raw;
  std::string Braced{Raw};
  auto Moved = std::move(Copy);
  fact(Moved.c_str(), "‹Name›");
  fact(FromRaw.c_str(), "‹Raw›");
  fact(Braced.data(), "‹Raw›");
  std::string Empty;
  fact((Empty + "x").c_str(), "\"x\"");
}

void assigned(const std::string &Name) {
  std::string S = "old";
  S = Name;
  fact(S.c_str(), "‹Name›");
  S.assign("new");
  fact(S.c_str(), "\"new\"");
  S = 'c';
  fact(S.c_str(), "\"c\"");
  S.clear();
  fact(S.c_str(), "\"\"");
}

void chained(const std::string &Name) {
  std::string S;
  S.append("cc ").append(Name).append(" -o ") += "out";
  fact(S.c_str(), "\"cc \" ‹Name› \" -o out\"");
}

void byCharacters(const std::string &Name) {
  std::string S;
  S.push_back('[');
  S += Name;
  S += ']';
  fact(S.c_str(), "\"[\" ‹Name› \"]\"");
  fact(('<' + Name + '>').c_str(), "\"<\" ‹Name› \">\"");
}

void insertedAndReplaced(const std::string &Name) {
  std::string S = "ab";
  S.insert(1, Name);
  fact(S.c_str(), "{\"ab\", ‹Name›}");
  std::string T = "x";
  T.replace(0, 1, Name);
  fact(T.c_str(), "{\"x\", ‹Name›}");
}

void swapped(const std::string &Name) {
  std::string A = Name, B = "b";
  A.swap(B);
  fact(A.c_str(), "\"b\" | ‹Name›");
}

void literalOperators() {
  using namespace std::literals;
  fact(("a"s + "b").c_str(), "\"ab\"");
  fact("v"sv.data(), "\"v\"");
}

void escapesInLiterals() {
  std::string S = "a\tb\"c\\\n";
  fact(S.c_str(), "\"a\\tb\\\"c\\\\\\n\"");
  fact(R"(raw "text")", "\"raw \\\"text\\\"\"");
  fact("one"
       "two",
       "\"onetwo\"");
  fact(__func__, "\"escapesInLiterals\"");
}

void quotedOverLines(const std::string &Name) {
  std::string Code = "int " + Name +
                     "() {\n"
                     "  return 0;\n"
                     "}\n";
  fact(Code.c_str(), "\"int \" ‹Name› \"() {\\n  return 0;\\n}\\n\"");
}

void numbersInTexts(int N, const std::string &Name) {
  std::string S = Name + std::to_string(N);
  fact(S.c_str(), "‹Name› ‹std::to_string(N)›");
}

// Views.

void viewed(std::string_view Name) {
  std::string_view Same = Name;
  fact(std::string(Same).c_str(), "‹Name›");
  std::string S = "lib";
  S += Name;
  fact(S.c_str(), "\"lib\" ‹Name›");
}

void viewOfALiteral() {
  constexpr std::string_view Prefix = "lib";
  std::string S(Prefix);
  fact((S + "m").c_str(), "\"libm\"");
}

void cutView(std::string_view Name) {
  Name.remove_prefix(3);
  fact(Name.data(), "‹Name›");
}

// Streams.

void streamed(const std::string &Name, int N) {
  std::ostringstream Out;
  Out << "f_" << Name << '(' << N << ");\n";
  fact(Out.str().c_str(), "\"f_\" ‹Name› \"(\" ‹N› \");\\n\"");
}

void streamedInParts(const std::string &Name, bool Long) {
  std::stringstream Out;
  Out << "a";
  if (Long)
    Out << Name;
  Out << "z";
  fact(Out.str().c_str(), "\"a\" ‹Name› \"z\" | \"az\"");
}

static void emit(std::ostream &Out, const std::string &Name) { Out << "<" << Name << ">"; }

void streamedByAFunction() {
  std::ostringstream Out;
  emit(Out, std::getenv("A"));
  fact(Out.str().c_str(), "\"<\" ‹env A› \">\"");
}

void streamReset(const std::string &Name) {
  std::ostringstream Out;
  Out << Name;
  Out.str("");
  Out << "x";
  fact(Out.str().c_str(), "\"x\"");
}

void readByLine() {
  std::ifstream In("/etc/app.conf");
  std::string Line;
  std::getline(In, Line);
  fact(Line.c_str(), "‹file /etc/app.conf›");
  std::cin >> Line;
  fact(Line.c_str(), "‹input›");
}

void readFromANamedFile(const std::string &Path) {
  std::ifstream In(Path + ".conf");
  std::string Word;
  In >> Word;
  fact(Word.c_str(), "‹file <Path>›");
}

void readFromAText(const std::string &Text) {
  std::istringstream In(Text);
  std::string Word;
  In >> Word;
  fact(Word.c_str(), "‹Text›");
}

// Formats.

void formattedNumbers(const char *Name, int N, double D) {
  char Buffer[64];
  std::snprintf(Buffer, sizeof Buffer, "%s-%d-%5.2f", Name, N, D);
  fact(Buffer, "‹Name› \"-\" ‹N› \"-\" ‹D›");
  std::snprintf(Buffer, sizeof Buffer, "100%% %c%x", 'c', 255U);
  fact(Buffer, "\"100% c255\"");
}

void formattedWithWidths(const char *Name) {
  char Buffer[64];
  std::snprintf(Buffer, sizeof Buffer, "%-10s|%.*s", Name, 3, Name);
  fact(Buffer, "‹Name› \"|\" ‹Name›");
}

void formatIsAVariable(const char *Format, const char *Name) {
  char Buffer[64];
#pragma clang diagnostic ignored "-Wformat-nonliteral"
  std::snprintf(Buffer, sizeof Buffer, Format, Name);
  fact(Buffer, "‹Format› ‹Name›");
}

void formatIsAConstant(const char *Name) {
  static const char Format[] = "<%s>";
  char Buffer[64];
  std::snprintf(Buffer, sizeof Buffer, Format, Name);
  fact(Buffer, "\"<\" ‹Name› \">\"");
}
