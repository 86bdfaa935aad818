// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What your own functions and variables are to Bordercheck, said where they are declared.
// For C and C++, with any compiler: only Clang sees more than nothing. docs/annotations.md
// explains each macro; the words in the parentheses are those of the model language.
//
//   int gpuCompile(Gpu *On, const char *Text BORDERCHECK_CROSSING(compile, cuda));
//   BORDERCHECK_SOURCE(network) const char *nextMessage(void);
//   bool isPluginName(const char *Name BORDERCHECK_GATE(identifier-check));
//
// A macro stands before a declaration, or behind the name of a parameter, variable or field.
// Put it on the declaration that the callers see, in the header.
#ifndef BORDERCHECK_ANNOTATIONS_H
#define BORDERCHECK_ANNOTATIONS_H

#if defined(__clang__)
#define BORDERCHECK_ANNOTATE_(text) __attribute__((annotate("bordercheck:" text)))
#else
#define BORDERCHECK_ANNOTATE_(text)
#endif

/// What the function does, in the words of the model language:
/// BORDERCHECK_MODEL(crossing: { kind: load, path: arg1 }). On a parameter, `here` is that one.
#define BORDERCHECK_MODEL(...) BORDERCHECK_ANNOTATE_(#__VA_ARGS__)

/// A function's result, a variable or a field holds what comes from outside: environment,
/// argument, input, file, network, schema, model-output, directory, database, script, settings,
/// process, compiled.
/// On a parameter: whoever calls from outside passes it.
#define BORDERCHECK_SOURCE(origin) BORDERCHECK_ANNOTATE_("holds: { origin: " #origin " }")
/// Likewise, and who decides it: developer, operator, user, remote.
#define BORDERCHECK_SOURCE_BY(origin, controller)                                                  \
  BORDERCHECK_ANNOTATE_("holds: { origin: " #origin ", controller: " #controller " }")
/// The function puts what comes from outside into what the parameter points to.
#define BORDERCHECK_FILLED_FROM(origin)                                                            \
  BORDERCHECK_ANNOTATE_("source: { origin: " #origin ", to: here }")

/// What is passed for the parameter is code in that language, and is compiled, interpreted, run
/// as a command or handed over as a blob.
#define BORDERCHECK_CROSSING(kind, language)                                                       \
  BORDERCHECK_ANNOTATE_("crossing: { kind: " #kind ", text: here, language: " #language " }")
/// What is passed is the path of a file with such code.
#define BORDERCHECK_CROSSING_PATH(kind, language)                                                  \
  BORDERCHECK_ANNOTATE_("crossing: { kind: " #kind ", path: here, language: " #language " }")
/// What is passed is the path of a library that is loaded.
#define BORDERCHECK_LOADED_PATH BORDERCHECK_ANNOTATE_("crossing: { kind: load, path: here }")

/// The function returns true, or what is not zero, only for values of the parameter that are as
/// the gate demands: signature, digest, allow-list, identifier-check, isolation, promotion.
#define BORDERCHECK_GATE(kind) BORDERCHECK_ANNOTATE_("gate: { kind: " #kind ", on: here }")
/// Likewise for a function that returns zero for them.
#define BORDERCHECK_GATE_IF_ZERO(kind)                                                             \
  BORDERCHECK_ANNOTATE_("gate: { kind: " #kind ", on: here, accept: zero }")
/// The function returns the parameter escaped for that language.
#define BORDERCHECK_ESCAPED(language)                                                              \
  BORDERCHECK_ANNOTATE_("escape: { language: " #language ", from: here, to: return }")

/// The path that a function returns, or that a parameter, variable or field holds, is decided by
/// the developer or the operator alone, and so is what lies there.
#define BORDERCHECK_TRUSTED_PATH BORDERCHECK_ANNOTATE_("trusted-path: here")

/// What made the function, or the value: BORDERCHECK_GENERATED_BY("protoc from api.proto").
#define BORDERCHECK_GENERATED_BY(maker) BORDERCHECK_ANNOTATE_("generated-by: " #maker)

#endif
