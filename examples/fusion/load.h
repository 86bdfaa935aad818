// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

/// Loads shared libraries and finds operators in them.

#ifndef FUSION_LOAD_H
#define FUSION_LOAD_H

#include "schema.h"

#include <string>

namespace fusion {

using Function = double (*)(double);

/// Loads the library at \p path; throws if it cannot be loaded.
void *loadLibrary(const std::string &path);

/// Loads the plugin at \p path and lets it initialize itself.
void loadPlugin(const std::string &path);

/// Loads the site's plugin, which FUSION_SITE_PLUGIN names, if it is set.
void loadSitePlugin();

/// Loads the library that implements \p op.
void *loadOpLibrary(const Op &op);

/// Finds \p symbol in \p library; throws if it is not there.
Function findFunction(void *library, const std::string &symbol);

} // namespace fusion

#endif // FUSION_LOAD_H
