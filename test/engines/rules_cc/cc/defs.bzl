# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""What Bazel's own toolchains load from @rules_cc, which Debian does not package."""

cc_binary = native.cc_binary
cc_import = native.cc_import
cc_library = native.cc_library
cc_toolchain = native.cc_toolchain
cc_toolchain_suite = native.cc_toolchain_suite
