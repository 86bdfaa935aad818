// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

/// fusion <schema> [<plugin>...]: compiles the operators of a schema, calls
/// them, and lets their Lua hooks correct the results.

#include "build.h"
#include "hooks.h"
#include "load.h"
#include "lookalikes.h"
#include "schema.h"

#include <cstdio>
#include <exception>
#include <lua.hpp>
#include <memory>

using namespace fusion;

using Lua = std::unique_ptr<lua_State, decltype(&lua_close)>;

/// Finds the function of \p op; \p module holds the compiled operators.
static Function findOp(const Op &op, void *module) {
  if (void *kernel = openKernel(op.name))
    return findFunction(kernel, "fusion_" + op.name);
  if (!op.expr.empty())
    return findFunction(module, "fusion_" + op.name);
  if (!op.library.empty())
    return findFunction(loadOpLibrary(op), op.name);
  return findFunction(openMathLibrary(), op.name);
}

static void callOp(lua_State *lua, const Op &op, Function function) {
  for (const double x : op.probes) {
    double y = function(x);
    if (!op.hook.empty())
      y = runHook(lua, op, x, y);
    countCall(lua, op);
    std::printf("%s(%g) = %g\n", op.name.c_str(), x, y);
  }
}

static void prepareHost(const Schema &schema) {
  if (!hasAssembler() || !hasLinker())
    std::printf("warning: no assembler or no linker\n");
  if (!canOpenFiles(64))
    std::printf("warning: few open files allowed\n");
  lowerPriority(schema.niceness);
  for (const std::string &name : schema.system)
    openSystemLibrary(name);
  std::printf("host: %s\n", hostName(/*verbose=*/false).c_str());
  std::printf("compiler: %s\n", compilerVersion().c_str());
  printLanguage();
}

static void run(int argc, char **argv) {
  const Schema schema = readSchema(argv[1]);
  prepareHost(schema);

  loadSitePlugin();
  for (int i = 2; i < argc; ++i)
    loadPlugin(argv[i]); // crossing: unverified-load, across units

  const std::string library = compileModule(schema);
  void *module = loadLibrary(library); // crossing: unverified-load, across units

  const Lua lua(luaL_newstate(), lua_close);
  luaL_openlibs(lua.get());
  describeOps(lua.get(), schema);
  startCounting(lua.get());
  for (const Op &op : schema.ops)
    callOp(lua.get(), op, findOp(op, module));
  std::printf("%d calls\n", totalCalls(lua.get()));

  removeModule(schema);
}

int main(int argc, char **argv) {
  if (argc < 2) {
    std::fprintf(stderr, "usage: fusion <schema> [<plugin>...]\n");
    return 2;
  }
  try {
    run(argc, argv);
  } catch (const std::exception &error) {
    std::fprintf(stderr, "fusion: %s\n", error.what());
    return 1;
  }
  return 0;
}
