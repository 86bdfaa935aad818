# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# cmake -DID=<kebab-id> -DSUMMARY="One sentence." -P cmake/NewRule.cmake
# Writes the files of a new rule and its row. The registry's tests fail until page and
# snippet are real.
cmake_minimum_required(VERSION 3.25)
get_filename_component(root "${CMAKE_CURRENT_LIST_DIR}/.." ABSOLUTE)

if(NOT ID MATCHES "^[a-z]+(-[a-z]+)*$")
  message(FATAL_ERROR "Give a kebab-case id: -DID=unchecked-thing")
endif()
if(NOT SUMMARY MATCHES "\\.$")
  message(FATAL_ERROR "Give one sentence that ends with a full stop: -DSUMMARY=\"...\"")
endif()
if(EXISTS "${root}/checks/rules/${ID}.cpp")
  message(FATAL_ERROR "checks/rules/${ID}.cpp is there already")
endif()

# unchecked-thing -> uncheckedThing
string(REPLACE "-" ";" words "${ID}")
set(function "")
foreach(word IN LISTS words)
  if(function)
    string(SUBSTRING "${word}" 0 1 first)
    string(SUBSTRING "${word}" 1 -1 rest)
    string(TOUPPER "${first}" first)
    set(word "${first}${rest}")
  endif()
  string(APPEND function "${word}")
endforeach()

set(spdx "// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception\n")
file(WRITE "${root}/checks/rules/${ID}.cpp" "${spdx}#include \"checks/judge/Answers.h\"

namespace bordercheck {

Findings ${function}(const LinkedCrossing &L, const RuleContext &) {
  return {};
}

} // namespace bordercheck
")
file(WRITE "${root}/checks/rules/${ID}.md" "# bordercheck-${ID}

${SUMMARY}

## What it reports

## Why it matters

## Example

## How to fix

## Limits

## Silencing
")
file(WRITE "${root}/test/rules/${ID}.cpp" "${spdx}")

# The new row goes before the first id that sorts after it.
file(READ "${root}/checks/rules/Rules.def" def)
set(row "RULE(\"${ID}\", ${function}, \"0.1\", Preview,\n     \"${SUMMARY}\")\n")
string(REGEX MATCHALL "RULE\\(\"[a-z-]+\"" present "${def}")
set(before "#undef RULE")
foreach(other IN LISTS present)
  string(REGEX REPLACE "RULE\\(\"([a-z-]+)\"" "\\1" id "${other}")
  if(id STRGREATER ID)
    set(before "${other}")
    break()
  endif()
endforeach()
if(before STREQUAL "#undef RULE")
  set(row "${row}\n")
  string(REPLACE "\n\n#undef RULE" "\n#undef RULE" def "${def}")
endif()
string(REPLACE "${before}" "${row}${before}" def "${def}")
file(WRITE "${root}/checks/rules/Rules.def" "${def}")
message(STATUS "Wrote checks/rules/${ID}.cpp, checks/rules/${ID}.md, test/rules/${ID}.cpp, and the row in Rules.def. "
  "It still needs its place in checks/judge/causes.yaml and its row in checks/judge/standards.yaml")
