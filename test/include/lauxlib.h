/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A mock of Lua 5.4's <lauxlib.h> for the tests: declarations only. */
#ifndef lauxlib_h
#define lauxlib_h

#include "lua.h"

extern lua_State *luaL_newstate(void);
extern const char *luaL_checklstring(lua_State *L, int arg, size_t *l);
extern int luaL_loadfilex(lua_State *L, const char *filename, const char *mode);
extern int luaL_loadbufferx(lua_State *L, const char *buff, size_t sz, const char *name,
                            const char *mode);
extern int luaL_loadstring(lua_State *L, const char *s);

#define luaL_checkstring(L, n) (luaL_checklstring(L, (n), NULL))
#define luaL_loadfile(L, f) luaL_loadfilex(L, f, NULL)
#define luaL_loadbuffer(L, s, sz, n) luaL_loadbufferx(L, s, sz, n, NULL)
#define luaL_dofile(L, fn) (luaL_loadfile(L, fn) || lua_pcall(L, 0, LUA_MULTRET, 0))
#define luaL_dostring(L, s) (luaL_loadstring(L, s) || lua_pcall(L, 0, LUA_MULTRET, 0))

#endif
