# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# The headers that nearly every file reads, parsed once a kind of target: a cold build
# takes about two thirds of the time. Sources include what they use all the same:
# -DCMAKE_DISABLE_PRECOMPILE_HEADERS=ON builds without and shows it.
set(_standard <algorithm> <functional> <map> <memory> <optional> <set> <string> <vector>)
set(_llvm <llvm/ADT/DenseMap.h> <llvm/ADT/STLExtras.h> <llvm/ADT/StringExtras.h>
  <llvm/ADT/StringMap.h> <llvm/Support/Error.h> <llvm/Support/raw_ostream.h>)
set(_clang <clang/AST/ASTContext.h> <clang/AST/Attr.h> <clang/AST/DeclCXX.h>
  <clang/AST/ExprCXX.h> <clang/AST/RecursiveASTVisitor.h> <clang/AST/StmtCXX.h>
  <clang/ASTMatchers/ASTMatchers.h> <clang/Analysis/CFG.h> <clang/Basic/SourceManager.h>
  <clang/Frontend/CompilerInstance.h> <clang/Lex/Preprocessor.h> <clang/Tooling/Tooling.h>)
set(_tests <gmock/gmock.h> <gtest/gtest.h>)

# bordercheck_precompile(TARGET llvm|clang|tests): the first target of a kind makes what
# the others use. Programs cannot share with libraries, which are position-independent in
# another way: of them only the tests are many.
function(bordercheck_precompile target kind)
  get_property(owner GLOBAL PROPERTY BORDERCHECK_PRECOMPILED_${kind})
  if(owner)
    target_precompile_headers(${target} REUSE_FROM ${owner})
    return()
  endif()
  set(headers ${_standard} ${_llvm})
  if(NOT kind STREQUAL "llvm")
    list(APPEND headers ${_clang})
  endif()
  if(kind STREQUAL "tests")
    list(APPEND headers ${_tests})
  endif()
  target_precompile_headers(${target} PRIVATE ${headers})
  set_property(GLOBAL PROPERTY BORDERCHECK_PRECOMPILED_${kind} ${target})
endfunction()
