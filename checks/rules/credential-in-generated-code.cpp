// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "checks/judge/Answers.h"
#include "checks/judge/Environment.h"
#include "checks/text/Credentials.h"
#include "llvm/ADT/STLExtras.h"

namespace bordercheck {
namespace {

bool isSecret(const Hole &H) {
  if (H.Number)
    return false;
  if (H.Stands.From == OriginKind::Environment)
    return isSecretVariable(H.Stands.Detail);
  // The user database is called so, and holds no secret.
  return isSecretName(H.Name) && !llvm::StringRef(H.Stands.Detail).ends_with("/passwd");
}

/// The secrets of \p T: holes that are called so, or that stand where a secret is announced,
/// and what a literal holds.
struct Secrets {
  Exposed Values;
  std::string InLiteral;

  void add(llvm::ArrayRef<Piece> Parts) {
    const Piece *Last = nullptr;
    for (const Piece &P : Parts) {
      if (P.isHole()) {
        bool Announced = Last && Last->isLiteral() && announcesSecret(Last->text());
        if (isSecret(P.hole()) || (Announced && !P.hole().Number))
          Values.Holes.push_back(&P.hole());
      } else if (!P.isLiteral()) {
        add(P.members());
      } else if (std::optional<HeldSecret> Held = heldSecret(P.text()); Held && InLiteral.empty()) {
        InLiteral = Held->Kind.str();
      }
      Last = &P;
    }
  }
};

Secrets secretsIn(const Text &T, Role As) {
  Secrets Found;
  Found.Values.As = As;
  for (const Shape &S : T.shapes())
    Found.add(S.pieces());
  order(Found.Values);
  return Found;
}

/// Where the secret gets to, and who reads it there.
struct Words {
  std::string Where, Reader, Remedy;
  Moment When = Moment::Now;
};

std::optional<Finding> leaked(const LinkedCrossing &L, const Text &T, Role As, const Words &W) {
  Secrets Found = secretsIn(T, As);
  constexpr llvm::StringLiteral Rule = "credential-in-generated-code";
  // Worse than a value from outside: it is in every copy of the program.
  if (!Found.InLiteral.empty()) {
    Exposed None;
    None.As = As;
    return finding(L, None,
                   {Rule, Found.InLiteral, W.Where, W.Reader,
                    "revoke it, and read its successor from a secret store at run time", W.When});
  }
  if (Found.Values.Holes.empty())
    return std::nullopt;
  return finding(L, Found.Values,
                 {Rule, "secret", W.Where, W.Reader, W.Remedy, W.When, "taken from"});
}

/// A file without a known ending may be any: a temporary script has a random name.
bool mayBeReadAsCode(const Crossing &C, const Catalog &Known) {
  const Text *Path = C.input(Role::Path);
  return !Path || Known.artifact(*Path) ||
         llvm::any_of(Path->shapes(), [](const Shape &S) { return S.knownSuffix().empty(); });
}

std::optional<Words> wordsFor(const Crossing &C, const RuleContext &Context) {
  switch (C.Kind) {
  case CrossingKind::Command:
    return Words{"becomes part of the command line that " + C.Callee + " runs",
                 "every user of the machine sees the command line in the process list",
                 "hand it over by a pipe, a file descriptor or a file that only the program reads"};
  case CrossingKind::Compile:
    return Words{"becomes part of what " + C.Callee + " compiles",
                 "compiled here; caches, logs and the product hold it in clear",
                 "hand it over as an argument when the code runs"};
  case CrossingKind::Interpret:
    return Words{"becomes part of the text that " + C.Callee + " interprets",
                 "interpreted here; error messages and traces hold the text in clear",
                 "hand it to the interpreter as a variable"};
  case CrossingKind::Write:
    if (!mayBeReadAsCode(C, Context.Known))
      return std::nullopt;
    return Words{"becomes part of a generated file that " + C.Callee + " opens",
                 "read by whoever reads, copies, commits or caches the file",
                 "write a reference to a secret store or to a variable instead", Moment::Later};
  default:
    return std::nullopt;
  }
}

/// The environment is an accepted way to hand over a secret, so only where its name says that
/// it is one, and where there are programs to inherit it.
std::optional<Finding> handedToChildren(const LinkedCrossing &L, const RuleContext &Context) {
  if (!Context.StartsPrograms)
    return std::nullopt;
  for (const EnvironmentEntry &Entry : entriesOf(L.At)) {
    if (!Entry.Name || !isSecretVariable(*Entry.Name))
      continue;
    std::optional<Finding> F =
        leaked(L, Entry.Value, Entry.In,
               {"is put into the environment by " + L.At.Callee,
                "inherited by every program that is started later, and by theirs",
                "hand it to the one program that needs it, by a pipe or a file descriptor",
                Moment::Later});
    if (F)
      return F;
  }
  return std::nullopt;
}

} // namespace

Findings credentialInGeneratedCode(const LinkedCrossing &L, const RuleContext &Context) {
  if (L.At.Kind == CrossingKind::SearchPath)
    return handedToChildren(L, Context);
  std::optional<Words> W = wordsFor(L.At, Context);
  if (!W)
    return std::nullopt;
  for (Role As : {Role::Text, Role::Arguments, Role::Options})
    if (const Text *T = L.At.input(As))
      if (std::optional<Finding> F = leaked(L, *T, As, *W))
        return F;
  return std::nullopt;
}

} // namespace bordercheck
