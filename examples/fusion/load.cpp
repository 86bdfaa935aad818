// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "load.h"

#include <cstdlib>
#include <dlfcn.h>
#include <stdexcept>

namespace fusion {

void *loadLibrary(const std::string &path) {
  void *library = dlopen(path.c_str(), RTLD_NOW);
  if (!library)
    throw std::runtime_error("cannot load " + path);
  return library;
}

void loadPlugin(const std::string &path) {
  void *plugin = loadLibrary(path); // wrapper: unverified-load
  using Init = void (*)();
  if (auto init = reinterpret_cast<Init>(dlsym(plugin, "fusion_plugin_init")))
    init();
}

void loadSitePlugin() {
  const char *path = std::getenv("FUSION_SITE_PLUGIN");
  if (!path)
    return;
  void *plugin = dlopen(path, RTLD_NOW); // crossing: unverified-load
  if (!plugin)
    throw std::runtime_error("cannot load the site's plugin");
}

void *loadOpLibrary(const Op &op) {
  void *lib = dlopen(op.library.c_str(), RTLD_NOW); // crossing: unverified-load
  if (!lib)
    throw std::runtime_error("no library for " + op.name);
  return lib;
}

Function findFunction(void *library, const std::string &symbol) {
  void *address = library ? dlsym(library, symbol.c_str()) : nullptr;
  if (!address)
    throw std::runtime_error("no function " + symbol);
  return reinterpret_cast<Function>(address);
}

} // namespace fusion
