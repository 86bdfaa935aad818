// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What language a generated text is written in, and how that is known. What the
// crossing says counts most, then the artifact's name, then a `#!` line, then what
// the literals look like. Weak evidence is no language: most texts of a program are
// messages.
#ifndef BORDERCHECK_TEXT_LANGUAGE_H
#define BORDERCHECK_TEXT_LANGUAGE_H

#include "checks/text/Text.h"

namespace bordercheck {

struct LanguageInfo;

/// One of the languages of checks/text/languages, or unknown.
class Language {
public:
  Language() = default;
  explicit Language(const LanguageInfo *Info) : Info(Info) {}

  bool isUnknown() const { return !Info; }
  /// As in catalog files: "c++", "shell"; "unknown".
  llvm::StringRef name() const;
  /// As in messages: "C++", "a shell command"; "text".
  llvm::StringRef title() const;
  /// Is it this language or one that grew out of it (CUDA is a C++)?
  bool isKindOf(llvm::StringRef Name) const;
  const LanguageInfo *info() const { return Info; }

  friend bool operator==(const Language &A, const Language &B) { return A.Info == B.Info; }

private:
  const LanguageInfo *Info = nullptr;
};

/// By its name or another that catalog files use ("sh", "cpp").
Language languageNamed(llvm::StringRef Name);

struct LanguageGuess {
  enum class Source : uint8_t { None, Crossing, Name, Interpreter, Evidence };

  Language What;
  Source From = Source::None;
  /// For a message: "the extension .lua", "#include <, printf(".
  std::string Why;
  /// Of evidence: how much there is, where EnoughEvidence is one thing that no other language
  /// has.
  int Points = 0;
};

constexpr int EnoughEvidence = 4;

/// What \p T is, where the crossing says \p Said (or nothing) and the text goes to
/// \p Path (or null).
LanguageGuess languageOf(const Text &T, llvm::StringRef Said = {}, const Text *Path = nullptr);

/// Does a line of \p T name the interpreter that runs it: `#!/bin/sh`? Any line, because
/// where parts are written by different functions their order is not always known.
bool isScript(const Text &T);

/// What a file of this path holds, by its name alone.
LanguageGuess languageOfPath(const Text &Path);

} // namespace bordercheck

#endif
