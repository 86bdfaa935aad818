# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# Copies the tests to TO, where what the lock file of FROM names is installed, unless it is there.
find_program(NPM npm)
if(NOT NPM)
  message(FATAL_ERROR "npm is missing: ./dev test installs it, or apt-get install npm")
endif()
file(GLOB tests "${FROM}/*.js" "${FROM}/package.json")
file(COPY ${tests} DESTINATION "${TO}")
file(SHA256 "${FROM}/package-lock.json" wanted)
set(stamp "${TO}/node_modules/.installed")
if(EXISTS "${stamp}")
  file(READ "${stamp}" installed)
  if(installed STREQUAL wanted)
    return()
  endif()
endif()
file(COPY "${FROM}/package-lock.json" DESTINATION "${TO}")
execute_process(COMMAND "${NPM}" ci --ignore-scripts --no-audit --no-fund WORKING_DIRECTORY "${TO}"
  COMMAND_ERROR_IS_FATAL ANY)
file(WRITE "${stamp}" "${wanted}")
