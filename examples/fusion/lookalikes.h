// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

/// Calls that look like those in build.cpp, load.cpp and hooks.cpp, but cross
/// no border: what they run is constant, a number, or checked.

#ifndef FUSION_LOOKALIKES_H
#define FUSION_LOOKALIKES_H

#include "schema.h"

#include <string>

struct lua_State;

namespace fusion {

/// True if the assembler runs.
bool hasAssembler();

/// True if the linker runs.
bool hasLinker();

/// The kind of machine, or with \p verbose all that uname says.
std::string hostName(bool verbose);

/// Runs the process at \p niceness.
bool lowerPriority(int niceness);

/// True if the process may open \p count files.
bool canOpenFiles(int count);

/// Prints the language that the user has set.
void printLanguage();

/// The math library, or null.
void *openMathLibrary();

/// A hand-tuned kernel for the operator \p name, or null.
void *openKernel(const std::string &name);

/// The system library \p name, such as "m"; throws if it is not supported.
void *openSystemLibrary(const std::string &name);

/// True if \p text is an identifier of C++ and Lua.
bool isIdentifier(const std::string &text);

/// Prepares the counters of calls.
void startCounting(lua_State *lua);

/// Counts a call of \p op.
void countCall(lua_State *lua, const Op &op);

/// The number of calls counted so far.
int totalCalls(lua_State *lua);

} // namespace fusion

#endif // FUSION_LOOKALIKES_H
