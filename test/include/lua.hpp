// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A mock of Lua 5.4's <lua.hpp> for the tests.
extern "C" {
#include "lauxlib.h"
#include "lua.h"
}
