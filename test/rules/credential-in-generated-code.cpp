// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <lua.hpp>
#include <string>
#include <unistd.h>

// Secrets in command lines. That the command is put together from data is another finding.

int tokenOfTheEnvironment() {
  std::string Command = std::string("curl -H 'X-Key: ") + getenv("GITHUB_TOKEN") + "' example.org";
  // expected-warning@+2 {{secret taken from 'env GITHUB_TOKEN' becomes part of the command line}}
  // expected-warning@+1 {{[bordercheck-assembled-command]}}
  return system(Command.c_str());
}

int argumentOfAProgram(const std::string &Password) {
  // expected-warning@+1 {{secret taken from 'Password' becomes part of the command line that}}
  return execlp("mysql", "mysql", "-u", "app", ("-p" + Password).c_str(), nullptr);
}

int announcedByAnOption(const std::string &Value) {
  std::string Option = "--password=" + Value;
  // expected-warning@+1 {{secret taken from 'Value' becomes part of the command line}}
  return execlp("mysql", "mysql", Option.c_str(), nullptr);
}

struct Account {
  std::string Name;
  std::string ApiKey;
};

int fieldOfAnAccount(const Account &A) {
  // expected-warning@+1 {{ApiKey' becomes part of the command line}}
  return execlp("deploy", "deploy", A.Name.c_str(), A.ApiKey.c_str(), nullptr);
}

int writtenIntoTheProgram() {
  // expected-warning@+1 {{GitHub token becomes part of the command line that system runs}}
  return system("git clone https://x:ghp_"
                "k3Jx9QmZ2vT7bW4nR8sL1pYc6HdF0gAe5UiO@example.org/app");
}

// Secrets in generated text.

void temporaryScript(const std::string &Password, const std::string &Path) {
  // expected-warning@+1 {{secret taken from 'Password' becomes part of a generated file}}
  std::ofstream Out(Path);
  Out << Password;
}

void serviceFile(const Account &A) {
  // expected-warning@+2 {{[bordercheck-credential-in-generated-code]}}
  // expected-warning@+1 {{[bordercheck-generated-config]}}
  FILE *Out = fopen("/etc/systemd/system/app.service", "w");
  fputs(A.ApiKey.c_str(), Out);
}

int textOfAScript(lua_State *L) {
  std::string Chunk = "connect('" + std::string(getenv("DB_PASSWORD")) + "')";
  // expected-warning@+2 {{'env DB_PASSWORD' becomes part of the text that luaL_loadstring}}
  // expected-warning@+1 {{[bordercheck-interpreted-text]}}
  return luaL_loadstring(L, Chunk.c_str());
}

// The environment of programs that are started later.

void environment(const std::string &Password) {
  // expected-warning@+1 {{secret taken from 'Password' is put into the environment by setenv}}
  setenv("PGPASSWORD", Password.c_str(), 1);
}

// Silent.

void otherVariable(const std::string &Password) { setenv("LANG", Password.c_str(), 1); }

void secretVariableWithoutASecret(const std::string &Name) { setenv("APP_TOKEN", Name.c_str(), 1); }

int tokensOfALexer(const std::string &Token, const std::string &NextToken) {
  return execlp("show", "show", Token.c_str(), NextToken.c_str(), nullptr);
}

int namesAboutSecrets(const std::string &PasswordFile, const std::string &TokenKind,
                      const std::string &SecretName, const std::string &PublicKey) {
  return execlp("login", "login", PasswordFile.c_str(), TokenKind.c_str(), SecretName.c_str(),
                PublicKey.c_str(), nullptr);
}

int placeholder() { return system("deploy --token=ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"); }

int variableOfTheShell() { return system("mysql --password=$DB_PASSWORD"); }

int numberOfASecret(int Password) {
  return execlp("unlock", "unlock", std::to_string(Password).c_str(), nullptr);
}

void storeOfPasswords(const std::string &Password) {
  std::ofstream Out("/var/lib/app/passwords");
  Out << Password;
}

void neitherCommandNorText(const std::string &Password) { printf("%s\n", Password.c_str()); }

int silenced(const std::string &Password) {
  // NOLINTNEXTLINE(bordercheck-credential-in-generated-code)
  return execlp("unlock", "unlock", Password.c_str(), nullptr);
}
