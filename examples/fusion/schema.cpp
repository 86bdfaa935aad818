// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "schema.h"

#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>

namespace fusion {

static Op readOp(const nlohmann::json &entry) {
  Op op;
  op.name = entry.at("name").get<std::string>();
  op.doc = entry.value("doc", "");
  op.expr = entry.value("expr", "");
  op.library = entry.value("library", "");
  op.hook = entry.value("hook", "");
  op.probes = entry.at("probes").get<std::vector<double>>();
  return op;
}

Schema readSchema(const std::string &path) {
  std::ifstream file(path);
  if (!file)
    throw std::runtime_error("cannot open " + path);
  const nlohmann::json root = nlohmann::json::parse(file);

  Schema schema;
  schema.module = root.at("module").get<std::string>();
  schema.includes = root.at("includes").get<std::vector<std::string>>();
  schema.system = root.at("system").get<std::vector<std::string>>();
  schema.niceness = root.value("niceness", 0);
  for (const nlohmann::json &entry : root.at("ops"))
    schema.ops.push_back(readOp(entry));
  return schema;
}

} // namespace fusion
