/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#include <Python.h>
#include <lauxlib.h>
#include <lua.h>
#include <ruby.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int environmentIsTheChunk(lua_State *L) {
  // expected-warning@+1 {{interpreted by luaL_loadstring [bordercheck-interpreted-text]}}
  return luaL_dostring(L, getenv("ON_START"));
}

int chunkIsPrinted(lua_State *L, const char *name) {
  char chunk[256];
  snprintf(chunk, sizeof chunk, "handlers['%s']()", name);
  // expected-warning@+1 {{'name' is interpreted by luaL_loadstring [bordercheck-interpreted-text]}}
  return luaL_dostring(L, chunk);
}

int scriptOfAFolder(lua_State *L, const char *folder) {
  char path[256];
  strcpy(path, folder);
  strcat(path, "/init.lua");
  // expected-warning@+1 {{interpreted by luaL_loadfilex [bordercheck-interpreted-text]}}
  return luaL_dofile(L, path);
}

int chunkIsReadFromAStream(lua_State *L, FILE *in) {
  char chunk[4096];
  size_t size = fread(chunk, 1, sizeof chunk, in);
  // expected-warning@+1 {{interpreted by luaL_loadbufferx [bordercheck-interpreted-text]}}
  return luaL_loadbuffer(L, chunk, size, "=stream");
}

int pythonText(const char *module) {
  char line[128];
  sprintf(line, "import %s\n", module);
  // expected-warning@+1 {{interpreted by PyRun_SimpleStringFlags [bordercheck-interpreted-text]}}
  return PyRun_SimpleString(line);
}

#define PRELUDE "local app = require('app')\n"

int constantChunkFromParts(lua_State *L) {
  static const char chunk[] = PRELUDE "app.start()\n";
  return luaL_loadbuffer(L, chunk, sizeof chunk - 1, "=start");
}

int constantPythonText(void) { return PyRun_SimpleString("import app\n"); }

static const char *nextPart(lua_State *L, void *data, size_t *size) {
  const char *text = getenv("ON_START");
  (void)L, (void)data;
  *size = strlen(text);
  return text;
}

static const char *constantPart(lua_State *L, void *data, size_t *size) {
  (void)L, (void)data;
  *size = sizeof "return 1" - 1;
  return "return 1";
}

int readerReturnsTheChunk(lua_State *L, int first) {
  if (first)
    return lua_load(L, constantPart, NULL, "=first", NULL);
  // expected-warning@+1 {{'env ON_START' is interpreted by lua_load [bordercheck-interpreted-text]}}
  return lua_load(L, nextPart, NULL, "=next", NULL);
}

void standardInputIsTheScript(void) {
  // expected-warning@+1 {{interpreted by PyRun_InteractiveLoopFlags [bordercheck-interpreted-text]}}
  PyRun_InteractiveLoop(stdin, "<stdin>");
}

int numberOnly(lua_State *L, int limit) {
  char chunk[64];
  snprintf(chunk, sizeof chunk, "limit = %d", limit);
  return luaL_dostring(L, chunk);
}

int comparedWithConstants(lua_State *L, const char *event) {
  char chunk[64];
  if (strcmp(event, "start") != 0 && strcmp(event, "stop") != 0)
    return 1;
  snprintf(chunk, sizeof chunk, "on_%s()", event);
  return luaL_dostring(L, chunk);
}

int valueIsAVariable(lua_State *L, const char *title) {
  lua_pushstring(L, title);
  lua_setglobal(L, "title");
  return luaL_dostring(L, "show(title)");
}

// Ruby's strings are integers to the compiler.

static VALUE itself(VALUE name) { return name; }

void rubyScript(VALUE name) {
  // expected-warning@+1 {{ruby script path taken from 'name' is interpreted by rb_load}}
  rb_load(itself(name), 0);
}

void rubyScriptInAFolder(const char *name) {
  VALUE path = rb_str_new_cstr("scripts/");
  rb_str_cat_cstr(path, name);
  // expected-warning@+1 {{ruby script path built from 'name' is interpreted by rb_load}}
  rb_load(path, 0);
}

void constantRubyScript(void) { rb_load(rb_str_new_cstr("setup.rb"), 0); }

void aNumber(unsigned long number) { rb_load(number, 0); }
