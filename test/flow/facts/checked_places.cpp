// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Checks of what is no plain parameter: fields, elements, optionals, results, copies;
// and texts that are cleaned character by character.
#include "fact.h"
#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <cstring>
#include <optional>
#include <regex>
#include <set>
#include <stdexcept>
#include <string>
#include <unordered_set>
#include <vector>

static bool plain(const std::string &Name) {
  for (char C : Name)
    if (!std::isalnum(C))
      return false;
  return true;
}

// Fields.

struct Options {
  std::string Name;
  const char *Raw = std::getenv("RAW");
};

void comparedField(const Options &O) {
  if (O.Name != "a")
    return;
  fact(O.Name.c_str(), "\"a\"");
}

void fieldByAPredicate(Options &O) {
  O.Name = std::getenv("NAME");
  if (!plain(O.Name))
    throw std::runtime_error(O.Name);
  gates(O.Name.c_str(), "identifier-check");
}

void fieldByALoop(const Options &O) {
  for (size_t I = 0; I < O.Name.size(); ++I)
    if (!std::isalnum(O.Name[I]))
      return;
  gates(O.Name.c_str(), "identifier-check");
}

void fieldByARange(const Options &O) {
  for (char C : O.Name)
    if (!std::isalnum(C))
      return;
  gates(O.Name.c_str(), "identifier-check");
}

void rawField(const Options &O) {
  if (O.Raw && std::strcmp(O.Raw, "a") == 0)
    fact(O.Raw, "\"a\"");
}

class Loader {
public:
  void load() {
    if (File != "a")
      return;
    fact(File.c_str(), "\"a\"");
  }
  void set(const std::string &S) { File = S; }

private:
  std::string File;
};

void useLoader(Loader &L) {
  L.set(std::getenv("FILE"));
  L.load();
}

// Locals, copies and results.

void checkedLocal() {
  std::string Name = std::getenv("A");
  if (!plain(Name))
    return;
  Name += ".so";
  gates(Name.c_str(), "identifier-check");
  fact(Name.c_str(), "‹env A› \".so\"");
}

void checkedAndThenReplaced() {
  std::string Name = std::getenv("A");
  if (!plain(Name))
    return;
  Name = std::getenv("B");
  gates(Name.c_str(), "none");
}

void checkedBeforeItIsCopied(const std::string &Name) {
  if (!plain(Name))
    return;
  std::string Copy = Name;
  std::string Joined = "lib" + Copy + ".so";
  gates(Joined.c_str(), "identifier-check");
}

void onlyOneOfTwoIsChecked(const std::string &A, const std::string &B) {
  if (plain(A))
    gates((A + B).c_str(), "identifier-check");
}

void checkedInEveryBranch(bool First) {
  std::string Name;
  if (First) {
    Name = std::getenv("A");
    if (!plain(Name))
      return;
  } else {
    Name = "b";
  }
  gates(Name.c_str(), "identifier-check");
}

void checkedPointer() {
  const char *Name = std::getenv("A");
  if (!Name || !plain(Name))
    return;
  gates(Name, "identifier-check");
}

void checkedElement(const std::vector<std::string> &Names) {
  for (const auto &Name : Names)
    if (plain(Name))
      gates(Name.c_str(), "identifier-check");
}

void checkedOneElementOfMany(const std::vector<std::string> &Names) {
  if (plain(Names[0]))
    gates(Names[1].c_str(), "none");
}

void checkedOnlyInTheLoop(int N) {
  std::string Name = std::getenv("A");
  for (int I = 0; I < N; ++I)
    if (!plain(Name))
      return;
  gates(Name.c_str(), "none");
}

// Cleaning.

void keepsTheGood(const std::string &Name) {
  std::string Good;
  for (char C : Name) {
    if (!std::isalnum(C) && C != '_')
      continue;
    Good += C;
  }
  gates(Good.c_str(), "identifier-check identifier-check");
}

void mapsTheBad(const std::string &Name) {
  std::string Good;
  for (char C : Name)
    Good += std::isalnum(C) ? C : '_';
  gates(Good.c_str(), "identifier-check identifier-check");
}

void escapesSome(const std::string &Name) {
  std::string Out;
  for (char C : Name) {
    if (C == '\n')
      Out += "\\n";
    else
      Out += C;
  }
  gates(Out.c_str(), "none");
}

// Others.

void optionalIsChecked(const std::optional<std::string> &Name) {
  if (!Name || !plain(*Name))
    return;
  gates(Name->c_str(), "none");
}

#if __cplusplus >= 202002L
void contained(const std::string &Name) {
  static const std::set<std::string> Known = {"a", "b"};
  static const std::unordered_set<std::string> Hashed = {"a", "b"};
  if (Known.contains(Name))
    gates(Name.c_str(), "allow-list");
  if (!Hashed.contains(Name))
    return;
  gates(Name.c_str(), "allow-list");
}

void foundInARange(const std::string &Name) {
  static const std::vector<std::string> Known = {"a", "b"};
  if (std::ranges::find(Known, Name) == Known.end())
    return;
  gates(Name.c_str(), "allow-list");
}

void anyOfARange(const std::string &Name) {
  static const std::vector<std::string> Known = {"a", "b"};
  if (std::ranges::any_of(Known, [&](const auto &Each) { return Each == Name; }))
    gates(Name.c_str(), "none");
}
#endif

void requireKnown(const std::string &Name) {
  if (Name != "a" && Name != "b")
    throw std::invalid_argument(Name);
}

static bool throughARequirement(const std::string &Name) {
  requireKnown(Name);
  return true;
}

void aRequirementInAPredicate(const std::string &Name) {
  if (throughARequirement(Name))
    gates(Name.c_str(), "allow-list");
}
