// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "lookalikes.h"

#include "process.h"

#include <cctype>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <lua.hpp>
#include <set>
#include <stdexcept>
#include <unistd.h>

namespace fusion {

// Safe: the command is constant.
bool hasAssembler() { return std::system("as --version > /dev/null 2>&1") == 0; }

// Safe: the wrapper is handed a constant here.
bool hasLinker() { return runCommand("ld --version > /dev/null 2>&1"); }

// Safe: a choice between two constants.
std::string hostName(bool verbose) {
  const char *command = verbose ? "uname -a" : "uname -m";
  FILE *pipe = popen(command, "r");
  if (!pipe)
    return "";
  char line[256] = "";
  if (std::fgets(line, sizeof(line), pipe))
    line[std::strcspn(line, "\n")] = '\0';
  pclose(pipe);
  return line;
}

// Safe: the schema decides the number, but a number is all it can be.
bool lowerPriority(int niceness) {
  std::string command = "renice -n " + std::to_string(niceness);
  command += " -p " + std::to_string(getpid()) + " > /dev/null 2>&1";
  return std::system(command.c_str()) == 0;
}

// Safe: the only hole is %d.
bool canOpenFiles(int count) {
  char command[64];
  std::snprintf(command, sizeof(command), "test $(ulimit -n) -ge %d", count);
  return std::system(command) == 0;
}

// Safe: the value is printed, nothing runs it.
void printLanguage() {
  const char *language = std::getenv("LANG");
  std::printf("language: %s\n", language ? language : "C");
}

// Safe: the name is put together from constants.
void *openMathLibrary() {
  const std::string stem = "m";
  const std::string suffix = ".so.6";
  const std::string name = "lib" + stem + suffix;
  return dlopen(name.c_str(), RTLD_NOW);
}

// Safe: only these two names get as far as dlopen.
void *openKernel(const std::string &name) {
  if (name == "relu" || name == "tanh") {
    const std::string file = "libfusion_" + name + ".so";
    return dlopen(file.c_str(), RTLD_NOW);
  }
  return nullptr;
}

// Safe: only names in the set get as far as dlopen.
void *openSystemLibrary(const std::string &name) {
  static const std::set<std::string> supported = {"c", "m"};
  if (!supported.count(name))
    throw std::runtime_error("unsupported system library " + name);
  const std::string file = "lib" + name + ".so.6";
  return dlopen(file.c_str(), RTLD_NOW | RTLD_GLOBAL);
}

bool isIdentifier(const std::string &text) {
  if (text.empty() || std::isdigit(static_cast<unsigned char>(text[0])))
    return false;
  for (const char c : text) {
    if (!std::isalnum(static_cast<unsigned char>(c)) && c != '_')
      return false;
  }
  return true;
}

// Safe: the chunk is constant.
void startCounting(lua_State *lua) {
  if (luaL_dostring(lua, "calls = {}"))
    throw std::runtime_error(lua_tostring(lua, -1));
}

// Safe: an identifier cannot leave its place in the chunk.
void countCall(lua_State *lua, const Op &op) {
  if (!isIdentifier(op.name))
    throw std::runtime_error("not an identifier: " + op.name);
  const std::string counter = "calls." + op.name;
  const std::string chunk = counter + " = (" + counter + " or 0) + 1";
  if (luaL_dostring(lua, chunk.c_str()))
    throw std::runtime_error(lua_tostring(lua, -1));
}

// Safe: the chunk is constant, if longer.
int totalCalls(lua_State *lua) {
  static const char chunk[] = R"lua(
    local total = 0
    for _, count in pairs(calls) do
      total = total + count
    end
    return total
  )lua";
  if (luaL_loadbuffer(lua, chunk, sizeof(chunk) - 1, "total") || lua_pcall(lua, 0, 1, 0))
    throw std::runtime_error(lua_tostring(lua, -1));
  const int total = static_cast<int>(lua_tointeger(lua, -1));
  lua_pop(lua, 1);
  return total;
}

} // namespace fusion
