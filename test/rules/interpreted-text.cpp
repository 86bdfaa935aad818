// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include <Python.h>
#include <cctype>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iostream>
#include <lua.hpp>
#include <set>
#include <sstream>
#include <string>
#include <vector>

// Lua text.

int environmentIsTheChunk(lua_State *L) {
  // expected-warning@+1 {{interpreted by luaL_loadstring [bordercheck-interpreted-text]}}
  return luaL_loadstring(L, getenv("ON_START"));
}

int nameIsPastedIntoACall(lua_State *L, const std::string &Name) {
  std::string Chunk = "return handlers." + Name + "()";
  // expected-warning@+1 {{'Name' is interpreted by luaL_loadstring [bordercheck-interpreted-text]}}
  return luaL_dostring(L, Chunk.c_str());
}

int valueIsPastedIntoAString(lua_State *L, const char *Title) {
  char Chunk[256];
  snprintf(Chunk, sizeof Chunk, "title = \"%s\"", Title);
  // expected-warning@+1 {{'Title' is interpreted by luaL_loadstring [bordercheck-}}
  return luaL_dostring(L, Chunk);
}

int chunkIsAppended(lua_State *L) {
  std::string Chunk = "limit = ";
  Chunk += getenv("LIMIT");
  Chunk.append("\n");
  // expected-warning@+1 {{interpreted by luaL_loadbufferx [bordercheck-interpreted-text]}}
  return luaL_loadbuffer(L, Chunk.data(), Chunk.size(), "limit");
}

int chunkIsCopiedAndJoined(lua_State *L) {
  char Chunk[256];
  strcpy(Chunk, "require('");
  strcat(Chunk, getenv("MODULE"));
  strcat(Chunk, "')");
  // expected-warning@+1 {{interpreted by luaL_loadstring [bordercheck-interpreted-text]}}
  return luaL_dostring(L, Chunk);
}

int chunkIsStreamed(lua_State *L, const std::string &Key, int Value) {
  std::ostringstream Chunk;
  Chunk << "config." << Key << " = " << Value;
  // expected-warning@+1 {{'Key' is interpreted by luaL_loadstring [bordercheck-interpreted-text]}}
  return luaL_dostring(L, Chunk.str().c_str());
}

int chunkIsReadFromAFile(lua_State *L) {
  std::ifstream In("rules.lua");
  std::stringstream Chunk;
  Chunk << In.rdbuf();
  // expected-warning@+1 {{interpreted by luaL_loadstring [bordercheck-interpreted-text]}}
  return luaL_dostring(L, Chunk.str().c_str());
}

void linesOfAConsole(lua_State *L) {
  std::string Line;
  while (std::getline(std::cin, Line))
    // expected-warning@+1 {{interpreted by luaL_loadbufferx [bordercheck-interpreted-text]}}
    luaL_loadbuffer(L, Line.c_str(), Line.size(), "=stdin");
}

int scriptMakesAChunk(lua_State *L) {
  // expected-warning@+1 {{interpreted by luaL_loadstring [bordercheck-interpreted-text]}}
  return luaL_loadstring(L, luaL_checkstring(L, 1));
}

int constantChunk(lua_State *L) { return luaL_dostring(L, "print(_VERSION)"); }

const std::string Prelude = "local app = require('app')\n";
constexpr char Body[] = "app.start()\n";

int constantChunkFromParts(lua_State *L) {
  std::string Chunk = Prelude + Body;
  Chunk += "app.loop()";
  return luaL_dostring(L, Chunk.c_str());
}

int numbersOnly(lua_State *L, int Width, double Scale) {
  char Chunk[128];
  snprintf(Chunk, sizeof Chunk, "resize(%d, %f)", Width, Scale);
  return luaL_dostring(L, Chunk);
}

int numberIsStreamed(lua_State *L) {
  std::ostringstream Chunk;
  Chunk << "limit = " << std::stoi(getenv("LIMIT"));
  return luaL_dostring(L, Chunk.str().c_str());
}

int valueIsAVariable(lua_State *L) {
  lua_pushstring(L, getenv("TITLE"));
  lua_setglobal(L, "title");
  return luaL_dostring(L, "show(title)");
}

int findingIsSilenced(lua_State *L) {
  // NOLINTNEXTLINE(bordercheck-interpreted-text)
  return luaL_dostring(L, getenv("ON_START"));
}

// Lua script paths.

int environmentNamesTheScript(lua_State *L) {
  // expected-warning@+1 {{interpreted by luaL_loadfilex [bordercheck-interpreted-text]}}
  return luaL_dofile(L, getenv("SCRIPT"));
}

int environmentBeginsThePath(lua_State *L) {
  std::string Path = std::string(getenv("HOME")) + "/.app.lua";
  // expected-warning@+1 {{'env HOME' is interpreted by luaL_loadfilex [bordercheck-}}
  return luaL_loadfile(L, Path.c_str());
}

int constantScript(lua_State *L) { return luaL_dofile(L, "/usr/share/app/init.lua"); }

int scriptIsNumbered(lua_State *L, int Level) {
  return luaL_dofile(L, ("/usr/share/app/level" + std::to_string(Level) + ".lua").c_str());
}

// Through functions and fields.

static bool execute(lua_State *L, const std::string &Chunk) {
  return luaL_loadstring(L, Chunk.c_str()) == LUA_OK;
}

bool wrapperGetsAVariable(lua_State *L, const std::string &Event) {
  // expected-warning@+1 {{'Event' is interpreted by luaL_loadstring [bordercheck-}}
  return execute(L, "on_" + Event + "()");
}

bool wrapperGetsAConstant(lua_State *L) { return execute(L, "on_start()"); }

static std::string handlerCall(const std::string &Name) { return "handlers." + Name + "()"; }

bool resultHoldsTheArgument(lua_State *L) {
  // expected-warning@+1 {{'env EVENT' is interpreted by luaL_loadstring [bordercheck-}}
  return execute(L, handlerCall(getenv("EVENT")));
}

bool resultHoldsAConstant(lua_State *L) { return execute(L, handlerCall("start")); }

struct Script {
  std::string Source;
  const char *Name;
  std::string Footer;
};

void fill(Script &S) {
  std::getline(std::cin, S.Source);
  S.Name = "console";
  S.Footer = "collectgarbage()";
}

int fieldReadFromStandardInput(lua_State *L, const Script &S) {
  // expected-warning@+1 {{interpreted by luaL_loadbufferx [bordercheck-interpreted-text]}}
  return luaL_loadbuffer(L, S.Source.data(), S.Source.size(), S.Name);
}

int fieldIsConstant(lua_State *L, const Script &S) {
  return luaL_loadbuffer(L, S.Footer.data(), S.Footer.size(), S.Name);
}

// Branches and checks.

int oneBranchIsVariable(lua_State *L) {
  const char *Chunk = getenv("ON_START");
  // expected-warning@+1 {{interpreted by luaL_loadstring [bordercheck-interpreted-text]}}
  return luaL_loadstring(L, Chunk ? Chunk : "on_start()");
}

int branchesAreConstants(lua_State *L, bool Start) {
  return luaL_loadstring(L, Start ? "on_start()" : "on_stop()");
}

int comparedWithConstants(lua_State *L, const std::string &Event) {
  if (Event == "start" || Event == "stop")
    return luaL_dostring(L, ("on_" + Event + "()").c_str());
  return 1;
}

int oneOfASet(lua_State *L, const std::string &Event) {
  static const std::set<std::string> Events{"start", "stop"};
  if (!Events.count(Event))
    return 1;
  return luaL_dostring(L, ("on_" + Event + "()").c_str());
}

static bool isIdentifier(const std::string &Name) {
  for (char C : Name)
    if (!isalnum(C) && C != '_')
      return false;
  return true;
}

int identifierIsChecked(lua_State *L, const std::string &Event) {
  if (!isIdentifier(Event))
    return 1;
  return luaL_dostring(L, ("on_" + Event + "()").c_str());
}

int anotherNameIsChecked(lua_State *L, const std::string &Event, const std::string &Argument) {
  if (!isIdentifier(Event))
    return 1;
  std::string Chunk = "on_" + Event + "('" + Argument + "')";
  // expected-warning@+1 {{built from 'Argument' is interpreted by luaL_loadstring [bordercheck-}}
  return luaL_dostring(L, Chunk.c_str());
}

// A checked name of a script may still name any script.
int identifierNamesAnyScript(lua_State *L, const std::string &Name) {
  if (!isIdentifier(Name))
    return 1;
  // expected-warning@+1 {{interpreted by luaL_loadfilex [bordercheck-interpreted-text]}}
  return luaL_dofile(L, ("/usr/share/app/" + Name + ".lua").c_str());
}

int partsInALoop(lua_State *L, const std::vector<std::string> &Modules) {
  std::string Chunk;
  for (const std::string &Module : Modules)
    Chunk += "require '" + Module + "'\n";
  // expected-warning@+1 {{interpreted by luaL_loadstring [bordercheck-interpreted-text]}}
  return luaL_dostring(L, Chunk.c_str());
}

int constantsInALoop(lua_State *L) {
  std::string Chunk;
  for (const char *Module : {"app", "net"})
    Chunk += std::string("require '") + Module + "'\n";
  return luaL_dostring(L, Chunk.c_str());
}

// Python.

int pythonText(const std::string &Expression) {
  // expected-warning@+1 {{interpreted by PyRun_SimpleStringFlags [bordercheck-interpreted-text]}}
  return PyRun_SimpleString(("print(" + Expression + ")").c_str());
}

PyObject *pythonExpression(const char *Expression, PyObject *Globals) {
  // expected-warning@+1 {{interpreted by PyRun_StringFlags [bordercheck-interpreted-text]}}
  return PyRun_String(Expression, Py_eval_input, Globals, Globals);
}

int pythonScript(const char *Path) {
  FILE *In = fopen(Path, "r");
  // expected-warning@+1 {{interpreted by PyRun_SimpleFileExFlags [bordercheck-interpreted-text]}}
  return In ? PyRun_SimpleFile(In, Path) : -1;
}

int constantPythonText() { return PyRun_SimpleString("import app\napp.start()\n"); }

PyObject *constantPythonExpression(PyObject *Globals) {
  return PyRun_String("app.version()", Py_eval_input, Globals, Globals);
}

int constantPythonScript() {
  const char *Path = "/usr/share/app/start.py";
  FILE *In = fopen(Path, "r");
  return In ? PyRun_SimpleFileEx(In, Path, 1) : -1;
}

int valueIsAPythonVariable(const char *Title) {
  PyObject *Names = PyModule_GetDict(PyImport_AddModule("__main__"));
  PyDict_SetItemString(Names, "title", PyUnicode_FromString(Title));
  return PyRun_SimpleString("show(title)");
}

// What runs is the open file; the name is only for messages.
int streamDecidesWhatRuns(const char *Path) {
  FILE *In = fopen(Path, "r");
  // expected-warning@+1 {{'Path' is interpreted by PyRun_SimpleFileExFlags [bordercheck-}}
  return In ? PyRun_SimpleFile(In, "script.py") : -1;
}

int nameIsOnlyForMessages(const char *Shown) {
  FILE *In = fopen("/usr/share/app/start.py", "r");
  return In ? PyRun_SimpleFile(In, Shown) : -1;
}

int main(int Count, char **Arguments) {
  lua_State *L = luaL_newstate();
  if (Count < 2)
    return luaL_dofile(L, "init.lua");
  // expected-warning@+1 {{interpreted by luaL_loadfilex [bordercheck-interpreted-text]}}
  return luaL_dofile(L, Arguments[1]);
}
