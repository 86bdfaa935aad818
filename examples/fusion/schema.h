// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

/// The operator schema: what ops.json says.

#ifndef FUSION_SCHEMA_H
#define FUSION_SCHEMA_H

#include <string>
#include <vector>

namespace fusion {

/// One operator. It is compiled from `expr`, or else taken from `library`, or
/// else from the math library.
struct Op {
  std::string name;
  std::string doc;
  std::string expr;           ///< C++ expression over `x`.
  std::string library;        ///< Shared library that exports `name`.
  std::string hook;           ///< Lua expression over `x` and the result `y`.
  std::vector<double> probes; ///< Arguments to call the operator with.
};

struct Schema {
  std::string module;                ///< Names the generated files.
  std::vector<std::string> includes; ///< Standard headers it includes.
  std::vector<std::string> system;   ///< System libraries, such as "m".
  int niceness = 0;
  std::vector<Op> ops;
};

/// Reads the schema at \p path; throws on a missing file or field.
Schema readSchema(const std::string &path);

} // namespace fusion

#endif // FUSION_SCHEMA_H
