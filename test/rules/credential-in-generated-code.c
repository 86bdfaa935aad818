/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct account {
  char name[64];
  char password[64];
};

int argumentOfAProgram(struct account *a) {
  char *arguments[] = {"mysql", "-u", a->name, "-p", a->password, NULL};
  // expected-warning@+1 {{password' becomes part of the command line that execvp runs}}
  return execvp("mysql", arguments);
}

int printedIntoACommand(const char *secret) {
  char command[256];
  snprintf(command, sizeof command, "vault login %s", secret);
  // expected-warning@+2 {{secret taken from 'secret' becomes part of the command line}}
  // expected-warning@+1 {{[bordercheck-assembled-command]}}
  return system(command);
}

int headerOfARequest(const char *value) {
  char header[256];
  snprintf(header, sizeof header, "Authorization: Bearer %s", value);
  // expected-warning@+1 {{secret taken from 'value' becomes part of the command line}}
  return execlp("curl", "curl", "-H", header, "https://example.org", NULL);
}

void configurationFile(const char *api_key) {
  // expected-warning@+1 {{becomes part of a generated file that fopen opens [bordercheck-}}
  FILE *out = fopen("/etc/app/client.conf", "w");
  fprintf(out, "key = %s\n", api_key);
  fclose(out);
}

void environmentOfChildren(void) {
  char *typed = getpass("Password: ");
  // expected-warning@+1 {{'input password' is put into the environment by setenv}}
  setenv("RSYNC_PASSWORD", typed, 1);
}

int promptIsNoSecret(const char *user) { return execlp("login", "login", "Password:", user, NULL); }

int token_of_a_lexer(const char *token, const char *token_text) {
  return execlp("show", "show", token, token_text, NULL);
}

void reportOfAScan(const char *password) {
  FILE *out = fopen("/var/log/app.log", "w");
  fputs(password, out);
}

int constant(void) { return execlp("ls", "ls", "--color=auto", NULL); }
