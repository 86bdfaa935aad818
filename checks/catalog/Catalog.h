// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What library functions do to texts, handles and gates, as data. The engine knows
// no library: it asks the catalog for the models of a function's qualified name and
// applies their effects. Catalog files are YAML; CONTRIBUTING.md describes the
// model language.
#ifndef BORDERCHECK_CATALOG_CATALOG_H
#define BORDERCHECK_CATALOG_CATALOG_H

#include "checks/model/Crossing.h"
#include "checks/text/Format.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/GlobPattern.h"

namespace bordercheck {

/// Where an effect takes a value from or puts it. Global is a variable that the call does
/// not name (stdout), or what a function keeps from call to call (strtok).
struct Port {
  enum class Kind : uint8_t { None, Arg, ArgsFrom, This, Return, Literal, Global, Answer };
  Kind K = Kind::None;
  unsigned Index = 0; ///< of an Answer: the argument that is called back
  std::string Chars;  ///< of a Literal; the name of a Global

  explicit operator bool() const { return K != Kind::None; }
};

struct SourceEffect {
  OriginKind From = OriginKind::Unknown;
  std::optional<Controller> Who;
  Port To;
  Port Detail;
};

enum class BuildOp : uint8_t { Assign, Append, Prepend, Mix, Part, Element };

struct BuildEffect {
  BuildOp Op = BuildOp::Assign;
  Port To;
  std::vector<Port> From;
  Port Format;
  FormatLanguage Language = FormatLanguage::Printf;
};

struct ReadEffect {
  Port Handle;
  Port To;
};

struct OpenEffect {
  Port Path;
  Port Handle;
  OriginKind From = OriginKind::File;
};

struct CrossingEffect {
  CrossingKind Kind = CrossingKind::Interpret;
  Port Text, Path, Options, Arguments, Handle;
  /// Of a write: the file, or the handle on it, that Path is a new name or a copy of.
  Port From;
  /// Of a write: the file, or the handle on it, that may be run from there on.
  Port Executable;
  std::string Language;
  bool Later = false;
};

enum class Accept : uint8_t { NonZero, Zero, NotEnd, End };

struct GateEffect {
  GateKind Kind = GateKind::AllowList;
  Port On;
  /// The container whose members are allowed, or the characters; it must be constant.
  Port Members;
  /// A constant regular expression that the whole text matches.
  Port Pattern;
  /// A predicate that holds for every element of On, for none, for some.
  Port Every, None, Some;
  Accept When = Accept::NonZero;
  std::string Language;
};

struct CompareEffect {
  Port Left, Right;
  /// The result that means "equal".
  Accept Equal = Accept::Zero;
};

struct EscapeEffect {
  std::string Language;
  Port From, To;
};

/// An object of the program's own is made: the call hands From to a constructor of the class
/// that is a template argument of the type of Of.
struct ConstructEffect {
  Port Of;
  unsigned Argument = 0;
  std::vector<Port> From;
};

/// The function calls another one, now or later.
struct CallbackEffect {
  /// Holds what is called.
  Port Function;
  /// What the callee gets as its parameters, from First on.
  std::vector<Port> Passes;
  unsigned First = 0;
  /// What the callee gets from outside: To is a parameter of the callee.
  std::optional<SourceEffect> Source;
};

enum class ArgumentType : uint8_t { Any, Number, Character };

/// What an argument has to be for a model to count: of a type, or of a value. A value that
/// is not constant may be any, so the model counts.
struct Condition {
  Port On;
  ArgumentType Type = ArgumentType::Any;
  /// A glob over a constant value; empty where any will do.
  std::string Value;
  /// Of a number: one of these bits is set for certain; 0 where any number will do.
  unsigned Bits = 0;
};

struct Model {
  std::vector<std::string> Names;
  /// Types of pointers that only this function's address is put into, at run time: what is
  /// called through one of them is the function.
  std::vector<std::string> PointerTypes;
  std::optional<unsigned> Arity;
  std::optional<Condition> When;
  std::optional<SourceEffect> Source;
  std::optional<BuildEffect> Build;
  std::optional<ReadEffect> Read;
  std::optional<OpenEffect> Open;
  std::optional<CrossingEffect> Crosses;
  std::optional<GateEffect> Gate;
  std::optional<CompareEffect> Compare;
  std::optional<EscapeEffect> Escape;
  std::optional<ConstructEffect> Constructs;
  std::optional<CallbackEffect> Callback;
  /// Holds a path that only the developer or the operator decides.
  Port TrustedPath;
  /// What made the function, or what it returns: "protoc".
  std::string GeneratedBy;
  /// The handle that ends here.
  Port Close;
  Port Returns;
  bool ReturnsNumber = false;
  bool End = false;
  bool Neutral = false;
};

/// Does \p M say what the function does? A model that only vouches for the result, or says who
/// made it, leaves that to the function's body.
bool saysWhatItDoes(const Model &M);

/// A global variable that is an open handle, or itself an origin; or a field that is one, of
/// whichever object.
struct VariableModel {
  std::vector<std::string> Names;
  std::optional<OriginKind> Handle;
  std::optional<OriginKind> Source;
  /// Of Source; where it is not said, the origin's usual one.
  std::optional<Controller> Who;
  /// Holds a path that only the developer or the operator decides.
  bool TrustedPath = false;
  /// What made the value.
  std::string GeneratedBy;
};

/// A function that the environment calls with values from outside.
struct EntryModel {
  std::vector<std::string> Names;
  SourceEffect Source;
};

/// Programs that turn their arguments into code (shells, interpreters, compilers).
struct ProgramModel {
  std::vector<std::string> Names;
  std::string Language;
};

/// What becomes of a file.
enum class Becomes : uint8_t {
  Import,   ///< code that a compiler, interpreter or loader takes
  Config,   ///< what a build system, a scheduler or the like does
  Settings, ///< values that a program or a service reads
};

/// Files by name: Names are globs (artifacts.yaml).
struct ArtifactModel {
  std::vector<std::string> Names;
  bordercheck::Becomes Becomes = Becomes::Import;
  std::string Language;
};

/// One catalog file.
struct Library {
  std::string Name;
  std::string Reference;
  std::vector<Model> Functions;
  std::vector<VariableModel> Variables;
  std::vector<EntryModel> Entries;
  std::vector<ProgramModel> Programs;
  std::vector<ArtifactModel> Artifacts;
  /// Integers by their typedef that stand for texts: VALUE.
  std::vector<std::string> ValueTypes;
};

class Catalog {
public:
  /// The catalog that is part of the binary.
  static llvm::Expected<Catalog> builtin();
  /// What fingerprint() is of the catalog that is part of the binary.
  static uint64_t builtinFingerprint();
  /// Adds the models of one file. An error names \p FileName, line and field.
  llvm::Error add(llvm::StringRef FileName, llvm::StringRef Yaml);
  /// Adds \p L, a user's: what it says of a function counts instead of what was known.
  llvm::Error replaceBy(std::unique_ptr<Library> L);

  /// The models of a function by its qualified name, without template arguments
  /// and inline namespaces; empty where there are none.
  llvm::ArrayRef<const Model *> functions(llvm::StringRef QualifiedName) const;
  /// The models of the one function that pointers of the type of this name point to.
  llvm::ArrayRef<const Model *> calledThrough(llvm::StringRef PointerType) const;
  /// False where no function's or variable's model has a name that ends in this component:
  /// the cheap question first.
  bool mayKnow(llvm::StringRef LastComponent) const { return LastNames.contains(LastComponent); }
  /// Is an object of that class a text, a container of texts or a handle?
  bool isTextClass(llvm::StringRef QualifiedName) const;
  /// Is it a text that grows?
  bool isStringClass(llvm::StringRef QualifiedName) const;
  /// Does an integer of the typedef of this name stand for a text?
  bool isValueType(llvm::StringRef QualifiedName) const { return Values.contains(QualifiedName); }
  const VariableModel *variable(llvm::StringRef QualifiedName) const;
  const EntryModel *entry(llvm::StringRef QualifiedName) const;
  /// By the base name of a program's path; versions count ("python3.11").
  const ProgramModel *program(llvm::StringRef BaseName) const;
  /// By what is known of a file's path: of the first shape that a model knows.
  const ArtifactModel *artifact(const Text &Path) const;
  /// All that the file may be whose name's end has lost its order: {".c", ".py", ".txt"}.
  std::vector<const ArtifactModel *> artifactsAmong(const Text &Path) const;
  /// Of a file in this language, whatever its name.
  const ArtifactModel *artifactIn(llvm::StringRef Language) const;

  const std::vector<std::unique_ptr<Library>> &libraries() const { return Libraries; }
  /// Of all that was added, in order: two catalogs that agree in it know the same models.
  uint64_t fingerprint() const { return Fingerprint; }

private:
  llvm::Error index(std::unique_ptr<Library> Added);
  const ArtifactModel *artifactNamed(llvm::StringRef Path) const;

  uint64_t Fingerprint = 0;
  std::vector<std::unique_ptr<Library>> Libraries;
  /// Enough for what is embedded, so that loading does not grow them again and again.
  static constexpr unsigned Room = 1U << 13;
  llvm::StringMap<std::vector<const Model *>> Functions{Room};
  llvm::StringMap<std::vector<const Model *>> PointerTypes;
  llvm::StringSet<> LastNames;
  llvm::StringSet<> TextClasses;
  llvm::StringSet<> StringClasses;
  llvm::StringSet<> Values;
  llvm::StringMap<const VariableModel *> Variables;
  llvm::StringMap<const EntryModel *> Entries;
  llvm::StringMap<const ProgramModel *> Programs;
  struct ArtifactGlob {
    llvm::GlobPattern Glob; ///< refers to a name in Model
    const ArtifactModel *Model;
    bool OverWhole; ///< the path; else its last component
  };
  std::vector<ArtifactGlob> Artifacts;
};

} // namespace bordercheck

#endif
