// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What a text does not know about itself. A hole is a piece of a shape that is
// not constant. It stands either for an origin (its value came from outside the
// program) or for a symbol that a caller, a store elsewhere or a callee will fill
// in: substitution replaces symbols until only origins are left.
//
// Glossary:
//   origin      where a value came from: an environment variable, a file, ...
//   controller  who decides that value
//   gate        a control that the value has passed
//   symbol      what a hole stands for: an origin, or something still to be filled in
#ifndef BORDERCHECK_TEXT_HOLE_H
#define BORDERCHECK_TEXT_HOLE_H

#include "checks/text/Place.h"
#include "llvm/ADT/StringRef.h"
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace bordercheck {

/// Who decides a value, in the order in which trust falls. Unknown stands between
/// operator and user: nobody showed that an outsider decides it, nobody showed
/// that none does [D4].
enum class Controller : uint8_t { Constant, Developer, Operator, Unknown, User, Remote };

enum class OriginKind : uint8_t {
  Environment,
  Argument,
  Input,
  File,
  Network,
  Schema,
  ModelOutput,
  Directory,
  Database,
  Script,
  Settings,
  Process,   ///< another one: what a command prints, what comes through a pipe
  Compiled,  ///< code that a compiler or an engine made
  Parameter, ///< of a function that nobody in the program calls
  Field,     ///< that nobody in the program writes
  Global,    ///< likewise
  Call,      ///< the result of a function that is neither modelled nor analysed
  Unknown,
};

/// Names as they appear in catalog files and machine formats ("environment").
llvm::StringRef nameOf(OriginKind Kind);
llvm::StringRef nameOf(Controller Who);
std::optional<OriginKind> originKindFrom(llvm::StringRef Name);
std::optional<Controller> controllerFrom(llvm::StringRef Name);

/// The controller of an origin whose model names none.
Controller defaultController(OriginKind Kind);

/// What a gate checked, or did to, a value.
enum class GateKind : uint8_t {
  Signature,
  Digest,
  AllowList,
  IdentifierCheck,
  Escape,
  Isolation,
  Promotion,
};

llvm::StringRef nameOf(GateKind Kind);
std::optional<GateKind> gateKindFrom(llvm::StringRef Name);
/// Does it say that the value is what somebody signed or pinned?
bool isVerification(GateKind Kind);

/// A control that a value has passed. Language says what an Escape protects
/// ("shell", "c", ...) and is empty for the other kinds.
struct Gate {
  GateKind Kind = GateKind::AllowList;
  std::string Language;
  Place Where;

  /// Two gates are the same control wherever they stand.
  bool operator==(const Gate &Other) const {
    return Kind == Other.Kind && Language == Other.Language;
  }
};

/// Identifies a function, field or global across units: a hash of its USR, mixed
/// with the unit's name where linkage is internal. 0 means "none".
using EntityId = uint64_t;

/// The index of `this` among a function's parameters.
constexpr unsigned ThisParam = ~0u;

/// What a hole stands for.
struct Symbol {
  enum class Kind : uint8_t {
    Origin,   ///< a value from outside: From, Who, Detail
    Param,    ///< the text of parameter Index at entry
    Field,    ///< whatever is stored in field Entity: anywhere, or (Arg is 1) at entry in the
              ///< object that parameter Index refers to
    Global,   ///< whatever is stored in global Entity, anywhere
    Return,   ///< the result of the function's call number Index
    Out,      ///< what call number Index left in its argument Arg
    Function, ///< the address of function Entity: no text, but it takes the same ways
    Handle,   ///< an open file, stream or connection (Path, From): likewise
  };

  Kind K = Kind::Origin;
  OriginKind From = OriginKind::Unknown;
  Controller Who = Controller::Unknown;
  unsigned Index = 0;
  unsigned Arg = 0;
  EntityId Entity = 0;
  /// What exactly: the variable's name of an environment entry, a file's path.
  std::string Detail;

  bool isOrigin() const { return K == Kind::Origin; }
  /// A field of the object that parameter Index refers to.
  bool isOfParam() const { return K == Kind::Field && Arg == 1; }
  auto operator<=>(const Symbol &) const = default;

  static Symbol origin(OriginKind From, Controller Who, std::string Detail);
  static Symbol param(unsigned Index);
  static Symbol field(EntityId Entity);
  static Symbol fieldOf(unsigned Param, EntityId Entity);
  static Symbol global(EntityId Entity);
  static Symbol returnOf(unsigned Call);
  static Symbol outOf(unsigned Call, unsigned Arg);
  static Symbol function(EntityId Entity);
  static Symbol handle(OriginKind From);
};

class Text;

/// What stood around a value on its line where the order of its text was lost: a bag of
/// thousands of pieces still knows that this one was put between quotes.
struct Surroundings {
  /// Other holes are HoleMarks.
  std::string Before, After;
  /// Where it was put there.
  Place Where;

  auto operator<=>(const Surroundings &) const = default;
};

/// Stands for a hole in characters that are matched or lexed; no literal has it.
constexpr char HoleMark = '\x01';

/// A non-constant piece. Identity is Stands, Path, Number, Part, Read and Around; Gates are joined
/// by intersection and the shorter Trace wins, so that neither multiplies shapes.
struct Hole {
  Symbol Stands;
  /// As shown between the angle marks: "env PLUGIN", "op.name".
  std::string Name;
  /// Only digits, sign, point: it cannot carry code.
  bool Number = false;
  /// Some part of the value rather than all of it.
  bool Part = false;
  /// What is read from the handle that the symbol stands for.
  bool Read = false;
  /// Of a Handle: what it is bound to. Of an origin: the artifact that was read, or the
  /// entry's name where that is not constant.
  std::shared_ptr<const Text> Path;
  /// Only of members of bags, and of what replaces them.
  std::optional<Surroundings> Around;
  /// Where it was first put into a quoted part or a comment.
  Place Put;
  std::vector<Gate> Gates;
  /// From the origin towards the crossing, at most Bounds::MaxSteps.
  std::vector<Step> Trace;

  bool isHandle() const { return Stands.K == Symbol::Kind::Handle; }
  /// An order in which holes of one identity are equal.
  static int compare(const Hole &A, const Hole &B);
  /// Likewise, wherever in a text they stand.
  static int compareValues(const Hole &A, const Hole &B);
  bool hasGate(GateKind Kind) const;
};

using HolePtr = std::shared_ptr<const Hole>;

/// One hole for two that compare equal: gates intersected, shorter trace.
HolePtr mergeHoles(const HolePtr &A, const HolePtr &B);

} // namespace bordercheck

#endif
