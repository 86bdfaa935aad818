// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include <algorithm>
#include <cctype>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <fstream>
#include <iostream>
#include <map>
#include <memory>
#include <set>
#include <sstream>
#include <string>
#include <vector>

// Where the name comes from.

void *environmentNamesTheLibrary() {
  // expected-warning@+1 {{loaded by dlopen without verification [bordercheck-unverified-load]}}
  return dlopen(getenv("PLUGIN"), RTLD_NOW);
}

void *parameterOfAnInterface(const char *Name) {
  // expected-warning@+1 {{'Name' is loaded by dlopen without verification [bordercheck-}}
  return dlopen(Name, RTLD_NOW);
}

void *fileNamesTheLibrary() {
  std::ifstream In("/etc/app/plugin");
  std::string Name;
  std::getline(In, Name);
  // expected-warning@+1 {{loaded by dlopen without verification [bordercheck-unverified-load]}}
  return dlopen(Name.c_str(), RTLD_NOW);
}

void *fileIsReadAsAWhole() {
  std::ifstream In("/etc/app/plugin");
  std::stringstream Content;
  Content << In.rdbuf();
  // expected-warning@+1 {{loaded by dlopen without verification [bordercheck-unverified-load]}}
  return dlopen(Content.str().c_str(), RTLD_NOW);
}

void *lineOfACStream() {
  char Name[256];
  FILE *In = fopen("/etc/app/plugin", "r");
  if (!In || !fgets(Name, sizeof Name, In))
    return nullptr;
  // expected-warning@+1 {{loaded by dlopen without verification [bordercheck-unverified-load]}}
  return dlopen(Name, RTLD_NOW);
}

void *standardInputNamesTheLibrary() {
  std::string Name;
  std::cin >> Name;
  // expected-warning@+1 {{loaded by dlopen without verification [bordercheck-unverified-load]}}
  return dlopen(Name.c_str(), RTLD_NOW);
}

void *constantName() { return dlopen("libm.so.6", RTLD_NOW); }

void *programItself() { return dlopen(nullptr, RTLD_NOW); }

// How the path is built.

void *environmentBeginsThePath() {
  std::string Root = getenv("APP_ROOT");
  // expected-warning@+1 {{loaded by dlopen without verification [bordercheck-unverified-load]}}
  return dlopen((Root + "/lib/libcodec.so").c_str(), RTLD_NOW);
}

void *pathIsAppended() {
  std::string Path = "/usr/lib/app/";
  Path += getenv("CODEC");
  Path.append(".so");
  // expected-warning@+1 {{loaded by dlopen without verification [bordercheck-unverified-load]}}
  return dlopen(Path.c_str(), RTLD_NOW);
}

void *pathIsPrinted() {
  char Path[512];
  snprintf(Path, sizeof Path, "%s/%s.so", "/usr/lib/app", getenv("CODEC"));
  // expected-warning@+1 {{loaded by dlopen without verification [bordercheck-unverified-load]}}
  return dlopen(Path, RTLD_NOW);
}

void *pathIsCopiedAndJoined() {
  char Path[512];
  strcpy(Path, getenv("APP_ROOT"));
  strcat(Path, "/libcodec.so");
  // expected-warning@+1 {{loaded by dlopen without verification [bordercheck-unverified-load]}}
  return dlopen(Path, RTLD_NOW);
}

void *pathIsStreamed() {
  std::ostringstream Path;
  Path << "/usr/lib/app/" << getenv("CODEC") << ".so";
  // expected-warning@+1 {{loaded by dlopen without verification [bordercheck-unverified-load]}}
  return dlopen(Path.str().c_str(), RTLD_NOW);
}

constexpr const char *Folder = "/usr/lib/app";
const char Suffix[] = ".so";
const std::string Stem = "/libcodec";

void *constantNameFromParts() {
  std::string Path = Folder;
  Path += "/libcodec";
  Path.append(Suffix);
  return dlopen(Path.c_str(), RTLD_NOW);
}

void *constantStringObject() { return dlopen((Folder + Stem + Suffix).c_str(), RTLD_NOW); }

void *numberOnly(int Version) {
  char Path[64];
  snprintf(Path, sizeof Path, "libcodec.so.%d", Version);
  return dlopen(Path, RTLD_NOW);
}

void *numberFromTheEnvironment() {
  int Version = atoi(getenv("CODEC_VERSION"));
  return dlopen(("libcodec.so." + std::to_string(Version)).c_str(), RTLD_NOW);
}

void *numberIsStreamed(unsigned Version) {
  std::ostringstream Path;
  Path << "/usr/lib/app/libcodec.so." << Version;
  return dlopen(Path.str().c_str(), RTLD_NOW);
}

void *overwrittenByAConstant() {
  std::string Path = getenv("PLUGIN");
  Path = "libcodec.so";
  return dlopen(Path.c_str(), RTLD_NOW);
}

// Through functions and fields.

static void *load(const std::string &Path) { return dlopen(Path.c_str(), RTLD_NOW | RTLD_LOCAL); }

void *wrapperGetsAVariable() {
  // expected-warning@+1 {{'env PLUGIN' is loaded by dlopen without verification [bordercheck-}}
  return load(getenv("PLUGIN"));
}

void *wrapperGetsAConstant() { return load("libcodec.so"); }

static std::string pluginFolder() {
  const char *Set = getenv("PLUGIN_FOLDER");
  return Set ? Set : "/usr/lib/app";
}

void *resultFromTheEnvironment() {
  // expected-warning@+1 {{loaded by dlopen without verification [bordercheck-unverified-load]}}
  return dlopen((pluginFolder() + "/libcodec.so").c_str(), RTLD_NOW);
}

static const char *codecName(bool Fast) { return Fast ? "libfast.so" : "libsmall.so"; }

void *resultIsOneOfTheConstants(bool Fast) { return dlopen(codecName(Fast), RTLD_NOW); }

struct Settings {
  std::string Plugin;
  std::string Codec;
};

void readSettings(Settings &S) {
  S.Plugin = getenv("PLUGIN");
  S.Codec = "libcodec.so";
}

void *fieldSetFromTheEnvironment(const Settings &S) {
  // expected-warning@+1 {{loaded by dlopen without verification [bordercheck-unverified-load]}}
  return dlopen(S.Plugin.c_str(), RTLD_NOW);
}

void *fieldSetToAConstant(const Settings &S) { return dlopen(S.Codec.c_str(), RTLD_NOW); }

class Host {
public:
  void choose() { Chosen = getenv("BACKEND"); }
  void *open() const { return dlopen(Chosen, RTLD_NOW); }

private:
  const char *Chosen = "libcpu.so";
};

void *useHost() {
  Host H;
  H.choose();
  // expected-warning@+1 {{loaded by dlopen without verification [bordercheck-unverified-load]}}
  return H.open();
}

// Branches and loops.

void *oneBranchIsVariable(bool Custom) {
  const char *Path = Custom ? getenv("PLUGIN") : "libcodec.so";
  // expected-warning@+1 {{loaded by dlopen without verification [bordercheck-unverified-load]}}
  return dlopen(Path, RTLD_NOW);
}

void *defaultDoesNotCheck() {
  const char *Path = getenv("PLUGIN");
  if (!Path)
    Path = "libcodec.so";
  // expected-warning@+1 {{loaded by dlopen without verification [bordercheck-unverified-load]}}
  return dlopen(Path, RTLD_NOW);
}

void *branchesAreConstants(int Kind) {
  const char *Path = "libcodec.so";
  switch (Kind) {
  case 1:
    Path = "libfast.so";
    break;
  case 2:
    Path = "libsmall.so";
    break;
  }
  return dlopen(Path, RTLD_NOW);
}

void *environmentChoosesAmongConstants() {
  const char *Path = getenv("FAST") ? "libfast.so" : "libsmall.so";
  return dlopen(Path, RTLD_NOW);
}

void namesOfAFileInALoop() {
  std::ifstream In("plugins.txt");
  std::vector<std::string> Names;
  std::string Line;
  while (std::getline(In, Line))
    Names.push_back(Line);
  for (const std::string &Name : Names)
    // expected-warning@+1 {{loaded by dlopen without verification [bordercheck-unverified-load]}}
    dlopen(("/usr/lib/app/" + Name).c_str(), RTLD_NOW);
}

void partsOfAVariableInALoop() {
  std::istringstream Names(getenv("PLUGINS"));
  std::string Name;
  while (std::getline(Names, Name, ':'))
    // expected-warning@+1 {{loaded by dlopen without verification [bordercheck-unverified-load]}}
    dlopen(Name.c_str(), RTLD_NOW);
}

void constantsInALoop() {
  for (const char *Name : {"libfast.so", "libsmall.so"})
    dlopen(Name, RTLD_NOW);
  static const char *const More[] = {"libx.so", "liby.so"};
  for (unsigned I = 0; I < 2; ++I)
    dlopen(More[I], RTLD_NOW);
}

void constantsInAVectorInALoop() {
  const std::vector<std::string> Names = {"libfast.so", "libsmall.so"};
  for (const auto &Name : Names)
    dlopen(Name.c_str(), RTLD_NOW);
}

struct Row {
  const char *Name;
  const char *File;
};
static const Row Table[] = {{"fast", "libfast.so"}, {"small", "libsmall.so"}};

void *fieldOfAConstantTable(const char *Name) {
  for (const Row &R : Table)
    if (strcmp(R.Name, Name) == 0)
      return dlopen(R.File, RTLD_NOW);
  return nullptr;
}

// Checks.

void *comparedWithConstants(const std::string &Name) {
  if (Name != "libfast.so" && Name != "libsmall.so")
    return nullptr;
  return dlopen(Name.c_str(), RTLD_NOW);
}

void *equalToAConstant() {
  const char *Name = getenv("CODEC");
  if (Name && strcmp(Name, "libfast.so") == 0)
    return dlopen(Name, RTLD_NOW);
  return nullptr;
}

void *equalToNoConstant() {
  const char *Name = getenv("CODEC");
  if (Name && strcmp(Name, "libfast.so") != 0)
    // expected-warning@+1 {{loaded by dlopen without verification [bordercheck-unverified-load]}}
    return dlopen(Name, RTLD_NOW);
  return nullptr;
}

void *beginningIsNoCheck(const char *Path) {
  if (strncmp(Path, "/usr/lib/app/", 13) != 0)
    return nullptr;
  // expected-warning@+1 {{loaded by dlopen without verification [bordercheck-unverified-load]}}
  return dlopen(Path, RTLD_NOW);
}

void *emptinessIsNoCheck(const std::string &Path) {
  if (Path.empty())
    return nullptr;
  // expected-warning@+1 {{loaded by dlopen without verification [bordercheck-unverified-load]}}
  return dlopen(Path.c_str(), RTLD_NOW);
}

void *countedInAConstantSet(const std::string &Name) {
  static const std::set<std::string> Allowed = {"libfast.so", "libsmall.so"};
  if (Allowed.count(Name) == 0)
    return nullptr;
  return dlopen(("/usr/lib/app/" + Name).c_str(), RTLD_NOW);
}

void *foundInAConstantSet(const std::string &Name) {
  const std::set<std::string> Allowed = {"libfast.so", "libsmall.so"};
  if (Allowed.find(Name) != Allowed.end())
    return dlopen(Name.c_str(), RTLD_NOW);
  return nullptr;
}

void *countedTheWrongWay(const std::string &Name) {
  static const std::set<std::string> Refused = {"libold.so"};
  if (Refused.count(Name))
    return nullptr;
  // expected-warning@+1 {{loaded by dlopen without verification [bordercheck-unverified-load]}}
  return dlopen(Name.c_str(), RTLD_NOW);
}

void *countedInASetFromAFile(const std::string &Name) {
  std::set<std::string> Allowed;
  std::ifstream In("plugins.txt");
  std::string Line;
  while (std::getline(In, Line))
    Allowed.insert(Line);
  if (Allowed.count(Name) == 0)
    return nullptr;
  // expected-warning@+1 {{loaded by dlopen without verification [bordercheck-unverified-load]}}
  return dlopen(Name.c_str(), RTLD_NOW);
}

void *checkedAfterwards(const std::string &Name) {
  // expected-warning@+1 {{loaded by dlopen without verification [bordercheck-unverified-load]}}
  void *Library = dlopen(Name.c_str(), RTLD_NOW);
  if (Name != "libfast.so")
    dlclose(Library);
  return Library;
}

void *anotherNameIsChecked(const std::string &Name, const std::string &Other) {
  if (Other != "libfast.so")
    return nullptr;
  // expected-warning@+1 {{loaded by dlopen without verification [bordercheck-unverified-load]}}
  return dlopen(Name.c_str(), RTLD_NOW);
}

void *mapFromNameToConstant(const std::string &Name) {
  static const std::map<std::string, std::string> Libraries = {{"fast", "libfast.so"},
                                                               {"small", "libsmall.so"}};
  auto At = Libraries.find(Name);
  return At == Libraries.end() ? nullptr : dlopen(At->second.c_str(), RTLD_NOW);
}

void *foundInAConstantVector(const std::string &Name) {
  static const std::vector<std::string> Allowed = {"libfast.so", "libsmall.so"};
  if (std::find(Allowed.begin(), Allowed.end(), Name) == Allowed.end())
    return nullptr;
  return dlopen(Name.c_str(), RTLD_NOW);
}

void *equalToAnElementOfAConstantVector(const std::string &Name) {
  static const std::vector<std::string> Names = {"libfast.so", "libsmall.so"};
  for (const std::string &Each : Names)
    if (Each == Name)
      return dlopen(Name.c_str(), RTLD_NOW);
  return nullptr;
}

static bool isIdentifier(const std::string &Name) {
  for (char C : Name)
    if (!isalnum(static_cast<unsigned char>(C)))
      return false;
  return true;
}

// An identifier stays in its folder, but may still name any library there.
void *identifierNamesAnyLibrary(const std::string &Name) {
  if (!isIdentifier(Name))
    return nullptr;
  // expected-warning@+1 {{loaded by dlopen without verification [bordercheck-unverified-load]}}
  return dlopen(("/usr/lib/app/lib" + Name + ".so").c_str(), RTLD_NOW);
}

void *findingIsSilenced() {
  return dlopen(getenv("PLUGIN"), RTLD_NOW); // NOLINT(bordercheck-unverified-load)
}

// Loaders.

void *newNamespace() {
  // expected-warning@+1 {{loaded by dlmopen without verification [bordercheck-unverified-load]}}
  return dlmopen(LM_ID_NEWLM, getenv("PLUGIN"), RTLD_NOW);
}

void *newNamespaceForAConstant() { return dlmopen(LM_ID_NEWLM, "libcodec.so", RTLD_NOW); }

void *loadedByALambda() {
  auto Load = [](const char *Path) { return dlopen(Path, RTLD_NOW); };
  // expected-warning@+1 {{loaded by dlopen without verification [bordercheck-unverified-load]}}
  return Load(getenv("PLUGIN"));
}

void *ownFunctionBehindAPointer() {
  auto Load = load;
  // expected-warning@+1 {{loaded by dlopen without verification [bordercheck-unverified-load]}}
  return Load(getenv("PLUGIN"));
}

template <typename Name> static void *loadAny(const Name &N) { return dlopen(N.c_str(), RTLD_NOW); }

void *loadedByATemplate() {
  std::string Path = getenv("PLUGIN");
  // expected-warning@+1 {{loaded by dlopen without verification [bordercheck-unverified-load]}}
  return loadAny(Path);
}

void *constantForATemplate() { return loadAny(std::string("libcodec.so")); }

void *symbolNameIsNoPath(void *Library) { return dlsym(Library, getenv("SYMBOL")); }

struct Plugin {
  std::string Path;
};

void *objectBehindASmartPointer() {
  auto P = std::make_unique<Plugin>();
  P->Path = getenv("PLUGIN");
  // expected-warning@+1 {{loaded by dlopen without verification [bordercheck-unverified-load]}}
  return dlopen(P->Path.c_str(), RTLD_NOW);
}

struct Backend {
  const char *Default = "libcpu.so";
  std::string Fallback = "libnull.so";
};

void *memberInitialisedByAConstant(const Backend &B) { return dlopen(B.Default, RTLD_NOW); }

void *stringInitialisedByAConstant(const Backend &B) {
  return dlopen(B.Fallback.c_str(), RTLD_NOW);
}

void *viewComparedWithAConstant(std::string_view Name) {
  if (Name != "libfast.so")
    return nullptr;
  return dlopen(std::string(Name).c_str(), RTLD_NOW);
}

static bool isKnown(const std::string &Name) {
  return Name == "libfast.so" || Name == "libsmall.so";
}

void *comparedByAFunction(const std::string &Name) {
  if (!isKnown(Name))
    return nullptr;
  return dlopen(Name.c_str(), RTLD_NOW);
}

static const std::string Allowed[] = {"libfast.so", "libsmall.so"};

void *foundInAConstantArray(const std::string &Name) {
  if (std::find(Allowed, Allowed + 2, Name) == Allowed + 2)
    return nullptr;
  return dlopen(Name.c_str(), RTLD_NOW);
}

void *comparisonKeptInAVariable(const std::string &Name) {
  bool Known = Name == "libfast.so" || Name == "libsmall.so";
  if (!Known)
    return nullptr;
  return dlopen(Name.c_str(), RTLD_NOW);
}

int main(int Count, char **Arguments) {
  if (Count < 2)
    return 1;
  if (strcmp(Arguments[1], "libfast.so") == 0)
    dlopen(Arguments[1], RTLD_NOW);
  // expected-warning@+1 {{'Arguments' is loaded by dlopen without verification [bordercheck-}}
  dlopen(Arguments[1], RTLD_NOW);
  return 0;
}

// Through a pointer.

using Loader = void *(*)(const char *, int);

void *loaderBehindAPointer() {
  Loader Load = dlopen;
  // expected-warning@+1 {{loaded by dlopen without verification [bordercheck-unverified-load]}}
  return Load(getenv("PLUGIN"), RTLD_NOW);
}

// Checked elsewhere.

static void exitUnlessKnown(const std::string &Name) {
  if (Name != "libfast.so" && Name != "libsmall.so")
    exit(1);
}

void *checkedByAFunctionThatExits(const std::string &Name) {
  exitUnlessKnown(Name);
  return dlopen(Name.c_str(), RTLD_NOW);
}

// Stand-ins for a library that this build is without.

namespace standins {

int hipModuleLoad(void **, const char *) { return 1; }

int theLibraryWhereItIsThere(const std::string &Name) {
  void *Module;
  // expected-warning@+1 {{'Name' is loaded by standins::hipModuleLoad without verification}}
  return hipModuleLoad(&Module, Name.c_str());
}

} // namespace standins

namespace own {

int hipModuleLoadData(void **Module, const char *Name) { return *Module && Name; }
void *dlopen(const char *, int) { return nullptr; }

int functionsThatDoSomethingElse(const std::string &Name) {
  void *Module = nullptr;
  // What the unit has itself is not what this one stands for.
  own::dlopen(Name.c_str(), 0);
  return hipModuleLoadData(&Module, Name.c_str());
}

} // namespace own
