// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Checks of every character: loops of every kind, in place and in predicates, and
// algorithms with predicates.
#include "fact.h"
#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <cstring>
#include <stdexcept>
#include <string>

// Ways to loop.

void overARange(const std::string &Name) {
  for (char C : Name)
    if (!std::isalnum(static_cast<unsigned char>(C)) && C != '_')
      return;
  gates(Name.c_str(), "identifier-check");
}

void byIndex(const std::string &Name) {
  for (size_t I = 0; I < Name.size(); ++I)
    if (!std::isalnum(Name[I]))
      throw std::invalid_argument(Name);
  gates(Name.c_str(), "identifier-check");
}

void byIndexWithALength(const char *Name) {
  size_t Length = std::strlen(Name);
  for (size_t I = 0; I != Length; I++) {
    const char C = Name[I];
    if (!std::isalnum(C))
      return;
  }
  gates(Name, "identifier-check");
}

void byPointer(const char *Name) {
  for (const char *C = Name; *C; ++C)
    if (!std::isalnum(*C))
      std::exit(1);
  gates(Name, "identifier-check");
}

void byPointerInAWhile(const char *Name) {
  const char *C = Name;
  while (*C != '\0') {
    if (!std::isdigit(*C))
      return;
    C++;
  }
  gates(Name, "identifier-check");
}

void byIterator(const std::string &Name) {
  for (auto At = Name.begin(); At != Name.end(); ++At)
    if (!std::isxdigit(*At))
      return;
  gates(Name.c_str(), "identifier-check");
}

void overAView(std::string_view Name) {
  for (const char &C : Name)
    if (!std::isalpha(C))
      return;
  gates(Name.data(), "identifier-check");
}

// What is no loop over all characters.

void onlyTheFirstThree(const std::string &Name) {
  for (size_t I = 0; I < 3; ++I)
    if (!std::isalnum(Name[I]))
      return;
  gates(Name.c_str(), "none");
}

void notTheFirst(const std::string &Name) {
  for (size_t I = 1; I < Name.size(); ++I)
    if (!std::isalnum(Name[I]))
      return;
  gates(Name.c_str(), "none");
}

void everyOther(const std::string &Name) {
  for (size_t I = 0; I < Name.size(); I += 2)
    if (!std::isalnum(Name[I]))
      return;
  gates(Name.c_str(), "none");
}

void anotherText(const std::string &Name, const std::string &Other) {
  for (char C : Other)
    if (!std::isalnum(C))
      return;
  gates(Name.c_str(), "none");
  gates(Other.c_str(), "identifier-check");
}

void leftByABreak(const std::string &Name) {
  for (char C : Name)
    if (!std::isalnum(C))
      break;
  gates(Name.c_str(), "none");
}

void someAreSkipped(const std::string &Name, bool Strict) {
  for (char C : Name) {
    if (!Strict)
      continue;
    if (!std::isalnum(C))
      return;
  }
  gates(Name.c_str(), "none");
}

void complainsAndGoesOn(const std::string &Name, int &Bad) {
  for (char C : Name)
    if (!std::isalnum(C))
      ++Bad;
  gates(Name.c_str(), "none");
}

void overAPart(const std::string &Name) {
  for (char C : Name.substr(0, 3))
    if (!std::isalnum(C))
      return;
  gates(Name.c_str(), "none");
}

void replacedInACopy(const std::string &Name) {
  for (char C : Name)
    if (!std::isalnum(C))
      C = '_';
  gates(Name.c_str(), "none");
}

void goneOnAfterTheCheck(std::string Name) {
  for (char C : Name)
    if (!std::isalnum(C))
      return;
  Name += std::getenv("A");
  fact(Name.c_str(), "‹Name› ‹env A›");
  gates(Name.c_str(), "identifier-check");
}

void theCheckMayBeLeftOut(const std::string &Name, bool Check) {
  if (Check)
    for (char C : Name)
      if (!std::isalnum(C))
        return;
  gates(Name.c_str(), "none");
}

// What is asked of each.

void ranges(const std::string &Name) {
  for (char C : Name)
    if (!((C >= 'a' && C <= 'z') || ('A' <= C && 'Z' >= C) || (C >= '0' && C <= '9') || C == '_'))
      return;
  gates(Name.c_str(), "identifier-check");
}

void rangesOutside(const std::string &Name) {
  for (char C : Name)
    if (C < '0' || C > '9')
      return;
  gates(Name.c_str(), "identifier-check");
}

void aRangeThatHoldsMore(const std::string &Name) {
  for (char C : Name)
    if (C < '0' || C > 'z')
      return;
  gates(Name.c_str(), "none");
}

void rangesInABool(const std::string &Name) {
  for (char C : Name) {
    bool Letter = (C >= 'a' && C <= 'z') || (C >= 'A' && C <= 'Z');
    bool Digit = C >= '0' && C <= '9';
    if (!Letter && !Digit)
      return;
  }
  gates(Name.c_str(), "identifier-check");
}

void oneAfterTheOther(const std::string &Name) {
  for (char C : Name) {
    if (std::isalnum(C))
      continue;
    if (C == '_' || C == '-')
      continue;
    throw std::invalid_argument(Name);
  }
  gates(Name.c_str(), "identifier-check");
}

void oneInAConstant(const std::string &Name) {
  for (char C : Name)
    if (!std::strchr("abcdef0123456789", C))
      return;
  gates(Name.c_str(), "identifier-check");
}

void oneFoundInAConstant(const std::string &Name) {
  static const std::string Plain = "abcdef_";
  for (char C : Name)
    if (Plain.find(C) == std::string::npos)
      return;
  gates(Name.c_str(), "identifier-check");
}

void aSwitch(const std::string &Name) {
  for (char C : Name)
    switch (C) {
    case 'a':
    case 'b':
      break;
    case '_':
      continue;
    default:
      return;
    }
  gates(Name.c_str(), "identifier-check");
}

void spacesAreNoIdentifiers(const std::string &Name) {
  for (char C : Name)
    if (!std::isalnum(C) && !std::isspace(C))
      return;
  gates(Name.c_str(), "none");
}

void aSlashIsRefusedAlone(const std::string &Name) {
  for (char C : Name)
    if (C == '/' || C == ';')
      return;
  gates(Name.c_str(), "none");
}

static bool isPlain(char C) { return std::isalnum(static_cast<unsigned char>(C)) || C == '_'; }

static bool isHarmless(int C) {
  if (C >= 'a' && C <= 'z')
    return true;
  switch (C) {
  case '_':
  case '.':
    return true;
  default:
    return C == '-';
  }
}

void byAPredicateOfOne(const std::string &Name, const std::string &Other) {
  for (char C : Name)
    if (!isPlain(C))
      return;
  gates(Name.c_str(), "identifier-check");
  for (char C : Other)
    if (!isHarmless(C))
      return;
  gates(Other.c_str(), "identifier-check");
}

// What happens to the others.

void keptInAFlag(const std::string &Name) {
  bool Good = true;
  for (char C : Name)
    if (!isPlain(C)) {
      Good = false;
      break;
    }
  if (!Good)
    return;
  gates(Name.c_str(), "identifier-check");
}

void gatheredInAFlag(const std::string &Name) {
  bool Good = true;
  for (char C : Name)
    Good = Good && isPlain(C);
  if (Good)
    gates(Name.c_str(), "identifier-check");
  else
    gates(Name.c_str(), "none");
}

void aFlagAndABreak(const std::string &Name) {
  bool Good = true;
  for (char C : Name) {
    if (C == '#')
      break;
    if (!isPlain(C))
      Good = false;
  }
  if (Good)
    gates(Name.c_str(), "none");
}

void eachCharacterAlone(const std::string &Name) {
  std::string Plain;
  for (char C : Name)
    if (std::isalnum(C))
      Plain += C;
  gates(Plain.c_str(), "identifier-check");
}

void eachInARange(const std::string &Name) {
  std::string Plain;
  for (char C : Name) {
    if ((C >= 'a' && C <= 'z') || (C >= '0' && C <= '9'))
      Plain += C;
    else
      Plain += '_';
  }
  gates(Plain.c_str(), "identifier-check identifier-check");
}

void oneOfThemIsKnown(const std::string &Name) {
  std::string Quoted;
  for (char C : Name)
    if (C == '"')
      fact((Quoted + C).c_str(), "\"\\\"\"");
}

// Algorithms.

void allOf(const std::string &Name) {
  if (!std::all_of(Name.begin(), Name.end(), [](unsigned char C) { return std::isalnum(C) != 0; }))
    return;
  gates(Name.c_str(), "identifier-check");
}

void allOfAFunction(const std::string &Name) {
  if (std::all_of(Name.begin(), Name.end(), isPlain))
    gates(Name.c_str(), "identifier-check");
  if (std::all_of(Name.begin(), Name.end(), ::isdigit))
    gates(Name.c_str(), "identifier-check");
}

void noneOf(const std::string &Name) {
  auto Bad = [](char C) { return !(std::isalnum(C) || C == '_'); };
  if (std::none_of(Name.begin(), Name.end(), Bad))
    gates(Name.c_str(), "identifier-check");
}

void anyOf(const std::string &Name) {
  if (std::any_of(Name.begin(), Name.end(), [](char C) { return !std::isalnum(C); }))
    return;
  gates(Name.c_str(), "identifier-check");
}

void noneIsFound(const std::string &Name) {
  auto Bad = std::find_if(Name.begin(), Name.end(), [](char C) { return !std::isalnum(C); });
  if (Bad != Name.end())
    return;
  gates(Name.c_str(), "identifier-check");
}

void allAreFound(const std::string &Name) {
  if (std::find_if_not(Name.begin(), Name.end(), isPlain) == Name.end())
    gates(Name.c_str(), "identifier-check");
}

void anyOfTheGoodIsNotAll(const std::string &Name) {
  if (std::any_of(Name.begin(), Name.end(), isPlain))
    gates(Name.c_str(), "none");
}

void allOfADenyList(const std::string &Name) {
  if (std::all_of(Name.begin(), Name.end(), [](char C) { return C != ';'; }))
    gates(Name.c_str(), "none");
}

void allOfAGenericLambda(const std::string &Name) {
  if (!std::all_of(Name.begin(), Name.end(), [](auto C) { return std::isalnum(C) != 0; }))
    return;
  gates(Name.c_str(), "identifier-check");
}

#if __cplusplus >= 202002L
void allOfARange(const std::string &Name) {
  if (!std::ranges::all_of(Name, isPlain))
    return;
  gates(Name.c_str(), "identifier-check");
}
#endif

// Predicates.

static bool isIdentifier(const std::string &Name) {
  if (Name.empty())
    return false;
  for (char C : Name) {
    if (C >= 'a' && C <= 'z')
      continue;
    if (C != '_')
      return false;
  }
  return true;
}

static bool isNumberText(const char *Name) {
  while (*Name)
    if (!std::isdigit(*Name++))
      return false;
  return true;
}

static bool hasBadCharacter(const std::string &Name) {
  for (size_t I = 0; I < Name.length(); ++I)
    if (!isPlain(Name[I]))
      return true;
  return false;
}

static bool checkedWithAFlag(const std::string &Name) {
  bool Ok = !Name.empty();
  for (char C : Name)
    if (!isPlain(C))
      Ok = false;
  return Ok;
}

static bool byAllOf(std::string_view Name) {
  return !Name.empty() && std::all_of(Name.begin(), Name.end(), isPlain);
}

static bool bySearch(const std::string &Name) {
  return Name.find_first_not_of("0123456789") == std::string::npos;
}

void predicates(const std::string &Name) {
  if (isIdentifier(Name))
    gates(Name.c_str(), "identifier-check");
  if (isNumberText(Name.c_str()))
    gates(Name.c_str(), "identifier-check");
  if (!hasBadCharacter(Name))
    gates(Name.c_str(), "identifier-check");
  if (checkedWithAFlag(Name))
    gates(Name.c_str(), "identifier-check");
  if (byAllOf(Name))
    gates(Name.c_str(), "identifier-check");
  if (bySearch(Name))
    gates(Name.c_str(), "identifier-check");
  if (hasBadCharacter(Name))
    gates(Name.c_str(), "none");
}
