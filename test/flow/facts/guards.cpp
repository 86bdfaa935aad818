// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Checks of whole texts: comparisons, look-ups in constants, searches, answers that are
// kept, and predicates.
#include "fact.h"
#include <algorithm>
#include <array>
#include <cctype>
#include <cstdlib>
#include <cstring>
#include <map>
#include <regex>
#include <set>
#include <stdexcept>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

// Comparisons.

void equalToOneOfTwo(const std::string &Name) {
  if (Name != "a" && Name != "b") {
    fact(Name.c_str(), "‹Name›");
    return;
  }
  fact(Name.c_str(), "\"a\" | \"b\"");
}

void cStringsThroughTheirObjects(const std::string &Name) {
  if (std::strcmp(Name.c_str(), "a") == 0)
    fact(Name.c_str(), "\"a\"");
  if (!std::strcmp("b", Name.c_str()))
    fact(Name.c_str(), "\"b\"");
}

void unequalAndBeginnings(const std::string &Name) {
  if (std::strncmp(Name.c_str(), "lib", 3) == 0)
    fact(Name.c_str(), "‹Name›");
  if (std::strcmp(Name.c_str(), "c") != 0)
    fact(Name.c_str(), "‹Name›");
}

void comparedByAMember(const std::string &Name) {
  if (Name.compare("a") == 0)
    fact(Name.c_str(), "\"a\"");
  else if (!Name.compare("b"))
    fact(Name.c_str(), "\"b\"");
  else if (Name.compare("c"))
    fact(Name.c_str(), "‹Name›");
}

void partsSayNothingOfTheWhole(const std::string &Name) {
  if (Name.substr(0, 3) == "lib")
    fact(Name.c_str(), "‹Name›");
  if (Name[0] == 'a' || Name.front() == 'b' || Name.back() == 'c')
    fact(Name.c_str(), "‹Name›");
  if (Name.size() == 3 && !Name.empty())
    fact(Name.c_str(), "‹Name›");
}

void comparedAsAView(const std::string &Name, std::string_view Other) {
  if (std::string_view(Name) == "a")
    fact(Name.c_str(), "\"a\"");
  if (std::string(Other) == "b")
    fact(Other.data(), "\"b\"");
}

static const char *const Default = "cc";

void comparedWithNamedConstants(const std::string &Name) {
  static const std::string Fast = "fast";
  constexpr const char *Small = "small";
  if (Name == Default || Name == Fast || Name == Small)
    fact(Name.c_str(), "\"cc\" | \"fast\" | \"small\"");
}

void comparedWithAnotherVariable(const std::string &Name, const std::string &Other) {
  if (Name == Other)
    fact(Name.c_str(), "‹Name›");
}

// Negation, && and ||, ?: and what they decide.

void negatedAsAWhole(const std::string &Name) {
  if (!(Name == "a" || Name == "b"))
    return;
  fact(Name.c_str(), "\"a\" | \"b\"");
}

void oneOfTwoConditionsIsNoCheck(const std::string &Name, bool Trusted) {
  if (Trusted || Name == "a")
    fact(Name.c_str(), "\"a\" | ‹Name›");
  if (Trusted && Name == "a")
    fact(Name.c_str(), "\"a\"");
}

void choiceBetweenChecks(const std::string &Name, bool Old) {
  if (Old ? Name == "a" : Name == "b")
    fact(Name.c_str(), "\"a\" | \"b\"");
  if (Old ? Name == "a" : false)
    fact(Name.c_str(), "\"a\"");
}

void choiceThatOneWayAccepts(const std::string &Name, bool Old) {
  if (Old ? Name == "a" : true)
    fact(Name.c_str(), "‹Name›");
}

void comparedWithTruth(const std::string &Name) {
  if ((Name == "a") == true)
    fact(Name.c_str(), "\"a\"");
  if ((Name == "a") == false)
    return;
  fact(Name.c_str(), "\"a\"");
}

void bothHalvesOfOneCondition(const std::string &Name, const std::string &Other) {
  if (Name == "a" && Other == "b") {
    fact(Name.c_str(), "\"a\"");
    fact(Other.c_str(), "\"b\"");
  } else {
    fact(Name.c_str(), "\"a\" | ‹Name›");
    fact(Other.c_str(), "‹Other›");
  }
}

// Leaving early, in every way.

void leavesByThrowing(const std::string &Name) {
  if (Name != "a")
    throw std::runtime_error("unknown");
  fact(Name.c_str(), "\"a\"");
}

void leavesTheProgram(const std::string &Name, const std::string &Other) {
  if (Name != "a")
    std::exit(1);
  if (Other != "b")
    std::abort();
  fact(Name.c_str(), "\"a\"");
  fact(Other.c_str(), "\"b\"");
}

[[noreturn]] void fail(const std::string &Why);

void leavesByItsOwnFunction(const std::string &Name) {
  if (Name != "a")
    fail(Name);
  fact(Name.c_str(), "\"a\"");
}

void leavesTheRound(const std::vector<std::string> &Names) {
  for (const std::string &Name : Names) {
    if (Name != "a" && Name != "b")
      continue;
    fact(Name.c_str(), "\"a\" | \"b\"");
  }
}

void leavesByGoto(const std::string &Name) {
  if (Name != "a")
    goto Out;
  fact(Name.c_str(), "\"a\"");
Out:
  fact(Name.c_str(), "\"a\" | ‹Name›");
}

// Constant containers.

void countedInAConstantSet(const std::string &Name) {
  static const std::set<std::string> Allowed = {"a", "b"};
  if (Allowed.count(Name) == 0)
    return;
  gates(Name.c_str(), "allow-list");
}

void countedAsANumber(const std::string &Name) {
  static const std::set<std::string> Allowed = {"a", "b"};
  if (Allowed.count(Name) > 0)
    gates(Name.c_str(), "allow-list");
  if (Allowed.count(Name) >= 1)
    gates(Name.c_str(), "allow-list");
  if (Allowed.count(Name) == 1)
    gates(Name.c_str(), "allow-list");
  if (Allowed.count(Name) != 1)
    gates(Name.c_str(), "none");
}

void foundInAConstantHashSet(const std::string &Name) {
  static const std::unordered_set<std::string> Allowed = {"a", "b"};
  if (Allowed.find(Name) != Allowed.end())
    gates(Name.c_str(), "allow-list");
  else
    gates(Name.c_str(), "none");
}

void keyOfAConstantMap(const std::string &Name) {
  static const std::unordered_map<std::string, int> Kinds = {{"a", 1}, {"b", 2}};
  auto At = Kinds.find(Name);
  if (At == Kinds.end())
    return;
  gates(Name.c_str(), "allow-list");
}

void countedInASetThatGrows(const std::string &Name) {
  std::set<std::string> Allowed = {"a"};
  Allowed.insert(std::getenv("MORE"));
  if (Allowed.count(Name))
    gates(Name.c_str(), "none");
}

static const std::string Allowed[] = {"a", "b"};
static constexpr const char *AllowedChars[] = {"a", "b"};
static const std::array<const char *, 2> AllowedArray = {"a", "b"};

void foundInAnArray(const std::string &Name) {
  if (std::find(Allowed, Allowed + 2, Name) == Allowed + 2)
    return;
  gates(Name.c_str(), "allow-list");
}

void notTheFirstOfAnArray(const std::string &Name) {
  if (std::find(Allowed, Allowed + 2, Name) != Allowed)
    gates(Name.c_str(), "none");
}

void foundBetweenBeginAndEnd(const std::string &Name) {
  if (std::find(std::begin(AllowedChars), std::end(AllowedChars), Name) != std::end(AllowedChars))
    gates(Name.c_str(), "allow-list");
}

void foundInAStdArray(const std::string &Name) {
  if (std::find(AllowedArray.begin(), AllowedArray.end(), Name) == AllowedArray.end())
    return;
  gates(Name.c_str(), "allow-list");
}

void searchedInAnArray(const std::string &Name) {
  if (!std::binary_search(std::begin(Allowed), std::end(Allowed), Name))
    return;
  gates(Name.c_str(), "allow-list");
}

void iteratorIsKept(const std::string &Name) {
  static const std::vector<std::string> Known = {"a", "b"};
  const auto At = std::find(Known.begin(), Known.end(), Name);
  if (At == Known.end())
    return;
  gates(Name.c_str(), "allow-list");
}

void equalToSomeElement(const std::string &Name) {
  if (std::any_of(std::begin(Allowed), std::end(Allowed),
                  [&](const std::string &Each) { return Each == Name; }))
    fact(Name.c_str(), "\"a\" | \"b\"");
  auto Same = [&Name](const std::string &Each) { return Name == Each; };
  if (std::find_if(std::begin(Allowed), std::end(Allowed), Same) == std::end(Allowed))
    return;
  fact(Name.c_str(), "\"a\" | \"b\"");
}

void equalToNoElement(const std::string &Name) {
  if (std::none_of(std::begin(Allowed), std::end(Allowed),
                   [&](const std::string &Each) { return Each == Name; })) {
    fact(Name.c_str(), "‹Name›");
    return;
  }
  fact(Name.c_str(), "\"a\" | \"b\"");
}

void equalToAnElementOfAVariable(const std::string &Name, const std::vector<std::string> &Some) {
  if (std::any_of(Some.begin(), Some.end(), [&](const std::string &Each) { return Each == Name; }))
    fact(Name.c_str(), "‹Name›");
}

void equalToAnElementInALoop(const std::string &Name) {
  for (const char *Each : AllowedChars)
    if (Name == Each) {
      fact(Name.c_str(), "\"a\" | \"b\"");
      return;
    }
  fact(Name.c_str(), "‹Name›");
}

// Searches in the text.

void nothingElseIsFound(const std::string &Name) {
  if (Name.find_first_not_of("abcdefghijklmnopqrstuvwxyz_") != std::string::npos)
    return;
  gates(Name.c_str(), "identifier-check");
}

void nothingElseIsFoundByAConstant(const std::string &Name) {
  static const std::string Digits = "0123456789";
  const auto At = Name.find_first_not_of(Digits);
  if (At == Name.npos)
    gates(Name.c_str(), "identifier-check");
  else
    gates(Name.c_str(), "none");
}

void aSetWithASpaceIsNoIdentifier(const std::string &Name) {
  if (Name.find_first_not_of("abc ;") == std::string::npos)
    gates(Name.c_str(), "none");
}

void searchBehindTheBeginningIsNone(const std::string &Name) {
  if (Name.find_first_not_of("abc", 3) == std::string::npos)
    gates(Name.c_str(), "none");
}

void aBadCharacterIsNotFound(const std::string &Name) {
  if (Name.find(';') == std::string::npos && Name.find_first_of("|&") == std::string::npos)
    gates(Name.c_str(), "none");
}

void partOfAConstant(const std::string &Name) {
  static const std::string Known = "a,b,c";
  if (Known.find(Name) != std::string::npos)
    gates(Name.c_str(), "allow-list");
}

void spansTheText(const char *Name) {
  if (std::strspn(Name, "abcdefghij_") == std::strlen(Name))
    gates(Name, "identifier-check");
  if (Name[std::strspn(Name, "0123456789")] == '\0')
    gates(Name, "identifier-check");
  if (std::strspn(Name, "0123456789") > 0)
    gates(Name, "none");
}

// Regular expressions.

void matchesAsAWhole(const std::string &Name) {
  static const std::regex Identifier("^[A-Za-z_][A-Za-z0-9_]*$");
  if (!std::regex_match(Name, Identifier))
    return;
  gates(Name.c_str(), "identifier-check");
}

void matchesOneOfSome(const std::string &Name) {
  if (std::regex_match(Name, std::regex("(fast|small)(-v\\d{1,2})?")))
    gates(Name.c_str(), "identifier-check");
}

void matchesAnything(const std::string &Name) {
  if (std::regex_match(Name, std::regex("lib.*\\.so")))
    gates(Name.c_str(), "none");
  if (std::regex_match(Name, std::regex("[^/]+")))
    gates(Name.c_str(), "none");
  if (std::regex_match(Name, std::regex("\\w+\\s\\w+")))
    gates(Name.c_str(), "none");
}

void matchesWhatSomebodySays(const std::string &Name, const std::string &Pattern) {
  if (std::regex_match(Name, std::regex(Pattern)))
    gates(Name.c_str(), "none");
}

// Answers that are kept.

void keptInABool(const std::string &Name) {
  bool Known = Name == "a" || Name == "b";
  if (!Known)
    return;
  fact(Name.c_str(), "\"a\" | \"b\"");
}

void keptAsANumber(const char *Name) {
  const int Order = std::strcmp(Name, "a");
  if (Order == 0)
    fact(Name, "\"a\"");
  else
    fact(Name, "‹Name›");
}

void keptAndTheValueChanged(bool Again) {
  std::string Name = std::getenv("A");
  bool Known = Name == "a";
  if (Again)
    Name = std::getenv("B");
  if (Known)
    fact(Name.c_str(), "‹env A› | ‹env B›");
}

void keptAndChanged(const std::string &Name, bool Force) {
  bool Known = Name == "a";
  if (Force)
    Known = true;
  if (Known)
    fact(Name.c_str(), "‹Name›");
}

void keptFromALoop(const std::string &Name) {
  bool Found = false;
  for (const std::string &Each : Allowed)
    if (Each == Name) {
      Found = true;
      break;
    }
  if (!Found)
    return;
  fact(Name.c_str(), "\"a\" | \"b\"");
}

void keptTheOtherWay(const std::string &Name) {
  bool Bad = false;
  if (Name != "a" && Name != "b")
    Bad = true;
  if (Bad)
    return;
  fact(Name.c_str(), "\"a\" | \"b\"");
}

void keptThroughAnother(const std::string &Name) {
  const bool Known = Name == "a";
  const bool Usable = Known && Name.size() < 9;
  if (Usable)
    fact(Name.c_str(), "\"a\"");
}

// Predicates.

static bool known(const std::string &Name) {
  for (const char *Each : AllowedChars)
    if (Name == Each)
      return true;
  return false;
}

void aPredicateThatLooks(const std::string &Name) {
  if (!known(Name))
    return;
  gates(Name.c_str(), "allow-list");
}

static bool unknown(const std::string &Name) {
  if (Name == "a")
    return false;
  if (Name == "b")
    return false;
  return true;
}

void aPredicateThatDenies(const std::string &Name) {
  if (unknown(Name))
    gates(Name.c_str(), "none");
  else
    gates(Name.c_str(), "allow-list");
}

static bool usable(const std::string &Name) { return !Name.empty() && known(Name); }

void aPredicateOfAPredicate(const std::string &Name) {
  if (usable(Name))
    gates(Name.c_str(), "allow-list");
}

static bool beginsWell(const std::string &Name) { return Name.substr(0, 3) == "lib"; }
static bool goodOrTrusted(const std::string &Name, bool Trusted) { return Trusted || Name == "a"; }
static bool oneOfTwo(const std::string &Name, const std::string &Other) {
  if (Other == "b")
    return true;
  return Name == "a";
}

void predicatesThatSayNothing(const std::string &Name, const std::string &Other) {
  if (beginsWell(Name))
    gates(Name.c_str(), "none");
  if (goodOrTrusted(Name, false))
    gates(Name.c_str(), "none");
  if (oneOfTwo(Name, Other))
    gates(Name.c_str(), "none");
}

enum class Kind { None, Fast, Small };

static Kind kindOf(const std::string &Name) {
  if (Name == "fast")
    return Kind::Fast;
  if (Name == "small")
    return Kind::Small;
  return Kind::None;
}

void anEnumMadeFromAText(const std::string &Name) {
  if (kindOf(Name) == Kind::None)
    return;
  gates(Name.c_str(), "allow-list");
}

void aKeptEnumMadeFromAText(const std::string &Name) {
  const Kind K = kindOf(Name);
  if (K == Kind::Fast || K == Kind::Small)
    gates(Name.c_str(), "allow-list");
  else
    gates(Name.c_str(), "none");
}

class Names {
public:
  bool has(const std::string &Name) const { return Name == "a" || Name == "b"; }
  static bool valid(std::string_view Name) { return Name == "a"; }
  bool operator()(const std::string &Name) const { return Name == "c"; }
};

void membersAsPredicates(const Names &Known, const std::string &Name) {
  if (Known.has(Name))
    gates(Name.c_str(), "allow-list");
  if (Names::valid(Name))
    gates(Name.c_str(), "allow-list");
  if (Known(Name))
    gates(Name.c_str(), "allow-list");
}

struct Checker {
  virtual ~Checker();
  virtual bool accepts(const std::string &Name) const { return Name == "a"; }
};

void aVirtualPredicateMayBeAnother(const Checker &C, const std::string &Name) {
  if (C.accepts(Name))
    gates(Name.c_str(), "none");
}

void aLambdaAsAPredicate(const std::string &Name) {
  auto Known = [](const std::string &Text) { return Text == "a" || Text == "b"; };
  if (!Known(Name))
    return;
  gates(Name.c_str(), "allow-list");
}

template <typename T> static bool isFirst(const T &Name) { return Name == "a"; }

void aTemplateAsAPredicate(const std::string &Name) {
  if (isFirst(Name))
    gates(Name.c_str(), "allow-list");
}
