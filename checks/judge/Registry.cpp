// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The rules as a table, checked when it is compiled.
#include "checks/judge/Pages.h"
#include "checks/judge/Rule.h"
#include <array>

namespace bordercheck {
namespace {

constexpr RuleInfo Table[] = {
#define RULE(ID, FUNCTION, SINCE, STATUS, SUMMARY)                                                 \
  {ID, FUNCTION, SINCE, RuleStatus::STATUS, SUMMARY},
#include "checks/rules/Rules.def"
};

constexpr bool isKebab(std::string_view Id) {
  bool Dash = true;
  for (char C : Id) {
    if (C == '-' ? Dash : (C < 'a' || C > 'z'))
      return false;
    Dash = C == '-';
  }
  return !Dash;
}

constexpr bool isOrderly() {
  std::string_view Last;
  for (const RuleInfo &R : Table) {
    std::string_view Id = R.Id;
    if (!isKebab(Id) || Id <= Last)
      return false;
    Last = Id;
  }
  return true;
}
static_assert(isOrderly(), "rule ids are unique, sorted, and kebab-case");

} // namespace

llvm::StringRef nameOf(RuleStatus S) {
  constexpr std::array<const char *, 3> Names = {"preview", "stable", "deprecated"};
  return Names[static_cast<size_t>(S)];
}

llvm::ArrayRef<RuleInfo> allRules() { return Table; }

const RuleInfo *findRule(llvm::StringRef Id) {
  Id.consume_front("bordercheck-");
  for (const RuleInfo &R : Table)
    if (R.Id == Id)
      return &R;
  return nullptr;
}

llvm::StringRef pageOf(const RuleInfo &Rule) {
  for (const EmbeddedFile &Page : embeddedPages())
    if (Page.Name == Rule.Id.str() + ".md")
      return Page.Content;
  return {};
}

} // namespace bordercheck
