// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "codegen.h"

#include <sstream>

namespace fusion {

static std::string generateIncludes(const Schema &schema) {
  std::string text;
  for (const std::string &header : schema.includes)
    text += "#include <" + header + ">\n";
  return text;
}

static std::string generateFunction(const Op &op) {
  std::ostringstream out;
  out << "// " << op.doc << "\n"; // crossing: unescaped-hole, across units
  out << "extern \"C\" double fusion_" << op.name << "(double x) {\n";
  out << "  return " << op.expr << ";\n";
  out << "}\n";
  return out.str();
}

std::string generateSource(const Schema &schema) {
  std::string text = "// Generated from " + schema.module + "; do not edit.\n";
  text += generateIncludes(schema);
  for (const Op &op : schema.ops) {
    if (op.expr.empty())
      continue;
    text += "\n";
    text += generateFunction(op);
  }
  return text;
}

} // namespace fusion
