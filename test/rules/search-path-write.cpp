// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include <cstdlib>
#include <cstring>
#include <iostream>
#include <libtcc.h>
#include <set>
#include <spawn.h>
#include <string>
#include <unistd.h>

// Variables.

void folderOfTheEnvironment() {
  std::string Folders = std::string(getenv("APP_ROOT")) + "/bin:/usr/bin";
  // expected-warning@+1 {{search path PATH built from 'env APP_ROOT' is set by setenv}}
  setenv("PATH", Folders.c_str(), 1);
}

void preloadedLibrary(const std::string &Library) {
  // expected-warning@+1 {{search path LD_PRELOAD taken from 'Library' is set by setenv}}
  setenv("LD_PRELOAD", Library.c_str(), 1);
}

void wholeLine() {
  static std::string Line = "PYTHONPATH=" + std::string(getenv("APP_SCRIPTS"));
  // expected-warning@+1 {{search path PYTHONPATH built from 'env APP_SCRIPTS' is set by putenv}}
  putenv(Line.data());
}

void previousValueAndMore() {
  const char *Old = getenv("LUA_PATH");
  // expected-warning@+1 {{search path LUA_PATH extended from 'env LUA_PATH' and constants is set}}
  setenv("LUA_PATH", ("/usr/share/app/?.lua;" + std::string(Old)).c_str(), 1);
}

void previousValueAndData() {
  std::string Folders = std::string(getenv("APP_ROOT")) + ":" + getenv("NODE_PATH");
  // expected-warning@+1 {{search path NODE_PATH built from 'env APP_ROOT' is set by setenv}}
  setenv("NODE_PATH", Folders.c_str(), 1);
}

// The name is known where the wrapper is called.

static void set(const char *Name, const char *Value) { setenv(Name, Value, 1); }

void nameThroughAWrapper() {
  // expected-warning@+1 {{search path CPATH taken from 'env APP_INCLUDE' is set by setenv}}
  set("CPATH", getenv("APP_INCLUDE"));
}

void otherNameThroughAWrapper() { set("APP_MODE", getenv("MODE")); }

class Environment {
public:
  void put(const std::string &Name, const std::string &Value) {
    setenv(Name.c_str(), Value.c_str(), 1);
  }
};

void nameThroughAMethod(Environment &E) {
  // expected-warning@+1 {{[bordercheck-search-path-write]}}
  E.put("LD_LIBRARY_PATH", std::string(getenv("APP_ROOT")) + "/lib");
  E.put("LANG", getenv("APP_LANG"));
}

void userNamesTheVariable() {
  std::string Name, Value;
  std::cin >> Name >> Value;
  // expected-warning@+1 {{search paths not excepted [bordercheck-search-path-write]}}
  setenv(Name.c_str(), Value.c_str(), 1);
}

// A wrapper that nobody calls says nothing of its name.
void anyName(const char *Name, const char *Value) { setenv(Name, Value, 1); }

// Handed to one program.

int environmentOfAProgram(const char *Folder) {
  std::string Path = std::string("LD_LIBRARY_PATH=") + Folder;
  char *Arguments[] = {const_cast<char *>("tool"), nullptr};
  char *Variables[] = {const_cast<char *>("LANG=C"), Path.data(), nullptr};
  // expected-warning@+1 {{search path LD_LIBRARY_PATH built from 'Folder' is set by execve}}
  return execve("/usr/bin/tool", Arguments, Variables);
}

int cleanEnvironmentOfAProgram(const char *Mode) {
  std::string Line = std::string("APP_MODE=") + Mode;
  char *Arguments[] = {const_cast<char *>("tool"), nullptr};
  char *Variables[] = {const_cast<char *>("PATH=/usr/bin:/bin"), Line.data(), nullptr};
  return execve("/usr/bin/tool", Arguments, Variables);
}

// Lists of folders.

void foldersOfACompiler(TCCState *S, const std::string &Folder) {
  // expected-warning@+1 {{search path taken from 'Folder' is set by tcc_add_include_path}}
  tcc_add_include_path(S, Folder.c_str());
  tcc_add_include_path(S, "/usr/include/app");
}

// Silent.

void constants(bool Debug) {
  setenv("PATH", "/usr/bin:/bin", 1);
  setenv("LD_LIBRARY_PATH", Debug ? "/usr/lib/app/debug" : "/usr/lib/app", 1);
  putenv(const_cast<char *>("PYTHONPATH=/usr/share/app"));
}

void otherVariables(const char *Value) {
  setenv("APP_PATH", Value, 1);
  setenv("MANPATH", Value, 1);
  std::string Line = std::string("TZ=") + Value;
  putenv(Line.data());
}

void number(int Version) {
  setenv("PATH", ("/opt/app/" + std::to_string(Version) + "/bin").c_str(), 1);
}

void oneOfAList(const std::string &Folder) {
  static const std::set<std::string> Known = {"/opt/a/bin", "/opt/b/bin"};
  if (Known.count(Folder))
    setenv("PATH", Folder.c_str(), 1);
}

void comparedWithAConstant() {
  const char *Folder = getenv("APP_BIN");
  if (Folder && strcmp(Folder, "/opt/app/bin") == 0)
    setenv("PATH", Folder, 1);
}

void removed() { unsetenv("LD_PRELOAD"); }

void silenced() {
  setenv("PATH", getenv("APP_BIN"), 1); // NOLINT(bordercheck-search-path-write): the launcher's own
}
