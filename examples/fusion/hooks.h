// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

/// Lua hooks: expressions that correct an operator's result.

#ifndef FUSION_HOOKS_H
#define FUSION_HOOKS_H

#include "schema.h"

struct lua_State;

namespace fusion {

/// Tells Lua the operators' names and descriptions, in the table `ops`.
void describeOps(lua_State *lua, const Schema &schema);

/// Runs the hook of \p op on the argument \p x and the result \p y; returns
/// the corrected result.
double runHook(lua_State *lua, const Op &op, double x, double y);

} // namespace fusion

#endif // FUSION_HOOKS_H
