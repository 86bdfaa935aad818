// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "fact.h"
#include <cstdio>
#include <cstdlib>
#include <map>
#include <placeholders.h>
#include <string>

static const char *held(const google::protobuf::io::Printer &Out) {
  return reinterpret_cast<const char *>(&Out);
}

void percent(const char *Name) {
  fact(QString("a %1 b").arg(Name).toStdString().c_str(), "\"a \" ‹Name› \" b\"");
  fact(QString("%2-%1").arg("x").arg(Name).toStdString().c_str(), "‹Name› \"-x\"");
  fact(QString("%1-%2-%1").arg("x", Name).toStdString().c_str(), "\"x-\" ‹Name› \"-x\"");
  fact(QString("%1 %2").arg("x").toStdString().c_str(), "\"x %2\"");
  fact(QString("[%1]").arg(Name, 8).toStdString().c_str(), "\"[\" ‹Name› \"]\"");
}

void percentOfAnUnknownFormat(const char *Format) {
  fact(QString(Format).arg("x").toStdString().c_str(), "‹Format› \"x\"");
}

void boostFormat(const char *Name) {
  fact(boost::str(boost::format("%1% = %2%;") % "x" % Name).c_str(), "\"x = \" ‹Name› \";\"");
  fact((boost::format("int %s = %d;") % "x" % Name).str().c_str(), "\"int x = \" ‹Name› \";\"");
  fact((boost::format("%|2$s| %|1$+5|") % "x" % Name).str().c_str(), "‹Name› \" x\"");
}

void dollar(const char *Name) {
  fact(absl::Substitute("$1 costs $$$0", "5", Name).c_str(), "‹Name› \" costs $5\"");
  std::string S = "// ";
  absl::SubstituteAndAppend(&S, "$0!", Name);
  fact(S.c_str(), "\"// \" ‹Name› \"!\"");
}

void namedInTurn(const char *Type) {
  google::protobuf::io::Printer Out;
  Out.Print("class $name$ : $base$ {$$};\n", "base", "B", "name", Type);
  fact(held(Out), "\"class \" ‹Type› \" : B {$};\\n\"");
}

void namedByATable(const char *Type) {
  std::map<std::string, std::string> Values;
  Values["name"] = Type;
  google::protobuf::io::Printer Out;
  Out.Print(Values, "${1$class $name$;$}$\n");
  fact(held(Out), "\"class \" ‹Type› \";\\n\"");
}

void mustache(const char *Name) {
  std::map<std::string, std::string> Data;
  Data["name"] = Name;
  fact(inja::render("{# who #}Dear {{ name }}{% if x %}!{% endif %}", Data).c_str(),
       "\"Dear \" ‹Name› \"!\"");
}

void severalFormats(bool Long, const char *Name) {
  char Buffer[80];
  std::snprintf(Buffer, sizeof(Buffer), Long ? "long %s" : "%s", Name);
  fact(Buffer, "\"long \" ‹Name› | ‹Name›");
}

void aFormatMadeAtRunTime(const char *Name) {
  std::string Format = std::string(std::getenv("PREFIX")) + " %s;";
  char Buffer[80];
  std::snprintf(Buffer, sizeof(Buffer), Format.c_str(), Name);
  fact(Buffer, "‹env PREFIX› \" \" ‹Name› \";\"");
}
