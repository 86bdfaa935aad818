// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include <algorithm>
#include <cctype>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iostream>
#include <set>
#include <spawn.h>
#include <sstream>
#include <string>
#include <unistd.h>
#include <vector>

// The shell: text.

int environmentIsTheCommand() {
  // expected-warning@+1 {{taken from 'env HOOK' is run by system [bordercheck-assembled-command]}}
  return system(getenv("HOOK"));
}

int environmentEndsTheCommand() {
  std::string Line = "tar xf ";
  Line += getenv("ARCHIVE");
  // expected-warning@+1 {{'env ARCHIVE' is run by system [bordercheck-assembled-command]}}
  return std::system(Line.c_str());
}

int quotesAroundAValueAreNoEscape(const std::string &File) {
  // expected-warning@+1 {{'File' is run by system [bordercheck-assembled-command]}}
  return system(("cat '" + File + "'").c_str());
}

int commandIsAppended() {
  std::string Line("git clone ");
  Line.append(getenv("REPOSITORY")).append(" /srv/work");
  // expected-warning@+1 {{'env REPOSITORY' is run by system [bordercheck-assembled-command]}}
  return system(Line.c_str());
}

int commandIsPrinted(const char *Host) {
  char Line[256];
  snprintf(Line, sizeof Line, "ping -c 1 %s", Host);
  // expected-warning@+1 {{'Host' is run by system [bordercheck-assembled-command]}}
  return system(Line);
}

int commandIsCopiedAndJoined() {
  char Line[256];
  strcpy(Line, "convert ");
  strcat(Line, getenv("IMAGE"));
  strcat(Line, " out.png");
  // expected-warning@+1 {{'env IMAGE' is run by system [bordercheck-assembled-command]}}
  return system(Line);
}

int commandIsStreamed(const std::string &Branch) {
  std::ostringstream Line;
  Line << "git checkout " << Branch << " --quiet";
  // expected-warning@+1 {{'Branch' is run by system [bordercheck-assembled-command]}}
  return system(Line.str().c_str());
}

FILE *pipeFromACommand(const char *Pattern) {
  std::string Line = std::string("grep ") + Pattern + " /var/log/app";
  // expected-warning@+1 {{'Pattern' is run by popen [bordercheck-assembled-command]}}
  return popen(Line.c_str(), "r");
}

void linesOfAFileAreRun() {
  std::ifstream In("jobs.txt");
  for (std::string Line; std::getline(In, Line);)
    // expected-warning@+1 {{'file jobs.txt' is run by system [bordercheck-assembled-command]}}
    system(Line.c_str());
}

int outputOfACommandIsRun() {
  char Answer[128];
  FILE *In = popen("next-job", "r");
  if (!In || !fgets(Answer, sizeof Answer, In))
    return 1;
  // expected-warning@+1 {{taken from 'process' is run by system [bordercheck-assembled-command]}}
  return system(Answer);
}

int constantCommand() { return system("sync"); }

const std::string Tool = "/usr/bin/app-index";
constexpr const char *Options = " --all";

int constantCommandFromParts() {
  std::string Line = Tool + Options;
  Line += " --quiet";
  return system(Line.c_str());
}

int numbersOnly(int Port, double Seconds) {
  char Line[128];
  snprintf(Line, sizeof Line, "app-probe --port=%d --wait=%.1f", Port, Seconds);
  return system(Line);
}

int numberFromText() {
  return system(("app-probe --port=" + std::to_string(atoi(getenv("PORT")))).c_str());
}

int numberIsStreamed(long Id) {
  std::ostringstream Line;
  Line << "app-stop " << Id;
  return system(Line.str().c_str());
}

FILE *pipeFromAConstant() { return popen("uname -m", "r"); }

int isThereAShell() { return system(nullptr); }

int findingIsSilenced() {
  // NOLINTNEXTLINE(bordercheck-assembled-command)
  return system(getenv("HOOK"));
}

// Through functions and fields.

static int run(const std::string &Line) { return system(Line.c_str()); }

int wrapperGetsAVariable() {
  // expected-warning@+1 {{'env HOOK' is run by system [bordercheck-assembled-command]}}
  return run(std::string("sh ") + getenv("HOOK"));
}

int wrapperGetsConstants(bool Fast) { return run(Fast ? "app-index -1" : "app-index -9"); }

static std::string archiveCommand(const std::string &File) { return "tar xf " + File; }

int resultHoldsTheArgument() {
  // expected-warning@+1 {{'env ARCHIVE' is run by system [bordercheck-assembled-command]}}
  return system(archiveCommand(getenv("ARCHIVE")).c_str());
}

int resultHoldsAConstant() { return system(archiveCommand("/srv/base.tar").c_str()); }

struct Job {
  std::string Hook;
  std::string Indexer;
};

void configure(Job &J) {
  std::cin >> J.Hook;
  J.Indexer = "app-index";
}

int fieldReadFromStandardInput(const Job &J) {
  // expected-warning@+1 {{'J.Hook' is run by system [bordercheck-assembled-command]}}
  return system(J.Hook.c_str());
}

int fieldIsConstant(const Job &J) { return system((J.Indexer + " --all").c_str()); }

// Branches and checks.

int oneBranchIsVariable(bool Custom) {
  // expected-warning@+1 {{'env EDITOR' is run by system [bordercheck-assembled-command]}}
  return system(Custom ? getenv("EDITOR") : "vi");
}

int earlyReturnOfAnythingElse(const std::string &Verb) {
  if (Verb != "start" && Verb != "stop")
    return 1;
  return system(("systemctl " + Verb + " app").c_str());
}

int earlyReturnOfTheEmpty(const std::string &Verb) {
  if (Verb.empty())
    return 1;
  // expected-warning@+1 {{'Verb' is run by system [bordercheck-assembled-command]}}
  return system(("systemctl " + Verb + " app").c_str());
}

int oneOfASet(const std::string &Verb) {
  static const std::set<std::string> Verbs{"start", "stop", "reload"};
  return Verbs.count(Verb) ? system(("systemctl " + Verb + " app").c_str()) : 1;
}

static bool isIdentifier(const char *Name) {
  for (; *Name; ++Name)
    if (!isalnum(*Name) && *Name != '_')
      return false;
  return true;
}

int identifierIsOneWord(const char *Name) {
  if (!isIdentifier(Name))
    return 1;
  char Line[128];
  snprintf(Line, sizeof Line, "systemctl start app-%s", Name);
  return system(Line);
}

int identifierIsAskedAndIgnored(const char *Name) {
  if (!isIdentifier(Name))
    fprintf(stderr, "odd name\n");
  std::string Line = std::string("systemctl start app-") + Name;
  // expected-warning@+1 {{'Name' is run by system [bordercheck-assembled-command]}}
  return system(Line.c_str());
}

int wordsOfALoop(const std::vector<std::string> &Files) {
  std::string Line = "rm";
  for (const std::string &File : Files)
    Line += " " + File;
  // expected-warning@+1 {{is run by system [bordercheck-assembled-command]}}
  return system(Line.c_str());
}

int constantWordsOfALoop() {
  std::string Line = "app-index";
  for (const char *Part : {"users", "orders"})
    Line += std::string(" ") + Part;
  return system(Line.c_str());
}

// No shell: the program and its arguments.

int environmentNamesTheProgram() {
  // expected-warning@+1 {{'env EDITOR' is run by execl [bordercheck-assembled-command]}}
  return execl(getenv("EDITOR"), "editor", "notes.txt", nullptr);
}

int shellGetsText(const char *Text) {
  // expected-warning@+1 {{'Text' is run by execl [bordercheck-assembled-command]}}
  return execl("/bin/sh", "sh", "-c", Text, nullptr);
}

int shellGetsConstantText() { return execl("/bin/sh", "sh", "-c", "app-index --all", nullptr); }

int argumentOfAnOrdinaryProgram(const char *File) {
  return execl("/usr/bin/sha256sum", "sha256sum", "--", File, nullptr);
}

int interpreterGetsText(const char *Text) {
  const char *const Arguments[] = {"python3", "-c", Text, nullptr};
  // expected-warning@+1 {{'Text' is run by execve [bordercheck-assembled-command]}}
  return execve("/usr/bin/python3", const_cast<char *const *>(Arguments), environ);
}

int vectorOfAnOrdinaryProgram(char *File) {
  char Name[] = "sha256sum";
  char *Arguments[] = {Name, File, nullptr};
  return execv("/usr/bin/sha256sum", Arguments);
}

int programOfAFolder(const std::string &Tool) {
  pid_t Child = 0;
  char Name[] = "tool";
  char *Arguments[] = {Name, nullptr};
  std::string Path = "/opt/app/tools/" + Tool;
  // expected-warning@+1 {{'Tool' is run by posix_spawn [bordercheck-assembled-command]}}
  return posix_spawn(&Child, Path.c_str(), nullptr, nullptr, Arguments, environ);
}

int spawnedCompilerGetsOptions() {
  pid_t Child = 0;
  const char *Arguments[] = {"c++", getenv("CXXFLAGS"), "-c", "kernel.cpp", nullptr};
  // expected-warning@+1 {{'env CXXFLAGS' is run by posix_spawnp [bordercheck-}}
  return posix_spawnp(&Child, "c++", nullptr, nullptr, const_cast<char **>(Arguments), environ);
}

int spawnedConstant(char *File) {
  pid_t Child = 0;
  char Name[] = "gzip";
  char *Arguments[] = {Name, File, nullptr};
  return posix_spawn(&Child, "/usr/bin/gzip", nullptr, nullptr, Arguments, environ);
}

int chosenShellGetsText(bool Restricted, const char *Text) {
  const char *Shell = Restricted ? "/bin/rbash" : "/bin/bash";
  // expected-warning@+1 {{'Text' is run by execl [bordercheck-assembled-command]}}
  return execl(Shell, Shell, "-c", Text, nullptr);
}

static bool semicolonIsAllowed(const std::string &Text) {
  for (char C : Text)
    if (!isalnum(C) && C != ';')
      return false;
  return true;
}

int checkLetsASeparatorThrough(const std::string &Name) {
  if (!semicolonIsAllowed(Name))
    return 1;
  // expected-warning@+1 {{'Name' is run by system [bordercheck-assembled-command]}}
  return system(("systemctl start app-" + Name).c_str());
}

static bool isIdentifierOrTrusted(const std::string &Text, bool Trusted) {
  if (Trusted)
    return true;
  for (char C : Text)
    if (!isalnum(C))
      return false;
  return true;
}

int checkIsNotOnEveryPath(const std::string &Name) {
  if (!isIdentifierOrTrusted(Name, true))
    return 1;
  // expected-warning@+1 {{'Name' is run by system [bordercheck-assembled-command]}}
  return system(("systemctl start app-" + Name).c_str());
}

static bool firstIsALetter(const std::string &Text) {
  for (char C : Text) {
    if (!isalpha(C))
      return false;
    return true;
  }
  return true;
}

int checkLooksAtOneCharacter(const std::string &Name) {
  if (!firstIsALetter(Name))
    return 1;
  // expected-warning@+1 {{'Name' is run by system [bordercheck-assembled-command]}}
  return system(("systemctl start app-" + Name).c_str());
}

int firstArgumentIsTheProgram(const char *File) {
  const char *Arguments[] = {"gzip", File, nullptr};
  return execvp(Arguments[0], const_cast<char *const *>(Arguments));
}

static bool isKnownVerb(const std::string &Verb) {
  static const std::set<std::string> Verbs{"start", "stop"};
  return Verbs.count(Verb) != 0;
}

int countedByAFunction(const std::string &Verb) {
  if (!isKnownVerb(Verb))
    return 1;
  return system(("systemctl " + Verb + " app").c_str());
}

static bool isAlphanumeric(const std::string &Text) {
  return std::all_of(Text.begin(), Text.end(), [](unsigned char C) { return isalnum(C) != 0; });
}

int checkedByAllOf(const std::string &Name) {
  if (!isAlphanumeric(Name))
    return 1;
  return system(("systemctl start app-" + Name).c_str());
}

static bool isLowerCase(const std::string &Text) {
  return Text.find_first_not_of("abcdefghijklmnopqrstuvwxyz_") == std::string::npos;
}

int checkedByFindFirstNotOf(const std::string &Name) {
  if (!isLowerCase(Name))
    return 1;
  return system(("systemctl start app-" + Name).c_str());
}

int digitsAreChecked(const std::string &Port) {
  if (Port.find_first_not_of("0123456789") != std::string::npos)
    return 1;
  return system(("app-probe --port=" + Port).c_str());
}

static bool isInRanges(const std::string &Text) {
  for (char C : Text) {
    bool Letter = (C >= 'a' && C <= 'z') || (C >= 'A' && C <= 'Z');
    if (!Letter && !(C >= '0' && C <= '9') && C != '_')
      return false;
  }
  return true;
}

int checkedByRanges(const std::string &Name) {
  if (!isInRanges(Name))
    return 1;
  return system(("systemctl start app-" + Name).c_str());
}

int checkedInPlace(const char *Name) {
  for (const char *C = Name; *C; ++C)
    if (!isalnum(*C))
      return 1;
  return system((std::string("systemctl start app-") + Name).c_str());
}

int main(int Count, char **Arguments) {
  if (Count < 2)
    return environmentIsTheCommand();
  std::string Line = "app-index ";
  Line += Arguments[1];
  // expected-warning@+1 {{'Arguments' is run by system [bordercheck-assembled-command]}}
  return system(Line.c_str());
}

// Pointers that are kept, and written through later.

struct Action {
  virtual ~Action() {}
  virtual void take(const char *Given) = 0;
};

struct SetText : Action {
  explicit SetText(std::string *Where) : Where(Where) {}
  void take(const char *Given) override { *Where = Given; }
  std::string *Where;
};

class OptionsOfItsOwn {
public:
  OptionsOfItsOwn() { add(&Filter); }
  void take(unsigned Number, const char *Given) { Actions[Number]->take(Given); }
  std::string Filter, Other = "none";

private:
  void add(std::string *Into) {
    *Into = "none";
    Actions.push_back(new SetText(Into));
  }
  std::vector<Action *> Actions;
};

void optionThatAParserFills() {
  OptionsOfItsOwn Options;
  Options.take(0, getenv("FILTER"));
  // expected-warning@+1 {{is run by system [bordercheck-assembled-command]}}
  system(Options.Filter.c_str());
  system(Options.Other.c_str());
}
