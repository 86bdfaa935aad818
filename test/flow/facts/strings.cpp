// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "fact.h"
#include <cctype>
#include <cstdlib>
#include <string>

void appended() {
  std::string S = "lib";
  S += std::getenv("PLUGIN");
  S.append(".so");
  fact(S.c_str(), "\"lib\" ‹env PLUGIN› \".so\"");
}

void added(const std::string &Name) {
  const std::string Suffix = ".so";
  fact(("lib" + Name + Suffix).c_str(), "\"lib\" ‹Name› \".so\"");
}

void constantsFold() {
  constexpr const char *Prefix = "lib";
  const std::string Name = "m";
  std::string Path = Prefix + Name + ".so." + std::to_string(6);
  fact(Path.c_str(), "\"libm.so.\" ‹std::to_string(6)›");
}

void branches(bool Debug) {
  std::string S = "lib";
  if (Debug)
    S += "d";
  fact(S.c_str(), "\"lib\" | \"libd\"");
}

void loopsWiden(int N) {
  std::string S = "x";
  for (int I = 0; I < N; ++I)
    S += "y";
  S += "z";
  fact(S.c_str(), "\"x\" (\"y\")* \"z\"");
}

void loopsRepeatInOrder(int N) {
  std::string S = "f(";
  for (int I = 0; I < N; ++I) {
    S += std::getenv("A");
    S += ", ";
  }
  fact(S.c_str(), "\"f(\" (‹env A› \", \")*");
}

bool plain(const std::string &Text) {
  for (char C : Text)
    if (!std::isalnum(static_cast<unsigned char>(C)))
      return false;
  return true;
}

void aGateHoldsWhereItIsChecked(const std::string &Name) {
  if (!plain(Name))
    return;
  gates(Name.c_str(), "identifier-check");
}

void aGateOnOneWayOnlyIsNone(const std::string &Name, bool Check) {
  if (Check && !plain(Name))
    return;
  gates(Name.c_str(), "none");
}

void onlyTheFirstRoundIsChecked(int N) {
  std::string S;
  for (int I = 0; I < N; ++I) {
    std::string Part = std::getenv("A");
    if (I == 0 && !plain(Part))
      return;
    S += Part;
  }
  gates(S.c_str(), "none");
}

bool plainAndShort(const std::string &Text) {
  for (char C : Text)
    if (!std::isalnum(static_cast<unsigned char>(C)))
      return false;
  return Text == "a" || Text == "b";
}

void twoGatesOfOneCheck(const std::string &Name) {
  if (!plainAndShort(Name))
    return;
  gates(Name.c_str(), "identifier-check allow-list");
}
