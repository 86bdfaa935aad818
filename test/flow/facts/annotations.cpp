// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "fact.h"
#include <bordercheck/annotations.h>
#include <cstdlib>
#include <fstream>
#include <string>

BORDERCHECK_SOURCE(network) const char *nextMessage();
BORDERCHECK_SOURCE_BY(schema, operator) std::string fieldName();
void receive(char *Buffer BORDERCHECK_FILLED_FROM(network), unsigned long Size);
bool isName(const char *Name BORDERCHECK_GATE(identifier - check));
int checkDigest(const char *Name BORDERCHECK_GATE_IF_ZERO(digest));
std::string quoted(const std::string &Text BORDERCHECK_ESCAPED(shell));
BORDERCHECK_MODEL(build : {op : append, to : arg0, from : [ arg1, "'\n'" ]})
void addLine(std::string &To, const std::string &Line);
BORDERCHECK_MODEL(neutral : true) void log(std::string &Text);
BORDERCHECK_TRUSTED_PATH const char *pluginFolder();

void results() {
  fact(nextMessage(), "‹network›");
  fact(fieldName().c_str(), "‹schema›");
}

void aResultIsWhatItsDeclarationSays() {
  std::string S = "lib" + std::string(nextMessage());
  fact(S.c_str(), "\"lib\" ‹network›");
}

void buffers() {
  char Buffer[80];
  receive(Buffer, sizeof(Buffer));
  fact(Buffer, "‹network›");
}

void builders() {
  std::string S = "a";
  addLine(S, nextMessage());
  log(S);
  fact(S.c_str(), "\"a\" ‹network› \"\\n\"");
}

void gatesOfTheProgram() {
  const char *Name = std::getenv("NAME");
  gates(Name, "none");
  if (isName(Name))
    gates(Name, "identifier-check");
  if (checkDigest(Name) == 0)
    gates(Name, "digest");
  gates(quoted(Name).c_str(), "escape");
}

void comesIn(const char *Body BORDERCHECK_SOURCE(network), const char *Other) {
  fact(Body, "‹Body›");
  gates(Other, "none");
}

void inALambda() {
  auto Handler = [](const char *Body BORDERCHECK_SOURCE(network)) { fact(Body, "‹Body›"); };
  Handler("constant");
}

char Shared[80] BORDERCHECK_SOURCE(input);
BORDERCHECK_SOURCE(database) static std::string Row;

struct Request {
  std::string Body BORDERCHECK_SOURCE(network);
  std::string Note;
  std::string Folder BORDERCHECK_TRUSTED_PATH;
};

void variables() {
  fact(Shared, "‹Shared›");
  Row = "constant";
  fact(Row.c_str(), "‹Row›");
  BORDERCHECK_SOURCE(network) char Local[20];
  fact(Local, "‹Local›");
}

void fields(Request &R) {
  R.Note = "constant";
  fact(R.Body.c_str(), "‹R.Body›");
  fact(R.Note.c_str(), "\"constant\"");
}

void aWholeRecord(const Request *R BORDERCHECK_SOURCE(network)) {
  fact(R->Note.c_str(), "‹R.Note›");
}

void trustedPaths(Request &R, const char *Path BORDERCHECK_TRUSTED_PATH) {
  gates(pluginFolder(), "promotion");
  gates(Path, "promotion");
  gates(R.Folder.c_str(), "promotion");
  std::string Made = std::string(pluginFolder()) + "/codec.so";
  gates(Made.c_str(), "promotion");
  BORDERCHECK_TRUSTED_PATH const char *Chosen = std::getenv("APP_FOLDER");
  fact(Chosen, "‹env APP_FOLDER›");
  gates(Chosen, "promotion");
  gates(std::getenv("APP_FOLDER"), "none");
}

/// A body says more than the declaration.
BORDERCHECK_TRUSTED_PATH static std::string codecPath(const char *Name) {
  return std::string(std::getenv("CODECS")) + "/" + Name;
}

void theBodyOfATrustedResultCounts() {
  fact(codecPath("opus").c_str(), "‹env CODECS› \"/opus\"");
  gates(codecPath("opus").c_str(), "promotion");
}

struct Source {
  BORDERCHECK_SOURCE(network) virtual const char *next();
  virtual ~Source();
};
struct Socket : Source {
  const char *next() override;
};

void overriders(Socket &S) { fact(S.next(), "‹network›"); }

struct Handler {
  virtual void on(const char *Body BORDERCHECK_SOURCE(network));
  virtual ~Handler();
};
struct Echo : Handler {
  void on(const char *Text) override { fact(Text, "‹Text›"); }
};

template <typename T> void take(T Value BORDERCHECK_SOURCE(network)) { fact(Value, "‹Value›"); }

void templates() { take("constant"); }

// The definition repeats what the declaration says.
BORDERCHECK_SOURCE(network) const char *nextMessage() { return "constant"; }
