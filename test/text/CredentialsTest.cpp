// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What counts as a secret and, as important, what does not. Tokens are put together
// here, so that no scanner takes this file for a leak.
#include "checks/text/Credentials.h"
#include "test/text/Build.h"
#include "llvm/ADT/StringExtras.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace bordercheck {
namespace {

using testing::HasSubstr;
using testing::Not;

/// \p Length characters that look drawn at random from \p Alphabet, always the same.
std::string drawn(size_t Length, llvm::StringRef Alphabet = "k3Jx9QmZ2vT7bW4nR8sLpYc6HdFgAe5UiO") {
  std::string Out;
  for (size_t I = 0, At = 0; I < Length; ++I, At += 7 + I % 5)
    Out += Alphabet[At % Alphabet.size()];
  return Out;
}

struct Token {
  std::string Kind, Chars;
};

std::vector<Token> tokens() {
  std::string Upper = "K3JXQMZ2VT7BW4NRSLPYC6HDFGAE5UIO";
  return {
      {"AWS access key", "AKIA" + drawn(16, Upper)},
      {"GitHub token", "ghp_" + drawn(36)},
      {"GitHub token", "github_pat_" + drawn(22) + "_" + drawn(59)},
      {"GitLab token", "glpat-" + drawn(20)},
      {"Slack token", "xoxb-" + drawn(24)},
      {"Google API key", "AIza" + drawn(35)},
      {"Stripe key", "sk_live_" + drawn(24)},
      {"npm token", "npm_" + drawn(36)},
      {"Hugging Face token", "hf_" + drawn(34)},
      {"SendGrid key", "SG." + drawn(22) + "." + drawn(43)},
      {"JSON web token", "eyJ" + drawn(20) + ".eyJ" + drawn(40) + "." + drawn(43)},
      {"private key",
       "-----BEGIN RSA " + std::string("PRIVATE KEY-----\n") + drawn(64) + "\n" + drawn(64)},
  };
}

std::string kindIn(llvm::StringRef Literal) {
  std::optional<HeldSecret> Held = heldSecret(Literal);
  return Held ? Held->Kind.str() : "none";
}

TEST(HeldSecret, IsATokenOfKnownShape) {
  for (const Token &T : tokens()) {
    EXPECT_EQ(kindIn(T.Chars), T.Kind) << T.Chars;
    EXPECT_EQ(kindIn("curl -H 'X-Key: " + T.Chars + "' example.org"), T.Kind) << T.Chars;
  }
}

TEST(HeldSecret, SaysWhereItStands) {
  std::string Chars = "ghp_" + drawn(36);
  std::optional<HeldSecret> Held = heldSecret("export X=" + Chars + ";");
  ASSERT_TRUE(Held);
  EXPECT_EQ(Held->Begin, 9U);
  EXPECT_EQ(Held->Length, Chars.size());
}

TEST(HeldSecret, EndsWhereItsShapeEnds) {
  EXPECT_EQ(kindIn("AKIA" + drawn(15, "K3JXQMZ2VT7BW4NRSLPYC6HDFGAE5UIO")), "none") << "too short";
  EXPECT_EQ(kindIn("AKIA" + drawn(17, "K3JXQMZ2VT7BW4NRSLPYC6HDFGAE5UIO")), "none") << "too long";
  EXPECT_EQ(kindIn("ghp_" + drawn(35)), "none");
  EXPECT_EQ(kindIn("xghp_" + drawn(36)), "none") << "inside a word";
}

TEST(HeldSecret, IsNoPlaceholder) {
  for (const char *Literal :
       {"AKIAIOSFODNN7EXAMPLE", "ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "ghp_[A-Za-z0-9]{36}",
        "sk_test_YOUR_KEY_HERE", "AKIAAAAAAAAAAAAAAAAA", "eyJ", "-----BEGIN PRIVATE KEY-----\n",
        "-----BEGIN PRIVATE KEY-----", "-----BEGIN PUBLIC KEY-----\nabc", ""})
    EXPECT_EQ(kindIn(Literal), "none") << Literal;
}

TEST(HeldSecret, IsARandomValueOfASecretsName) {
  std::string Random = drawn(20);
  for (std::string Before : {"password=", "db_password = \"", "API_KEY='", "client-secret: ",
                             "--password=", "{\"api_key\": \"", "export DB_PASSWORD="})
    EXPECT_EQ(kindIn(Before + Random + "\""), "secret") << Before;
  for (std::string Before : {"checksum=", "token=", "password_hint=", "sha256: ", "password==",
                             "password ", "ns::password::", ""})
    EXPECT_EQ(kindIn(Before + Random), "none") << Before;
}

TEST(HeldSecret, IsNoOrdinaryValueOfASecretsName) {
  for (const char *Literal :
       {"password=", "password=%s", "password=$DB_PASSWORD", "password=${PASSWORD}",
        "password={{ password }}", "password=<your password>", "password=changeme12345",
        "password=getPassword()", "password=/etc/app/password1", "password: must be long enough",
        "password=aaaaaaaaaaaa1", "password=hunter2", "PASSWORD=correcthorsebatterystaple"})
    EXPECT_EQ(kindIn(Literal), "none") << Literal;
}

TEST(SecretName, IsKnownByItsLastWord) {
  for (const char *Name : {"password",
                           "Password",
                           "dbPassword",
                           "db_passwd",
                           "DB_PASSWORD",
                           "passphrase",
                           "secret",
                           "client_secret",
                           "apiKey",
                           "api_key",
                           "APIKey",
                           "ApiKey2",
                           "privateKey",
                           "private_key",
                           "access_token",
                           "AuthToken",
                           "oauth_token",
                           "credentials",
                           "mypassword",
                           "signingKey",
                           "A.Password",
                           "cfg->db.password",
                           "getPassword()",
                           "Password.c_str()",
                           "Edit.password().toStdString()",
                           "Accounts[I].Secret",
                           "input password"})
    EXPECT_TRUE(isSecretName(Name)) << Name;
}

TEST(SecretName, IsNoneWhereItSpeaksAboutOne) {
  for (const char *Name : {"token",
                           "Token",
                           "nextToken",
                           "token_text",
                           "TokenKind",
                           "lexer.token",
                           "key",
                           "Key",
                           "public_key",
                           "sortKey",
                           "keyword",
                           "password_file",
                           "PasswordLength",
                           "secretName",
                           "hasPassword",
                           "is_secret",
                           "no_password",
                           "needPassword",
                           "NOPASSWD",
                           "passwd_path",
                           "compass",
                           "secretary",
                           "path",
                           "pwd",
                           "getpwnam()",
                           "data",
                           "",
                           "12",
                           "credential_type",
                           "passwordPrompt",
                           "environment"})
    EXPECT_FALSE(isSecretName(Name)) << Name;
}

TEST(SecretVariable, MayBeCalledToken) {
  for (const char *Name : {"GITHUB_TOKEN", "TOKEN", "MY_APP_TOKEN", "PGPASSWORD",
                           "AWS_SECRET_ACCESS_KEY", "DB_PASSWORD", "API_KEY", "VAULT_TOKEN"})
    EXPECT_TRUE(isSecretVariable(Name)) << Name;
  for (const char *Name : {"PATH", "HOME", "TOKEN_FILE", "PASSWORD_FILE", "NO_TOKEN", "USE_TOKEN",
                           "SSH_AUTH_SOCK", "PWD", "KEY", "TOKENS_PER_SECOND", ""})
    EXPECT_FALSE(isSecretVariable(Name)) << Name;
}

TEST(AnnouncesSecret, AtTheEndOfALiteral) {
  for (const char *Literal :
       {"mysql --password=", "api_key: \"", "export DB_PASSWORD='", "{\"password\": \"",
        "curl -H 'Authorization: Bearer ", "secret = \"", "PASSWORD=", "GITHUB_TOKEN="})
    EXPECT_TRUE(announcesSecret(Literal)) << Literal;
  for (const char *Literal :
       {"", "=", "name=", "token=", "password", "password ", "if (password == ", "password=x ",
        "auth::password::", "password != ", "--user=", "12:"})
    EXPECT_FALSE(announcesSecret(Literal)) << Literal;
}

TEST(LooksRandom, NeedsLengthDigitsAndVariety) {
  EXPECT_TRUE(looksRandom(drawn(16)));
  EXPECT_FALSE(looksRandom(drawn(11)));
  EXPECT_FALSE(looksRandom("thisisjustaword"));
  EXPECT_FALSE(looksRandom("1231231231231231"));
  EXPECT_FALSE(looksRandom("/usr/lib/x86_64-linux-gnu"));
  EXPECT_FALSE(looksRandom("$TOKEN_1234567890"));
}

TEST(Redacted, KeepsTheBeginningOfASecretAndAllElse) {
  std::string Body = drawn(36);
  std::string Shown =
      redacted(cat({lit("curl ghp_" + Body + " glpat-" + drawn(20) + " "), hole("url")})).print();
  EXPECT_THAT(Shown, Not(HasSubstr(Body.substr(0, 4))));
  EXPECT_THAT(Shown, HasSubstr("curl ghp_*** glpa*** "));
  EXPECT_THAT(Shown, HasSubstr("‹url›"));
  for (const Token &T : tokens())
    EXPECT_THAT(redacted(lit(T.Chars + ";")).print(), Not(HasSubstr(drawn(8)))) << T.Kind;
  EXPECT_EQ(redacted(cat({lit("ls "), hole("x")})), cat({lit("ls "), hole("x")}));
}

TEST(Redacted, ReachesIntoRepeats) {
  Piece Secret = Piece::literal("ghp_" + drawn(36) + ";");
  Text T = Text::shape(Shape(Piece::repeat({Secret})));
  EXPECT_THAT(redacted(T).print(), HasSubstr("ghp_***"));
}

} // namespace
} // namespace bordercheck
