/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A mock of Lua 5.4's <lua.h> for the tests: declarations only. */
#ifndef lua_h
#define lua_h

#include <stddef.h>

#define LUA_MULTRET (-1)
#define LUA_OK 0

typedef struct lua_State lua_State;
typedef ptrdiff_t lua_KContext;
typedef int (*lua_KFunction)(lua_State *L, int status, lua_KContext ctx);
typedef int (*lua_CFunction)(lua_State *L);
typedef const char *(*lua_Reader)(lua_State *L, void *ud, size_t *sz);

extern void lua_close(lua_State *L);
extern const char *lua_tolstring(lua_State *L, int idx, size_t *len);
extern const char *lua_pushstring(lua_State *L, const char *s);
extern const char *lua_pushfstring(lua_State *L, const char *fmt, ...);
extern void lua_setglobal(lua_State *L, const char *name);
extern int lua_load(lua_State *L, lua_Reader reader, void *dt, const char *chunkname,
                    const char *mode);
extern int lua_pcallk(lua_State *L, int nargs, int nresults, int errfunc, lua_KContext ctx,
                      lua_KFunction k);

#define lua_pcall(L, n, r, f) lua_pcallk(L, (n), (r), (f), 0, NULL)
#define lua_tostring(L, i) lua_tolstring(L, (i), NULL)

#endif
