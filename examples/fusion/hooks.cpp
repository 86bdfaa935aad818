// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "hooks.h"

#include <lua.hpp>
#include <sstream>
#include <stdexcept>

namespace fusion {

void describeOps(lua_State *lua, const Schema &schema) {
  std::string chunk = "ops = {}\n";
  for (const Op &op : schema.ops)
    chunk += "ops['" + op.name + "'] = '" + op.doc + "'\n";
  if (luaL_dostring(lua, chunk.c_str())) // crossing: interpreted-text
    throw std::runtime_error(lua_tostring(lua, -1));
}

double runHook(lua_State *lua, const Op &op, double x, double y) {
  std::ostringstream out;
  out << "local x, y = ...\n";
  out << "return " << op.hook << "\n";
  const std::string chunk = out.str();

  int error = luaL_loadbuffer( // crossing: interpreted-text
      lua, chunk.data(), chunk.size(), "hook");
  if (!error) {
    lua_pushnumber(lua, x);
    lua_pushnumber(lua, y);
    error = lua_pcall(lua, 2, 1, 0);
  }
  if (error)
    throw std::runtime_error(lua_tostring(lua, -1));
  const double result = lua_tonumber(lua, -1);
  lua_pop(lua, 1);
  return result;
}

} // namespace fusion
