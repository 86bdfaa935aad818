# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# How every target is compiled.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")
set(CMAKE_LIBRARY_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/lib")
set(BORDERCHECK_SANITIZE "" CACHE STRING "Sanitizers, as for -fsanitize=")

find_program(CCACHE ccache)
if(CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  # Precompiled headers are kept, too: https://ccache.dev/manual/latest.html#_precompiled_headers
  set(CMAKE_CXX_COMPILER_LAUNCHER "${CMAKE_COMMAND}" -E env
    CCACHE_SLOPPINESS=pch_defines,time_macros "${CCACHE}")
endif()

add_library(bordercheck_options INTERFACE)
target_include_directories(bordercheck_options INTERFACE "${PROJECT_SOURCE_DIR}")
target_compile_options(bordercheck_options INTERFACE
  -Wall -Wextra -Wpedantic -Werror -Wno-unused-parameter
  # ccache keeps precompiled headers only where they hold no time.
  $<$<CXX_COMPILER_ID:Clang>:SHELL:-Xclang -fno-pch-timestamp>
  # Built like LLVM: its classes cannot be mixed with other settings.
  -fno-exceptions $<$<NOT:$<BOOL:${LLVM_ENABLE_RTTI}>>:-fno-rtti>)
if(BORDERCHECK_SANITIZE)
  add_compile_options(-fsanitize=${BORDERCHECK_SANITIZE} -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${BORDERCHECK_SANITIZE})
endif()

# bordercheck_library(NAME [folders...]): one folder of checks/ as a static library.
# The links between them are the dependencies of the design: they point one way.
function(bordercheck_library folder)
  file(GLOB sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/${folder}/*.cpp")
  add_library(bordercheck_${folder} STATIC ${sources})
  target_link_libraries(bordercheck_${folder} PUBLIC bordercheck_options
    bordercheck_llvm_headers)
  foreach(lower IN LISTS ARGN)
    target_link_libraries(bordercheck_${folder} PUBLIC bordercheck_${lower})
  endforeach()
  # Only the flow knows Clang.
  if(folder STREQUAL "flow")
    bordercheck_precompile(bordercheck_flow clang)
  else()
    bordercheck_precompile(bordercheck_${folder} llvm)
  endif()
endfunction()
