// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The abstract state at a program point: what each object holds.
//
// An object is a variable, a field of an object, what a pointer points to, or a
// temporary. Pointers, references and descriptors hold the objects they refer to;
// strings, buffers and numbers hold a text; streams and FILE hold the text of a handle
// (checks/text/Artifact.h). Example:
//
//   char buf[64];            buf: (unset)
//   char *p = buf;           p: -> buf
//   strcpy(p, getenv("X"));  buf: ‹env X›
//   FILE *f = fopen(p, "w"); f: -> the temporary of fopen; that: ‹open <env X>›
//
// An object that the state does not mention holds its initial value: a symbolic hole
// for what a parameter, field or global brings along, nothing for a local.
#ifndef BORDERCHECK_FLOW_LATTICE_H
#define BORDERCHECK_FLOW_LATTICE_H

#include "checks/text/Text.h"
#include "clang/AST/Decl.h"
#include "clang/AST/Expr.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/IntrusiveRefCntPtr.h"
#include "llvm/ADT/SmallVector.h"
#include <deque>

namespace bordercheck {

/// An index into the function's ObjectTable.
using ObjectId = unsigned;

struct Value {
  Text Chars;
  /// Sorted; what a pointer or reference refers to.
  llvm::SmallVector<ObjectId, 2> Targets;
  /// Refers to a place inside its targets, not to their beginning.
  bool Offset = false;
  /// Refers to one element of its targets, which are arrays, whichever it is.
  bool Among = false;
  /// And to none but those behind the first.
  bool Later = false;

  static Value text(Text T);
  static Value pointer(ObjectId Target);
  bool isUnset() const { return Chars.isUnset() && Targets.empty(); }
  static Value join(const Value &A, const Value &B, BoundCounts &Cut);
  static Value widen(const Value &Old, const Value &New, bool Last, BoundCounts &Cut);
  static bool identical(const Value &A, const Value &B);
};

struct Object {
  enum class Kind : uint8_t { Variable, Field, Pointee, Element, Temporary, Mark };
  Kind K = Kind::Variable;
  const clang::ValueDecl *Decl = nullptr; ///< of a Variable, a Field, or who keeps it
  const clang::Expr *Maker = nullptr;     ///< of a Temporary
  ObjectId Parent = ~0U;                  ///< of a Field, Pointee or Element; ~0 for `this`
  unsigned Depth = 0;
  unsigned Number = 0; ///< of an Element
  clang::QualType Type;
};

/// The objects of one function, numbered in the order in which the walk meets them.
class ObjectTable {
public:
  static constexpr ObjectId None = ~0U;

  ObjectId variable(const clang::VarDecl &V);
  ObjectId field(ObjectId Parent, const clang::FieldDecl &F);
  ObjectId pointee(ObjectId Parent);
  /// One element of an array of pointers. The array itself holds the join of all.
  ObjectId element(ObjectId Array, unsigned Number, clang::QualType Type);
  llvm::ArrayRef<ObjectId> elementsOf(ObjectId Array) const;
  llvm::ArrayRef<ObjectId> fieldsOf(ObjectId Record) const;
  /// Holds something once a call that nobody sees into may have changed \p Record.
  ObjectId changedBy(ObjectId Record);
  /// What a library's function keeps from call to call: a text.
  ObjectId keptBy(const clang::FunctionDecl &F);
  ObjectId thisObject(clang::QualType Type);
  /// What the value of \p Maker refers to, or a value of its own.
  ObjectId temporary(const clang::Expr &Maker, clang::QualType Type);
  const Object &operator[](ObjectId Id) const { return Objects[Id]; }

private:
  /// \p Key and \p Number tell objects of one kind and parent apart.
  ObjectId make(const Object &O, const void *Key, unsigned Number = 0);

  /// Objects that are met later leave the others where they are.
  std::deque<Object> Objects;
  llvm::DenseMap<std::pair<const void *, uint64_t>, ObjectId> Index;
  llvm::DenseMap<ObjectId, llvm::SmallVector<ObjectId, 4>> Elements;
  llvm::DenseMap<ObjectId, llvm::SmallVector<ObjectId, 4>> Fields;
};

/// How a state enters a block: from before, from the end of a loop, or once too often.
enum class Join : uint8_t { Forward, Loop, Last };

/// What the objects hold that no longer hold their initial value. Copies share the values:
/// a walk makes one at each edge of the CFG.
class State {
public:
  struct Held : Value, llvm::RefCountedBase<Held> {
    explicit Held(Value V) : Value(std::move(V)) {}
  };
  using Entry = std::pair<ObjectId, llvm::IntrusiveRefCntPtr<const Held>>;

  const Value *find(ObjectId Id) const;
  void set(ObjectId Id, Value V);
  void forget(ObjectId Id);
  /// \returns whether this state changed.
  using InitialValue = llvm::function_ref<Value(ObjectId)>;
  bool joinWith(const State &Other, Join How, InitialValue Initial, BoundCounts &Cut);
  static bool identical(const State &A, const State &B);
  bool reached() const { return Reached; }
  void reach() { Reached = true; }

  /// Sorted by object.
  llvm::ArrayRef<Entry> values() const { return Values; }

private:
  std::vector<Entry> Values;
  bool Reached = false;
};

} // namespace bordercheck

#endif
