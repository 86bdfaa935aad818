# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# bordercheck_add_check(TARGET... [NAME name] [FAIL_ON findings|nothing] [FORMAT format]
#                       [ARGUMENTS argument...])
#
# The targets' units leave a summary in their objects while they are compiled, and a step of
# the build links the summaries and prints what it finds. NAME is the step's target
# ("bordercheck"), which is part of `all`; its report lies in the build folder as
# NAME.FORMAT. ARGUMENTS go to `bordercheck link`. A build tool compiles what has changed
# and links once; a changed checker compiles all again.
#
# Run as a script it is that step: it says what was found, and fails where that was asked for.
if(CMAKE_SCRIPT_MODE_FILE)
  execute_process(
    COMMAND "${BORDERCHECK}" link "@${OBJECTS}" --format "${FORMAT}" -o "${REPORT}" ${ARGUMENTS}
    RESULT_VARIABLE code)
  if(code EQUAL 0 OR code EQUAL 2 OR code EQUAL 3)
    if(FORMAT STREQUAL "text")
      execute_process(COMMAND "${CMAKE_COMMAND}" -E cat "${REPORT}")
    endif()
    if(code EQUAL 3)
      message(FATAL_ERROR "bordercheck: some units could not be linked; they are named above")
    endif()
    if(code EQUAL 2 AND FAIL_ON STREQUAL "findings")
      message(FATAL_ERROR "bordercheck: findings, and the check is to fail on them")
    endif()
  else()
    message(FATAL_ERROR "bordercheck link stopped with exit code ${code}")
  endif()
  return()
endif()

set(_BORDERCHECK_SCRIPT "${CMAKE_CURRENT_LIST_FILE}")

# What a compiler of another kind would do with the plugin is ignore it or stop with words of
# its own.
function(_bordercheck_require_clang)
  foreach(language IN ITEMS C CXX)
    if(NOT CMAKE_${language}_COMPILER_LOADED)
      continue()
    endif()
    set(version "${CMAKE_${language}_COMPILER_VERSION}")
    if(NOT CMAKE_${language}_COMPILER_ID STREQUAL "Clang" OR
       NOT version MATCHES "^${BORDERCHECK_CLANG_VERSION}\\.")
      message(FATAL_ERROR "This Bordercheck is for Clang ${BORDERCHECK_CLANG_VERSION}, and "
        "${CMAKE_${language}_COMPILER} is ${CMAKE_${language}_COMPILER_ID} ${version}. "
        "Configure with -DCMAKE_${language}_COMPILER=clang-${BORDERCHECK_CLANG_VERSION} or the "
        "like, or scan the compilation database: bordercheck scan -p ${CMAKE_BINARY_DIR}")
    endif()
  endforeach()
endfunction()

# A hash of all that decides what a summary holds, besides the unit: as a flag it makes build
# tools and compiler caches see a change, also those that do not look into plugins.
function(_bordercheck_key result)
  set(hashes "")
  # A glob is looked at in each build: the configuration may come later. The plugin itself tells
  # the build of the files that it has read.
  file(GLOB configuration CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/.bordercheck.yaml")
  foreach(file IN LISTS BORDERCHECK_PLUGIN configuration)
    file(SHA256 "${file}" hash)
    string(APPEND hashes "${hash}")
    set_property(DIRECTORY "${CMAKE_SOURCE_DIR}" APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${file}")
  endforeach()
  string(SHA256 key "${hashes}")
  string(SUBSTRING "${key}" 0 16 key)
  set(${result} "${key}" PARENT_SCOPE)
endfunction()

function(bordercheck_add_check)
  cmake_parse_arguments(PARSE_ARGV 0 arg "" "NAME;FAIL_ON;FORMAT" "ARGUMENTS")
  set(targets ${arg_UNPARSED_ARGUMENTS})
  if(NOT targets)
    message(FATAL_ERROR "bordercheck_add_check: name the targets to check")
  endif()
  foreach(default IN ITEMS "NAME=bordercheck" "FAIL_ON=nothing" "FORMAT=text")
    string(REPLACE "=" ";" default "${default}")
    list(POP_FRONT default option)
    if(NOT arg_${option})
      set(arg_${option} "${default}")
    endif()
  endforeach()
  if(NOT arg_FAIL_ON MATCHES "^(findings|nothing)$")
    message(FATAL_ERROR "bordercheck_add_check: FAIL_ON takes findings or nothing, not ${arg_FAIL_ON}")
  endif()
  _bordercheck_require_clang()
  _bordercheck_key(key)

  set(objects "")
  foreach(target IN LISTS targets)
    if(NOT TARGET ${target})
      message(FATAL_ERROR "bordercheck_add_check: ${target} is no target")
    endif()
    get_target_property(done ${target} BORDERCHECK_ADDED)
    if(NOT done)
      set_target_properties(${target} PROPERTIES BORDERCHECK_ADDED TRUE)
      target_compile_options(${target} PRIVATE
        "$<$<COMPILE_LANGUAGE:C,CXX>:-fplugin=${BORDERCHECK_PLUGIN};-fplugin-arg-bordercheck-summary;-fplugin-arg-bordercheck-root=${CMAKE_SOURCE_DIR};-fplugin-arg-bordercheck-key=${key}>")
    endif()
    list(APPEND objects "$<TARGET_OBJECTS:${target}>")
  endforeach()

  set(list "${CMAKE_CURRENT_BINARY_DIR}/${arg_NAME}.objects")
  set(report "${CMAKE_CURRENT_BINARY_DIR}/${arg_NAME}.${arg_FORMAT}")
  file(GENERATE OUTPUT "${list}" CONTENT "\"$<JOIN:${objects},\"\n\">\"\n")
  add_custom_command(OUTPUT "${report}"
    COMMAND "${CMAKE_COMMAND}" "-DBORDERCHECK=${BORDERCHECK_EXECUTABLE}" "-DOBJECTS=${list}"
            "-DREPORT=${report}" "-DFORMAT=${arg_FORMAT}" "-DFAIL_ON=${arg_FAIL_ON}"
            "-DARGUMENTS=${arg_ARGUMENTS}" -P "${_BORDERCHECK_SCRIPT}"
    DEPENDS ${objects} ${targets} "${list}" "${BORDERCHECK_EXECUTABLE}" "${_BORDERCHECK_SCRIPT}"
    COMMENT "Checking where data becomes code: ${arg_NAME}" VERBATIM)
  add_custom_target(${arg_NAME} ALL DEPENDS "${report}")
endfunction()
