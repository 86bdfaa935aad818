// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include <cstdlib>
#include <cstring>
#include <dirent.h>
#include <dlfcn.h>
#include <filesystem>
#include <fstream>
#include <glob.h>
#include <lua.hpp>
#include <set>
#include <sstream>
#include <string>
#include <unistd.h>
#include <vector>

namespace fs = std::filesystem;

// Lists.

void everyEntryOfAFolder() {
  for (const fs::directory_entry &Entry : fs::directory_iterator("/usr/lib/app/plugins"))
    // expected-warning@+1 {{loaded by dlopen, whatever lies in the directory}}
    dlopen(Entry.path().c_str(), RTLD_NOW);
}

void entriesWithAnEnding() {
  for (const auto &Entry : fs::directory_iterator("/usr/lib/app/plugins")) {
    if (Entry.path().extension() != fs::path(".so"))
      continue;
    // expected-warning@+1 {{[bordercheck-scanned-plugin-load]}}
    dlopen(Entry.path().string().c_str(), RTLD_NOW);
  }
}

void namesOfAStream() {
  DIR *Folder = opendir("plugins");
  while (dirent *Entry = readdir(Folder)) {
    std::string Path = std::string("plugins/") + Entry->d_name;
    // expected-warning@+1 {{[bordercheck-scanned-plugin-load]}}
    dlopen(Path.c_str(), RTLD_NOW);
  }
  closedir(Folder);
}

void pathsOfAPattern() {
  glob_t Found;
  if (glob("/usr/lib/app/*.so", 0, nullptr, &Found) == 0)
    // expected-warning@+1 {{[bordercheck-scanned-plugin-load]}}
    dlopen(Found.gl_pathv[0], RTLD_NOW);
}

void listedHereAndLoadedThere() {
  std::vector<std::string> Plugins;
  for (const auto &Entry : fs::directory_iterator("plugins"))
    Plugins.push_back(Entry.path().string());
  for (const std::string &Plugin : Plugins)
    // expected-warning@+1 {{[bordercheck-scanned-plugin-load]}}
    dlopen(Plugin.c_str(), RTLD_NOW);
}

static void *load(const std::string &Path) { return dlopen(Path.c_str(), RTLD_NOW); }

void throughAWrapper() {
  for (const auto &Entry : fs::directory_iterator("plugins"))
    // expected-warning@+1 {{[bordercheck-scanned-plugin-load]}}
    load(Entry.path().string());
}

// The folder is data, too: one finding names both.
void folderFromTheEnvironment() {
  const char *Root = getenv("APP_PLUGINS");
  DIR *Folder = opendir(Root);
  while (dirent *Entry = readdir(Folder))
    // expected-warning@+1 {{'directory' and 'env APP_PLUGINS' is loaded by dlopen, whatever lies}}
    dlopen((std::string(Root) + "/" + Entry->d_name).c_str(), RTLD_NOW);
}

void everyScriptOfAFolder(lua_State *L) {
  for (const auto &Entry : fs::directory_iterator("/etc/app/hooks.d"))
    // expected-warning@+1 {{script path taken from}}
    luaL_dofile(L, Entry.path().c_str());
}

void textOfEveryScriptOfAFolder(lua_State *L) {
  for (const auto &Entry : fs::directory_iterator("/etc/app/hooks.d")) {
    std::ifstream In(Entry.path().string());
    std::stringstream Script;
    Script << In.rdbuf();
    // expected-warning@+1 {{is interpreted by luaL_loadstring, whatever lies in the directory}}
    luaL_loadstring(L, Script.str().c_str());
  }
}

// Not listed.

void textOfOneScript(lua_State *L) {
  std::ifstream In("/etc/app/hook.lua");
  std::stringstream Script;
  Script << In.rdbuf();
  // expected-warning@+1 {{[bordercheck-interpreted-text]}}
  luaL_loadstring(L, Script.str().c_str());
}

void *oneConstant() { return dlopen("plugins/libcodec.so", RTLD_NOW); }

void *oneByTheEnvironment() {
  // expected-warning@+1 {{without verification [bordercheck-unverified-load]}}
  return dlopen(getenv("APP_PLUGIN"), RTLD_NOW);
}

// A link names one file.
void *besideTheProgram() {
  char Path[4096];
  readlink("/proc/self/exe", Path, sizeof Path);
  // expected-warning@+1 {{without verification [bordercheck-unverified-load]}}
  return dlopen((std::string(Path) + ".so").c_str(), RTLD_NOW);
}

void namesAreOnlyCounted() {
  int Count = 0;
  for (const auto &Entry : fs::directory_iterator("plugins"))
    Count += Entry.is_regular_file();
  dlopen(("libcodec.so." + std::to_string(Count)).c_str(), RTLD_NOW);
}

void listedButNotLoaded() {
  std::vector<std::string> Plugins;
  for (const auto &Entry : fs::directory_iterator("plugins"))
    Plugins.push_back(Entry.path().string());
  dlopen("libcodec.so", RTLD_NOW);
}

// Approved.

void namesFromAList() {
  static const std::set<std::string> Approved = {"codec.so", "filter.so"};
  for (const auto &Entry : fs::directory_iterator("plugins")) {
    std::string Name = Entry.path().filename().string();
    if (Approved.count(Name))
      dlopen(("/usr/lib/app/plugins/" + Name).c_str(), RTLD_NOW);
  }
}

void comparedWithAConstant() {
  DIR *Folder = opendir("plugins");
  while (dirent *Entry = readdir(Folder))
    if (strcmp(Entry->d_name, "codec.so") == 0)
      dlopen((std::string("plugins/") + Entry->d_name).c_str(), RTLD_NOW);
}

void silenced() {
  for (const auto &Entry : fs::directory_iterator("plugins"))
    dlopen(Entry.path().c_str(), RTLD_NOW); // NOLINT(bordercheck-scanned-plugin-load)
}
