// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Secrets in texts, by what they look like and by what they are called. Pure functions
// of characters; a false alarm costs more than a miss, so:
//   - a token counts by its issuer's prefix, alphabet and length, never by entropy alone;
//   - other characters count only where they are assigned to a secret's name;
//   - "token" alone is a lexer's word and no secret's name; "auth_token" is one;
//   - a name counts by its last word: a password_file is a file, a secret_length a number.
#ifndef BORDERCHECK_TEXT_CREDENTIALS_H
#define BORDERCHECK_TEXT_CREDENTIALS_H

#include "checks/text/Text.h"

namespace bordercheck {

/// Where in a literal a secret stands, and what it is ("GitHub token").
struct HeldSecret {
  llvm::StringRef Kind;
  size_t Begin = 0, Length = 0;
};

/// The first secret in \p Literal: a token of known shape, a private key, or a random
/// value that is assigned to a secret's name (`password = "..."`).
std::optional<HeldSecret> heldSecret(llvm::StringRef Literal);

/// Is \p Name, as a programmer writes it, that of a secret's value? "db.password",
/// "getApiKey()", "PrivateKey.c_str()"; not "token", "password_file", "hasSecret".
bool isSecretName(llvm::StringRef Name);

/// Likewise for an environment variable, where "GITHUB_TOKEN" and "TOKEN" are secrets.
bool isSecretVariable(llvm::StringRef Name);

/// Does \p Literal end where the value of a secret is to follow? "mysql --password=",
/// "api_key: \"", "export DB_PASSWORD='".
bool announcesSecret(llvm::StringRef Literal);

/// Long, of several kinds of characters, and not a word, a path or a placeholder.
bool looksRandom(llvm::StringRef Value);

/// \p T with the secrets of its literals cut to their first characters, fit for a report.
Text redacted(const Text &T);

} // namespace bordercheck

#endif
