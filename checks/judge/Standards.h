// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The standards of a rule for readers: the section that closes its page.
#ifndef BORDERCHECK_JUDGE_STANDARDS_H
#define BORDERCHECK_JUDGE_STANDARDS_H

#include "checks/judge/Rule.h"

namespace bordercheck {

/// The rule's page with a section that names its standards, as `explain` prints it.
std::string pageWithStandards(const RuleInfo &Rule);

} // namespace bordercheck

#endif
