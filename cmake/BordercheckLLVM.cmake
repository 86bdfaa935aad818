# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# Finds the LLVM and Clang that Bordercheck is built for: BORDERCHECK_LLVM names the
# major version where several are installed.
set(BORDERCHECK_LLVM "22" CACHE STRING "Major version of LLVM and Clang (19 to 22)")

find_package(Clang REQUIRED CONFIG
  HINTS "/usr/lib/llvm-${BORDERCHECK_LLVM}/lib/cmake/clang")
if(NOT LLVM_VERSION_MAJOR EQUAL BORDERCHECK_LLVM)
  message(FATAL_ERROR "Asked for LLVM ${BORDERCHECK_LLVM}, found ${LLVM_VERSION}. "
    "Install libclang-${BORDERCHECK_LLVM}-dev, or set Clang_DIR.")
endif()

# Headers and definitions only. Plugins take the code from the program that loads
# them; only executables link it.
add_library(bordercheck_llvm_headers INTERFACE)
target_include_directories(bordercheck_llvm_headers SYSTEM INTERFACE
  ${LLVM_INCLUDE_DIRS} ${CLANG_INCLUDE_DIRS})
separate_arguments(_definitions NATIVE_COMMAND "${LLVM_DEFINITIONS}")
target_compile_definitions(bordercheck_llvm_headers INTERFACE ${_definitions})

add_library(bordercheck_llvm INTERFACE)
target_link_libraries(bordercheck_llvm INTERFACE bordercheck_llvm_headers clang-cpp LLVM)
